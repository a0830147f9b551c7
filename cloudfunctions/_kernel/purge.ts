import type { Collection } from './collection'
import { DocumentMarks, removeMarked } from './document-mark'
import { filesAt, removeFiles } from './stored-files'
import { findRaw, is, remove } from './store'
import type { Timer } from './timer'

const PURGE_AT = 180
const DAY_MS = 86_400_000
const DOCUMENTS_AT_ONCE = 50

/**
 * Documents that name files in storage: the files first, so that none is left behind that no document names. A run
 * that is cut short is finished by the next. A document whose files the storage doesn't give up stays for another
 * night, and the others go; says how many stay.
 */
const purgeFiles = async (
  of: Collection,
  path: string,
  past: { readonly updatedAt: unknown },
): Promise<number> => {
  let kept = 0
  for (;;) {
    const old = await findRaw(of.name, past, {
      order: [['updatedAt', 1]],
      skip: kept,
      limit: DOCUMENTS_AT_ONCE,
    })
    if (old.length === 0) break
    const left = await removeFiles(old.flatMap((document) => filesAt(document, path)))
    const gone = old.filter((document) => !filesAt(document, path).some((file) => left.has(file)))
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

/** The timer row that removes what is past its `keepDays`, once a night, from the collections of one context. */
export const purge = (collections: readonly Collection[]): Timer => ({
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
      } else kept += await purgeFiles(one, one.file, past)
    }
    if (kept > 0) throw new Error(`${String(kept)} documents stay, because the storage keeps their files`)
  },
})
