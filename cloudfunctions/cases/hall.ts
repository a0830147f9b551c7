import { cached } from '../_kernel/cached'
import { CalendarEntries } from '../_kernel/calendar'
import { find, findSound } from '../_kernel/store'
import { ServiceWindows } from '../_shared/service-window'
import { Units } from '../_shared/unit'

const MOST = 1000

const load = async () => {
  const [windows, units, calendar] = await Promise.all([
    findSound(ServiceWindows, {}, { limit: MOST }),
    findSound(Units, {}, { limit: MOST }),
    find(CalendarEntries, {}, { limit: MOST }),
  ])
  return {
    windows: new Map(windows.sound.map((one) => [one._id, one])),
    units: new Map(units.sound.map((one) => [one._id, one])),
    /** Sheets speak of units by name. */
    unitsByName: new Map(units.sound.map((one) => [one.name, one])),
    calendar,
  }
}
export type Hall = Awaited<ReturnType<typeof load>>

/**
 * Windows, units and the calendar, at most 20 seconds old. A window or unit that somebody broke is as if it weren't
 * there, and stops no other; a calendar that is broken promises nothing to anybody (0.2).
 */
export const hall = cached(20, load)
