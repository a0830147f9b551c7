import type { Wait } from '../../_shared/board'

/** Minutes that the last visitors of a line took at the window, newest first. */
export interface Pace {
  readonly minutes: readonly number[]
  /** What a matter takes here as long as there is no history. */
  readonly usual: number
}

/** Below this many the line's usual minutes say more than its history. */
const ENOUGH = 5

/** The q-quantile (0–1) by linear interpolation; nothing for an empty list. */
export const quantile = (values: readonly number[], q: number): number | undefined => {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * q
  const low = sorted[Math.floor(place)]
  const high = sorted[Math.ceil(place)]
  return low === undefined || high === undefined
    ? undefined
    : low + (high - low) * (place - Math.floor(place))
}

/** Minutes that one visitor takes, at a quantile. Without a history: the usual, spread as halls are. */
export const minutesAt = (pace: Pace, q: number): number =>
  (pace.minutes.length >= ENOUGH ? quantile(pace.minutes, q) : undefined) ?? pace.usual * (0.5 + q)

const STEP = 5
const down = (minutes: number): number => Math.floor(minutes / STEP) * STEP
const up = (minutes: number): number => Math.ceil(minutes / STEP) * STEP

/** Minutes of work (quantile 0.8) until one more visitor has been served: what the cut-off compares (§21). */
export const workAhead = (ahead: number, openWindows: number, pace: Pace): number =>
  minutesAt(pace, 0.8) * Math.ceil((ahead + 1) / Math.max(1, openWindows))

/**
 * How long somebody waits with `ahead` visitors before them, in 5-minute steps (domain 2). `calling` is
 * how many windows call at all, `idle` how many of them have nobody.
 */
export const waitFor = (ahead: number, calling: number, idle: number, pace: Pace): Wait => {
  if (calling === 0) return { kind: 'paused' }
  if (ahead < idle) return { kind: 'none' }
  const rounds = (ahead + 1 - idle) / calling
  const from = Math.max(STEP, down(minutesAt(pace, 0.3) * Math.max(rounds * 0.7, rounds - 0.5)))
  const to = Math.max(from, up(minutesAt(pace, 0.8) * Math.ceil(rounds)))
  return { kind: 'range', from, to }
}
