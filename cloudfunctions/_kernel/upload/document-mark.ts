import * as v from 'valibot'
import { type Collection, collection } from '../collection'
import { canonical, sha256 } from '../hash'
import { insertMissing, is, remove, type Write } from '../store'

/**
 * What an audited document looked like when a function last wrote it: one that was changed by hand in the cloud
 * console no longer fits its mark. Only the newest is kept, so that it vouches for nothing that was erased.
 */
const DocumentMark = v.strictObject({
  /** collection:id */
  _id: v.string(),
  of: v.string(),
  /** The document's version then; 0 where it has none. */
  version: v.number(),
  hash: v.string(),
  updatedAt: v.date(),
})

export const DocumentMarks = collection({
  name: 'documentMarks',
  schema: DocumentMark,
  purpose: 'Hashes of audited documents, so that a change by hand shows the next morning',
  personal: 'none',
  indexes: [{ on: ['of', '_id'] }, { on: ['of', 'updatedAt'] }],
})

export const documentHash = (document: object): string => sha256(canonical(document))

/** The version that a document says it has. */
export const versionOf = (document: object): number =>
  'v' in document && typeof document.v === 'number' ? document.v : 0

const idOf = (of: Collection, id: string): string => `${of.name}:${id}`

const markOf = (of: Collection, document: { readonly _id: string }, updatedAt: Date) => ({
  _id: idOf(of, document._id),
  of: of.name,
  version: versionOf(document),
  hash: documentHash(document),
  updatedAt,
})

/** The write that marks a document, for the transaction that writes it. */
export const marking = (of: Collection, document: { readonly _id: string }, updatedAt: Date): Write => ({
  of: DocumentMarks,
  put: markOf(of, document, updatedAt),
})

/**
 * Marks many documents that are then inserted outside a transaction. A run that dies in between is repeated with the
 * same documents, whose marks are there; what was marked longer ago belongs to one that was removed by hand.
 */
export const markAhead = async (
  of: Collection,
  documents: readonly { readonly _id: string }[],
  at: Date,
): Promise<void> => {
  const marks = documents.map((document) => markOf(of, document, at))
  await remove(DocumentMarks, { _id: is.in(marks.map(({ _id }) => _id)), updatedAt: is.lt(at) })
  await insertMissing(DocumentMarks, marks)
}

/** The write that ends a mark, for the transaction that removes its document. */
export const unmarking = (of: Collection, id: string): Write => ({ of: DocumentMarks, drop: idOf(of, id) })

/** Removes documents together with their marks, outside a transaction: for what is thrown away when its time is over. */
export const removeMarked = async (of: Collection, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await remove(of, { _id: is.in(ids) })
  await remove(DocumentMarks, { _id: is.in(ids.map((id) => idOf(of, id))) })
}
