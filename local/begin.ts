import { calendarDay } from '../cloudfunctions/_kernel/calendar'
import { addDays, dayOf, instantOf, minuteOf, weekdayOf } from '../cloudfunctions/_kernel/time'
import type { Day } from '../cloudfunctions/_kernel/time'

/** 09:40, when the morning is in full swing. */
const BEGIN = 9 * 60 + 40
/** Half-open minutes of a day in which a demo can go on where it was: the hall is open and not about to close. */
const lively = [
  [8 * 60 + 10, 11 * 60 + 20],
  [14 * 60 + 35, 15 * 60 + 40],
] as const

/** A year that nobody has announced yet counts by its weekdays alone: the clock must begin somewhere. */
const isWorkday = (day: Day): boolean => {
  const known = calendarDay(day, [])
  return known.covered ? known.kind === 'workday' : weekdayOf(day) < 6
}

const morningFrom = (day: Day): Date =>
  isWorkday(day) ? instantOf(day, BEGIN) : morningFrom(addDays(day, 1))

/**
 * Where the clock begins when nobody says so: at 09:40 (Shanghai) of today or the next workday. A folder whose
 * clock stood at `noted` goes on there if the hall is open then, otherwise at the next morning after it.
 */
export const beginning = (wall: Date, noted: Date | undefined): Date => {
  if (noted === undefined) return morningFrom(dayOf(wall))
  const [day, minute] = [dayOf(noted), minuteOf(noted)]
  if (isWorkday(day) && lively.some(([from, to]) => from <= minute && minute < to)) return noted
  const sameMorning = morningFrom(day)
  return sameMorning > noted ? sameMorning : morningFrom(addDays(day, 1))
}
