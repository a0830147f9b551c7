import * as v from 'valibot'
import { addDays, Day } from '../_kernel/time'
import type { RatingWeek } from '../_shared/rating-week'
import { sumOfDays, type WindowDay } from '../_shared/window-day'

/** A quarter: `2026-Q4`. */
export const Quarter = v.pipe(v.string(), v.regex(/^20\d\d-Q[1-4]$/))

/** First and last day of a quarter. */
export const quarterDays = (quarter: string): { from: Day; to: Day } => {
  const year = Number(quarter.slice(0, 4))
  const first = (Number(quarter.slice(6)) - 1) * 3 + 1
  const from = `${String(year)}-${String(first).padStart(2, '0')}-01`
  const after =
    first === 10 ? `${String(year + 1)}-01-01` : `${String(year)}-${String(first + 3).padStart(2, '0')}-01`
  return { from: from as Day, to: addDays(after as Day, -1) }
}

export const quarterOf = (day: Day): string =>
  `${day.slice(0, 4)}-Q${String(Math.ceil(Number(day.slice(5, 7)) / 3))}`

export const quarterBefore = (quarter: string): string => quarterOf(addDays(quarterDays(quarter).from, -1))

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/**
 * 季度窗口表 (§8): a window's quarter as the centre reads it before it adjusts windows. Waits are of people who were
 * called.
 */
export const quarterFigures = (days: readonly WindowDay[], weeks: readonly RatingWeek[]) => {
  const sums = sumOfDays(days)
  const hours = [...new Set(days.flatMap((day) => day.byHour.map(({ hour }) => hour)))].sort((a, b) => a - b)
  const busiest = [...days].sort((a, b) => b.called - a.called || (a.day < b.day ? -1 : 1))[0]
  const ratings = total(weeks.map((week) => week.ratings))
  const good = total(weeks.map((week) => week.byLevel[3] + week.byLevel[4]))
  return {
    days: days.length,
    ...sums,
    calledADay: days.length === 0 ? 0 : Math.round(sums.called / days.length),
    ...(busiest === undefined ? {} : { busiestDay: busiest.day, busiestCalled: busiest.called }),
    byHour: hours.map((hour) => ({
      hour,
      arrivals: total(days.map((day) => day.byHour.find((one) => one.hour === hour)?.arrivals ?? 0)),
    })),
    ratings,
    goodRatings: good,
    ratedVisits: total(weeks.map((week) => week.visits)),
  }
}
