import { isObject, readWire, type Document } from './ejson'
import { invalid } from './fault'
import type { Order } from './plan'

/** The parsed body of one wire action. */
export type Body = Record<string, unknown>

export function collectionName(body: Body): string {
  const name = body.collectionName
  if (typeof name !== 'string' || name === '') throw invalid('collectionName must be a non-empty string')
  return name
}

/** The filter of a request; an absent one means every document, as where the SDK was given none. */
export function filterOf(body: Body, now: Date): Document {
  const query = body.query
  if (query === undefined || query === null || query === '') return {}
  return objectFrom(query, 'query', now)
}

/** An EJSON string, or the object that it would be, as a plain object. */
export function objectFrom(value: unknown, name: string, now: Date): Document {
  const read = typeof value === 'string' ? readWire(value, now) : readWire(JSON.stringify(value ?? null), now)
  if (!isObject(read)) throw invalid(`${name} must be an object`)
  return read
}

/** `{ field: 1 | -1 }` as an order; the SDKs send it as an EJSON string. */
export function orderOf(body: Body, now: Date): Order {
  if (body.order === undefined || body.order === null) return []
  return orderFrom(objectFrom(body.order, 'order', now))
}

export function orderFrom(fields: Document): Order {
  return Object.entries(fields).map(([path, direction]) => {
    if (direction === 1 || direction === 'asc') return [path, 1] as const
    if (direction === -1 || direction === 'desc') return [path, -1] as const
    throw invalid(`the order of '${path}' must be 1 or -1`)
  })
}

/** A count of documents: a whole number from 0 on. */
export function countFrom(value: unknown, name: string, otherwise: number): number {
  if (value === undefined || value === null) return otherwise
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw invalid(`${name} must be a whole number`)
  return value as number
}
