import * as v from 'valibot'
import { plans } from '../contexts'
import { isObject, readWire, type Document } from '../database/ejson'
import type { Database } from '../database/database'
import { Fault } from '../database/fault'
import { DoorRefusal } from '../server/refuse'

/** A document as the console sends it: EJSON text, and what it says. */
export interface Written {
  readonly text: string
  readonly document: Document
}

/** Reads EJSON that must be one object. @throws DoorRefusal INVALID_JSON with the place of the mistake */
export const readObject = (text: unknown, now: Date): Written => {
  if (typeof text !== 'string') throw new DoorRefusal(400, 'INVALID_JSON', 'a document is sent as text')
  let document: unknown
  try {
    JSON.parse(text)
    document = readWire(text, now)
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof Fault)) throw error
    throw new DoorRefusal(400, 'INVALID_JSON', error.message)
  }
  if (!isObject(document)) throw new DoorRefusal(400, 'INVALID_JSON', 'a document is an object: { … }')
  return { text, document }
}

/** Where a document doesn't fit its collection's schema, in words; nothing when it fits or there is no schema. */
export const misfit = (collection: string, document: Document): string | undefined => {
  const plan = plans.find(({ name }) => name === collection)
  if (plan === undefined || !('schema' in plan)) return undefined
  const known = v.safeParse(plan.schema as v.GenericSchema, document)
  if (known.success) return undefined
  return known.issues.map((issue) => `${v.getDotPath(issue) ?? '.'}: ${issue.message}`).join('\n')
}

/** One database action as the console; its `data`. @throws DoorRefusal with the database's own code */
export const act = async (
  database: Database,
  action: string,
  body: Record<string, unknown>,
): Promise<Record<string, unknown>> => {
  const reply = await database.act(`database.${action}`, body, { kind: 'admin' })
  if (reply.code !== undefined) {
    const status = reply.code === 'DATABASE_DUPLICATE_WRITE' ? 409 : 400
    throw new DoorRefusal(status, reply.code, reply.message ?? reply.code)
  }
  return (reply.data ?? {}) as Record<string, unknown>
}

/** The EJSON text of the document with this id, or nothing. */
export const textOf = async (
  database: Database,
  collection: string,
  id: unknown,
): Promise<string | undefined> => {
  const { list } = await act(database, 'getDocument', {
    collectionName: collection,
    query: JSON.stringify({ _id: id }),
    limit: 1,
  })
  return Array.isArray(list) ? (list as string[])[0] : undefined
}
