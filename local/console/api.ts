import { canonical } from '../../cloudfunctions/_kernel/hash'
import { plans } from '../contexts'
import type { Database } from '../database/database'
import type { Files } from '../server/files'
import { DoorRefusal } from '../server/refuse'
import { act, misfit, readObject, textOf, type Written } from './stored'

type Request = Readonly<Record<string, unknown>>
type Route = (request: Request) => unknown

/** What the console needs of the running cloud. */
interface ConsoleCloud {
  readonly database: Database
  readonly files: Files
  readonly now: () => Date
}

/** Documents that one answer may hold. */
const MOST = 1000

const named = (request: Request, name: string): string => {
  const value = request[name]
  if (typeof value !== 'string' || value === '')
    throw new DoorRefusal(400, 'INVALID_PARAM', `${name} is a text`)
  return value
}

const numberOf = (request: Request, name: string, otherwise: number): number => {
  const value = request[name] ?? otherwise
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new DoorRefusal(400, 'INVALID_PARAM', `${name} is a whole number`)
  return value
}

/** All collections with what their contexts declare of them. */
const collections = ({ database }: ConsoleCloud): unknown =>
  database.collections().map(({ name, count }) => {
    const plan = plans.find((one) => one.name === name)
    return {
      name,
      count,
      purpose: plan !== undefined && 'purpose' in plan ? plan.purpose : '',
      indexes: (plan?.indexes ?? []).map(({ on, unique }) => ({ on, unique: unique ?? false })),
      isPublic: plan?.clientRead === 'everybody',
    }
  })

/** One page of a collection: `filter` and `order` are EJSON texts; documents come as EJSON. */
const browse = async ({ database, now }: ConsoleCloud, request: Request): Promise<unknown> => {
  const collectionName = named(request, 'collection')
  const query = readObject(request['filter'] ?? '{}', now()).text
  const order = readObject(request['order'] ?? '{}', now()).text
  const limit = Math.min(MOST, numberOf(request, 'limit', 50))
  const asked = { collectionName, query, order, offset: numberOf(request, 'skip', 0), limit }
  const { list } = await act(database, 'getDocument', asked)
  const { total } = await act(database, 'calculateDocument', { collectionName, query })
  return { total, documents: (list as string[]).map((text) => JSON.parse(text) as unknown) }
}

const refuseMisfit = (collection: string, { document }: Written, isForced: boolean): void => {
  const problem = isForced ? undefined : misfit(collection, document)
  if (problem !== undefined) throw new DoorRefusal(422, 'SCHEMA_MISFIT', problem)
}

const insert = async ({ database }: ConsoleCloud, collectionName: string, { text }: Written) => {
  await act(database, 'insertDocument', { collectionName, data: [text] })
}

const replace = async ({ database }: ConsoleCloud, collectionName: string, { text, document }: Written) => {
  const sent = Object.entries(JSON.parse(text) as Record<string, unknown>)
  const fields = Object.fromEntries(sent.filter(([name]) => name !== '_id'))
  const query = JSON.stringify({ _id: document['_id'] })
  await act(database, 'modifyDocument', { collectionName, query, data: JSON.stringify(fields), merge: false })
}

/**
 * Stores a document. Without `before` it is a new one; with it the document must still be what was seen then.
 * One that doesn't fit its schema is refused unless `isForced`.
 */
const save = async (cloud: ConsoleCloud, request: Request): Promise<unknown> => {
  const collection = named(request, 'collection')
  const written = readObject(request['document'], cloud.now())
  refuseMisfit(collection, written, request['isForced'] === true)
  if (request['before'] === undefined) {
    await insert(cloud, collection, written)
    return { saved: 'inserted' }
  }
  const before = readObject(request['before'], cloud.now())
  const id = before.document['_id']
  if (written.document['_id'] !== id)
    throw new DoorRefusal(400, 'ID_CHANGED', 'an _id stays what it is; copy the document to a new one')
  const stored = await textOf(cloud.database, collection, id)
  if (stored === undefined)
    throw new DoorRefusal(404, 'DOCUMENT_GONE', 'the document has been removed meanwhile')
  if (canonical(readObject(stored, cloud.now()).document) !== canonical(before.document))
    throw new DoorRefusal(409, 'DOCUMENT_CHANGED', 'the document has been changed meanwhile; reload it')
  await replace(cloud, collection, written)
  return { saved: 'replaced' }
}

const remove = async ({ database }: ConsoleCloud, request: Request): Promise<unknown> => {
  const query = JSON.stringify({ _id: request['id'] })
  const { deleted } = await act(database, 'removeDocument', {
    collectionName: named(request, 'collection'),
    query,
    multi: false,
  })
  return { deleted }
}

/**
 * Takes in lines of JSON, one document each; `first` is the number of the first one in its file. What exists
 * is replaced where `isReplacing`, else left; what can't be stored is told by its line. The others go in.
 */
const importLines = async (cloud: ConsoleCloud, request: Request): Promise<unknown> => {
  const collection = named(request, 'collection')
  const first = numberOf(request, 'first', 1)
  const done = { inserted: 0, replaced: 0, left: 0, failed: [] as { line: number; problem: string }[] }
  const lines = Array.isArray(request['lines']) ? (request['lines'] as unknown[]) : []
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    try {
      const written = readObject(line, cloud.now())
      refuseMisfit(collection, written, request['isForced'] === true)
      const id = written.document['_id']
      const known = id === undefined ? undefined : await textOf(cloud.database, collection, id)
      if (known === undefined) {
        await insert(cloud, collection, written)
        done.inserted += 1
      } else if (request['isReplacing'] === true) {
        await replace(cloud, collection, written)
        done.replaced += 1
      } else done.left += 1
    } catch (error) {
      if (!(error instanceof DoorRefusal)) throw error
      done.failed.push({ line: first + index, problem: error.message })
    }
  }
  return done
}

/** An address under which a stored file can be opened for two hours. */
const link = ({ files }: ConsoleCloud, request: Request): unknown => {
  const path = named(request, 'path')
  return { url: `/storage/${encodeURI(path)}?sign=${files.sign('read', path)}` }
}

/**
 * What the console's page asks under `POST /local/console/<name>`, by name. Takes and gives JSON.
 * Each throws DoorRefusal with a code and a sentence when it can't do what was asked.
 */
export const consoleRoutes = (cloud: ConsoleCloud): Readonly<Record<string, Route>> => ({
  collections: () => collections(cloud),
  browse: (request) => browse(cloud, request),
  save: (request) => save(cloud, request),
  remove: (request) => remove(cloud, request),
  import: (request) => importLines(cloud, request),
  link: (request) => link(cloud, request),
})
