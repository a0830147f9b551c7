import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../local/root'

/** Words alone: a title may say `’` for `'`, and go on after its sentence. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()

const rows = readFileSync(path.join(root, 'docs', 'situations.md'), 'utf8')
  .split('\n')
  .flatMap((line): [string, string][] => {
    const [, situation = '', test = ''] = line.split('|').map((cell) => cell.trim())
    return test.startsWith('`tests/') ? [[situation, test.replaceAll('`', '')]] : []
  })

/** Titles of tests and of groups of tests in a file. */
const titlesOf = (file: string): string[] => {
  const source = existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : ''
  return [...source.matchAll(/\b(?:it|test|describe)\(\s*(['"`])(.*?)\1,/gu)].map(([, , title = '']) =>
    plain(title),
  )
}

test('the page of situations can be read', () => {
  expect(rows.length).toBeGreaterThan(50)
})

test.each(rows)('%s', (situation, file) => {
  expect(titlesOf(file).filter((title) => title.includes(plain(situation)))).not.toEqual([])
})
