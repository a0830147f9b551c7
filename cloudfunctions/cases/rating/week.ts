import { addDays, type Day } from '../../_kernel/time'
import type { RatingFigures as Figures } from '../../_shared/rating-week'
import type { aspects, Rating } from './rating'

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
