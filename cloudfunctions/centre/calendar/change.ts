import { calendarDay, type CalendarEntry } from '../../_kernel/calendar'
import { addDays, type Day, weekdayOf, type Weekday } from '../../_kernel/time'

/** A day that the centre marks by hand: closed, acting as another weekday, or a Friday that stays open (§13 §22). */
export type DayMark =
  | { readonly kind: 'closing'; readonly day: Day; readonly reason: string }
  | { readonly kind: 'actsAs'; readonly day: Day; readonly weekday: Weekday }
  | { readonly kind: 'fridayOpen'; readonly day: Day; readonly reason: string }

export interface Vacation {
  readonly from: Day
  readonly to: Day
  readonly name: string
}

export type CalendarFault =
  | { readonly code: 'DAY_PAST'; readonly earliest: Day }
  | { readonly code: 'DATE_TOO_FAR'; readonly latest: Day }
  | { readonly code: 'CALENDAR_UNCOVERED'; readonly year: number }
  | { readonly code: 'NOT_A_MAKE_UP_DAY' }
  | { readonly code: 'NOT_AN_OPEN_FRIDAY' }
  | { readonly code: 'VACATION_BACKWARDS' }
  | { readonly code: 'VACATION_TOO_LONG'; readonly mostDays: number }
  | { readonly code: 'VACATIONS_OVERLAP'; readonly name: string; readonly from: Day; readonly to: Day }

const FARTHEST_DAYS = 800
const LONGEST_VACATION_DAYS = 120

const farFault = (day: Day, today: Day): CalendarFault | undefined => {
  const latest = addDays(today, FARTHEST_DAYS)
  return day > latest ? { code: 'DATE_TOO_FAR', latest } : undefined
}

/** The first thing that speaks against a mark. A day that is over never changes; today may still close (§22). */
export const markFault = (
  mark: DayMark,
  entries: readonly CalendarEntry[],
  today: Day,
): CalendarFault | undefined => {
  if (mark.day < today) return { code: 'DAY_PAST', earliest: today }
  const far = farFault(mark.day, today)
  if (far !== undefined) return far
  if (mark.kind === 'closing') return undefined
  const others = entries.filter((entry) => !(entry.kind === mark.kind && entry.day === mark.day))
  const known = calendarDay(mark.day, others)
  if (!known.covered) return { code: 'CALENDAR_UNCOVERED', year: known.year }
  if (mark.kind === 'actsAs') {
    const isMakeUp = known.kind === 'workday' && weekdayOf(mark.day) >= 6
    return isMakeUp ? undefined : { code: 'NOT_A_MAKE_UP_DAY' }
  }
  return known.kind === 'workday' && known.actsAs === 5 ? undefined : { code: 'NOT_AN_OPEN_FRIDAY' }
}

/**
 * The first thing that speaks against a vacation, or against making `known` into it: what of it is over stays as it
 * was, and two never cover one day.
 */
export const vacationFault = (
  next: Vacation,
  known: (Vacation & { readonly _id: string }) | undefined,
  entries: readonly CalendarEntry[],
  today: Day,
): CalendarFault | undefined => {
  if (next.to < next.from) return { code: 'VACATION_BACKWARDS' }
  const hasBegun = known !== undefined && known.from < today
  const isKept = hasBegun && known.from === next.from && next.to >= addDays(today, -1) && known.to >= today
  if (next.from < today && !isKept) return { code: 'DAY_PAST', earliest: today }
  if (hasBegun && !isKept) return { code: 'DAY_PAST', earliest: today }
  const far = farFault(next.to, today)
  if (far !== undefined) return far
  if (addDays(next.from, LONGEST_VACATION_DAYS - 1) < next.to) {
    return { code: 'VACATION_TOO_LONG', mostDays: LONGEST_VACATION_DAYS }
  }
  const other = entries.find(
    (entry) =>
      entry.kind === 'vacation' && entry._id !== known?._id && entry.from <= next.to && next.from <= entry.to,
  )
  return other?.kind === 'vacation'
    ? { code: 'VACATIONS_OVERLAP', name: other.name, from: other.from, to: other.to }
    : undefined
}

/** The first day that an entry speaks of; nothing for a whole year, which no button takes away. */
export const firstDayOf = (entry: CalendarEntry): Day | undefined =>
  entry.kind === 'year' ? undefined : entry.kind === 'vacation' ? entry.from : entry.day

/** Whether an entry can be taken away without changing a day that is over. */
export const isRemovable = (entry: CalendarEntry, today: Day): boolean => {
  const first = firstDayOf(entry)
  return first !== undefined && first >= today
}

const NOVEMBER = '11-01'

/**
 * Which year the centre has to see to: this one when nothing covers it, and from 1 November the next one while it is
 * unknown or only provisional (0.2: never a silent guess).
 */
export const yearToCover = (
  today: Day,
  entries: readonly CalendarEntry[],
): { year: number; provisional: boolean } | undefined => {
  const year = Number(today.slice(0, 4))
  for (const one of [year, ...(today.slice(5) >= NOVEMBER ? [year + 1] : [])]) {
    const known = calendarDay(`${String(one)}-01-01` as Day, entries)
    if (!known.covered) return { year: one, provisional: false }
    if (known.provisional) return { year: one, provisional: true }
  }
  return undefined
}
