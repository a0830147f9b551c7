import * as v from 'valibot'
import type { Day } from '../_kernel/time'
import { find, findSoundFields, get, insert, is, update } from '../_kernel/store'
import { type Board, Boards, type Call, type WindowNow } from '../_shared/board'
import type { Line } from '../_shared/line'
import { Sessions, type StoredSession, Tickets } from './collections'
import type { Configuration } from './configuration'
import { minutesAt, type Pace, waitFor } from './line/estimate'
import { keptRing } from './issue'
import { keepBoard, keepState, keptState, type LineState } from './line/line-state'
import { type LiveLine, readLine } from './line/live'
import { lineOpening } from './line/opening'
import { paceOf } from './line/pace'
import { isShownAtOnce } from './line/ring'
import { lineDayId } from './ticket'

const STATE_FRESH_MS = 2_000
/** Older than the minute timer leaves a board: it has not come by, so nothing is decided by this view. */
const STALE_MS = 90_000
const MOST_WAITING = 80

const AtWindow = v.object({
  _id: v.string(),
  number: v.string(),
  status: v.picklist(['called', 'serving']),
  at: v.string(),
})
const Announced = v.object({
  number: v.string(),
  lastCall: v.object({ at: v.date(), windowNo: v.number(), times: v.number() }),
})

/** Open and paused sessions at the windows of a line. */
export const sessionsOf = (line: Line): Promise<StoredSession[]> =>
  find(Sessions, { holdsWindow: is.in([...line.windowIds]) })

const cellOf = (
  windowId: string,
  windowNo: number,
  session: StoredSession | undefined,
  ticket: { number: string; status: 'called' | 'serving' } | undefined,
): WindowNow => ({
  windowId,
  windowNo,
  state:
    session === undefined || session.state === 'closed'
      ? 'closed'
      : (ticket?.status ?? (session.state === 'paused' ? 'paused' : 'idle')),
  ...(session === undefined || ticket === undefined ? {} : { number: ticket.number }),
})

/** A window that serves several lines may have a ticket of another one. */
const atWindows = async (live: LiveLine, sessions: readonly StoredSession[]) => {
  const here = live.tickets.flatMap((ticket) =>
    ticket.status === 'waiting' ? [] : [{ ...ticket, status: ticket.status }],
  )
  const unsure = sessions
    .filter((session) => session.lineIds.length > 1 && !here.some((ticket) => ticket.at === session._id))
    .map((session) => session._id)
  if (unsure.length === 0) return here
  const elsewhere = await findSoundFields(Tickets, AtWindow, Object.keys(AtWindow.entries), {
    at: is.in(unsure),
  })
  return [...here, ...elsewhere]
}

/** The estimate for somebody who takes a number now, and the pace for those further up. */
const estimates = (
  state: Pick<LineState, 'waitingCount' | 'calling' | 'idle'>,
  pace: Pace,
): Pick<Board, 'wait' | 'minutesEach'> => ({
  wait: waitFor(state.waitingCount, state.calling, state.idle, pace),
  minutesEach: Math.round((minutesAt(pace, 0.5) / Math.max(1, state.calling)) * 10) / 10,
})

const latest = async (lineId: string, day: Day): Promise<Record<string, Call>> => {
  const announced = await findSoundFields(
    Tickets,
    Announced,
    ['number', 'lastCall'],
    { lineId, day, 'lastCall.at': is.gt(new Date(0)) },
    { order: [['lastCall.at', -1]], limit: 12 },
  )
  return Object.fromEntries(
    announced.map(({ number, lastCall }) => [
      number,
      { number, windowNo: lastCall.windowNo, at: lastCall.at, times: lastCall.times },
    ]),
  )
}

/**
 * Projects a line's board from tickets and sessions. `whole` also rebuilds the calls, which calling keeps
 * otherwise. An older view never overwrites a newer one: a write stores its own time as stamp and is
 * guarded on the time at which its reading began. Gives the line as it was read, and whether it was written.
 */
