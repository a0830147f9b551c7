import type { Collection } from './collection'
import { DocumentMarks, removeMarked } from './document-mark'
import { storage } from './sdk'
import { findRaw, is, remove } from './store'
import type { Timer } from './timer'

const PURGE_AT = 180
const DAY_MS = 86_400_000
/** Files that one request to the storage throws away. */
const FILES_AT_ONCE = 50

/** Documents whose file lies in storage: the file first, so that none is left behind that no document names. */
const purgeFiles = async (
  of: Collection,
  field: string,
  past: { readonly updatedAt: unknown },
): Promise<void> => {
  for (;;) {
    const old = await findRaw(of.name, past, { limit: FILES_AT_ONCE })
    if (old.length === 0) return
    await storage.deleteFile({ fileList: old.map((document) => String(document[field])) })
    await removeMarked(
      of,
      old.map(({ _id }) => String(_id)),
    )
  }
}

/** The timer row that removes what is past its `keepDays`, once a night, from the collections of one context. */
export const purge = (collections: readonly Collection[]): Timer => ({
  name: 'purge',
  every: { dayAt: PURGE_AT },
  tends: collections,
  run: async ({ now }) => {
    for (const one of collections) {
      if (one.keepDays === undefined) continue
      const past = { updatedAt: is.lt(new Date(now.getTime() - one.keepDays * DAY_MS)) }
      if (one.file === undefined) {
        await remove(one, past)
        await remove(DocumentMarks, { of: one.name, ...past })
      } else await purgeFiles(one, one.file, past)
    }
  },
})
