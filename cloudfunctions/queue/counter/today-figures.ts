import * as v from 'valibot'
import { isCurrent } from '../../_kernel/role'
import { find, findSoundFields, is } from '../../_kernel/store'
import { minuteOf } from '../../_kernel/time'
import { Boards, waitingCountOf } from '../../_shared/board'
import { Sessions, Tickets } from '../collections'
import { configuration } from '../configuration'
import { linesOfWindow } from './counter'
import type { Queue } from '../door'
import { mayOpen } from '../session/may-open'
import { refuse } from '../refusals'
import { lineDayId } from '../ticket'
import { unitName } from '../ticket-view'

const Row = v.object({
  status: v.string(),
  arrivedAt: v.date(),
  undone: v.number(),
  desk: v.object({ calledAt: v.date(), startedAt: v.optional(v.date()), endedAt: v.optional(v.date()) }),
})
const MOST = 1000

const hourOf = (at: Date): number => Math.floor(minuteOf(at) / 60)
const minutes = (from: Date, to: Date): number => Math.max(0, (to.getTime() - from.getTime()) / 60_000)
const average = (values: readonly number[]): number =>
  values.length === 0 ? 0 : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)

/** 今日数据 of one window. Undone visits count as visits, their minutes don't count as durations. */
export const todayFigures: Queue['todayFigures'] = async ({ windowId }, context) => {
  const known = await configuration()
  const place = known.windows.get(windowId)
  if (place === undefined) return refuse('WINDOW_UNKNOWN', {})
  const lineIds = linesOfWindow(windowId, known)
  const [rows, boards] = await Promise.all([
    findSoundFields(
      Tickets,
      Row,
      Object.keys(Row.entries),
      { 'desk.windowId': windowId, day: context.day },
      { limit: MOST },
    ),
    find(Boards, { _id: is.in(lineIds.map((lineId) => lineDayId(lineId, context.day))) }),
  ])
  const served = rows.filter((row) => row.status === 'done')
  const waits = rows.map((row) => minutes(row.arrivedAt, row.desk.calledAt))
  const durations = served.flatMap(({ undone, desk }) =>
    undone === 0 && desk.startedAt !== undefined && desk.endedAt !== undefined
      ? [minutes(desk.startedAt, desk.endedAt)]
      : [],
  )
  const hours = [...new Set(rows.flatMap((row) => [hourOf(row.arrivedAt), hourOf(row.desk.calledAt)]))].sort(
    (a, b) => a - b,
  )
  return {
    day: context.day,
    windowNo: place.no,
    served: served.length,
    waiting: boards.reduce((sum, board) => sum + waitingCountOf(board), 0),
    missed: rows.filter((row) => row.status === 'missed' || row.status === 'lapsed').length,
    guided: rows.filter((row) => row.status === 'transferred' || row.status === 'transferring').length,
    averageWaitMinutes: average(waits),
    longestWaitMinutes: Math.round(Math.max(0, ...waits)),
    averageServiceMinutes: average(durations),
    byHour: hours.map((hour) => ({
      hour,
      arrivals: rows.filter((row) => hourOf(row.arrivedAt) === hour).length,
      served: served.filter((row) => hourOf(row.desk.calledAt) === hour).length,
    })),
  }
}

/** 我的窗口: the windows that the caller's grants open; the desk of the centre sees all. */
export const myWindows: Queue['myWindows'] = async (_input, context) => {
  const known = await configuration()
  const account = await context.account()
  const grants = (account?.grants ?? []).filter((grant) => isCurrent(grant, context.day))
  const isCentre = grants.some((grant) => grant.role === 'centreStaff' || grant.role === 'centreAdmin')
  const mine = new Set(
    grants.flatMap((grant) =>
      grant.role === 'windowStaff' && grant.windowId !== undefined ? [grant.windowId] : [],
    ),
  )
  const windows = [...known.windows.values()]
    .filter((one) => mayOpen(one, context.day) && (isCentre || mine.has(one._id)))
    .sort((a, b) => a.no - b.no)
  const sessions = await find(
    Sessions,
    { holdsWindow: is.in(windows.map((one) => one._id)) },
    { limit: MOST },
  )
  return {
    windows: windows.map((one) => ({
      windowId: one._id,
      windowNo: one.no,
      unitName: unitName(one.unitId, known, context),
      isOpen: sessions.some((session) => session.windowId === one._id),
      isMine: mine.has(one._id),
    })),
  }
}
