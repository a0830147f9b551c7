import { intersect, type Span, subtract, totalMinutes, union } from '../_kernel/span'

/**
 * How a window was kept on a day (§21): `open` are the minutes in which it had to serve the public, `manned` those of
 * them with anybody there, `empty` those with nobody. What is still to come is neither.
 */
export interface Manned {
  readonly open: readonly Span[]
  readonly manned: readonly Span[]
  readonly empty: readonly Span[]
}

/** @param until the minute of the day up to which things have happened */
export const mannedOf = (open: readonly Span[], present: readonly Span[], until: number): Manned => {
  const soFar = intersect(open, [{ from: 0, to: until }])
  return { open: union(open), manned: intersect(soFar, present), empty: subtract(soFar, present) }
}

export const cellStates = ['closed', 'ahead', 'manned', 'partly', 'empty'] as const

/** One hour of a window's day; `emptyMinutes` are those in which nobody was there. */
export interface Cell {
  readonly hour: number
  readonly state: (typeof cellStates)[number]
  readonly emptyMinutes: number
}

const HOUR = 60

const cellOf = (hour: number, { open, manned, empty }: Manned): Cell => {
  const within = [{ from: hour * HOUR, to: (hour + 1) * HOUR }]
  const emptyMinutes = totalMinutes(intersect(empty, within))
  const mannedMinutes = totalMinutes(intersect(manned, within))
  const state =
    totalMinutes(intersect(open, within)) === 0
      ? 'closed'
      : emptyMinutes + mannedMinutes === 0
        ? 'ahead'
        : emptyMinutes === 0
          ? 'manned'
          : mannedMinutes === 0
            ? 'empty'
            : 'partly'
  return { hour, state, emptyMinutes }
}

/** The hours of a day between which any of these windows is open. */
export const hoursOf = (days: readonly Manned[]): number[] => {
  const spans = days.flatMap(({ open }) => open)
  if (spans.length === 0) return []
  const first = Math.floor(Math.min(...spans.map(({ from }) => from)) / HOUR)
  const last = Math.ceil(Math.max(...spans.map(({ to }) => to)) / HOUR)
  return Array.from({ length: last - first }, (_none, at) => first + at)
}

/** A window's day hour by hour: whoever looks for Tuesday at ten finds it there. */
export const cellsOf = (manned: Manned, hours: readonly number[]): Cell[] =>
  hours.map((hour) => cellOf(hour, manned))
