import { type FileLimits, MOST_FAULTS, type Reading, type RowFault, unread } from './row-fault'

/** One line that was read: its number from 1, and the object on it. */
export interface Line {
  readonly row: number
  readonly value: Readonly<Record<string, unknown>>
}

const LINE_END = 10

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One line as the object it holds, or the sentences that say why not. */
const read = (
  bytes: Uint8Array,
  isFirst: boolean,
): Readonly<Record<string, unknown>> | undefined | [string, string] => {
  let said: string
  try {
    said = new TextDecoder('utf-8', { fatal: true, ignoreBOM: !isFirst }).decode(bytes).trim()
  } catch {
    return [
      '这一行不是 UTF-8 编码，请把文件另存为 UTF-8。',
      'This line is not UTF-8. Save the file as UTF-8.',
    ]
  }
  if (said === '') return undefined
  try {
    const value: unknown = JSON.parse(said)
    if (isObject(value)) return value
  } catch {
    // What is no JSON is told below, like JSON that is no object.
  }
  return ['这一行不是一个 JSON 对象。', 'This line is not a JSON object.']
}

/**
 * The objects of a JSONL file, one a line, or every fault with its line: another encoding, no JSON, too long. Fields
 * are not looked at here.
 */
export const readJsonLines = (file: Uint8Array, limits: FileLimits): Reading<Line> => {
  if (file.length > limits.mostBytes)
    return unread('文件太大，没有读。', 'The file is too large and was not read.')
  const lines: Line[] = []
  const faults: RowFault[] = []
  // A character takes three bytes at most in the scripts people write; quotes and names of fields come on top.
  const mostBytes = limits.mostCharacters * limits.mostColumns * 3
  let row = 0
  for (let from = 0; from < file.length && faults.length < MOST_FAULTS;) {
    const found = file.indexOf(LINE_END, from)
    const end = found === -1 ? file.length : found
    row += 1
    const tooLong: [string, string] = ['这一行太长，没有读。', 'This line is too long and was not read.']
    const value = end - from > mostBytes ? tooLong : read(file.subarray(from, end), row === 1)
    if (Array.isArray(value)) faults.push({ row, field: '', zh: value[0], en: value[1] })
    else if (value !== undefined) lines.push({ row, value })
    if (lines.length > limits.mostRows) {
      const most = String(limits.mostRows)
      return unread(`行太多，一次最多 ${most} 行。`, `Too many rows: ${most} at a time.`)
    }
    from = end + 1
  }
  return faults.length > 0 ? { isGood: false, faults } : { isGood: true, rows: lines }
}

/** Objects as JSONL. */
export const writeJsonLines = (objects: readonly object[]): string =>
  objects.map((one) => `${JSON.stringify(one)}\n`).join('')
