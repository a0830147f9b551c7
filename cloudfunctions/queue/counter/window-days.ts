import * as v from 'valibot'
import { groupBy } from '../../_kernel/group'
import { type Day, minuteOf } from '../../_kernel/time'
import type { WindowDay } from '../../_shared/window-day'

/** What a window's day needs of a ticket that was called there. */
export const DayRow = v.object({
  _id: v.string(),
  status: v.string(),
  arrivedAt: v.date(),
  undone: v.number(),
  desk: v.optional(
    v.object({
      windowId: v.string(),
      calledAt: v.date(),
      startedAt: v.optional(v.date()),
      endedAt: v.optional(v.date()),
    }),
  ),
})
export type DayRow = v.InferOutput<typeof DayRow>

const minutes = (from: Date, to: Date): number => Math.max(0, (to.getTime() - from.getTime()) / 60_000)
const average = (values: readonly number[]): number =>
  values.length === 0 ? 0 : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
const hourOf = (at: Date): number => Math.floor(minuteOf(at) / 60)

const dayAt = (windowId: string, day: Day, rows: readonly DayRow[]): Omit<WindowDay, 'updatedAt'> => {
  const served = rows.filter(({ status }) => status === 'done')
  const waits = rows.flatMap(({ arrivedAt, desk }) =>
    desk === undefined ? [] : [minutes(arrivedAt, desk.calledAt)],
  )
  // A visit that was taken back, or that only the night ended, says nothing about how long one takes.
  const durations = served.flatMap(({ undone, desk }) =>
    undone === 0 && desk?.startedAt !== undefined && desk.endedAt !== undefined
      ? [minutes(desk.startedAt, desk.endedAt)]
      : [],
  )
  const hours = [...new Set(rows.map(({ arrivedAt }) => hourOf(arrivedAt)))].sort((a, b) => a - b)
  return {
    _id: `${windowId}:${day}`,
    windowId,
    day,
    called: rows.length,
    served: served.length,
    guided: rows.filter(({ status }) => status === 'transferred').length,
    missed: rows.filter(({ status }) => status === 'missed' || status === 'lapsed').length,
    averageWaitMinutes: average(waits),
    longestWaitMinutes: Math.round(Math.max(0, ...waits)),
    averageServiceMinutes: average(durations),
    byHour: hours.map((hour) => ({
      hour,
      arrivals: rows.filter(({ arrivedAt }) => hourOf(arrivedAt) === hour).length,
    })),
  }
}

/** 窗口日数据 (§8): the tickets of one day that is over, by the window that called them; others are no window's. */
export const windowDays = (day: Day, rows: readonly DayRow[]): Omit<WindowDay, 'updatedAt'>[] => {
  const called = rows.flatMap((row) => (row.desk === undefined ? [] : [{ ...row, desk: row.desk }]))
  const byWindow = groupBy(called, ({ desk }) => desk.windowId)
  return [...byWindow].map(([windowId, ofWindow]) => dayAt(windowId, day, ofWindow))
}
