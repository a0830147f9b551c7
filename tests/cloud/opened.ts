import type { CollectionPlan } from '../../cloudfunctions/_kernel/collection'
import type { Caller } from '../../local/database/caller'
import { openDatabase, type Database, type Reply } from '../../local/database/database'

/** A database for one test, with a clock that the test sets. */
export interface Opened {
  readonly database: Database
  readonly clock: { now: Date }
  /** One action on behalf of the functions; the query, data and order are given as they are and sent as EJSON. */
  act(action: string, body?: Record<string, unknown>, caller?: Caller): Promise<Reply>
  insert(collectionName: string, ...documents: unknown[]): Promise<Reply>
  /** Documents that match, read back as plain JSON with dates as `{ $date }`. */
  find(collectionName: string, query?: unknown, more?: Record<string, unknown>): Promise<unknown[]>
  update(collectionName: string, query: unknown, data: unknown): Promise<Reply>
}

export const plan = (
  name: string,
  indexes: CollectionPlan['indexes'] = [],
  clientRead: CollectionPlan['clientRead'] = 'nobody',
): CollectionPlan => ({ name, indexes, clientRead })

export function openFor(plans: readonly CollectionPlan[], file = ':memory:'): Opened {
  const clock = { now: new Date('2026-11-23T01:40:00Z') }
  const database = openDatabase({ file, plans, now: () => clock.now })
  const act: Opened['act'] = (action, body = {}, caller = { kind: 'admin' }) =>
    database.act(`database.${action}`, onWire(body), caller)
  return {
    database,
    clock,
    act,
    insert: (collectionName, ...documents) => act('insertDocument', { collectionName, data: documents }),
    async find(collectionName, query = {}, more = {}) {
      const reply = await act('getDocument', { collectionName, query, limit: 1000, ...more })
      if (reply.code !== undefined) throw new Error(`${reply.code}: ${reply.message ?? ''}`)
      return (reply.data as { list: string[] }).list.map((text): unknown => JSON.parse(text))
    },
    update: (collectionName, query, data) =>
      act('modifyDocument', { collectionName, query, data, merge: true, multi: true, upsert: false }),
  }
}

/** Puts a body into the form in which the SDKs send it: EJSON strings inside JSON. */
function onWire(body: Record<string, unknown>): Record<string, unknown> {
  const sent: Record<string, unknown> = { ...body }
  for (const name of ['query', 'order', 'projection'])
    if (sent[name] !== undefined) sent[name] = JSON.stringify(ejson(sent[name]))
  if (Array.isArray(sent.data)) sent.data = sent.data.map((item) => JSON.stringify(ejson(item)))
  else if (sent.data !== undefined) sent.data = JSON.stringify(ejson(sent.data))
  if (Array.isArray(sent.stages))
    sent.stages = (sent.stages as Record<string, unknown>[]).map((stage) => {
      const [stageKey = ''] = Object.keys(stage)
      return { stageKey, stageValue: JSON.stringify(ejson(stage[stageKey])) }
    })
  return sent
}

/** Canonical EJSON, as bson's serializer writes it. */
function ejson(value: unknown): unknown {
  if (typeof value === 'number')
    return Number.isInteger(value)
      ? { [Math.abs(value) < 2 ** 31 ? '$numberInt' : '$numberLong']: String(value) }
      : { $numberDouble: String(value) }
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (Array.isArray(value)) return value.map(ejson)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, ejson(inner)]))
}
