import { cached } from '../_kernel/cached'
import { CalendarEntries } from '../_kernel/calendar'
import { find } from '../_kernel/store'
import { ServiceWindows } from '../_shared/service-window'
import { Units } from '../_shared/unit'

const MOST = 1000

const load = async () => {
  const [windows, units, calendar] = await Promise.all([
    find(ServiceWindows, {}, { limit: MOST }),
    find(Units, {}, { limit: MOST }),
    find(CalendarEntries, {}, { limit: MOST }),
  ])
  return {
    windows: new Map(windows.map((one) => [one._id, one])),
    units: new Map(units.map((one) => [one._id, one])),
    /** Sheets speak of units by name. */
    unitsByName: new Map(units.map((one) => [one.name, one])),
    calendar,
  }
}
export type Hall = Awaited<ReturnType<typeof load>>

/** Windows, units and the calendar, at most 20 seconds old. */
export const hall = cached(20, load)
