import type { Context } from '../../_kernel/context'
import { refuse as refuseKernel } from '../../_kernel/kernel-refusals'
import { inLanguage, isRefusal } from '../../_kernel/refusal'
import { find, get, insert, is, updateOne } from '../../_kernel/store'
import type { Line } from '../../_shared/line'
import { projectBoard, sessionsOf } from '../board'
import { Sessions, type StoredSession, type StoredTicket, Tickets } from '../collections'
import { type Configuration, configuration } from '../configuration'
import { counterView, linesOfWindow } from '../counter/counter'
import { ownSession } from '../counter/desk'
import type { Queue } from '../door'
import { hasMoved, isReused, putBack, recorded } from '../move'
import { readLine } from '../line/live'
import { mayOpen } from './may-open'
import { publishSlip } from '../slip/publish-slip'
import { refuse } from '../refusals'
import { isStillTheirs, takeOver } from './take-over'

/** A session ends with its day; nobody pauses more often than this. */
const MOST_MOVES = 300

/** The boards of every line of a session. */
const projectLines = async (
  session: StoredSession,
  known: Configuration,
  context: Context,
): Promise<void> => {
  for (const lineId of session.lineIds) {
    const line = known.lines.get(lineId)
    if (line !== undefined) await projectBoard(line, context.day, known, () => new Date())
  }
}

const held = async (session: StoredSession): Promise<StoredTicket | undefined> =>
  (await find(Tickets, { at: session._id }, { limit: 1 }))[0]

/**
 * 开窗: one session a window and one a person, by unique index. Opening one's own open window again resumes it; that of
 * somebody who no longer works there is ended, and whoever was being served goes on.
 */
export const openSession: Queue['openSession'] = async ({ windowId, lineIds }, context) => {
  const known = await configuration()
  const place = known.windows.get(windowId)
  const served = linesOfWindow(windowId, known)
  if (place === undefined || !mayOpen(place, context.day) || served.length === 0)
    return refuse('WINDOW_UNKNOWN', {})
  if (lineIds?.some((lineId) => !served.includes(lineId)) === true) return refuse('SERVICE_NOT_HERE', {})
  const account = await context.account()
  const session: StoredSession = {
    _id: context.operation,
    windowId,
    windowNo: place.no,
    unitId: place.unitId,
    personId: account?.personId ?? context.visitor,
    visitor: context.visitor,
    day: context.day,
    lineIds: lineIds ?? served.slice(0, 8),
    openedAt: context.now,
    holdsWindow: windowId,
    holdsPerson: context.visitor,
    moves: [recorded('open', '', 'open', context)],
    moveCount: 1,
    sealedMoves: 0,
    unsealed: true,
    state: 'open',
    createdAt: context.now,
    updatedAt: context.now,
    v: 1,
  }
  for (let attempt = 0; attempt < 2; attempt++) {
    if ((await insert(Sessions, session)) === 'inserted') {
      await takeOver(session, context)
      await projectLines(session, known, context)
      return counterView(windowId, known, context, { session })
    }
    const before = await get(Sessions, session._id)
    if (before !== undefined && isReused(before, context)) return refuseKernel('OPID_REUSED', {})
    const [atWindow] = await find(Sessions, { holdsWindow: windowId }, { limit: 1 })
    if (atWindow?.visitor === context.visitor) {
      // A retry may come after the session was opened and before the ticket was taken over.
      await takeOver(atWindow, context)
      return counterView(windowId, known, context, { session: atWindow })
    }
    if (atWindow === undefined) break
    if (await isStillTheirs(atWindow, context)) return refuse('WINDOW_TAKEN', {})
    await closeAndReturn(atWindow, context)
  }
  const [elsewhere] = await find(Sessions, { holdsPerson: context.visitor }, { limit: 1 })
  if (elsewhere !== undefined) return refuse('ELSEWHERE_OPEN', { windowNo: elsewhere.windowNo })
  // This very command opened a session that has been closed since.
  return counterView(windowId, known, context)
}

const change = async (
  session: StoredSession,
  what: string,
  to: StoredSession['state'],
  context: Context,
  fields: Record<string, unknown>,
): Promise<StoredSession | undefined> => {
  if (hasMoved(session, context)) return session
  const changed = await updateOne(
    Sessions,
    { _id: session._id, state: session.state, moveCount: is.lt(MOST_MOVES) },
    {
      state: to,
      moves: is.push([recorded(what, session.state, to, context)]),
      moveCount: is.inc(1),
      unsealed: true,
      updatedAt: context.now,
      v: is.inc(1),
      ...fields,
    },
  )
  return changed === 'duplicate' ? undefined : changed
}

