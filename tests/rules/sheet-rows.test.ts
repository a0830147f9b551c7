import { readJsonLines, writeJsonLines } from '../../cloudfunctions/_kernel/json-lines'
import type { Reading } from '../../cloudfunctions/_kernel/row-fault'
import { readSpreadsheet } from '../../cloudfunctions/_kernel/spreadsheet/spreadsheet'
import { writeSpreadsheet } from '../../cloudfunctions/_kernel/spreadsheet/spreadsheet-write'
import { joinParts, splitParts } from '../../cloudfunctions/guidance/cell-parts'
import { asDraft } from '../../cloudfunctions/guidance/sheet/draft-content'
import { columns, type SheetCells } from '../../cloudfunctions/guidance/sheet/columns'
import {
  objectsOfSheets,
  rowsOfSheets,
  sheetsOfLines,
  sheetsOfRows,
} from '../../cloudfunctions/guidance/sheet/rows'
import { sheets } from '../doors/guidance/sheets'

const windows = {
  noOf: (id: string) => id.slice(1),
  idOf: (no: string) => (/^\d{1,2}$/.test(no) ? `w${no}` : undefined),
}
const cells: SheetCells[] = sheets.map((sheet) => ({
  code: sheet.code,
  ownerUnit: sheet.ownerUnit,
  content: asDraft(sheet),
}))
const limits = { mostRows: 200, mostColumns: 40, mostCharacters: 8000, mostBytes: 8 * 1024 * 1024 }

const numbered = (first: number) => cells.map((sheet, n) => ({ row: n + first, ...sheet }))

describe('what is exported comes back as it was', () => {
  it('as a spreadsheet', async () => {
    const file = await writeSpreadsheet('一事一表', rowsOfSheets(cells, windows))
    const read = await readSpreadsheet(file, limits)
    expect(read.isGood && sheetsOfRows(read.rows, windows)).toEqual({ isGood: true, rows: numbered(2) })
  })

  it('as JSONL', () => {
    const file = new TextEncoder().encode(writeJsonLines(objectsOfSheets(cells, windows)))
    const read = readJsonLines(file, limits)
    expect(read.isGood && sheetsOfLines(read.rows, windows)).toEqual({ isGood: true, rows: numbered(1) })
  })

  it.each([[['a', '', 'c']], [['a|b', 'c\\d', '']], [['', '', '']], [['两\n行', '|', '\\']]])(
    'a line of parts: %j',
    (parts) => {
      expect(splitParts(joinParts(parts), 3)).toEqual(parts)
    },
  )
})

describe('a row that is wrong is named with its column', () => {
  const [head = [], row = []] = rowsOfSheets(cells.slice(0, 1), windows)
  const placesOf = (read: Reading<unknown>) =>
    read.isGood ? [] : read.faults.map((fault) => `${String(fault.row)} ${fault.field}`)
  const at = (key: string) => columns.findIndex((column) => column.key === key)
  const title = (key: string) => columns[at(key)]?.title ?? ''
  const withCell = (key: string, cell: string) => row.map((said, place) => (place === at(key) ? cell : said))
  const read = (...rows: string[][]) =>
    sheetsOfRows(
      rows.map((said, n) => ({ row: n + 1, cells: said })),
      windows,
    )

  it.each<[string, string, string]>([
    ['a code that is none', 'code', 'jw1'],
    ["a kind that there isn't", 'kind', '马上办'],
    ['days that are no number', 'legalDays', '三天'],
    ['days in 9999 and beyond', 'promisedDays', '99999'],
    ['a yes that is none', 'inVacation', '也许'],
    ['a fee in words', 'fee', '五块'],
    ["a window that there isn't", 'windows', '第一个'],
    ['a step that says something else', 'steps', '受理 | | | | | 停'],
    ['a step with days that are none', 'steps', '受理 | | | 几天'],
    ['a paper that nobody asked for', 'materials', '学生证 | 也许 | | 原件 | 1 | 自备'],
    ['a name that is too long', 'name', '长'.repeat(41)],
    [
      'more aliases than fit',
      'aliases',
      Array.from({ length: 21 }, (_none, n) => `名${String(n)}`).join('\n'),
    ],
  ])('%s', (_title, key, cell) => {
    expect(placesOf(read(head, withCell(key, cell)))).toEqual([`2 ${title(key)}`])
  })

  it.each<[string, string[][], string[]]>([
    ['nothing at all', [], ['0 ']],
    ['a column that is missing', [head.slice(0, -1), row], [`1 ${title('coUnits')}`]],
    ['a column that nobody knows', [[...head, '备注'], row], ['1 备注']],
    ['a column twice', [[...head, '编码'], row], ['1 编码']],
    ['a code twice', [head, row, row], ['3 编码']],
    [
      'two rows wrong at once',
      [head, withCell('kind', 'x'), withCell('code', '')],
      [`2 ${title('kind')}`, '3 编码'],
    ],
  ])('%s', (_title, rows, places) => {
    expect(placesOf(read(...rows))).toEqual(places)
  })

  it.each<[string, Record<string, unknown>, string[]]>([
    ['a field that nobody knows', { remark: 'x' }, ['7 remark']],
    ['an object in a field', { name: { $gt: '' } }, ['7 name']],
    ['a field of the prototype', JSON.parse('{"__proto__":"x"}') as Record<string, unknown>, ['7 __proto__']],
  ])('JSONL: %s', (_title, more, places) => {
    const [object = {}] = objectsOfSheets(cells.slice(0, 1), windows)
    const value: Record<string, unknown> = { ...object }
    for (const [key, said] of Object.entries(more))
      Object.defineProperty(value, key, { value: said, enumerable: true })
    expect(placesOf(sheetsOfLines([{ row: 7, value }], windows))).toEqual(places)
  })
})
