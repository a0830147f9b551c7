import { addDays, type Day } from '../../cloudfunctions/_kernel/time'

/** Written down from the school calendar, not read from the product: the semester's days off and its make-up days. */
const holidays = [
  '2026-09-25',
  ...['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`),
  '2027-01-01',
]
const makeUpDays = ['2026-09-20', '2026-10-10']
const SUMMER_UNTIL = '2026-10-01'
const FRIDAY_MEETING = 16 * 60

export interface Slot {
  readonly from: number
  readonly to: number
}

const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay()
export const isFriday = (day: Day): boolean => weekday(day) === 5

export const isDayOff = (day: Day): boolean =>
  holidays.includes(day) || ([0, 6].includes(weekday(day)) && !makeUpDays.includes(day))

/** The hours of work of a day (作息时间): summer until the end of September, winter from October on. */
export const slotsOf = (day: Day): Slot[] => {
  if (isDayOff(day)) return []
  const afternoon = day < SUMMER_UNTIL ? { from: 14.5 * 60, to: 18 * 60 } : { from: 14 * 60, to: 17.5 * 60 }
  return [{ from: 8 * 60, to: 12 * 60 }, afternoon]
}

/** Minutes of a day in which the public is served: on a Friday until four o'clock (§13). */
export const isOpenAt = (day: Day, minute: number): boolean =>
  slotsOf(day).some(({ from, to }) => from <= minute && minute < to) &&
  !(isFriday(day) && minute >= FRIDAY_MEETING)

/** All days from one to another. */
export const daysBetween = (first: Day, last: Day): Day[] => {
  const days: Day[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}
