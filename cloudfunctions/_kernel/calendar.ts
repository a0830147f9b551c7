import year2025 from 'chinese-days/dist/years/2025.json' with { type: 'json' }
import year2026 from 'chinese-days/dist/years/2026.json' with { type: 'json' }
import * as v from 'valibot'
import { collection } from './collection'
import { addDays, Day, weekdayOf, type Weekday } from './time'

const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(60))
const stamps = { createdAt: v.date(), updatedAt: v.date(), v: v.number() }
export const WeekdayNo = v.picklist([1, 2, 3, 4, 5, 6, 7] as const)

/**
 * What the centre says about days (§22): the yearly notice, vacations, one-off closings, whose weekday a
 * make-up day follows, and Fridays that stay open after 16:00 (§13). Documents win over the library.
 */
export const CalendarEntry = v.variant('kind', [
  v.strictObject({
    _id: v.string(),
    kind: v.literal('year'),
    year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2099)),
    /** True until the State Council's notice is out; every answer that leans on it says so. */
    provisional: v.boolean(),
    days: v.pipe(v.array(v.strictObject({ date: Day, name: Name, isOffDay: v.boolean() })), v.maxLength(120)),
    ...stamps,
  }),
  v.strictObject({ _id: v.string(), kind: v.literal('vacation'), from: Day, to: Day, name: Name, ...stamps }),
  v.strictObject({ _id: v.string(), kind: v.literal('closing'), day: Day, reason: Name, ...stamps }),
  v.strictObject({ _id: v.string(), kind: v.literal('actsAs'), day: Day, weekday: WeekdayNo, ...stamps }),
  v.strictObject({ _id: v.string(), kind: v.literal('fridayOpen'), day: Day, reason: Name, ...stamps }),
])
export type CalendarEntry = v.InferOutput<typeof CalendarEntry>

export const CalendarEntries = collection({
  name: 'calendar',
  schema: CalendarEntry,
  purpose: 'Holidays, make-up days, vacations and closings (§22)',
  personal: 'none',
  indexes: [{ on: ['kind'] }],
})

/** Written anew by whoever changes vacations: two at once would each look at the others before the other stands there. */
const VacationTurn = v.strictObject({ _id: v.string(), ...stamps })
export const VacationTurns = collection({
  name: 'vacationTurns',
  schema: VacationTurn,
  purpose: 'So that vacations are changed one after the other, and two never cover one day',
  personal: 'none',
})
export type VacationTurn = v.InferOutput<typeof VacationTurn>

export type DayKind = 'workday' | 'restday' | 'holiday' | 'vacation' | 'closed'

/** One day as the centre sees it. */
export interface CalendarDay {
  readonly covered: true
  readonly kind: DayKind
  /** Name of the holiday, vacation or reason of a closing. */
  readonly name: string | undefined
  readonly provisional: boolean
  /** The weekday whose rules apply; none on a make-up day that names none. */
  readonly actsAs: Weekday | undefined
  /** Public service goes on after 16:00 on this Friday, for this reason (§13). */
  readonly fridayOpen: string | undefined
}
/** Neither the library nor a document covers the year: whoever needs the day must stop (fail closed). */
export interface UncoveredDay {
  readonly covered: false
  readonly year: number
}

interface YearFile {
  readonly holidays: Readonly<Record<string, string>>
  readonly workdays: Readonly<Record<string, string>>
}

// The library's own functions call days that it doesn't know workdays and shift with the process's
// time zone, so only its tables are used, and only for years that were checked here.
const libraryYears: Readonly<Record<number, YearFile>> = { 2025: year2025, 2026: year2026 }

const chineseName = (entry: string): string => entry.split(',')[1] ?? entry

/** What the statutory calendar says of a day; nothing when the year isn't covered. */
const statutory = (
  day: Day,
  entries: readonly CalendarEntry[],
): { off: boolean | undefined; name: string | undefined; provisional: boolean } | undefined => {
  const year = Number(day.slice(0, 4))
  const imported = entries.find((entry) => entry.kind === 'year' && entry.year === year)
  if (imported?.kind === 'year') {
    const named = imported.days.find((one) => one.date === day)
    return { off: named?.isOffDay, name: named?.name, provisional: imported.provisional }
  }
  const file = libraryYears[year]
  if (file === undefined) return undefined
  const holiday = file.holidays[day]
  const makeUp = file.workdays[day]
  const named = holiday ?? makeUp
  return {
    off: holiday !== undefined ? true : makeUp !== undefined ? false : undefined,
    name: named === undefined ? undefined : chineseName(named),
    provisional: false,
  }
}

