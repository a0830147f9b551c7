import * as v from 'valibot'
import type { Collection } from './collection'
import { database } from './sdk'
import { shapeFault } from './shape-fault'

/** A document that no longer fits its schema, because somebody edited it by hand. A fault, told apart. */
export class BrokenDocument extends Error {
  constructor(
    readonly collection: string,
    readonly id: string,
    readonly problem: string,
  ) {
    super(`${collection}/${id} does not fit its schema: ${problem}`)
  }
}

/** Another writer was faster; the operation may be run again from its first read. */
export class Contended extends Error {}

export type Doc<C extends Collection> = v.InferOutput<C['schema']> & { _id: string }
type Where = Readonly<Record<string, unknown>>
type Change = Readonly<Record<string, unknown>>

export interface FindOptions {
  /** Paths in order; 1 ascending, -1 descending. */
  readonly order?: readonly (readonly [path: string, direction: 1 | -1])[]
  readonly limit?: number
  readonly skip?: number
}

/** The SDK's operators (`is.neq(1)`, `is.inc(1)`, `is.push(…)`), under the name that reads best in a filter. */
export const is = database.command

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

// The wire has one code for it, but the service has been seen to send a general one with MongoDB's text.
export const isDuplicate = (error: unknown): boolean =>
  /DUPLICATE/i.test(codeOf(error)) || /E11000/.test(String(error))
// A transaction that the service has ended meanwhile wrote nothing, or has been answered before.
const isConflict = (error: unknown): boolean =>
  /TRANSACTION_CONFLICT|TransactionConflict|TransactionNotExist|-501001|TRANSACTION_BUSY/i.test(
    `${codeOf(error)} ${String(error)}`,
  )

/** Checks a document against its collection's schema. Throws BrokenDocument. */
const checked = <C extends Collection>(of: C, document: unknown): Doc<C> => {
  const known = v.safeParse(of.schema, document)
  if (known.success) return known.output as Doc<C>
  const issue = known.issues[0]
  const id =
    typeof document === 'object' && document !== null && '_id' in document ? String(document._id) : '?'
  throw new BrokenDocument(of.name, id, shapeFault(issue))
}

const query = (of: Pick<Collection, 'name'>, where: Where, options: FindOptions) => {
  let request = database.collection(of.name).where(where)
  for (const [path, direction] of options.order ?? [])
    request = request.orderBy(path, direction === 1 ? 'asc' : 'desc')
  if (options.skip !== undefined) request = request.skip(options.skip)
  return request.limit(options.limit ?? 100)
}

/** The document with this `_id`, checked, or nothing. */
export const get = async <C extends Collection>(of: C, id: string): Promise<Doc<C> | undefined> => {
  const answer = await database.collection(of.name).where({ _id: id }).limit(1).get()
  const [document] = answer.data
  return document === undefined ? undefined : checked(of, document)
}

/** Up to `limit` (100 by default) checked documents. */
export const find = async <C extends Collection>(
  of: C,
  where: Where,
  options: FindOptions = {},
): Promise<Doc<C>[]> => {
  const answer = await query(of, where, options).get()
  return answer.data.map((document) => checked(of, document))
}

/**
 * As `find`, but a document that no longer fits its schema doesn't hide the others: for timers, which would otherwise
 * stand still for everybody until it is mended. It is told about by the nightly look at all documents.
 */
export const findSound = async <C extends Collection>(
  of: C,
  where: Where,
  options: FindOptions = {},
): Promise<{ readonly sound: Doc<C>[]; readonly broken: BrokenDocument[] }> => {
  const answer = await query(of, where, options).get()
  const sound: Doc<C>[] = []
  const broken: BrokenDocument[] = []
  for (const document of answer.data) {
    try {
      sound.push(checked(of, document))
    } catch (error) {
      if (!(error instanceof BrokenDocument)) throw error
      broken.push(error)
    }
  }
  return { sound, broken }
}

