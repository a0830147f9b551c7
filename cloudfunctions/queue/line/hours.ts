import { nextOpening, type OwnHours, publicHours } from '../../_kernel/public-hours'
import { type Span, union } from '../../_kernel/span'
import { addDays, clockText, type Day, dayOf, instantOf, minuteOf } from '../../_kernel/time'
import type { Line } from '../../_shared/line'
import type { Configuration } from '../configuration'
import type { When } from '../turn/phrase'

/** Whether a line serves the public at a moment, until when, and when it does next. */
export type LineHours =
  | {
      readonly kind: 'open'
      readonly closesAtMinute: number
      /** When it opens again the same day; nothing after its last hour. */
      readonly reopensAtMinute: number | undefined
      readonly next: When | undefined
    }
  | { readonly kind: 'closed'; readonly next: When | undefined; readonly provisional: boolean }
  | { readonly kind: 'unknown'; readonly year: number }

const ownHours = (line: Line, configuration: Configuration): OwnHours[] =>
  line.windowIds.flatMap((id) => {
    const window_ = configuration.windows.get(id)
    // One that is closing serves those who are there, and nobody new (§7).
    return window_?.state === 'open' ? [window_] : []
  })

/** When one of the line's windows serves the public on a day; nothing when the calendar doesn't reach. */
const spansOn = (
  line: Line,
  day: Day,
  configuration: Configuration,
): readonly Span[] | { readonly year: number } => {
  const spans: Span[] = []
  for (const own of ownHours(line, configuration)) {
    const open = publicHours(day, configuration.hours, own)
    if (!open.covered) return { year: open.year }
    spans.push(...open.spans)
  }
  return union(spans)
}

const nextOf = (
  line: Line,
  configuration: Configuration,
  from: Date,
): { when: When | undefined; provisional: boolean } => {
  const openings = ownHours(line, configuration)
    .map((own) => nextOpening(from, configuration.hours, own, true))
    .flatMap((opening) => (opening.found ? [opening] : []))
    .sort((a, b) => (a.day === b.day ? a.minute - b.minute : a.day < b.day ? -1 : 1))
  const first = openings[0]
  if (first === undefined) return { when: undefined, provisional: false }
  return {
    when: { today: dayOf(from), day: first.day, at: clockText(first.minute) },
    provisional: first.provisional,
  }
}

/**
 * A line's hours at a moment: open as long as any of its windows is (§13 §21 §22). Only server time counts;
 * minutes are half-open, so that a request at 16:00:00.000 on a Friday is closed.
 */
export const lineHours = (line: Line, configuration: Configuration, now: Date): LineHours => {
  const spans = spansOn(line, dayOf(now), configuration)
  if ('year' in spans) return { kind: 'unknown', year: spans.year }
  const minute = minuteOf(now)
  const span = line.state === 'open' ? spans.find((one) => minute >= one.from && minute < one.to) : undefined
  if (line.state === 'closed') return { kind: 'closed', next: undefined, provisional: false }
  const next = nextOf(line, configuration, now)
  if (span !== undefined) {
    // Of the line's hours together: a second window that opens meanwhile is no reopening.
    const reopensAtMinute = spans.find((one) => one.from > span.to)?.from
    return { kind: 'open', closesAtMinute: span.to, reopensAtMinute, next: next.when }
  }
  return { kind: 'closed', next: next.when, provisional: next.provisional }
}

/** When a line serves the public again after today; nothing where no calendar says. */
export const nextDayOf = (line: Line, configuration: Configuration, now: Date): When | undefined => {
  const today = dayOf(now)
  const { when } = nextOf(line, configuration, instantOf(addDays(today, 1), 0))
  return when === undefined ? undefined : { ...when, today }
}