const answer = async (session: StoredSession, known: Configuration, context: Context) => {
  await projectLines(session, known, context)
  return counterView(session.windowId, known, context, session.state === 'closed' ? {} : { session })
}

const unpaused = { pausedAt: is.remove(), pausedFor: is.remove() }

/** The first of a session's lines where people wait and no other window calls, or nothing. */
const leftAlone = async (
  session: StoredSession,
  known: Configuration,
  context: Context,
): Promise<{ readonly line: Line; readonly waiting: number } | undefined> => {
  for (const lineId of session.lineIds) {
    const line = known.lines.get(lineId)
    if (line === undefined) continue
    const [others, { waitingCount }] = await Promise.all([sessionsOf(line), readLine(lineId, context.day)])
    const isCalled = others.some(
      (one) => one._id !== session._id && one.state === 'open' && one.lineIds.includes(lineId),
    )
    if (!isCalled && waitingCount > 0) return { line, waiting: waitingCount }
  }
  return undefined
}

/**
 * 暂停叫号: nobody may be left standing at the window, and where it is the last that calls those who wait, the clerk
 * says first that nobody takes over.
 */
export const pauseSession: Queue['pauseSession'] = async ({ sessionId, reason, anyway }, context) => {
  const known = await configuration()
  const session = await ownSession(sessionId, context)
  if (isRefusal(session)) return session
  if (hasMoved(session, context)) return answer(session, known, context)
  const busy = await held(session)
  if (busy !== undefined) return refuse('STILL_AT_WINDOW', { number: busy.number })
  if (session.state === 'paused') return answer(session, known, context)
  const left = anyway === true ? undefined : await leftAlone(session, known, context)
  if (left !== undefined) {
    const name = inLanguage(context.language, left.line.name, left.line.nameEn)
    return refuse('LAST_WINDOW', { line: name, waiting: left.waiting })
  }
  const paused = await change(session, 'pause', 'paused', context, {
    pausedAt: context.now,
    pausedFor: reason,
  })
  if (paused === undefined) return refuse('SESSION_OVER', {})
  // Somebody was called while it was paused: they come to a window that works.
  const called = await held(paused)
  if (called === undefined) return answer(paused, known, context)
  await change(paused, 'resume', 'open', { ...context, operation: '' }, unpaused)
  return refuse('STILL_AT_WINDOW', { number: called.number })
}

/** 继续叫号 */
export const resumeSession: Queue['resumeSession'] = async ({ sessionId }, context) => {
  const known = await configuration()
  const session = await ownSession(sessionId, context)
  if (isRefusal(session)) return session
  if (session.state === 'open') return answer(session, known, context)
  const open = await change(session, 'resume', 'open', context, unpaused)
  return open === undefined ? refuse('SESSION_OVER', {}) : answer(open, known, context)
}

const ended = (session: StoredSession, context: Context) => ({
  closedAt: context.now,
  holdsWindow: session._id,
  holdsPerson: session._id,
  ...unpaused,
})

/** Closes the session's document first, then returns what is still at it to the head of its line. */
export const closeAndReturn = async (
  session: StoredSession,
  context: Context,
): Promise<StoredSession | undefined> => {
  const closed = await change(session, 'close', 'closed', context, ended(session, context))
  const left = await held(session)
  if (left?.status === 'called') {
    const waits = await putBack(left, context)
    if (waits !== undefined && waits !== 'duplicate') await publishSlip(waits, await configuration())
  }
  return closed
}

/** 关窗: whoever is being served is finished first. */
export const closeSession: Queue['closeSession'] = async ({ sessionId }, context) => {
  const known = await configuration()
  const stored = await get(Sessions, sessionId)
  if (stored?.state === 'closed' && stored.visitor === context.visitor) {
    return stored.moves.some((one) => one.op === context.operation)
      ? answer(stored, known, context)
      : refuse('SESSION_OVER', {})
  }
  const session = await ownSession(sessionId, context)
  if (isRefusal(session)) return session
  const busy = await held(session)
  if (busy !== undefined) return refuse('STILL_AT_WINDOW', { number: busy.number })
  const closed = await closeAndReturn(session, context)
  return closed === undefined ? refuse('SESSION_OVER', {}) : answer(closed, known, context)
}
