import { cached } from '../_kernel/cached'
import { CalendarEntries } from '../_kernel/calendar'
import type { HoursBasis } from '../_kernel/public-hours'
import type { Language } from '../_kernel/refusal'
import { find, findSound } from '../_kernel/store'
import { Timetables } from '../_kernel/timetable'
import { Lines } from '../_shared/line'
import { type ServiceWindow, ServiceWindows } from '../_shared/service-window'
import { type Unit, Units } from '../_shared/unit'
import { HelpDesks, Plans } from './collections'

const MOST = 1000

const load = async () => {
  const [lines, windows, units, timetables, calendar, plans, desks] = await Promise.all([
    findSound(Lines, {}, { limit: MOST }),
    findSound(ServiceWindows, {}, { limit: MOST }),
    findSound(Units, {}, { limit: MOST }),
    find(Timetables, {}, { limit: MOST }),
    find(CalendarEntries, {}, { limit: MOST }),
    findSound(Plans, {}, { order: [['_id', 1]], limit: 1 }),
    findSound(HelpDesks, {}, { limit: 1 }),
  ])
  const basis: HoursBasis = { timetables, calendar }
  return {
    lines: lines.sound.filter((line) => line.state === 'open'),
    windows: new Map(windows.sound.map((one) => [one._id, one])),
    units: new Map(units.sound.map((unit) => [unit._id, unit])),
    /** Sheets speak of units by name. */
    unitsByName: new Map(units.sound.map((unit) => [unit.name, unit])),
    basis,
    plan: plans.sound[0],
    desk: desks.sound[0],
  }
}
export type Hall = Awaited<ReturnType<typeof load>>

/**
 * Lines, windows, units, hours, the plan and the help desk, at most 20 seconds old. What of the hall somebody broke is
 * as if it weren't there, and stops nothing else; hours that are broken tell nobody to come (0.2).
 */
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
