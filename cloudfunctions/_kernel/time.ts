import * as v from 'valibot'

/** China has had one offset and no summer time since 1991, so a fixed shift is exact and needs no zone data. */
const SHANGHAI_SHIFT = 8 * 3_600_000
export const MINUTE = 60_000
export const DAY_MINUTES = 1440

const isRealDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** A business day in Asia/Shanghai, `YYYY-MM-DD`, between 2000 and 2099. */
export const Day = v.pipe(
  v.string(),
  v.regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  v.check(isRealDay, 'no such day'),
  v.brand('Day'),
)
export type Day = v.InferOutput<typeof Day>

/** Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** The business day of an instant. Throws on an invalid date. */
export const dayOf = (at: Date): Day =>
  new Date(at.getTime() + SHANGHAI_SHIFT).toISOString().slice(0, 10) as Day

/** Whole minutes since Shanghai's midnight, 0–1439. */
export const minuteOf = (at: Date): number =>
  Math.floor(((((at.getTime() + SHANGHAI_SHIFT) % 86_400_000) + 86_400_000) % 86_400_000) / MINUTE)

/** The instant of a day's minute; minute 1440 is the next midnight. */
export const instantOf = (day: Day, minute: number): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_SHIFT + minute * MINUTE)

/** The day `n` days later (earlier when negative), counted on the calendar. */
export const addDays = (day: Day, n: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10) as Day

export const weekdayOf = (day: Day): Weekday => {
  const sundayFirst = new Date(`${day}T00:00:00Z`).getUTCDay()
  return (sundayFirst === 0 ? 7 : sundayFirst) as Weekday
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2026-11-30` → 11月30日, for sentences that people read. */
export const zhDay = (day: string): string =>
  `${String(Number(day.slice(5, 7)))}月${String(Number(day.slice(8)))}日`

/** `2026-11-30` → 30 Nov. */
export const enDay = (day: string): string =>
  `${String(Number(day.slice(8)))} ${months[Number(day.slice(5, 7)) - 1] ?? ''}`

/** `485` → `08:05`. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Whole minutes from one instant to a later one, rounded down; negative when it lies before. */
export const minutesBetween = (from: Date, to: Date): number =>
  Math.floor((to.getTime() - from.getTime()) / MINUTE)
