import { calendarDay, type UncoveredDay } from '../_kernel/calendar'
import type { HoursBasis } from '../_kernel/public-hours'
import { type Span, union } from '../_kernel/span'
import type { Day } from '../_kernel/time'
import { segmentsOn } from '../_kernel/timetable'

/** A stretch of a day for which one clocks in and out: a segment of the timetable, or filed duty (§21 §22). */
export interface Slot extends Span {
  readonly kind: 'work' | 'duty'
}

/**
 * The slots of a day: the timetable's segments on a workday, Friday's whole afternoon with them (§13: the meeting is
 * work), and the duty that was filed on a holiday or in a vacation. A closed day and a day of rest have none.
 */
export const slotsOn = (
  day: Day,
  basis: HoursBasis,
  duty: readonly Span[] = [],
): readonly Slot[] | UncoveredDay => {
  const known = calendarDay(day, basis.calendar)
  if (!known.covered) return known
  if (known.kind === 'closed') return []
  return known.kind === 'workday'
    ? union(segmentsOn(day, basis.timetables) ?? []).map((span) => ({ ...span, kind: 'work' }))
    : union(duty).map((span) => ({ ...span, kind: 'duty' }))
}
