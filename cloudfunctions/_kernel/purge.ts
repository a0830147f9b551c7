import type { Collection } from './collection'
import { DocumentMarks, removeMarked } from './upload/document-mark'
import { filesAt, removeFiles } from './upload/stored-files'
import { findRaw, is, remove } from './store'
import type { Timer } from './timer'

const PURGE_AT = 180
const DAY_MS = 86_400_000
const DOCUMENTS_AT_ONCE = 50

type Raw = Readonly<Record<string, unknown>>
/** The files that go with each of these documents, by its id. */
export type FilesOf = (
  documents: readonly Raw[],
  now: Date,
) => Promise<ReadonlyMap<unknown, readonly string[]>>

const namedAt =
  (path: string): FilesOf =>
  (documents) =>
    Promise.resolve(new Map(documents.map((document) => [document['_id'], filesAt(document, path)])))

/**
 * Documents that name files in storage: the files first, so that none is left behind that no document names. A run
 * that is cut short is finished by the next. A document whose files the storage doesn't give up stays for another
 * night, and the others go; says how many stay.
 */
const purgeFiles = async (
  of: Collection,
  filesOf: FilesOf,
  past: { readonly updatedAt: unknown },
  now: Date,
): Promise<number> => {
  let kept = 0
  for (;;) {
    const old = await findRaw(of.name, past, {
      order: [['updatedAt', 1]],
      skip: kept,
      limit: DOCUMENTS_AT_ONCE,
    })
    if (old.length === 0) break
    const files = await filesOf(old, now)
    const left = await removeFiles([...files.values()].flat())
    const gone = old.filter(({ _id }) => files.get(_id)?.some((file) => left.has(file)) !== true)
    await removeMarked(
      of,
      gone.map(({ _id }) => String(_id)),
    )
    kept += old.length - gone.length
  }
  // Marks of a run that ended between its documents and their marks.
  if (kept === 0) await remove(DocumentMarks, { of: of.name, ...past })
  return kept
}

/**
 * The timer row that removes what is past its `keepDays`, once a night, from the collections of one context.
 * `filesOf` says which files go with a document where its own path doesn't say all.
 */
export const purge = (collections: readonly Collection[], filesOf?: FilesOf): Timer => ({
  name: 'purge',
  every: { dayAt: PURGE_AT },
  tends: collections,
  run: async ({ now }) => {
    let kept = 0
    for (const one of collections) {
      if (one.keepDays === undefined) continue
      const past = { updatedAt: is.lt(new Date(now.getTime() - one.keepDays * DAY_MS)) }
      if (one.file === undefined) {
        await remove(one, past)
        await remove(DocumentMarks, { of: one.name, ...past })
      } else kept += await purgeFiles(one, filesOf ?? namedAt(one.file), past, now)
    }
    if (kept > 0) throw new Error(`${String(kept)} documents stay, because the storage keeps their files`)
  },
})
