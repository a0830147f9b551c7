import * as v from 'valibot'
import { calendarDay, type CalendarEntry, type DayKind } from '../../_kernel/calendar'
import { addDays, Day } from '../../_kernel/time'

/** Rows that a year's notice may have: the holidays and their make-up days are some fifty. */
const MOST_ROWS = 120
const Row = v.object({
  date: v.pipe(v.string(), v.maxLength(40)),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60), v.regex(/^[^\p{Cc}\p{Cs}]*$/u)),
  isOffDay: v.boolean(),
})

export type NoticeDay = Extract<CalendarEntry, { kind: 'year' }>['days'][number]
export interface Notice {
  readonly year: number
  readonly days: readonly NoticeDay[]
}

export const noticeProblems = [
  'notJson',
  'noYear',
  'noDays',
  'tooManyRows',
  'badRow',
  'noSuchDate',
  'otherYear',
  'twice',
] as const
/** One thing that is wrong; `row` counts from 1, 0 = the notice as a whole. */
export interface NoticeFault {
  readonly row: number
  readonly problem: (typeof noticeProblems)[number]
  readonly value: string
}

const FIRST_YEAR = 2000
const LAST_YEAR = 2099

const parsed = (text: string): unknown => {
  try {
    // Editors on Windows put a mark in front that no parser takes.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

// What has no JSON is nothing at all.
const short = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value).slice(0, 60))

const rowFault = (
  raw: unknown,
  year: number,
  seen: ReadonlySet<string>,
): Omit<NoticeFault, 'row'> | NoticeDay => {
  const row = v.safeParse(Row, raw)
  if (!row.success) return { problem: 'badRow', value: short(raw) }
  const { date, name, isOffDay } = row.output
  // The year first: 9999-12-31 is a day, but no day of this notice.
  if (/^\d{4}-\d\d-\d\d$/.test(date) && Number(date.slice(0, 4)) !== year) {
    return { problem: 'otherYear', value: date }
  }
  const day = v.safeParse(Day, date)
  if (!day.success) return { problem: 'noSuchDate', value: date }
  if (seen.has(date)) return { problem: 'twice', value: date }
  return { date: day.output, name, isOffDay }
}

/**
 * The yearly notice out of its text, `{ year, days: [{ date, name, isOffDay }] }`; further fields are passed over. All
 * faults at once, each with its row. Days are in order.
 */
export const readNotice = (text: string): { notice: Notice } | { faults: readonly NoticeFault[] } => {
  const raw = parsed(text)
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { faults: [{ row: 0, problem: 'notJson', value: text.slice(0, 30) }] }
  }
  const { year, days } = raw as { year?: unknown; days?: unknown }
  if (typeof year !== 'number' || !Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    return { faults: [{ row: 0, problem: 'noYear', value: short(year) }] }
  }
  if (!Array.isArray(days) || days.length === 0) {
    return { faults: [{ row: 0, problem: 'noDays', value: short(days) }] }
  }
  if (days.length > MOST_ROWS) {
    return { faults: [{ row: 0, problem: 'tooManyRows', value: String(days.length) }] }
  }
  const seen = new Set<string>()
  const good: NoticeDay[] = []
  const faults: NoticeFault[] = []
  for (const [at, one] of (days as unknown[]).entries()) {
    const known = rowFault(one, year, seen)
    if ('problem' in known) faults.push({ row: at + 1, ...known })
    else {
      seen.add(known.date)
      good.push(known)
    }
  }
  if (faults.length > 0) return { faults }
  return { notice: { year, days: good.sort((a, b) => (a.date < b.date ? -1 : 1)) } }
}

/** A day that becomes another; `covered: false` before: the year was unknown. */
export interface DayDifference {
  readonly date: Day
  readonly before: DayKind | 'unknown'
  readonly after: DayKind
  readonly name: string
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** The entries as they will be once the notice stands in the place of what was known of its year. */
export const withNotice = (
  entries: readonly CalendarEntry[],
  { year, days }: Notice,
  provisional: boolean,
  now: Date,
): CalendarEntry[] => {
  const known = entries.find((entry) => entry.kind === 'year' && entry.year === year)
  return [
    ...entries.filter((entry) => entry !== known),
    {
      _id: known?._id ?? `year:${String(year)}`,
      kind: 'year',
      year,
      provisional,
      days: [...days],
      createdAt: known?.createdAt ?? now,
      updatedAt: now,
      v: (known?.v ?? 0) + 1,
    },
  ]
}

/** Whether a difference would change what somebody's past day was; what nobody knew wasn't anything (§21). */
export const changesPast = ({ date, before }: DayDifference, today: Day): boolean =>
  before !== 'unknown' && date < today

/**
 * The days of a year that become another kind, or another holiday, by a change of the calendar. Of a year that wasn't
 * known at all only what isn't an ordinary week: four hundred rows say nothing to anybody.
 */
export const differenceOf = (
  year: number,
  before: readonly CalendarEntry[],
  after: readonly CalendarEntry[],
): DayDifference[] => {
  const first = `${String(year)}-01-01` as Day
  return Array.from({ length: isLeapYear(year) ? 366 : 365 }, (_none, at) => addDays(first, at)).flatMap(
    (date): DayDifference[] => {
      const was = calendarDay(date, before)
      const is = calendarDay(date, after)
      if (!is.covered) return []
      const name = is.name ?? (was.covered ? was.name : undefined) ?? ''
      if (!was.covered) {
        const isOrdinary = is.kind === 'restday' || (is.kind === 'workday' && is.name === undefined)
        return isOrdinary ? [] : [{ date, before: 'unknown', after: is.kind, name }]
      }
      const isSame = was.kind === is.kind && (is.kind !== 'holiday' || was.name === is.name)
      return isSame ? [] : [{ date, before: was.kind, after: is.kind, name }]
    },
  )
}
