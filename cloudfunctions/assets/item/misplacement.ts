import * as v from 'valibot'
import type { Moves } from '../../_kernel/moves'
import { Day } from '../../_kernel/time'
import { Id, stamps, text } from '../../_kernel/values'
import { type Item } from './item'
import { settlements } from './shape'
import { isSamePlace, Place } from '../place'
import { Tag } from './input'

/** 位置/使用性质不符: a thing was found elsewhere than the register says, or used for something else (§28). */
const opened = {
  _id: Id,
  itemId: Tag,
  itemName: text(60),
  steward: Id,
  registered: Place,
  found: Place,
  /** What it was seen used for, where that is what is wrong. */
  use: v.optional(text(200)),
  custodianId: v.optional(Id),
  foundBy: Id,
  holds: Id,
  desk: Id,
  ...stamps,
}
export const Misplacement = v.variant('state', [
  v.strictObject({ ...opened, state: v.literal('open') }),
  v.strictObject({
    ...opened,
    state: v.literal('settled'),
    /** The register was put right, or the thing brought back. */
    how: v.picklist(settlements),
    /** Nobody had asked for it (§27): it counts in assessment. */
    isUnauthorised: v.boolean(),
    words: text(300),
    settledBy: Id,
    settledOn: Day,
  }),
])
export type Misplacement = v.InferOutput<typeof Misplacement>

export const misplacementMoves = {
  settle: { from: ['open'], to: 'settled', by: ['steward'] },
} as const satisfies Moves<Misplacement['state'], 'steward'>

export type Sight = 'matches' | 'elsewhere' | 'otherUse' | 'lostThing' | 'retiredThing'

/** What it means that a thing was seen at a place (§28): as registered, elsewhere, used otherwise, or gone from the register. */
export const sightOf = (item: Pick<Item, 'state' | 'place'>, at: Place, use: string | undefined): Sight => {
  if (item.state === 'lost') return 'lostThing'
  if (item.state === 'retired') return 'retiredThing'
  if (!isSamePlace(item.place, at)) return 'elsewhere'
  return use === undefined ? 'matches' : 'otherUse'
}
