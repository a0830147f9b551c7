import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { Day } from '../_kernel/time'
import { Count, Id } from '../_kernel/values'

const byAspect = v.strictObject({
  waiting: Count,
  attitude: Count,
  papers: Count,
  outcome: Count,
  guidance: Count,
})

const figures = {
  visits: Count,
  ratings: Count,
  /** How many of level 1 … 5. */
  byLevel: v.strictTuple([Count, Count, Count, Count, Count]),
  byAspect,
}
export type RatingFigures = v.InferOutput<v.StrictObjectSchema<typeof figures, undefined>>

/**
 * A window's ratings up to a closed week, with the weeks before it that had too few by themselves. Written by
 * `cases`, once and never again: what staff have seen doesn't change by one.
 */
export const RatingWeek = v.strictObject({
  /** WINDOW:MONDAY */
  _id: Id,
  windowId: Id,
  week: Day,
  /** Monday of the first week in it, Sunday of the last. */
  from: Day,
  to: Day,
  ...figures,
  /** Enough of them that nobody can tell who. */
  isShown: v.boolean(),
  updatedAt: v.date(),
})
export type RatingWeek = v.InferOutput<typeof RatingWeek>

export const RatingWeeks = collection({
  name: 'ratingWeeks',
  schema: RatingWeek,
  purpose: 'Ratings by window and closed week, without people (§19)',
  personal: 'none',
  indexes: [
    { on: ['windowId', '-week'] },
    { on: ['windowId', 'isShown', '-week'] },
    { on: ['isShown', 'week'] },
  ],
})
