import * as v from 'valibot'
import { addDays, type Day } from './time'

/** A month between 2000 and 2099, `2026-11`. */
export const YearMonth = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/))

/** The month of a day. */
export const monthOf = (day: Day): string => day.slice(0, 7)

const firstOf = (month: string): Day => `${month}-01` as Day

export const monthAfter = (month: string): string => monthOf(addDays(firstOf(month), 31))
export const monthBefore = (month: string): string => monthOf(addDays(firstOf(month), -1))

/** The first day after a month. */
export const dayAfterMonth = (month: string): Day => firstOf(monthAfter(month))

/** First and last day of a month. */
export const monthDays = (month: string): { readonly from: Day; readonly to: Day } => ({
  from: firstOf(month),
  to: addDays(dayAfterMonth(month), -1),
})

/** The days of a month, in order. */
export const daysOfMonth = (month: string): Day[] => {
  const { from, to } = monthDays(month)
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
