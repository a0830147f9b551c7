import type { Context } from '../../_kernel/context'
import { settle } from '../../_kernel/operation'
import { allSound, eachAlone, eachDue, endRun } from '../../_kernel/sound'
import { find, insertMissing, is } from '../../_kernel/store'
import { minuteOf } from '../../_kernel/time'
import type { Timer } from '../../_kernel/timer'
import { Events } from '../../_shared/event'
import { holdersOn } from '../../_shared/post-holder'
import { tellingEvent } from '../../_shared/telling'
import { putTodo } from '../../_shared/todo'
import { unitHeads } from '../../_shared/unit-head'
import { Leaves, PunchRecords } from '../collections'
import { settleLeaves } from './finish-leave'
import { endsAt, type Leave, takenPieces } from './leave'
import { changeOf, fellOut, moved, pageOf, unchanged } from './change'
import { momentOf } from './hours'
import { standingLeave } from './moves'
import { isBefore } from './piece'
import { clearEmptyWindow, renewAllLeaveTodos, renewLeaveTodos, WINDOW_EMPTY } from './todos'
import { hasBegun } from './view'
import { windowsById } from '../person-day'
import { isPresent } from '../clock/punch'

/** A granted leave begins with its first minute (§23). */
const beginLeaves = (context: Context): Promise<void> => {
  const { now, day } = context
  return eachDue(Leaves, { state: 'approved', firstDay: is.lte(day) }, { limit: 1000 }, async (leave) => {
    if (!hasBegun(leave, now)) return
    const next = moved(leave, 'begin', now)
    await settle(context, null, [changeOf(leave, next)])
  })
}

/** And is over with its last. */
const endLeaves = (context: Context): Promise<void> => {
  const { now, day } = context
  return eachDue(Leaves, { state: 'active', lastDay: is.lte(day) }, { limit: 1000 }, async (leave) => {
    if (isBefore(momentOf(now), endsAt(leave))) return
    const next = moved(leave, 'returnFromLeave', now)
    await settle(context, null, [changeOf(leave, next)])
    await renewLeaveTodos(next, now)
    await clearEmptyWindow(next)
  })
}

/** A B who gave up the post can't stand in any more: the leave is flagged, and the centre's to mend (§23). */
const flagLost = async (context: Context): Promise<void> => {
  const { day } = context
  const { sound, broken } = await allSound(Leaves, {
    state: is.in([...standingLeave]),
    isUncovered: false,
    lastDay: is.gte(day),
  })
  const held = sound.filter(({ windowId, order }) => windowId !== undefined && order === undefined)
  const holders = held.length === 0 ? [] : await holdersOn(day)
  const lost = held.filter(
    ({ windowId, alternateId }) =>
      !holders.some((one) => one.windowId === windowId && one.personId === alternateId),
  )
  const failures = await eachAlone(lost, async (leave) => {
    const { next, told } = fellOut(leave, context)
    await settleLeaves(context, null, [[leave, next]], unchanged, [told])
  })
  endRun([...broken, ...failures])
}

/** Minutes after the start of leave hours at which an empty window is told (§23). */
const EMPTY_AFTER = 10

/** Whether anybody is clocked in at a window now. */
const isManned = async (windowId: string, context: Context): Promise<boolean> => {
  const punches = await find(PunchRecords, { day: context.day, windowId }, { limit: 1000 })
  const people = [...new Set(punches.map(({ personId }) => personId))]
  return people.some((id) => isPresent(punches.filter(({ personId }) => personId === id)))
}

const tellEmpty = async (leave: Leave, windowId: string, from: number, context: Context): Promise<void> => {
  const { day, now } = context
  const no = String((await windowsById()).get(windowId)?.no ?? '')
  const words = {
    zh: `${no} 号窗口请假开始 10 分钟了，还没有人到岗`,
    en: `Window ${no}: ten minutes into a leave, nobody has clocked in`,
  }
  const readers = await unitHeads(leave.unitId, day)
  const kind = `${WINDOW_EMPTY}:${day}:${String(from)}`
  const source = { of: Leaves.name, id: leave._id, v: 1, kind }
  if (readers.length > 0)
    await insertMissing(
      Events,
      readers.map((reader) => tellingEvent(source, { reader, ...words, page: pageOf(leave._id) }, context)),
    )
  const facts = { kind: WINDOW_EMPTY, subject: windowId, ...words, page: pageOf(leave._id), since: now }
  await putTodo({ ...facts, for: { role: 'centreStaff' } }, now)
  await putTodo({ ...facts, for: { role: 'unitHead', unitId: leave.unitId } }, now)
}

/** Ten minutes into somebody's leave, and nobody there: head and centre know (§23). Once somebody comes, it is over. */
const watchWindows = async (context: Context): Promise<void> => {
  const { now, day } = context
  const minute = minuteOf(now)
  const { sound, broken } = await allSound(Leaves, { state: 'active', lastDay: is.gte(day) })
  const failures = await eachAlone(sound, async (leave) => {
    const { windowId } = leave
    const spans = takenPieces(leave).find((piece) => piece.day === day)?.spans ?? []
    const current = spans.find(({ from, to }) => from + EMPTY_AFTER <= minute && minute < to)
    if (windowId === undefined) return
    if (current === undefined || (await isManned(windowId, context))) await clearEmptyWindow(leave)
    else await tellEmpty(leave, windowId, current.from, context)
  })
  endRun([...broken, ...failures])
}

export const leaveTimers: readonly Timer[] = [
  { name: 'beginLeaves', every: 'minute', run: beginLeaves },
  { name: 'endLeaves', every: 'minute', run: endLeaves },
  { name: 'flagLostStandIns', every: 'minute', run: flagLost },
  { name: 'watchLeaveWindows', every: 'minute', run: watchWindows },
  { name: 'renewLeaveTodos', every: { dayAt: 140 }, run: renewAllLeaveTodos },
]
