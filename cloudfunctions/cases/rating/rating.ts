import * as v from 'valibot'
import { addDays, Day, dayOf, weekdayOf } from '../../_kernel/time'
import { Count, Id, stamps } from '../../_kernel/values'
import { ratingEnd } from '../../_shared/visit'

/** 5 very satisfied … 1 very dissatisfied. */
export const Level = v.picklist([1, 2, 3, 4, 5] as const)
/** The same aspects for every level, so that no answer is suggested (§19). */
export const aspects = ['waiting', 'attitude', 'papers', 'outcome', 'guidance'] as const
export const Aspects = v.pipe(v.array(v.picklist(aspects)), v.maxLength(aspects.length))
/** Why a rating doesn't count: by who served, by a colleague of that window, or one of many in short time. */
export const asideReasons = ['servedBy', 'colleague', 'burst'] as const

/** Words that nobody wrote, that may be shown, that wait for a person, and that a person stopped. */
export const wordsStates = ['none', 'passed', 'pendingReview', 'stopped'] as const

/**
 * 服务评价 of one visit (§19). `_id` is the visit's, so that there is one at most. What the window's own staff give on
 * the code of somebody's slip counts for nothing and stands beside it, or they could take that place.
 */
export const Rating = v.strictObject({
  _id: Id,
  /** Visitor id of the rater. */
  visitor: v.string(),
  windowId: Id,
  windowNo: Count,
  unitId: Id,
  number: v.string(),
  level: Level,
  aspects: Aspects,
  words: v.pipe(v.string(), v.maxLength(300)),
  /** Whether the words may ever be shown. */
  wordsState: v.picklist(wordsStates),
  /** The place among words that wait until a person has looked at them (0.3), by week and in no order of time. */
  held: v.optional(v.string()),
  /** Salts the words' hash in the audit; it goes when they are erased. */
  salt: v.string(),
  ratedAt: v.date(),
  isChanged: v.boolean(),
  /** Monday of the week in which it can no longer be changed, and counts. */
  week: Day,
  setAside: v.optional(
    v.strictObject({
      reason: v.picklist(asideReasons),
      /** The place in the centre's list: by week. */
      key: v.string(),
    }),
  ),
  ...stamps,
})
export type Rating = v.InferOutput<typeof Rating>

const CHANGE_MS = 24 * 3_600_000

/** Until when a rating may be changed, or nothing when it has been changed once. */
export const changeEnd = (rating: Pick<Rating, 'ratedAt' | 'isChanged'>): Date | undefined =>
  rating.isChanged ? undefined : new Date(rating.ratedAt.getTime() + CHANGE_MS)

export type Standing = 'open' | 'tooLate' | 'changeable' | 'final'

/** What may be done about a visit's rating now: give it, change it, or nothing any more. */
export const standing = (
  day: Day,
  given: Pick<Rating, 'ratedAt' | 'isChanged'> | undefined,
  now: Date,
): Standing => {
  if (given === undefined) return now < ratingEnd(day) ? 'open' : 'tooLate'
  const end = changeEnd(given)
  return end !== undefined && now < end ? 'changeable' : 'final'
}

/** Monday of a day's week. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day))

/**
 * The week that a rating counts in: the one in which it can no longer be changed. So a closed week never
 * changes, and nobody can tell from its difference who rated.
 */
export const weekOf = (ratedAt: Date): Day => mondayOf(dayOf(new Date(ratedAt.getTime() + CHANGE_MS)))

export interface Said {
  readonly level: number
  readonly aspects: readonly string[]
  readonly words: string
}

/** A second tap sends the same again, which is no change. */
export const saysTheSame = (one: Said, other: Said): boolean =>
  one.level === other.level &&
  one.words === other.words &&
  [...new Set(one.aspects)].sort().join() === [...new Set(other.aspects)].sort().join()
