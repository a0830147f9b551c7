import * as v from 'valibot'
import type { Line } from '../../_kernel/json-lines'
import { MOST_FAULTS, type Reading, type Row, type RowFault } from '../../_kernel/row-fault'
import { ServiceCode } from '../../_shared/service-sheet'
import { DraftContent } from './draft-content'
import { type Column, columns, type SheetCells, type WindowNumbers } from './columns'

/** A row that could be read: where it stands and what it says. */
export interface SheetRow extends SheetCells {
  readonly row: number
}

/** The texts of one row by column; nothing = the row hasn't got it. */
type Texts = ReadonlyMap<string, readonly string[]>

const linesOf = (cell: string): string[] =>
  cell
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

const titleOf = (key: string): string => columns.find((column) => column.key === key)?.title ?? key

/** The columns under the head of a spreadsheet; what is missing, unknown or there twice is told. */
const headOf = (head: Row): { byPlace: (Column | undefined)[]; faults: RowFault[] } => {
  const byPlace = head.cells.map((title) => columns.find((column) => column.title === title))
  const faults: RowFault[] = []
  head.cells.forEach((title, place) => {
    const column = byPlace[place]
    if (title !== '' && column === undefined)
      faults.push({
        row: head.row,
        field: title.slice(0, 60),
        zh: '没有这一列，请用导出的表头。',
        en: 'There is no such column. Use the head of an export.',
      })
    else if (column !== undefined && byPlace.indexOf(column) < place)
      faults.push({
        row: head.row,
        field: title,
        zh: '这一列出现了两次。',
        en: 'This column stands there twice.',
      })
  })
  for (const column of columns) {
    if (!byPlace.includes(column))
      faults.push({ row: head.row, field: column.title, zh: '缺少这一列。', en: 'This column is missing.' })
  }
  return { byPlace, faults }
}

const cellsOf = ({ cells }: Row, byPlace: readonly (Column | undefined)[]): Texts =>
  new Map(
    cells.flatMap((cell, place): [string, string[]][] => {
      const column = byPlace[place]
      return column === undefined ? [] : [[column.key, linesOf(cell)]]
    }),
  )

const Cell = v.union([v.string(), v.number(), v.array(v.string())])

/** One object of a JSONL file by column. */
const objectTexts = ({ row, value }: Line, faults: RowFault[]): Texts =>
  new Map(
    Object.entries(value).flatMap(([key, given]): [string, string[]][] => {
      const column = columns.find((one) => one.key === key)
      const said = v.safeParse(Cell, given)
      if (column === undefined || !said.success) {
        const [zh, en] =
          column === undefined
            ? ['没有这个字段。', 'There is no such field.']
            : ['只能写文字或文字列表。', 'Only a text or a list of texts.']
        faults.push({ row, field: key.slice(0, 60), zh, en })
        return []
      }
      return [[key, typeof said.output === 'object' ? said.output : linesOf(String(said.output))]]
    }),
  )

const readRow = (
  row: number,
  texts: Texts,
  windows: WindowNumbers,
  faults: RowFault[],
): SheetRow | undefined => {
  const before = faults.length
  const said = columns.map((column) => {
    const wrong = (zh: string, en: string): void => void faults.push({ row, field: column.title, zh, en })
    return column.read(texts.get(column.key) ?? [], wrong, windows)
  })
  const code = texts.get('code')?.[0] ?? ''
  if (!v.is(ServiceCode, code))
    faults.push({
      row,
      field: titleOf('code'),
      zh: '编码是单位字母加三位数字，如 JW-003。',
      en: 'A code is letters and three digits: JW-003.',
    })
  if (faults.length > before) return undefined
  const content = v.safeParse(DraftContent, Object.assign({}, ...said))
  if (content.success)
    return { row, code, ownerUnit: texts.get('ownerUnit')?.[0] ?? '', content: content.output }
  for (const issue of content.issues) {
    const key = v.getDotPath(issue)?.split('.')[0] ?? ''
    faults.push({
      row,
      field: titleOf(key),
      zh: '太长、太多或格式不对。',
      en: 'Too long, too many or of the wrong form.',
    })
  }
  return undefined
}

const allOf = (
  rows: readonly { row: number; texts: Texts }[],
  windows: WindowNumbers,
  faults: RowFault[],
): Reading<SheetRow> => {
  const read = rows.flatMap(({ row, texts }) => readRow(row, texts, windows, faults) ?? [])
  const firstOf = new Map<string, number>()
  for (const { row, code } of read) {
    const first = firstOf.get(code)
    if (first === undefined) firstOf.set(code, row)
    else
      faults.push({
        row,
        field: titleOf('code'),
        zh: `${code} 在第 ${String(first)} 行已经有了。`,
        en: `${code} is in row ${String(first)} already.`,
      })
  }
  return faults.length === 0
    ? { isGood: true, rows: read }
    : { isGood: false, faults: faults.slice(0, MOST_FAULTS) }
}

/** Sheets from the rows of a spreadsheet whose first row is the head, or every fault with its row and column. */
export const sheetsOfRows = ([head, ...rows]: readonly Row[], windows: WindowNumbers): Reading<SheetRow> => {
  if (head === undefined)
    return {
      isGood: false,
      faults: [{ row: 0, field: '', zh: '表里什么也没有。', en: 'The file is empty.' }],
    }
  const { byPlace, faults } = headOf(head)
  if (faults.length > 0) return { isGood: false, faults }
  return allOf(
    rows.map((row) => ({ row: row.row, texts: cellsOf(row, byPlace) })),
    windows,
    faults,
  )
}

/** Sheets from the objects of a JSONL file, or every fault with its line and field. */
export const sheetsOfLines = (lines: readonly Line[], windows: WindowNumbers): Reading<SheetRow> => {
  const faults: RowFault[] = []
  const rows = lines.map((line) => ({ row: line.row, texts: objectTexts(line, faults) }))
  return allOf(rows, windows, faults)
}

/** Head and rows of a spreadsheet that says all of these. */
export const rowsOfSheets = (sheets: readonly SheetCells[], windows: WindowNumbers): string[][] => [
  columns.map(({ title }) => title),
  ...sheets.map((sheet) => columns.map((column) => column.write(sheet, windows).join('\n'))),
]

/** The same as objects for JSONL. */
export const objectsOfSheets = (sheets: readonly SheetCells[], windows: WindowNumbers): object[] =>
  sheets.map((sheet) =>
    Object.fromEntries(
      columns.map((column) => {
        const lines = column.write(sheet, windows)
        return [column.key, column.isList ? lines : (lines[0] ?? '')]
      }),
    ),
  )
