import { cached } from '../_kernel/cached'
import { CalendarEntries } from '../_kernel/calendar'
import type { HoursBasis } from '../_kernel/public-hours'
import { find } from '../_kernel/store'
import { Timetables } from '../_kernel/timetable'

const MOST = 1000

/** When the hall is worked in and open; at most 20 seconds old. */
export const hours = cached(20, async (): Promise<HoursBasis> => {
  const [timetables, calendar] = await Promise.all([
    find(Timetables, {}, { limit: MOST }),
    find(CalendarEntries, {}, { limit: MOST }),
  ])
  return { timetables, calendar }
})
