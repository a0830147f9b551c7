import type { IndexPlan } from '../../cloudfunctions/_kernel/collection'
import type { Document } from './ejson'
import { reach } from './path'
import type { SqlValue } from './store'

/** One column of an index. */
export interface Column {
  readonly path: string
  readonly parts: readonly string[]
  readonly descending: boolean
  /** The SQL expression that the index is built on; a query must use the very same text. */
  readonly sql: string
}

export interface Index {
  /** As MongoDB names it: `line_1_day_1`. */
  readonly label: string
  /** Its name in SQLite. */
  readonly name: string
  readonly unique: boolean
  readonly columns: readonly Column[]
  /** The statement that creates it; a changed plan shows as a changed text. */
  readonly create: string
}

/** Stands for null and missing in a unique index, where both count as one value; no stored number is infinite. */
const nothing = '-9e999'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const tableName = (collection: string): string => `docs:${collection}`
export const tableOf = (collection: string): string => quoted(tableName(collection))

/** The value at a path as SQLite compares it: a date by its milliseconds, true as 1, missing as NULL. */
const valueAt = (parts: readonly string[]): string => {
  const path = parts.map((part) => `."${part}"`).join('')
  return `coalesce(json_extract(doc, '$${path}."$date"'), json_extract(doc, '$${path}'))`
}

/** Tells values apart that `valueAt` gives the same: a date from a number, true from 1. */
const kindAt = (parts: readonly string[]): string =>
  `ifnull(nullif(json_type(doc, '$${parts.map((part) => `."${part}"`).join('')}'), 'null'), '')`

/**
 * Turns a planned index into SQLite's. Throws when a path is one that an index here can't be built on: parts must be
 * letters, digits, `_` and `-`, and not a number alone.
 */
export function indexFrom(collection: string, plan: IndexPlan): Index {
  const unique = plan.unique === true
  const columns = plan.on.map((entry): Column => {
    const descending = entry.startsWith('-')
    const path = descending ? entry.slice(1) : entry
    const parts = path.split('.')
    if (!parts.every((part) => /^[\w-]+$/.test(part) && !/^\d+$/.test(part)))
      throw new Error(`The index on ${collection} names a path that cannot be indexed: ${entry}.`)
    const value = valueAt(parts)
    return { path, parts, descending, sql: unique ? `ifnull(${value}, ${nothing})` : value }
  })
  const label = columns.map(({ path, descending }) => `${path}_${descending ? '-1' : '1'}`).join('_')
  const name = `${collection}:${label}${unique ? '_unique' : ''}`
  const terms = columns.map(({ sql, descending }) => (descending ? `${sql} DESC` : sql))
  if (unique) terms.push(...columns.map(({ parts }) => kindAt(parts)))
  const create = `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${quoted(name)} ON ${tableOf(collection)} (${terms.join(', ')})`
  return { label, name, unique, columns, create }
}

/** The condition for "null or missing" in a column. */
export const isNothing = (index: Index, column: Column): string =>
  index.unique ? `${column.sql} = ${nothing}` : `${column.sql} IS NULL`

export const quotedIndex = (index: Index): string => quoted(index.name)

/** The table's own key, which serves like an index. */
export const idColumn: Column = { path: '_id', parts: ['_id'], descending: false, sql: 'id' }
export const idIndex: Index = { label: '_id_', name: '', unique: false, columns: [idColumn], create: '' }

/** What kinds of values stand at an indexed path, over all documents that ever were; only ever grows. */
export const kinds = {
  number: 1,
  string: 2,
  boolean: 4,
  date: 8,
  other: 16,
  array: 32,
  surrogate: 64,
} as const

/** Texts with these SQLite (by code point) and JavaScript (by UTF-16 unit) order differently, or can't be bound. */
const outOfOrder = /[\0\ud800-\uffff]/

/** The kinds at one path of one document, and the element values when an array lies on the way. */
export function inspect(document: Document, column: Column): { bits: number; elements: SqlValue[] } {
  const { values, throughArray } = reach(document, column.parts)
  let bits = throughArray ? kinds.array : 0
  const elements: SqlValue[] = []
  for (const value of values) {
    bits |= kindOf(value)
    if (!throughArray) continue
    const element = comparable(value)
    if (element !== undefined && !elements.includes(element)) elements.push(element)
  }
  return { bits, elements }
}

function kindOf(value: unknown): number {
  if (value === undefined || value === null) return 0
  if (typeof value === 'number') return kinds.number
  if (typeof value === 'string') return outOfOrder.test(value) ? kinds.string | kinds.surrogate : kinds.string
  if (typeof value === 'boolean') return kinds.boolean
  return value instanceof Date ? kinds.date : kinds.other
}

/** Whether SQLite sorts these kinds as MongoDB does: one kind of plain values, nulls first. */
export const sortsAlike = (bits: number): boolean =>
  (bits & (kinds.other | kinds.array | kinds.surrogate)) === 0 && (bits & (bits - 1)) === 0

/** A value as `valueAt` gives it; undefined when it can't be looked up that way. */
export function comparable(value: unknown): SqlValue | undefined {
  if (value === null || typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.getTime()
  // A zero character would cut the bound text off; half a surrogate pair has no form in UTF-8.
  if (typeof value === 'string') return /\0|\p{Surrogate}/u.test(value) ? undefined : value
  return undefined
}
