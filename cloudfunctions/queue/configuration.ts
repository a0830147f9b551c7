import { popular } from './line/popular'
import { cached } from '../_kernel/cached'
import { CalendarEntries } from '../_kernel/calendar'
import { Timetables } from '../_kernel/timetable'
import type { HoursBasis } from '../_kernel/public-hours'
import { find } from '../_kernel/store'
import { type Line, Lines } from '../_shared/line'
import { mustBring, PublishedSheets } from '../_shared/published-sheet'
import { SearchIndexes } from '../_shared/search-index'
import { type ServiceWindow, ServiceWindows } from '../_shared/service-window'
import { type Unit, Units } from '../_shared/unit'

/** What a ticket needs to say of a service. */
export interface ServiceFacts {
  readonly name: string
  readonly nameEn: string
  readonly bring: readonly string[]
  readonly bringEn: readonly string[]
}

/** Everything that changes by an admin's hand and is asked for at every call. */
export interface Configuration {
  readonly lines: ReadonlyMap<string, Line>
  readonly windows: ReadonlyMap<string, ServiceWindow>
  readonly units: ReadonlyMap<string, Unit>
  readonly services: ReadonlyMap<string, ServiceFacts>
  readonly hours: HoursBasis
  readonly indexVersion: string
  /** Services most asked for, most first. */
  readonly popular: readonly string[]
}

const MOST = 1000

const byId = <T extends { _id: string }>(documents: readonly T[]): Map<string, T> =>
  new Map(documents.map((document) => [document._id, document]))

const load = async (): Promise<Configuration> => {
  const [lines, windows, units, sheets, timetables, calendar, most, [index]] = await Promise.all([
    find(Lines, {}, { limit: MOST }),
    find(ServiceWindows, {}, { limit: MOST }),
    find(Units, {}, { limit: MOST }),
    find(PublishedSheets, {}, { limit: MOST }),
    find(Timetables, {}, { limit: MOST }),
    find(CalendarEntries, {}, { limit: MOST }),
    popular(),
    find(SearchIndexes, {}, { limit: 1 }),
  ])
  const services = sheets.map(({ sheet }): [string, ServiceFacts] => [
    sheet.code,
    {
      name: sheet.name,
      nameEn: sheet.nameEn,
      bring: mustBring(sheet),
      bringEn: mustBring(sheet, 'en'),
    },
  ])
  return {
    lines: byId(lines),
    windows: byId(windows),
    units: byId(units),
    services: new Map(services),
    hours: { timetables, calendar },
    popular: most,
    indexVersion: index?.version ?? '',
  }
}

/** The configuration, at most 30 seconds old. */
export const configuration = cached(30, load)
