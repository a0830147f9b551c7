import { intersect, type Span, subtract, totalMinutes, union } from '../../_kernel/span'
import { addDays, type Day, DAY_MINUTES } from '../../_kernel/time'

/** A moment in the centre's own days: `minute` 1440 is the end of the day. */
export interface Moment {
  readonly day: Day
  readonly minute: number
}

/** The part of a leave, of standing in, or of duty that lies on one day. */
export interface Piece {
  readonly day: Day
  readonly spans: readonly Span[]
}

/** Longest stretch that one request may cover; longer ones are asked for in parts. */
export const LONGEST_LEAVE_DAYS = 200

export const isBefore = (one: Moment, other: Moment): boolean =>
  one.day < other.day || (one.day === other.day && one.minute < other.minute)

/** The minutes of a day that lie between two moments. */
const within = (day: Day, from: Moment, to: Moment): Span => ({
  from: day === from.day ? from.minute : 0,
  to: day === to.day ? to.minute : DAY_MINUTES,
})

/**
 * What a leave takes of the hours that are worked: a piece for each day that has any (§23). Nights, lunch and days
 * off between its ends are no leave. `hoursOn` gives a day's slots, or that its year isn't covered.
 */
export const piecesBetween = <Uncovered extends { readonly covered: false }>(
  from: Moment,
  to: Moment,
  hoursOn: (day: Day) => readonly Span[] | Uncovered,
): readonly Piece[] | Uncovered => {
  const pieces: Piece[] = []
  for (let day = from.day; day <= to.day; day = addDays(day, 1)) {
    const hours = hoursOn(day)
    if ('covered' in hours) return hours
    const spans = intersect(hours, [within(day, from, to)])
    if (spans.length > 0) pieces.push({ day, spans })
  }
  return pieces
}

export const minutesOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { spans }) => sum + totalMinutes(spans), 0)

/** What of `pieces` lies in none of `others`. */
export const without = (pieces: readonly Piece[], others: readonly Piece[]): Piece[] =>
  pieces.flatMap(({ day, spans }) => {
    const taken = others.filter((other) => other.day === day).flatMap((other) => other.spans)
    const rest = subtract(spans, taken)
    return rest.length === 0 ? [] : [{ day, spans: rest }]
  })

/** What lies in both. Touching is not sharing: half days next to each other both stand. */
export const shared = (pieces: readonly Piece[], others: readonly Piece[]): Piece[] =>
  pieces.flatMap(({ day, spans }) => {
    const taken = others.filter((other) => other.day === day).flatMap((other) => other.spans)
    const both = intersect(spans, taken)
    return both.length === 0 ? [] : [{ day, spans: both }]
  })

/** All of both, a piece for each day, in order. */
export const together = (pieces: readonly Piece[], others: readonly Piece[]): Piece[] =>
  [...new Set([...pieces, ...others].map(({ day }) => day))].sort().map((day) => ({
    day,
    spans: union([...pieces, ...others].filter((one) => one.day === day).flatMap(({ spans }) => spans)),
  }))

/** What of it lies before a moment: where a leave ends early (销假), or from where its holder is called back. */
export const until = (pieces: readonly Piece[], end: Moment): Piece[] =>
  pieces.flatMap(({ day, spans }) => {
    if (day > end.day) return []
    const kept = day < end.day ? [...spans] : intersect(spans, [{ from: 0, to: end.minute }])
    return kept.length === 0 ? [] : [{ day, spans: kept }]
  })
