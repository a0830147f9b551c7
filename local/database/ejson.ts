import { limits } from './cloud-facts'
import { failed, invalid } from './fault'

export type Document = Record<string, unknown>

/** A plain object: not an array, date, regular expression or null. */
export const isObject = (value: unknown): value is Document =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof RegExp)

/**
 * Reads an EJSON string as both SDKs send it. Typed numbers become numbers, `$date` a Date, `$regularExpression` a
 * RegExp and `$tcb_server_date` the given time plus its offset; operators stay as they are.
 * Throws INVALID_PARAM for anything else that JavaScript can't hold exactly, and beyond the nesting limit.
 */
export function readWire(text: string, now: Date): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw invalid('the request is not valid EJSON')
  }
  return revive(value, now, 0)
}

function revive(value: unknown, now: Date, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > limits.depth) throw invalid(`nesting deeper than ${String(limits.depth)} levels`)
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = revive(value[i], now, depth + 1)
    return value
  }
  const object = value as Document
  const keys = Object.keys(object)
  const only = keys.length === 1 ? keys[0] : undefined
  if (only?.startsWith('$') === true) {
    const read = wrappers.get(only)
    if (read !== undefined) return read(object[only], now)
  }
  for (const key of keys) {
    // Assigning to it would change the object's prototype, so it can't be a field.
    if (key === '__proto__') throw invalid('__proto__ is not a field name')
    object[key] = revive(object[key], now, depth + 1)
  }
  return object
}

const finite = (value: unknown): number => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) throw invalid('a number must be finite')
  return number
}

const date = (value: unknown): Date => {
  const inner = isObject(value) ? finite(value.$numberLong) : value
  const read = new Date(typeof inner === 'string' || typeof inner === 'number' ? inner : NaN)
  if (Number.isNaN(read.getTime())) throw invalid('a date must be valid')
  return read
}

const refuseType = (name: string) => (): never => {
  throw invalid(`the EJSON type ${name} is not supported`)
}

// A map: a field named 'constructor' must not find what objects inherit.
const wrappers = new Map<string, (inner: unknown, now: Date) => unknown>(
  Object.entries({
    $numberInt: finite,
    $numberDouble: finite,
    $numberLong: (inner: unknown) => {
      const number = finite(inner)
      if (!Number.isSafeInteger(number)) throw invalid('an integer must lie within ±(2^53 − 1)')
      return number
    },
    $date: date,
    $tcb_server_date: (inner: unknown, now: Date) =>
      new Date(now.getTime() + (isObject(inner) ? finite(revive(inner.offset ?? 0, now, 0)) : 0)),
    $regularExpression: (inner: unknown) => {
      if (!isObject(inner) || typeof inner.pattern !== 'string') throw invalid('a pattern must be a string')
      try {
        return new RegExp(inner.pattern, typeof inner.options === 'string' ? inner.options : '')
      } catch {
        throw invalid('the regular expression is not valid')
      }
    },
    $oid: refuseType('$oid'),
    $numberDecimal: refuseType('$numberDecimal'),
    $binary: refuseType('$binary'),
    $timestamp: refuseType('$timestamp'),
    $minKey: refuseType('$minKey'),
    $maxKey: refuseType('$maxKey'),
    $undefined: refuseType('$undefined'),
  }),
)

/**
 * Refuses what can't be stored: names that begin with `$` or hold a dot, patterns, functions of the wire left over,
 * numbers that aren't finite. Drops fields that are undefined.
 */
export function checkValue(value: unknown, depth = 1): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw invalid('a number must be finite')
  if (typeof value !== 'object' || value === null || value instanceof Date) return
  if (value instanceof RegExp) throw invalid('a regular expression cannot be stored')
  if (depth > limits.depth) throw invalid(`nesting deeper than ${String(limits.depth)} levels`)
  if (Array.isArray(value)) {
    for (const item of value) checkValue(item, depth + 1)
    return
  }
  for (const [key, inner] of Object.entries(value)) {
    if (key === '' || key.startsWith('$') || key.includes('.') || key === '__proto__')
      throw invalid(`the field name '${key}' is not allowed`)
    checkValue(inner, depth + 1)
  }
}

/**
 * The stored form: JSON in which a date is `{"$date": milliseconds}`, so that SQLite can compare it. It is at the same
 * time relaxed EJSON, so that it is sent as it is. Throws when larger than a document may be.
 */
export function toStored(document: Document): string {
  const text = JSON.stringify(plain(document))
  if (text.length * 3 > limits.documentBytes && Buffer.byteLength(text) > limits.documentBytes)
    throw failed('a document may not exceed 16 MB')
  return text
}

/** The same tree without Dates; shares every branch that has none. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return { $date: value.getTime() }
  if (Array.isArray(value)) {
    let copy: unknown[] | undefined
    for (let i = 0; i < value.length; i++) {
      const item: unknown = value[i]
      const inner = plain(item)
      if (inner !== item) (copy ??= [...(value as unknown[])])[i] = inner
    }
    return copy ?? value
  }
  const object = value as Document
  let copy: Document | undefined
  for (const key of Object.keys(object)) {
    const inner = plain(object[key])
    if (inner !== object[key]) (copy ??= { ...object })[key] = inner
  }
  return copy ?? object
}

/** Reads the stored form back; the tree is fresh, its caller may keep parts of it. */
export function fromStored(text: string): Document {
  const value = JSON.parse(text) as Document
  return text.includes('{"$date":') ? (withDates(value) as Document) : value
}

function withDates(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = withDates(value[i])
    return value
  }
  const object = value as Document
  const date = object.$date
  if (typeof date === 'number') return new Date(date)
  for (const key of Object.keys(object)) {
    const inner = object[key]
    if (typeof inner === 'object' && inner !== null) object[key] = withDates(inner)
  }
  return object
}
