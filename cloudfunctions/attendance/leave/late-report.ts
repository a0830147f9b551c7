import { addWorkingDays, type CalendarEntry, type UncoveredDay } from '../../_kernel/calendar'
import { dayOf, minuteOf } from '../../_kernel/time'
import { isBefore, type Moment } from './piece'
import type { LeaveType } from './quota'

const NOON = 720

export type Reporting = 'inTime' | 'late' | 'tooLate' | 'notAllowed'

/**
 * Whether leave may still be asked for (§23): before it begins always; sickness until noon of the next working day
 * after the day on which it began, with proof; nothing else once it has begun.
 */
export const reportingOf = (
  type: LeaveType,
  begins: Moment,
  now: Date,
  calendar: readonly CalendarEntry[],
): Reporting | UncoveredDay => {
  const moment = { day: dayOf(now), minute: minuteOf(now) }
  if (!isBefore(begins, moment)) return 'inTime'
  if (type !== 'sick') return 'notAllowed'
  const next = addWorkingDays(begins.day, 1, calendar)
  if (!next.covered) return next
  return isBefore({ day: next.day, minute: NOON }, moment) ? 'tooLate' : 'late'
}