/** Up to `limit` documents as they lie there, whatever their shape: for checking and for browsing only. */
export const findRaw = async (
  name: string,
  where: Where,
  options: FindOptions = {},
): Promise<Readonly<Record<string, unknown>>[]> => {
  const answer = await query({ name }, where, options).get()
  return answer.data as Readonly<Record<string, unknown>>[]
}

const fieldsOf = async (
  of: Collection,
  paths: readonly string[],
  where: Where,
  options: FindOptions,
): Promise<readonly unknown[]> => {
  const projection = Object.fromEntries(paths.map((path) => [path, true]))
  return (await query(of, where, options).field(projection).get()).data
}

/** Up to `limit` documents with only these top-level fields; the caller's schema says what they are. */
export const findFields = async <S extends v.GenericSchema>(
  of: Collection,
  fields: S,
  paths: readonly string[],
  where: Where,
  options: FindOptions = {},
): Promise<v.InferOutput<S>[]> => {
  const found = await fieldsOf(of, paths, where, options)
  return found.map((document) => {
    const known = v.safeParse(fields, document)
    if (known.success) return known.output
    throw new BrokenDocument(of.name, '?', shapeFault(known.issues[0]))
  })
}

/** As `findFields`, but without those whose fields aren't as they should be: they hide no other. */
export const findSoundFields = async <S extends v.GenericSchema>(
  of: Collection,
  fields: S,
  paths: readonly string[],
  where: Where,
  options: FindOptions = {},
): Promise<v.InferOutput<S>[]> => {
  const found = await fieldsOf(of, paths, where, options)
  return found.flatMap((document) => {
    const known = v.safeParse(fields, document)
    return known.success ? [known.output] : []
  })
}

/** How many documents match. */
export const count = async (of: Collection, where: Where): Promise<number> =>
  (await database.collection(of.name).where(where).count()).total ?? 0

/** Inserts; `duplicate` when its `_id` or another unique value is taken. Nothing is written then. */
export const insert = async <C extends Collection>(
  of: C,
  document: Doc<C>,
): Promise<'inserted' | 'duplicate'> => {
  try {
    await database.collection(of.name).add(document)
    return 'inserted'
  } catch (error) {
    if (isDuplicate(error)) return 'duplicate'
    throw error
  }
}

/** Written together so often; what then still isn't there has another unique value that is taken. */
const MISSING_AT_ONCE = 3

/** Those of a few hundred documents at most whose `_id` nobody has. */
const notThere = async <C extends Collection>(of: C, documents: readonly Doc<C>[]): Promise<Doc<C>[]> => {
  const wanted = { _id: is.in(documents.map(({ _id }) => _id)) }
  const found = await fieldsOf(of, ['_id'], wanted, { limit: documents.length })
  const there = new Set(found.map((one) => (one as { _id: string })._id))
  return documents.filter(({ _id }) => !there.has(_id))
}

/**
 * Inserts many in one trip; one whose `_id` or unique value is taken is left as it stands. For work that may run
 * twice: what an earlier run wrote is there already.
 */
