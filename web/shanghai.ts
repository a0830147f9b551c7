const SHIFT = 8 * 3_600_000
const WEEKDAYS = '日一二三四五六'
const two = (value: number): string => String(value).padStart(2, '0')

/** Wall clock in Shanghai, whatever zone the machine is set to; summer time ended in 1991. */
const wall = (at: number): Date => new Date(at + SHIFT)

/** 10:24 */
export const clockWords = (at: number): string =>
  `${two(wall(at).getUTCHours())}:${two(wall(at).getUTCMinutes())}`

/** 11月23日 */
export const dateWords = (at: number): string =>
  `${String(wall(at).getUTCMonth() + 1)}月${String(wall(at).getUTCDate())}日`

/** 2026-11-23 */
export const isoDay = (at: number): string => wall(at).toISOString().slice(0, 10)

/** 星期一 */
export const weekdayWords = (at: number): string => `星期${WEEKDAYS[wall(at).getUTCDay()] ?? ''}`
