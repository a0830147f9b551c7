import type { Collection } from '../../../cloudfunctions/_kernel/collection'

export const at = new Date('2026-11-20T09:00:00+08:00')
/** So long ago that it is past its time in every collection. */
export const longAgo = new Date('2020-01-01T00:00:00Z')
export const stamps = { createdAt: at, updatedAt: at, v: 1 }

/** What the id of every document begins with that is broken: it comes before the others wherever ids give the order. */
export const BROKEN = '0-broken-'
/** A to-do of this kind about nothing that there is: a renewal takes it away, once it has got to its end. */
export const STALE = 'nothing-there'
/** A published sheet that can't be read at all. */
export const UNREADABLE = 'JW-902'

type Thing = Readonly<Record<string, unknown>> & { readonly _id: string }

export interface Due {
  readonly of: Collection
  readonly documents: readonly Thing[]
  /** Where the broken copy is, when it may not be at the same place: what is closed waits for all that is there. */
  readonly elsewhere?: object
}
