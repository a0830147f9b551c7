import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ARTICLES, chapters } from '../../cloudfunctions/centre/regulation/text'
import { contracts } from '../../local/contexts'
import { root } from '../../local/root'

interface Row {
  readonly article: number
  readonly page: string
  readonly endpoint: string
  readonly rule: string
  readonly test: string
}

const lines = readFileSync(path.join(root, 'docs', 'regulation.md'), 'utf8').split('\n')
const rows = lines.flatMap((line): Row[] => {
  const cells = line.split('|').map((cell) => cell.trim().replaceAll('`', ''))
  const [, article = '', , page = '', endpoint = '', rule = '', test = ''] = cells
  return /^\d+$/.test(article) ? [{ article: Number(article), page, endpoint, rule, test }] : []
})

const app = JSON.parse(readFileSync(path.join(root, 'miniprogram', 'app.json'), 'utf8')) as {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}
const pages = [
  ...app.pages,
  ...app.subPackages.flatMap((one) => one.pages.map((page) => `${one.root}/${page}`)),
]
const endpoints = Object.entries(contracts).flatMap(([context, contract]) =>
  Object.keys(contract).map((name) => `${context}.${name}`),
)

describe('the table of the regulation', () => {
  test('has a row for each of the thirty-six articles, and none for another', () => {
    const named = new Set(rows.map(({ article }) => article))
    const all = Array.from({ length: ARTICLES }, (_none, at) => at + 1)
    expect(all.filter((article) => !named.has(article))).toEqual([])
    expect([...named].filter((article) => !all.includes(article))).toEqual([])
  })

  test.each(rows.map((row) => [`§${String(row.article)} ${row.endpoint}`, row] as const))(
    '%s names what there is',
    (_title, row) => {
      expect(pages).toContain(row.page)
      expect(endpoints).toContain(row.endpoint)
      expect([row.rule, row.test].filter((file) => !existsSync(path.join(root, file)))).toEqual([])
    },
  )
})

describe('its text', () => {
  test('has its articles in order, none of them empty', () => {
    const articles = chapters.flatMap((chapter) => chapter.articles)
    expect(articles.map(({ no }) => no)).toEqual(Array.from({ length: 36 }, (_none, at) => at + 1))
    expect(articles.filter(({ paragraphs }) => paragraphs.some((text) => text.trim() === ''))).toEqual([])
  })
})
