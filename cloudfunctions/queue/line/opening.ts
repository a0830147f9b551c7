import { clockText, type Day } from '../../_kernel/time'
import type { Opening } from '../../_shared/board'
import type { Configuration } from '../configuration'
import { type LineHours, lineHours } from './hours'

/** A line's hours as phones and screens read them. */
export const openingOf = (hours: LineHours): Opening => {
  if (hours.kind === 'open') {
    const { closesAtMinute, reopensAtMinute } = hours
    const again = reopensAtMinute === undefined ? {} : { again: clockText(reopensAtMinute) }
    return { kind: 'open', until: clockText(closesAtMinute), ...again }
  }
  if (hours.kind === 'unknown' || hours.next === undefined) return { kind: 'unknown' }
  return { kind: 'opens', day: hours.next.day, at: hours.next.at, provisional: hours.provisional }
}

/** Whether a line is open to the public at this moment, as a phone reads it. */
export const lineOpening = (lineId: string, configuration: Configuration, now: Date): Opening => {
  const line = configuration.lines.get(lineId)
  return line === undefined ? { kind: 'unknown' } : openingOf(lineHours(line, configuration, now))
}

/** The earliest opening of several: open until the last closes, and again when the first opens after that. */
export const earliestOpening = (openings: readonly Opening[], today: Day): Opening => {
  const open = openings.flatMap((one) => (one.kind === 'open' ? [one] : []))
  const later = openings
    .flatMap((one) => (one.kind === 'opens' ? [one] : []))
    .sort((a, b) => (`${a.day}${a.at}` < `${b.day}${b.at}` ? -1 : 1))
  const until = open
    .map((one) => one.until)
    .sort()
    .at(-1)
  if (until === undefined) return later[0] ?? { kind: 'unknown' }
  const again = openings
    .flatMap((one) =>
      one.kind === 'open' ? (one.again ?? []) : one.kind === 'opens' && one.day === today ? one.at : [],
    )
    .filter((at) => at > until)
    .sort()[0]
  return { kind: 'open', until, ...(again === undefined ? {} : { again }) }
}
