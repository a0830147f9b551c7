import { addDays, type Day } from '../../_kernel/time'

const firstDay = (month: string): Day => `${month}-01` as Day

/** The days of a month, `2026-11`, in order. */
export const daysOf = (month: string): Day[] => {
  const days: Day[] = []
  for (let day = firstDay(month); day.startsWith(month); day = addDays(day, 1)) days.push(day)
  return days
}

/** The first day after a month. */
export const dayAfterMonth = (month: string): Day => addDays(daysOf(month).at(-1) ?? firstDay(month), 1)

/** The month before the one that a day lies in. */
export const monthBefore = (day: Day): string => addDays(`${day.slice(0, 7)}-01` as Day, -1).slice(0, 7)
