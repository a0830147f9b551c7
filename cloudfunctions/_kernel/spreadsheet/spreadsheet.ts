import { type FileLimits, MOST_FAULTS, type Reading, type Row, type RowFault, unread } from '../row-fault'
import { dayOfSerial, dateStyles } from './spreadsheet-date'
import { BoundedText, loadParser, readXml } from './spreadsheet-xml'
import { unpack } from './spreadsheet-zip'

type Parser = Awaited<ReturnType<typeof loadParser>>
type Parts = ReadonlyMap<string, Uint8Array>

/** `C12` → 2. Nothing for what no spreadsheet calls a cell. */
const columnOf = (reference: string | undefined): number | undefined => {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1]
  if (letters === undefined) return undefined
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** 2 → `C`: what a person sees above the column. */
export const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnName(Math.floor(column / 26) - 1) + columnName(column % 26)

/** Texts that cells point to by number. Each stops past the limit; the cell that shows it is then refused. */
const sharedTexts = (Sax: Parser, part: Uint8Array | undefined, most: number): string[] => {
  const texts: string[] = []
  if (part === undefined) return texts
  const text = new BoundedText(most)
  let isText = false
  let isPhonetic = false
  readXml(Sax, part, {
    open: (tag) => {
      if (tag === 'rPh') isPhonetic = true
      isText = tag === 't' && !isPhonetic
    },
    text: (piece) => {
      if (isText) text.add(piece)
    },
    close: (tag) => {
      if (tag === 'rPh') isPhonetic = false
      if (tag === 't') isText = false
      if (tag === 'si') texts.push(text.take())
    },
  })
  return texts
}

/** The part that holds the first sheet of the workbook, as people see them in order. */
const firstSheet = (Sax: Parser, parts: Parts): Uint8Array | undefined => {
  const sheets: string[] = []
  const calendars: string[] = []
  readXml(Sax, parts.get('xl/workbook.xml') ?? new Uint8Array(), {
    open: (tag, attributes) => {
      if (tag === 'sheet') sheets.push(attributes['r:id'] ?? '')
      if (tag === 'workbookPr') calendars.push(attributes['date1904'] ?? '')
    },
  })
  // Days that count from 1904 would be read four years too early.
  if (calendars.some((from1904) => /^(?:1|true)$/.test(from1904))) throw new Error('another calendar')
  let target = ''
  const relations = parts.get('xl/_rels/workbook.xml.rels')
  if (relations !== undefined) {
    readXml(Sax, relations, {
      open: (tag, attributes) => {
        if (tag === 'Relationship' && attributes['Id'] === sheets[0]) target = attributes['Target'] ?? ''
      },
    })
  }
  return parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
}

interface Cell {
  readonly column: number
  readonly type: string
  readonly style: number
  readonly isFormula: boolean
}

/** What a cell says as text: whole numbers plain, dates as YYYY-MM-DD. Nothing for an error value or a bad date. */
const saysOf = (cell: Cell, raw: string, shared: readonly string[], dates: ReadonlySet<number>) => {
  if (cell.type === 's') return shared[Number(raw)]
  if (cell.type === 'e') return undefined
  if (cell.type === 'b') return raw === '1' ? 'TRUE' : 'FALSE'
  if (cell.type === 'str' || cell.type === 'inlineStr' || raw === '') return raw
  if (cell.type === 'd') return raw.slice(0, 10)
  const number = Number(raw)
  if (!Number.isFinite(number)) return undefined
  if (dates.has(cell.style)) return dayOfSerial(number)
  // What people type has at most fifteen digits; the file may carry the noise behind them.
  return String(Number(number.toPrecision(15)))
}

const faultAt = (row: number, column: number, zh: string, en: string): RowFault => ({
  row,
  field: columnName(column),
  zh,
  en,
})

/** Collects the rows of one sheet with all that is wrong with its cells. */
class SheetReader {
  readonly rows: Row[] = []
  readonly faults: RowFault[] = []
  readonly #text: BoundedText
  #row = 0
  #cells: string[] = []
  #cell: Cell | undefined
  #isText = false
  #isPhonetic = false

  constructor(
    readonly limits: FileLimits,
    readonly shared: readonly string[],
    readonly dates: ReadonlySet<number>,
  ) {
    this.#text = new BoundedText(limits.mostCharacters)
  }

  get isFull(): boolean {
    return this.rows.length > this.limits.mostRows || this.faults.length >= MOST_FAULTS
  }

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (this.isFull) return
    if (tag === 'row') {
      this.#beginRow(attributes['r'])
      this.#cells = []
    } else if (tag === 'c') {
      const column = columnOf(attributes['r']) ?? (this.#cell?.column ?? -1) + 1
      const style = Number(attributes['s'] ?? 0)
      this.#cell = { column, type: attributes['t'] ?? 'n', style, isFormula: false }
    } else if (tag === 'f' && this.#cell !== undefined) {
      this.#cell = { ...this.#cell, isFormula: true }
    } else if (tag === 'rPh') this.#isPhonetic = true
    this.#isText = tag === 'v' || (tag === 't' && !this.#isPhonetic)
  }