/**
 * What kind of day this is (§22). A closing wins over everything, a statutory holiday over a vacation, a
 * vacation over an ordinary day. A year that neither the library nor an import covers is `covered: false`.
 */
export const calendarDay = (day: Day, entries: readonly CalendarEntry[]): CalendarDay | UncoveredDay => {
  const known = statutory(day, entries)
  if (known === undefined) return { covered: false, year: Number(day.slice(0, 4)) }
  const weekday = weekdayOf(day)
  const isMakeUp = known.off === false
  const named = entries.find((entry) => entry.kind === 'actsAs' && entry.day === day)
  const friday = entries.find((entry) => entry.kind === 'fridayOpen' && entry.day === day)
  const base = {
    covered: true,
    provisional: known.provisional,
    actsAs: named?.kind === 'actsAs' ? named.weekday : isMakeUp ? undefined : weekday,
    fridayOpen: friday?.kind === 'fridayOpen' ? friday.reason : undefined,
  } as const
  const closing = entries.find((entry) => entry.kind === 'closing' && entry.day === day)
  if (closing?.kind === 'closing') return { ...base, kind: 'closed', name: closing.reason }
  if (known.off === true) return { ...base, kind: 'holiday', name: known.name }
  const vacation = entries.find((entry) => entry.kind === 'vacation' && entry.from <= day && day <= entry.to)
  if (vacation?.kind === 'vacation') return { ...base, kind: 'vacation', name: vacation.name }
  if (weekday >= 6 && !isMakeUp) return { ...base, kind: 'restday', name: undefined }
  return { ...base, kind: 'workday', name: known.name }
}

/** Longest stretch that counting may cross before it gives up: two years of days. */
const LONGEST_COUNT = 731

/** Whether work is done on a day that is known; vacation days count only where `inVacation` says so (假期照办). */
const counts = (known: CalendarDay, inVacation: boolean): boolean => {
  const weekend = (known.actsAs ?? 1) >= 6
  return known.kind === 'workday' || (known.kind === 'vacation' && inVacation && !weekend)
}

const always = (): boolean => true

/**
 * The day on which `count` working days are full, counted from the day after `start` (§20: day 1 is the
 * next workday). Vacation days count only where `inVacation` says that work goes on (假期照办), and no day on which
 * the clock stands still.
 */
export const addWorkingDays = (
  start: Day,
  count: number,
  entries: readonly CalendarEntry[],
  inVacation = false,
  runsOn: (day: Day) => boolean = always,
): { covered: true; day: Day; provisional: boolean } | UncoveredDay => {
  let day = start
  let left = count
  let provisional = false
  for (let step = 0; left > 0; step++) {
    if (step > LONGEST_COUNT) return { covered: false, year: Number(day.slice(0, 4)) }
    day = addDays(day, 1)
    const known = calendarDay(day, entries)
    if (!known.covered) return known
    provisional ||= known.provisional
    if (counts(known, inVacation) && runsOn(day)) left--
  }
  return { covered: true, day, provisional }
}

/** Whether a day is one of those that `addWorkingDays` counts. */
export const isWorkingDay = (
  day: Day,
  entries: readonly CalendarEntry[],
  inVacation = false,
): boolean | UncoveredDay => {
  const known = calendarDay(day, entries)
  return known.covered ? counts(known, inVacation) : known
}

/** The last working day before a day. */
export const workingDayBefore = (
  day: Day,
  entries: readonly CalendarEntry[],
  inVacation = false,
): { covered: true; day: Day } | UncoveredDay => {
  let earlier = day
  for (let step = 0; step <= LONGEST_COUNT; step++) {
    earlier = addDays(earlier, -1)
    const works = isWorkingDay(earlier, entries, inVacation)
    if (typeof works !== 'boolean') return works
    if (works) return { covered: true, day: earlier }
  }
  return { covered: false, year: Number(earlier.slice(0, 4)) }
}
