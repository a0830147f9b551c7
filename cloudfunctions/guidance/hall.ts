import { cached } from '../_kernel/cached'
import { CalendarEntries } from '../_kernel/calendar'
import type { HoursBasis } from '../_kernel/public-hours'
import type { Language } from '../_kernel/refusal'
import { find } from '../_kernel/store'
import { Timetables } from '../_kernel/timetable'
import { Lines } from '../_shared/line'
import { type ServiceWindow, ServiceWindows } from '../_shared/service-window'
import { type Unit, Units } from '../_shared/unit'
import { HelpDesks, Plans } from './collections'

const MOST = 1000

const load = async () => {
  const [lines, windows, units, timetables, calendar, plans, [desk]] = await Promise.all([
    find(Lines, {}, { limit: MOST }),
    find(ServiceWindows, {}, { limit: MOST }),
    find(Units, {}, { limit: MOST }),
    find(Timetables, {}, { limit: MOST }),
    find(CalendarEntries, {}, { limit: MOST }),
    find(Plans, {}, { order: [['_id', 1]], limit: 1 }),
    find(HelpDesks, {}, { limit: 1 }),
  ])
  const basis: HoursBasis = { timetables, calendar }
  return {
    lines: lines.filter((line) => line.state === 'open'),
    windows: new Map(windows.map((one) => [one._id, one])),
    units: new Map(units.map((unit) => [unit._id, unit])),
    /** Sheets speak of units by name. */
    unitsByName: new Map(units.map((unit) => [unit.name, unit])),
    basis,
    plan: plans[0],
    desk,
  }
}
export type Hall = Awaited<ReturnType<typeof load>>

/** Lines, windows, units, hours, the plan and the help desk, at most 20 seconds old. */
export const hall = cached(20, load)

/** A unit's name, or what a sheet calls it when it isn't among the units. */
export const unitName = (unit: Unit | undefined, language: Language, otherwise = ''): string =>
  (language === 'en' ? unit?.nameEn : unit?.name) ?? otherwise

/** A window as somebody is sent to it. */
export const targetOf = (place: ServiceWindow, { units }: Hall, language: Language) => ({
  windowId: place._id,
  windowNo: place.no,
  unitName: unitName(units.get(place.unitId), language),
  place: language === 'en' ? place.placeEn : place.place,
})

/** Where a unit is found when it has no window for a matter. */
export const officeOf = (unit: Unit, language: Language) => ({
  unitName: unitName(unit, language),
  office: language === 'en' ? unit.officeEn : unit.office,
  phone: unit.phone,
})
