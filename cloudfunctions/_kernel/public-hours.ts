import { calendarDay, type CalendarEntry, type DayKind, type UncoveredDay } from './calendar'
import { intersect, type Span, subtract, union } from './span'
import { addDays, type Day, DAY_MINUTES, dayOf, minuteOf } from './time'
import { segmentsOn, type Timetable } from './timetable'

/** §13: from this minute of a Friday the centre studies and meets. */
export const FRIDAY_CLOSE = 960

/** All that decides when a window is open to the public. */
export interface HoursBasis {
  readonly timetables: readonly Pick<Timetable, 'from' | 'segments'>[]
  readonly calendar: readonly CalendarEntry[]
}

/** A window's or line's own part of it. */
export interface OwnHours {
  /** Minutes of a day in which it serves; nothing = whenever the hall is open. */
  readonly hours?: readonly Span[] | undefined
  /** Weekdays on which it serves, Monday 1; nothing = all. */
  readonly weekdays?: readonly number[] | undefined
  /** Spans filed as duty on days that are no workdays (§22). */
  readonly duty?: readonly { readonly day: Day; readonly spans: readonly Span[] }[] | undefined
}

export interface PublicDay {
  readonly covered: true
  readonly kind: DayKind
  readonly name: string | undefined
  readonly provisional: boolean
  /** When the public is served; empty = closed all day. */
  readonly spans: readonly Span[]
  /** The Friday rule cut this day short. */
  readonly endsForFriday: boolean
}

/**
 * When a window serves the public on a day: timetable ∩ calendar ∩ Friday rule ∩ its own hours, and on
 * days off the duty that was filed (§13 §21 §22). Search, tickets, board and cut-offs all ask this one.
 */
export const publicHours = (day: Day, basis: HoursBasis, own: OwnHours = {}): PublicDay | UncoveredDay => {
  const known = calendarDay(day, basis.calendar)
  if (!known.covered) return known
  const { kind, name, provisional } = known
  const ownHours = own.hours ?? [{ from: 0, to: DAY_MINUTES }]
  if (kind === 'closed') return { covered: true, kind, name, provisional, spans: [], endsForFriday: false }
  if (kind !== 'workday') {
    const duty = (own.duty ?? []).filter((filed) => filed.day === day).flatMap((filed) => filed.spans)
    return { covered: true, kind, name, provisional, spans: intersect(duty, ownHours), endsForFriday: false }
  }
  const serves =
    own.weekdays === undefined || known.actsAs === undefined || own.weekdays.includes(known.actsAs)
  const open = serves ? intersect(segmentsOn(day, basis.timetables) ?? [], ownHours) : []
  const isFriday = known.actsAs === 5 && known.fridayOpen === undefined
  const spans = isFriday ? subtract(open, [{ from: FRIDAY_CLOSE, to: DAY_MINUTES }]) : union(open)
  const endsForFriday = isFriday && open.some((span) => span.to > FRIDAY_CLOSE)
  return { covered: true, kind, name, provisional, spans, endsForFriday }
}

/** Days that looking ahead may cross: the longest vacation and a holiday behind it. */
const LOOK_AHEAD_DAYS = 120

export type Opening =
  | { readonly found: true; readonly day: Day; readonly minute: number; readonly provisional: boolean }
  | { readonly found: false; readonly uncoveredYear: number | undefined }

/**
 * The first moment at or after `from` at which the public is served; `later` asks for the next beginning
 * instead of now. Not found: nothing opens within 120 days, or a year on the way isn't covered.
 */
export const nextOpening = (from: Date, basis: HoursBasis, own: OwnHours = {}, later = false): Opening => {
  const today = dayOf(from)
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const day = addDays(today, ahead)
    const open = publicHours(day, basis, own)
    if (!open.covered) return { found: false, uncoveredYear: open.year }
    const earliest = ahead === 0 ? minuteOf(from) : 0
    for (const span of open.spans) {
      if (span.from >= earliest && !(later && ahead === 0 && span.from === earliest)) {
        return { found: true, day, minute: span.from, provisional: open.provisional }
      }
      if (!later && span.to > earliest) {
        return { found: true, day, minute: earliest, provisional: open.provisional }
      }
    }
  }
  return { found: false, uncoveredYear: undefined }
}
