import type { Collection } from './collection'
import { DocumentMarks } from './document-mark'
import { remove, is } from './store'
import type { Timer } from './timer'

const PURGE_AT = 180
const DAY_MS = 86_400_000

/** The timer row that removes what is past its `keepDays`, once a night, from the collections of one context. */
export const purge = (collections: readonly Collection[]): Timer => ({
  name: 'purge',
  every: { dayAt: PURGE_AT },
  tends: collections,
  run: async ({ now }) => {
    for (const one of collections) {
      if (one.keepDays === undefined) continue
      const past = { updatedAt: is.lt(new Date(now.getTime() - one.keepDays * DAY_MS)) }
      await remove(one, past)
      await remove(DocumentMarks, { of: one.name, ...past })
    }
  },
})