export const projectBoard = async (
  line: Line,
  day: Day,
  configuration: Configuration,
  now: () => Date,
  whole = false,
): Promise<{ readonly isWritten: boolean; readonly live: LiveLine }> => {
  const began = now().getTime()
  const [live, sessions, pace] = await Promise.all([
    readLine(line._id, day),
    sessionsOf(line),
    paceOf(line, now()),
  ])
  const busy = await atWindows(live, sessions)
  const windows = line.windowIds.map((windowId) => {
    const session = sessions.find((one) => one.windowId === windowId)
    const ticket = session === undefined ? undefined : busy.find((one) => one.at === session._id)
    return cellOf(windowId, configuration.windows.get(windowId)?.no ?? 0, session, ticket)
  })
  const _id = lineDayId(line._id, day)
  const listed = live.waiting.slice(0, MOST_WAITING)
  const shown = {
    windows: Object.fromEntries(windows.map((cell) => [cell.windowId, cell])),
    waiting: listed.map((ticket) => ticket.number),
    unlisted: live.waitingCount - listed.length,
    projectedAt: now().getTime(),
  }
  const state = keepBoard(_id, shown, now())
  const opening = lineOpening(line._id, configuration, now())
  const view = { ...shown, ...estimates(state, pace), opening, stamp: shown.projectedAt, updatedAt: now() }
  const calls = whole ? await latest(line._id, day) : undefined
  const changed = await update(
    Boards,
    { _id, stamp: is.lt(began) },
    {
      ...view,
      windows: is.set(view.windows),
      wait: is.set(view.wait),
      opening: is.set(opening),
      ...(calls === undefined ? {} : { calls: is.set(calls) }),
    },
  )
  if (changed === 1) return { isWritten: true, live }
  if ((await get(Boards, _id)) !== undefined) return { isWritten: false, live }
  const first: Board = {
    _id,
    lineId: line._id,
    day,
    name: line.name,
    nameEn: line.nameEn,
    calls: calls ?? (await latest(line._id, day)),
    ...view,
  }
  return { isWritten: (await insert(Boards, first)) === 'inserted', live }
}

/** One call as the board tells it: who, from which window, and the line as it was read before. */
export interface Announcement {
  readonly windowId: string
  readonly call: Call
  readonly live: LiveLine
  readonly sessions: readonly StoredSession[]
}

/**
 * Shows a call before it is answered, in one write that only adds and takes out its own: whatever other windows
 * write meanwhile, no call is lost from the board and no number stays in its list.
 */
export const announce = async (
  line: Line,
  day: Day,
  configuration: Configuration,
  { windowId, call, live, sessions }: Announcement,
  now: () => Date,
): Promise<void> => {
  const _id = lineDayId(line._id, day)
  const cell: WindowNow = { windowId, windowNo: call.windowNo, state: 'called', number: call.number }
  const waiting = live.waiting.filter((ticket) => ticket.number !== call.number)
  const open = sessions.filter((session) => session.state === 'open')
  const busy = new Set([
    ...live.tickets.filter((ticket) => ticket.status !== 'waiting').map((ticket) => ticket.at),
    ...open.filter((session) => session.windowId === windowId).map((session) => session._id),
  ])
  const state = {
    waitingCount: live.waitingCount - (live.waiting.length - waiting.length),
    calling: open.length,
    idle: open.filter((session) => !busy.has(session._id)).length,
  }
  const known = keptState(_id)
  if (known !== undefined) {
    const windows = { ...known.windows, [windowId]: cell }
    const numbers = waiting.slice(0, MOST_WAITING).map((ticket) => ticket.number)
    keepState(_id, { ...known, ...state, windows, waiting: numbers, at: now().getTime() })
  }
  const { wait, minutesEach } = estimates(state, await paceOf(line, now()))
  const changed = await update(
    Boards,
    { _id },
    {
      [`windows.${windowId}`]: is.set(cell),
      [`calls.${call.number}`]: is.set(call),
      waiting: is.pull(call.number),
      wait: is.set(wait),
      minutesEach,
      // An older view, in which this number still waits, is kept away.
      stamp: is.max(now().getTime()),
      updatedAt: now(),
    },
  )
  if (changed === 0) await projectBoard(line, day, configuration, now, true)
}

/** A line's state for cut-offs and estimates: what the instance knows if fresh, else the board's. */
export const lineState = async (
  line: Line,
  day: Day,
  configuration: Configuration,
  now: Date,
): Promise<Pick<LineState, 'waitingCount' | 'calling' | 'idle'>> => {
  const _id = lineDayId(line._id, day)
  const known = keptState(_id)
  if (known !== undefined && Math.abs(now.getTime() - known.at) < STATE_FRESH_MS) return known
  const board = await get(Boards, _id)
  if (board !== undefined && now.getTime() - board.projectedAt < STALE_MS) return keepBoard(_id, board, now)
  await projectBoard(line, day, configuration, () => now, true)
  return keptState(_id) ?? { waitingCount: 0, calling: 0, idle: 0 }
}

/** Projects, and once more when somebody wrote a newer view meanwhile that may not hold what was just done. */
export const projectTwice = async (
  line: Line,
  day: Day,
  configuration: Configuration,
  now: () => Date,
): Promise<LiveLine> => {
  const first = await projectBoard(line, day, configuration, now)
  return first.isWritten ? first.live : (await projectBoard(line, day, configuration, now)).live
}

/**
 * Projects after a number was taken, in a rush only after the first of each second: the next number, move or minute
 * shows the others. Says whether it did: then the number is in what the instance keeps.
 */
export const projectSoon = async (
  line: Line,
  day: Day,
  seq: number,
  configuration: Configuration,
  now: () => Date,
): Promise<boolean> => {
  const ring = keptRing(lineDayId(line._id, day))
  if (ring !== undefined && !isShownAtOnce(ring, seq)) return false
  await projectTwice(line, day, configuration, now)
  return true
}
