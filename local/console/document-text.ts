/** Documents as the console shows and takes them: EJSON, dates as Shanghai's wall clock with its offset. */

const SHIFT = 8 * 3_600_000
const WIDTH = 64

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Milliseconds of an EJSON date, or nothing for anything else. */
export const instantOf = (value: unknown): number | undefined => {
  if (!isObject(value) || Object.keys(value).length !== 1) return undefined
  const inner = value['$date']
  const at = typeof inner === 'number' ? inner : typeof inner === 'string' ? Date.parse(inner) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}

/** 2026-11-23T10:24:05+08:00, with milliseconds where there are any. */
export const shanghaiText = (at: number): string =>
  new Date(at + SHIFT).toISOString().replace(/(?:\.000)?Z$/, '+08:00')

const withTexts = (value: unknown): unknown => {
  const at = instantOf(value)
  if (at !== undefined) return { $date: shanghaiText(at) }
  if (Array.isArray(value)) return value.map(withTexts)
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTexts(inner)]))
  return value
}

const spaced = (value: unknown): string => JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ')

const written = (value: unknown, indent: string): string => {
  const short = spaced(value)
  if (typeof value !== 'object' || value === null || short.length + indent.length <= WIDTH) return short
  const inner = `${indent}  `
  const parts = Array.isArray(value)
    ? value.map((item) => written(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${written(item, inner)}`)
  const [open, end] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${end}`
}

/** A document for reading and editing: what fits stands on one line, fields of the document on their own. */
export const documentText = (document: unknown): string => {
  const value = withTexts(document)
  if (!isObject(value) || Object.keys(value).length === 0) return written(value, '')
  const fields = Object.entries(value).map(
    ([key, item]) => `  ${JSON.stringify(key)}: ${written(item, '  ')}`,
  )
  return `{\n${fields.join(',\n')}\n}`
}

const two = (value: number): string => String(value).padStart(2, '0')

/** 11-23 10:24:05 */
export const momentText = (at: number): string => {
  const wall = new Date(at + SHIFT)
  const day = `${two(wall.getUTCMonth() + 1)}-${two(wall.getUTCDate())}`
  return `${day} ${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}:${two(wall.getUTCSeconds())}`
}

/** A field in a cell: one line, as short as it can be told. */
export const cellText = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return '–'
  const at = instantOf(value)
  if (at !== undefined) return momentText(at)
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  if (Array.isArray(value) && value.some((item) => typeof item === 'object'))
    return `[${String(value.length)}]`
  return JSON.stringify(value)
}

const LONGEST_TABLE = 8
const first = ['number', 'no', 'name', 'status', 'state']
const last = ['createdAt', 'updatedAt', 'v']

/**
 * Fields worth a column: `_id`, what a thing is called and how it stands, then plain values in their own order,
 * objects only where there is room, when it was changed at the end.
 */
export const columnsOf = (documents: readonly Readonly<Record<string, unknown>>[]): string[] => {
  const names = [...new Set(documents.flatMap((document) => Object.keys(document)))]
  const isPlain = (name: string): boolean =>
    documents.every(
      (document) =>
        !(name in document) || typeof document[name] !== 'object' || instantOf(document[name]) !== undefined,
    )
  const own = names.filter((name) => name !== '_id' && !last.includes(name))
  const telling = first.filter((name) => own.includes(name))
  const others = own.filter((name) => !first.includes(name))
  const ordered = [...telling, ...others.filter(isPlain), ...others.filter((name) => !isPlain(name))]
  const stamp = names.includes('updatedAt') ? ['updatedAt'] : []
  return ['_id', ...ordered.slice(0, LONGEST_TABLE - 1 - stamp.length), ...stamp]
}

/**
 * The filter that a search means: JSON as it is, anything else as the beginning of an `_id`.
 * @throws SyntaxError for JSON that isn't
 */
export const filterText = (search: string): string => {
  const wanted = search.trim()
  if (wanted === '') return '{}'
  if (!wanted.startsWith('{')) {
    const pattern = `^${wanted.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`
    return JSON.stringify({ _id: { $regularExpression: { pattern, options: 'i' } } })
  }
  JSON.parse(wanted)
  return wanted
}

/** Where a JSON mistake is, as an index into the text; nothing when the browser doesn't say. */
export const mistakeAt = (text: string, message: string): number | undefined => {
  const position = /position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return Number(position)
  const place = /line (\d+) column (\d+)/.exec(message)
  if (place === null) return undefined
  const before = text.split('\n').slice(0, Number(place[1]) - 1)
  return before.reduce((sum, line) => sum + line.length + 1, 0) + Number(place[2]) - 1
}
