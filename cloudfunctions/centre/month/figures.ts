import type { Day } from '../../_kernel/time'
import type { RatingWeek } from '../../_shared/rating-week'
import { sumOfDays, type WindowDay } from '../../_shared/window-day'

/** A matter with a promised date, as far as keeping it goes (§20): the day on which it ended, or nothing yet. */
export interface DueCase {
  readonly dueOn: Day
  readonly endedOn: Day | undefined
}

/** How many promises of a month were kept. One that runs and whose date is still to come is neither kept nor broken. */
export const promisesOf = (
  cases: readonly DueCase[],
  today: Day,
): { due: number; onTime: number; late: number; stillOpen: number } => {
  const judged = cases.filter(({ dueOn, endedOn }) => endedOn !== undefined || dueOn < today)
  const onTime = judged.filter(({ dueOn, endedOn }) => endedOn !== undefined && endedOn <= dueOn).length
  return {
    due: judged.length,
    onTime,
    late: judged.length - onTime,
    stillOpen: judged.filter(({ endedOn }) => endedOn === undefined).length,
  }
}

/** Ratings of closed weeks with enough of them (§19); `good` are levels 4 and 5. */
export const ratingsOf = (weeks: readonly RatingWeek[]): { visits: number; given: number; good: number } => ({
  visits: weeks.reduce((sum, { visits }) => sum + visits, 0),
  given: weeks.reduce((sum, { ratings }) => sum + ratings, 0),
  good: weeks.reduce((sum, { byLevel }) => sum + byLevel[3] + byLevel[4], 0),
})

/** The hall's days, each over all windows, in order. */
export const daysOfHall = (
  days: readonly WindowDay[],
): { day: Day; called: number; averageWaitMinutes: number }[] =>
  [...new Set(days.map(({ day }) => day))].sort().map((day) => {
    const { called, averageWaitMinutes } = sumOfDays(days.filter((one) => one.day === day))
    return { day, called, averageWaitMinutes }
  })
