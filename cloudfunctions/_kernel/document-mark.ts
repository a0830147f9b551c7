import * as v from 'valibot'
import { type Collection, collection } from './collection'
import { canonical, sha256 } from './hash'
import type { Write } from './store'

/**
 * What an audited document looked like when a function last wrote it: one that was changed by hand in the cloud
 * console no longer fits its mark. Only the newest is kept, so that it vouches for nothing that was erased.
 */
const DocumentMark = v.strictObject({
  /** collection:id */
  _id: v.string(),
  of: v.string(),
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

const idOf = (of: Collection, id: string): string => `${of.name}:${id}`

/** The write that marks a document, for the transaction that writes it. */
export const marking = (of: Collection, document: { readonly _id: string }, updatedAt: Date): Write => ({
  of: DocumentMarks,
  put: { _id: idOf(of, document._id), of: of.name, hash: documentHash(document), updatedAt } as {
    readonly _id: string
  },
})

/** The write that ends a mark, for the transaction that removes its document. */
export const unmarking = (of: Collection, id: string): Write => ({ of: DocumentMarks, drop: idOf(of, id) })