export const insertMissing = async <C extends Collection>(
  of: C,
  documents: readonly Doc<C>[],
): Promise<void> => {
  let left = documents
  for (let attempt = 0; attempt < MISSING_AT_ONCE && left.length > 0; attempt++) {
    try {
      await database.collection(of.name).add(left)
      return
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
    // The service stops at the first that is taken: those behind it that aren't there yet are written next.
    left = await notThere(of, left)
  }
  for (const document of left) await insert(of, document)
}

/** Changes every match at once or none; says how many changed, or that a unique value is taken. */
export const update = async (of: Collection, where: Where, change: Change): Promise<number | 'duplicate'> => {
  try {
    return (await database.collection(of.name).where(where).update(change)).updated ?? 0
  } catch (error) {
    if (isDuplicate(error)) return 'duplicate'
    throw error
  }
}

// The public documentation doesn't describe updateAndReturn: an instance whose call is refused falls back
// to update and read for good. A deployment, or a test of the other path, may do without it from the start.
let hasUpdateAndReturn = process.env['DATABASE_UPDATE_AND_RETURN'] !== 'no'

/**
 * Guarded update of the one document with this `_id`, giving its new state in the same trip where the
 * service can. Nothing: the guard missed. The fallback reads afterwards, so its state may be newer.
 */
export const updateOne = async <C extends Collection>(
  of: C,
  where: Where & { readonly _id: string },
  change: Change,
): Promise<Doc<C> | 'duplicate' | undefined> => {
  if (hasUpdateAndReturn) {
    try {
      const answer = await database.collection(of.name).where(where).updateAndReturn(change)
      const document = answer.doc
      return document === undefined || document === null ? undefined : checked(of, document)
    } catch (error) {
      if (isDuplicate(error)) return 'duplicate'
      if (
        !/INVALID_ACTION|UNSUPPORTED|not supported|unknown action/i.test(`${codeOf(error)} ${String(error)}`)
      )
        throw error
      hasUpdateAndReturn = false
    }
  }
  const updated = await update(of, where, change)
  if (updated === 'duplicate') return 'duplicate'
  return updated === 0 ? undefined : get(of, where._id)
}

/** Writes one document in the place of whatever stands there, broken or not: for what only follows other documents. */
export const put = <C extends Collection>(of: C, document: Doc<C>): Promise<void> =>
  commit([{ of, put: document }])

/** Removes every match; says how many. */
export const remove = async (of: Collection, where: Where): Promise<number> => {
  const answer = await database.collection(of.name).where(where).remove()
  return typeof answer.deleted === 'number' ? answer.deleted : 0
}

/**
 * One write of a transaction: a new document, the next version of one that was read, or its end; `put` and `drop`
 * whatever stands there, for what only follows another document.
 */
export type Write =
  | { readonly of: Collection; readonly insert: { readonly _id: string } }
  | { readonly of: Collection; readonly replace: { readonly _id: string; readonly v: number } }
  | { readonly of: Collection; readonly remove: { readonly _id: string; readonly v: number } }
  | { readonly of: Collection; readonly put: { readonly _id: string } }
  | { readonly of: Collection; readonly drop: string }

/**
 * All writes or none. A `replace` or `remove` carries the document with its `v` raised by one and is refused
 * when the stored `v` isn't the one before. Throws Contended when another writer was faster or a new `_id` is taken.
 */
export const commit = async (writes: readonly Write[]): Promise<void> => {
  // What would not be read again is not written: its collection would be broken for everybody who looks.
  for (const write of writes) {
    if ('insert' in write) checked(write.of, write.insert)
    else if ('replace' in write) checked(write.of, write.replace)
    else if ('put' in write) checked(write.of, write.put)
  }
  const transaction = await database.startTransaction()
  try {
    for (const write of writes) {
      if ('insert' in write) {
        await transaction.collection(write.of.name).add(write.insert)
        continue
      }
      if ('put' in write) {
        const { _id: id, ...content } = write.put
        await transaction.collection(write.of.name).doc(id).set(content)
        continue
      }
      if ('drop' in write) {
        await transaction.collection(write.of.name).doc(write.drop).delete()
        continue
      }
      const { _id, ...rest } = 'remove' in write ? write.remove : write.replace
      const reference = transaction.collection(write.of.name).doc(_id)
      const stored = (await reference.get()).data as { v?: number } | { v?: number }[] | null
      const version = Array.isArray(stored) ? stored[0]?.v : stored?.v
      if (version !== rest.v - 1) throw new Contended(`${write.of.name}/${_id}`)
      await ('remove' in write ? reference.delete() : reference.set(rest))
    }
    await transaction.commit()
  } catch (error) {
    try {
      await transaction.rollback()
    } catch {
      // A transaction that the service has already ended can't be rolled back; the first error counts.
    }
    if (isDuplicate(error) || isConflict(error)) throw new Contended(String(error))
    throw error
  }
}
