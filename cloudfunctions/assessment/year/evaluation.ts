import { monthDays } from '../../_kernel/month'
import { addDays, type Day } from '../../_kernel/time'
import type { RatingWeek } from '../../_shared/rating-week'

/** How many of level 1 … 5. */
export type Levels = RatingWeek['byLevel']

/** What a rating of each level earns, of all that there is to earn: 一般 is no good rating, 满意 nearly a full one. */
const earned = [0, 0.3, 0.6, 0.9, 1] as const
/** So many of the hall's usual ratings are added to everybody's: a single one then decides little. */
const PRIOR = 10
/** What the hall's usual rating is worth before there are any: a pass, and no excellence that nobody confirmed. */
const NEUTRAL = 0.75

const none: Levels = [0, 0, 0, 0, 0]
const plus = (one: Levels, other: Levels): Levels => [
  one[0] + other[0],
  one[1] + other[1],
  one[2] + other[2],
  one[3] + other[3],
  one[4] + other[4],
]

/** Ratings of several closed weeks or windows together. */
export const together = (all: readonly Pick<RatingWeek, 'byLevel'>[]): Levels =>
  all.reduce<Levels>((sum, { byLevel }) => plus(sum, byLevel), none)

export const countOf = (levels: Levels): number => levels.reduce((sum, n) => sum + n, 0)
const worthOf = (levels: Levels): number =>
  levels.reduce((sum, n, level) => sum + n * (earned[level] ?? 0), 0)

/** The hall's usual share, drawn to a neutral one as long as there are few ratings at all. */
export const usualShare = (hall: Levels): number =>
  (worthOf(hall) + PRIOR * NEUTRAL) / (countOf(hall) + PRIOR)

/**
 * The share of the evaluation that given ratings earn (§19), drawn to the hall's usual one by a few ratings: nobody
 * loses or gains half a month by one visitor, and having none is neither good nor bad.
 */
export const shareOf = (levels: Levels, usual: number): number =>
  (worthOf(levels) + PRIOR * usual) / (countOf(levels) + PRIOR)

const WEEK = 6
/** Mondays of the weeks that end within a month: each closed week counts for one month, whole. */
export const mondaysOf = (month: string): { readonly from: Day; readonly to: Day } => {
  const { from, to } = monthDays(month)
  return { from: addDays(from, -WEEK), to: addDays(to, -WEEK) }
}
