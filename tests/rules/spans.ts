import type { Span } from '../../cloudfunctions/_kernel/span'

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** `08:00-12:00 14:00-17:30` as spans; an empty text is none. */
export const spans = (text: string): Span[] =>
  text
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => ({ from: minuteOf(part.slice(0, 5)), to: minuteOf(part.slice(6)) }))

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Spans as text, as they stand. */
export const shown = (list: readonly Span[]): string =>
  list.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(' ')
