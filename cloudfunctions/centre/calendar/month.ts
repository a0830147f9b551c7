import * as v from 'valibot'
import { actingAs } from '../../_kernel/acting'
import { calendarDay, CalendarEntries, type CalendarEntry } from '../../_kernel/calendar'
import type { Context } from '../../_kernel/context'
import { daysOfMonth, monthDays, monthOf } from '../../_kernel/month'
import { publicHours } from '../../_kernel/public-hours'
import { find } from '../../_kernel/store'
import { addDays, Day, DAY_MINUTES, weekdayOf } from '../../_kernel/time'
import { firstDayOf, isRemovable } from './change'
import type { calendarRows } from './contract'
import type { CalendarDoor } from './door'

type MonthView = v.InferOutput<(typeof calendarRows)['calendarMonth']['output']>

const MOST = 1000

export const allEntries = (): Promise<CalendarEntry[]> =>
  find(CalendarEntries, {}, { order: [['_id', 1]], limit: MOST })

const coverageOf = (year: number, entries: readonly CalendarEntry[]): MonthView['coverage'] => {
  const known = calendarDay(`${String(year)}-01-01` as Day, entries)
  if (!known.covered) return 'none'
  if (known.provisional) return 'provisional'
  return entries.some((entry) => entry.kind === 'year' && entry.year === year) ? 'imported' : 'library'
}

/** A day that has all hours: whether the Friday rule cuts it is then seen (§13). */
const wholeDay = { from: '2000-01-01' as Day, segments: [{ from: 0, to: DAY_MINUTES }] }

const dayView = (day: Day, entries: readonly CalendarEntry[]): MonthView['days'][number] => {
  const known = calendarDay(day, entries)
  const weekday = weekdayOf(day)
  if (!known.covered) {
    return { day, weekday, kind: 'unknown', isMakeUp: false, endsEarly: false, fridayOpen: false }
  }
  const hours = publicHours(day, { timetables: [wholeDay], calendar: entries })
  return {
    day,
    weekday,
    kind: known.kind,
    ...(known.name === undefined ? {} : { name: known.name }),
    isMakeUp: known.kind === 'workday' && weekday >= 6,
    ...(known.actsAs === undefined || known.actsAs === weekday ? {} : { actsAs: known.actsAs }),
    endsEarly: hours.covered && hours.endsForFriday,
    fridayOpen: known.fridayOpen !== undefined && known.kind === 'workday',
  }
}

const entryView = (entry: CalendarEntry, today: Day, mayEdit: boolean): MonthView['entries'] => {
  if (entry.kind === 'year') return []
  const first = firstDayOf(entry) ?? today
  const isVacation = entry.kind === 'vacation'
  return [
    {
      entryId: entry._id,
      kind: entry.kind,
      from: first,
      to: isVacation ? entry.to : first,
      words: isVacation ? entry.name : entry.kind === 'actsAs' ? '' : entry.reason,
      ...(entry.kind === 'actsAs' ? { weekday: entry.weekday } : {}),
      mayEdit: mayEdit && isVacation && entry.to >= today,
      mayRemove: mayEdit && isRemovable(entry, today),
    },
  ]
}

/** A day of the month beside this one, or of this one where the calendar has no other. */
const beside = (day: Day, own: Day): Day => (v.is(Day, day) ? day : own)

/** The month of a day as these entries make it. */
export const monthView = (
  day: Day,
  entries: readonly CalendarEntry[],
  today: Day,
  mayEdit: boolean,
): MonthView => {
  const month = monthOf(day)
  const { from: first, to: last } = monthDays(month)
  const year = Number(day.slice(0, 4))
  return {
    year,
    month: Number(day.slice(5, 7)),
    before: beside(addDays(first, -1), first),
    after: beside(addDays(last, 1), last),
    today,
    coverage: coverageOf(year, entries),
    days: daysOfMonth(month).map((one) => dayView(one, entries)),
    entries: entries
      .flatMap((entry) => entryView(entry, today, mayEdit))
      .filter(({ from, to }) => from <= last && first <= to)
      .sort((a, b) => (`${a.from}${a.entryId}` < `${b.from}${b.entryId}` ? -1 : 1)),
    mayEdit,
  }
}

export const mayEditCalendar = async (context: Context): Promise<boolean> =>
  (await actingAs(context, ['centreAdmin'])) !== undefined

/** 校历 */
export const calendarMonth: CalendarDoor['calendarMonth'] = async ({ day }, context) =>
  monthView(day, await allEntries(), context.day, await mayEditCalendar(context))