  text(piece: string): void {
    if (this.#isText && !this.isFull) this.#text.add(piece)
  }

  close(tag: string): void {
    if (tag === 'v' || tag === 't') this.#isText = false
    if (tag === 'rPh') this.#isPhonetic = false
    if (this.isFull) return
    if (tag === 'c' && this.#cell !== undefined) this.#endCell(this.#cell, this.#text.take())
    if (tag !== 'row') return
    this.#cell = undefined
    // Spreadsheets keep rows that were once touched: what says nothing is no row.
    if (this.#cells.some((said) => said !== '')) {
      this.rows.push({
        row: this.#row,
        cells: Array.from(this.#cells, (said: string | undefined) => said ?? ''),
      })
    }
  }

  /** A row is where the file says; one that says nothing is the next. */
  #beginRow(said: string | undefined): void {
    const isNumber = said === undefined || /^[1-9]\d{0,6}$/.test(said)
    this.#row = said !== undefined && isNumber ? Number(said) : this.#row + 1
    if (isNumber) return
    this.faults.push({
      row: this.#row,
      field: '',
      zh: '这一行的行号不对，文件可能已损坏。请另存为 .xlsx 再传。',
      en: 'The number of this row is no row number; the file may be damaged. Save it as .xlsx again.',
    })
  }

  #endCell(cell: Cell, raw: string): void {
    const { mostColumns, mostCharacters } = this.limits
    const { column } = cell
    const refuse = (zh: string, en: string): void => void this.faults.push(faultAt(this.#row, column, zh, en))
    if (cell.isFormula) {
      refuse(
        '这一格是公式，请改成值（复制后选择性粘贴为“值”）。',
        'This cell is a formula. Paste its value instead.',
      )
      return
    }
    const said = saysOf(cell, raw, this.shared, this.dates)?.trim()
    if (said === '') return
    if (column >= mostColumns)
      refuse(`列太多，最多 ${String(mostColumns)} 列。`, `Too many columns: ${String(mostColumns)} at most.`)
    else if (said === undefined)
      refuse('这一格是错误值，或日期不对。', 'This cell holds an error or no valid date.')
    else if (said.length > mostCharacters)
      refuse(
        `这一格太长，最多 ${String(mostCharacters)} 字。`,
        `This cell is too long: ${String(mostCharacters)} characters at most.`,
      )
    else this.#cells[column] = said
  }
}

const reasons = {
  damaged: [
    '文件打不开：不是 xlsx，或已损坏。请另存为 .xlsx 再传。',
    'The file cannot be opened: no xlsx, or damaged. Save it as .xlsx again.',
  ],
  tooLarge: [
    '文件解开后太大，没有读。请删去多余的表和图片。',
    'The file is too large once unpacked and was not read. Remove spare sheets and pictures.',
  ],
  macros: ['文件里有宏，不收。请另存为不含宏的 .xlsx。', 'The file holds macros. Save it as a plain .xlsx.'],
  noWorkbook: [
    '这不是 xlsx 表格，改了后缀名的不算。',
    'This is no xlsx workbook; a renamed file does not count.',
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>

/**
 * The rows of a workbook's first sheet as texts, or every fault with its row and column. Nothing of the file is
 * believed: sizes are bounded before and while it is unpacked, formulas, macros, error values and foreign encodings
 * are refused. Rows count as the spreadsheet shows them, from 1.
 */
export const readSpreadsheet = async (file: Uint8Array, limits: FileLimits): Promise<Reading<Row>> => {
  const unpacked = await unpack(file, limits)
  if (unpacked.kind !== 'parts') {
    const [zh, en] = reasons[unpacked.kind]
    return unread(zh, en)
  }
  const Sax = await loadParser()
  try {
    const { parts } = unpacked
    const sheet = firstSheet(Sax, parts)
    if (sheet === undefined) return unread(...reasons.damaged)
    const shared = sharedTexts(Sax, parts.get('xl/sharedStrings.xml'), limits.mostCharacters)
    const reader = new SheetReader(limits, shared, dateStyles(Sax, parts.get('xl/styles.xml')))
    readXml(Sax, sheet, {
      open: (tag, attributes) => {
        reader.open(tag, attributes)
      },
      text: (piece) => {
        reader.text(piece)
      },
      close: (tag) => {
        reader.close(tag)
      },
    })
    const { rows, faults } = reader
    if (rows.length > limits.mostRows) {
      const most = String(limits.mostRows)
      return unread(`行太多，一次最多 ${most} 行。`, `Too many rows: ${most} at a time.`)
    }
    return faults.length > 0 ? { isGood: false, faults } : { isGood: true, rows }
  } catch {
    return unread(...reasons.damaged)
  }
}
