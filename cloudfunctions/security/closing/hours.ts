import { calendarDay } from '../../_kernel/calendar'
import type { HoursBasis } from '../../_kernel/public-hours'
import { union } from '../../_kernel/span'
import type { Day } from '../../_kernel/time'
import { segmentsOn } from '../../_kernel/timetable'
import type { ServiceWindow } from '../../_shared/service-window'

/** Minutes after the hours have ended at which a look round that was not made is asked for (§31). */
export const CHASE_AFTER = 15

/**
 * The minute at which work at a window ends on a day: that of the timetable (on Fridays after the meeting, §13), or of
 * its duty on a day off; nothing where nobody works, or nobody knows.
 */
export const workEnds = (
  day: Day,
  basis: HoursBasis,
  duty: ServiceWindow['duty'] = [],
): number | undefined => {
  const known = calendarDay(day, basis.calendar)
  if (!known.covered || known.kind === 'closed') return undefined
  const spans =
    known.kind === 'workday'
      ? (segmentsOn(day, basis.timetables) ?? [])
      : duty.filter((one) => one.day === day).flatMap((one) => one.spans)
  return union(spans).at(-1)?.to
}
