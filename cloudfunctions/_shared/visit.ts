import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { addDays, Day, DAY_MINUTES, instantOf } from '../_kernel/time'
import { Count, Id } from '../_kernel/values'

export const outcomes = ['completed', 'accepted', 'refused', 'returned', 'consulted', 'guided'] as const

/**
 * A visit that reached a window: what may be rated (§19). Published by `queue` when a ticket ends at a
 * window; a visitor who is sent on has a visit at the first window too.
 */
export const Visit = v.strictObject({
  /** The ticket's id. */
  _id: Id,
  visitor: v.string(),
  /** Hash of the slip's code where the visitor has no phone. */
  slip: v.optional(v.string()),
  day: Day,
  number: v.string(),
  windowId: Id,
  windowNo: Count,
  unitId: Id,
  service: Id,
  outcome: v.picklist(outcomes),
  /** Person ids of the staff who served, so that their own ratings can be set aside. */
  servedBy: v.array(Id),
  endedAt: v.date(),
  updatedAt: v.date(),
})
export type Visit = v.InferOutput<typeof Visit>

/** The seventh day after the visit is the last on which it may be rated (§19). */
export const RATING_DAYS = 7

/** When rating ends: the midnight at the end of the last day. */
export const ratingEnd = (day: Day): Date => instantOf(addDays(day, RATING_DAYS), DAY_MINUTES)

export const Visits = collection({
  name: 'visits',
  schema: Visit,
  purpose: 'Visits that reached a window, so that each can be rated once (§19)',
  personal: 'pseudonymous',
  mine: { why: 'the end of a ticket, which stands among the numbers taken' },
  keepDays: 400,
  indexes: [
    { on: ['visitor', '-endedAt'] },
    { on: ['slip'] },
    { on: ['windowId', 'day'] },
    { on: ['updatedAt'] },
  ],
})
