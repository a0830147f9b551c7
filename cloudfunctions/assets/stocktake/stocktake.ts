import * as v from 'valibot'
import type { Moves } from '../../_kernel/moves'
import { Count, Id, stamps, text } from '../../_kernel/values'
import type { Item } from '../item/item'
import type { ItemState } from '../item/shape'
import { isSamePlace, Place } from '../place'
import { differenceKinds, type StocktakeState } from './shape'
import { Tag } from '../item/input'

/** Things that one stocktake goes through at most: more are taken by place. */
export const MOST_EXPECTED = 800
export const MOST_DIFFERENCES = 300
/** Sendings of one thing that are remembered, so that an old one that comes late changes nothing. */
const MOST_SENDINGS = 20

export const Difference = v.strictObject({
  tag: Tag,
  name: text(60),
  kind: v.picklist(differenceKinds),
  registered: v.optional(Place),
  found: v.optional(Place),
})
export type Difference = v.InferOutput<typeof Difference>

const planned = {
  _id: Id,
  steward: Id,
  name: text(60),
  /** Only what is registered there; nothing = all that the steward provides. */
  place: v.optional(Place),
  plannedBy: Id,
  scanned: Count,
  ...stamps,
}
const compared = {
  ...planned,
  expected: Count,
  differences: v.pipe(v.array(Difference), v.maxLength(MOST_DIFFERENCES)),
}
const Signature = v.strictObject({ personId: Id, at: v.date() })

/** 盘点 (§26): planned, scanned, compared with the register, signed by two. */
export const Stocktake = v.variant('state', [
  v.strictObject({ ...planned, state: v.literal('open') }),
  v.strictObject({
    ...compared,
    state: v.literal('compared'),
    signatures: v.pipe(v.array(Signature), v.maxLength(1)),
  }),
  v.strictObject({
    ...compared,
    state: v.literal('signed'),
    signatures: v.pipe(v.array(Signature), v.length(2)),
    /** Things that were found elsewhere have their cases (§28); under an index. */
    isFollowed: v.boolean(),
  }),
])
export type Stocktake = v.InferOutput<typeof Stocktake>

/** One thing as it was found; the same thing found again stands where it was found last. */
export const StocktakeScan = v.strictObject({
  /** STOCKTAKE:TAG */
  _id: Id,
  stocktakeId: Id,
  tag: Tag,
  place: Place,
  /** The phone's names for what it sent: one that comes again, however late, changes nothing. */
  sendings: v.pipe(v.array(Id), v.minLength(1), v.maxLength(MOST_SENDINGS)),
  scannedBy: Id,
  ...stamps,
})
export type StocktakeScan = v.InferOutput<typeof StocktakeScan>

export const stocktakeMoves = {
  scan: { from: ['open'], to: 'open', by: ['steward'] },
  compare: { from: ['open'], to: 'compared', by: ['steward'] },
  reopen: { from: ['compared'], to: 'open', by: ['steward'] },
  sign: { from: ['compared'], to: 'signed', by: ['steward'] },
} as const satisfies Moves<StocktakeState, 'steward'>

export const scanId = (stocktakeId: string, tag: string): string => `${stocktakeId}:${tag}`

/** What somebody who looks for things should find: what is lost or gone isn't looked for. */
export const isExpected: Record<ItemState, boolean> = {
  inStock: true,
  inUse: true,
  repair: true,
  damaged: true,
  lost: false,
  retired: false,
}

/** The scan after one more sending, or nothing where that sending was taken already. */
export const afterSending = (
  known: StocktakeScan,
  sending: { readonly clientId: string; readonly place: Place; readonly by: string },
  now: Date,
): StocktakeScan | undefined =>
  known.sendings.includes(sending.clientId)
    ? undefined
    : {
        ...known,
        place: sending.place,
        sendings: [...known.sendings, sending.clientId].slice(-MOST_SENDINGS),
        scannedBy: sending.by,
        updatedAt: now,
        v: known.v + 1,
      }

type Seen = Pick<StocktakeScan, 'tag' | 'place'>
type Registered = Pick<Item, '_id' | 'name' | 'place' | 'state' | 'steward'>

/**
 * 盘点差异: what wasn't found, what was found elsewhere, and what was found although the register knows
 * it not, or as gone. `known` are all registered things that were scanned, of whoever provides them.
 */
export const differencesOf = (
  expected: readonly Registered[],
  scans: readonly Seen[],
  known: readonly Registered[],
): Difference[] => {
  const due = expected.filter(({ state }) => isExpected[state])
  const missing = due
    .filter(({ _id }) => !scans.some(({ tag }) => tag === _id))
    .map(({ _id: tag, name, place: registered }) => ({ tag, name, kind: 'missing' as const, registered }))
  const others = scans.flatMap(({ tag, place: found }): Difference[] => {
    const item = known.find(({ _id }) => _id === tag)
    if (item === undefined) return [{ tag, name: tag, kind: 'unexpected', found }]
    const { name, place: registered } = item
    if (!isExpected[item.state]) return [{ tag, name, kind: 'unexpected', registered, found }]
    return isSamePlace(registered, found) ? [] : [{ tag, name, kind: 'elsewhere', registered, found }]
  })
  return [...missing, ...others]
}
