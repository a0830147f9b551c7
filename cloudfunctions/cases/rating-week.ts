import * as v from 'valibot'
import { addDays, Day } from '../_kernel/time'
import { Count, Id } from '../_kernel/values'
import { type aspects, type Rating } from './rating'

const byAspect = v.strictObject({
  waiting: Count,
  attitude: Count,
  papers: Count,
  outcome: Count,
  guidance: Count,
} satisfies Record<(typeof aspects)[number], typeof Count>)

const figures = {
  /** Visits and case results, all of which may be rated. */
  visits: Count,
  ratings: Count,
  /** How many of level 1 … 5. */
  byLevel: v.strictTuple([Count, Count, Count, Count, Count]),
  byAspect,
}
type Figures = v.InferOutput<v.StrictObjectSchema<typeof figures, undefined>>

/**
 * A window's ratings up to a closed week, with the weeks before it that had too few by themselves. Written
 * once and never again: what staff have seen doesn't change by one.
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

/** Fewer ratings than this are merged onward: with four, staff would know who. */
const ENOUGH = 5

type Counted = Pick<Rating, 'level' | 'aspects'>

/** The figures of one week. */
export const tally = (visits: number, ratings: readonly Counted[]): Figures => {
  const level = (n: number) => ratings.filter((rating) => rating.level === n).length
  const aspect = (name: (typeof aspects)[number]) =>
    ratings.filter((rating) => rating.aspects.includes(name)).length
  return {
    visits,
    ratings: ratings.length,
    byLevel: [level(1), level(2), level(3), level(4), level(5)],
    byAspect: {
      waiting: aspect('waiting'),
      attitude: aspect('attitude'),
      papers: aspect('papers'),
      outcome: aspect('outcome'),
      guidance: aspect('guidance'),
    },
  }
}

const sum = (a: Figures, b: Figures): Figures => ({
  visits: a.visits + b.visits,
  ratings: a.ratings + b.ratings,
  byLevel: [
    a.byLevel[0] + b.byLevel[0],
    a.byLevel[1] + b.byLevel[1],
    a.byLevel[2] + b.byLevel[2],
    a.byLevel[3] + b.byLevel[3],
    a.byLevel[4] + b.byLevel[4],
  ],
  byAspect: {
    waiting: a.byAspect.waiting + b.byAspect.waiting,
    attitude: a.byAspect.attitude + b.byAspect.attitude,
    papers: a.byAspect.papers + b.byAspect.papers,
    outcome: a.byAspect.outcome + b.byAspect.outcome,
    guidance: a.byAspect.guidance + b.byAspect.guidance,
  },
})

export interface ClosedWeeks extends Figures {
  readonly from: Day
  readonly to: Day
  readonly isShown: boolean
}

/**
 * A week closes (§19): alone when the weeks before it were enough to show, else together with them. Under
 * five in all it isn't shown and goes on into the next.
 */
export const closeWeek = (before: ClosedWeeks | undefined, monday: Day, week: Figures): ClosedWeeks => {
  const carried = before === undefined || before.isShown ? undefined : before
  const all = carried === undefined ? week : sum(carried, week)
  return {
    ...all,
    from: carried?.from ?? monday,
    to: addDays(monday, 6),
    isShown: all.ratings >= ENOUGH,
  }
}
