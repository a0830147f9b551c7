import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { contextNames } from '../../../local/build/functions'
import { contracts, plans } from '../../../local/contexts'
import { root } from '../../../local/root'
import { contractPage } from '../../../local/server/contract-page'

const sources = path.join(root, 'cloudfunctions')

const declaredNames = (): string[] =>
  readdirSync(sources, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(sources, name), 'utf8'))
    .flatMap((text) => [...text.matchAll(/= collection\(\{\s*name: '(\w+)'/g)].map((match) => match[1] ?? ''))

test('the database knows every collection that any file declares', () => {
  expect(plans.map(({ name }) => name).sort()).toEqual(declaredNames().sort())
})

test('every context with a door has its contract here', async () => {
  expect(Object.keys(contracts).sort()).toEqual(await contextNames(sources))
})

test('every endpoint is described by JSON Schema, both ways', () => {
  const rows = contractPage(contracts)
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) {
    expect(row).toMatchObject({
      summary: expect.stringMatching(/\S/) as string,
      input: expect.objectContaining({ $schema: expect.any(String) as string }) as object,
      output: expect.objectContaining({ $schema: expect.any(String) as string }) as object,
    })
    expect(() => JSON.stringify(row)).not.toThrow()
  }
})

test('what an endpoint is called in Chinese, which the audit shows, has no English in it', () => {
  const titles = contractPage(contracts).map(({ summary }) => summary.split(':')[0] ?? '')
  expect(titles.filter((title) => /[A-Za-z]{3,}/.test(title))).toEqual([])
})
