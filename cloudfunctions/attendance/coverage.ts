import { intersect, type Span, subtract, totalMinutes, union } from '../_kernel/span'
import type { Day } from '../_kernel/time'

/** One day of a post: what had to be manned, and when A and B were there, minutes of the day. */
export interface PostDay {
  readonly day: Day
  readonly required: readonly Span[]
  readonly primary: readonly Span[]
  readonly alternate: readonly Span[]
}

/** A stretch in which nobody was at the post. */
export interface Gap {
  readonly day: Day
  readonly spans: readonly Span[]
}

/** Whole minutes: `union` was the post manned, `sum` did the pair together work the hours (§21). */
export interface Coverage {
  readonly requiredMinutes: number
  readonly unionMinutes: number
  readonly sumMinutes: number
  readonly gaps: readonly Gap[]
}

/** AB coverage of a post over some days. Nobody is counted outside the required minutes. */
export const coverageOf = (days: readonly PostDay[]): Coverage => {
  const each = days.map(({ day, required, primary, alternate }) => {
    const ofA = intersect(required, primary)
    const ofB = intersect(required, alternate)
    const manned = union([...ofA, ...ofB])
    return {
      requiredMinutes: totalMinutes(required),
      unionMinutes: totalMinutes(manned),
      sumMinutes: totalMinutes(ofA) + totalMinutes(ofB),
      gap: { day, spans: subtract(required, manned) },
    }
  })
  const sumOf = (key: 'requiredMinutes' | 'unionMinutes' | 'sumMinutes') =>
    each.reduce((sum, one) => sum + one[key], 0)
  return {
    requiredMinutes: sumOf('requiredMinutes'),
    unionMinutes: sumOf('unionMinutes'),
    sumMinutes: sumOf('sumMinutes'),
    gaps: each.map(({ gap }) => gap).filter(({ spans }) => spans.length > 0),
  }
}

/** Tenths of a percent, rounded down, so that 99.96 % is never shown as whole; 1000 where nothing was required. */
export const permille = (minutes: number, required: number): number =>
  required === 0 ? 1000 : Math.floor((minutes * 1000) / required)
