import { addDays, type Day } from '../../_kernel/time'
import type { RatingWeek } from '../../_shared/rating-week'
import { sumOfDays, type WindowDay } from '../../_shared/window-day'

/** First and last day of a month, `2026-11`. */
export const monthDays = (month: string): { from: Day; to: Day } => {
  const from = `${month}-01` as Day
  return { from, to: addDays(`${monthAfter(month)}-01` as Day, -1) }
}

export const monthOf = (day: Day): string => day.slice(0, 7)

export const monthAfter = (month: string): string => monthOf(addDays(`${month}-28` as Day, 4))

export const monthBefore = (month: string): string => monthOf(addDays(`${month}-01` as Day, -1))

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
