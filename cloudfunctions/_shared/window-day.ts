import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { Day } from '../_kernel/time'
import { Count, Id } from '../_kernel/values'

const Hour = v.pipe(Count, v.maxValue(23))

/** A window's day that is over, without people: what adjustments are reasoned from (§8). Written by `queue`, once. */
export const WindowDay = v.strictObject({
  /** WINDOW:DAY */
  _id: Id,
  windowId: Id,
  day: Day,
  /** Everybody who was called there. */
  called: Count,
  served: Count,
  guided: Count,
  missed: Count,
  /** From arrival to the first call, whole minutes. */
  averageWaitMinutes: Count,
  longestWaitMinutes: Count,
  averageServiceMinutes: Count,
  byHour: v.pipe(v.array(v.strictObject({ hour: Hour, arrivals: Count })), v.maxLength(24)),
  updatedAt: v.date(),
})
export type WindowDay = v.InferOutput<typeof WindowDay>

export const WindowDays = collection({
  name: 'windowDays',
  schema: WindowDay,
  purpose: 'What windows did by day, for adjusting them (§8)',
  personal: 'none',
  keepDays: 1100,
  indexes: [{ on: ['windowId', 'day'] }, { on: ['-day'] }, { on: ['updatedAt'] }],
})

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/**
 * What some days of windows come to. Waits are of people who were called; the average weighs each person alike, not
 * each day. Minutes are whole.
 */
export const sumOfDays = (days: readonly WindowDay[]) => {
  const called = total(days.map((day) => day.called))
  const waited = total(days.map((day) => day.averageWaitMinutes * day.called))
  return {
    called,
    served: total(days.map((day) => day.served)),
    guided: total(days.map((day) => day.guided)),
    missed: total(days.map((day) => day.missed)),
    averageWaitMinutes: called === 0 ? 0 : Math.round(waited / called),
    longestWaitMinutes: Math.max(0, ...days.map((day) => day.longestWaitMinutes)),
  }
}
