import type { Context } from '../../_kernel/context'
import { find, get, is } from '../../_kernel/store'
import { refuse as refuseKernel } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { announce, sessionsOf } from '../board'
import { Sessions, type StoredSession, type StoredTicket, Tickets } from '../collections'
import { type Configuration, configuration } from '../configuration'
import { counterView } from './counter'
import { ownSession, worksAt } from './desk'
import type { Queue } from '../door'
import { inOrder, type LiveLine, type LiveTicket, readLine } from '../line/live'
import { isReused, move, putBack } from '../move'
import { publishSlip } from '../slip/publish-slip'
import { refuse } from '../refusals'

// A session changes only by commands that are looked at again after the claim, so a kept one will do.
const kept = new Map<string, StoredSession>()
const KEPT = 100

const keptSession = async (sessionId: string, context: Context) => {
  const known = kept.get(sessionId)
  if (known?.visitor === context.visitor && known.state === 'open')
    return (await worksAt(known.windowId, context)) ?? known
  const session = await ownSession(sessionId, context)
  if (isRefusal(session)) return session
  if (kept.size >= KEPT) kept.clear()
  if (session.state === 'open') kept.set(sessionId, session)
  return session
}

/** The ticket that this command has called before, wherever it is now. */
const calledBefore = async (context: Context): Promise<StoredTicket | undefined> =>
  (await find(Tickets, { 'moves.op': context.operation }, { limit: 1 }))[0]

type Claim =
  | { readonly kind: 'claimed'; readonly ticket: StoredTicket }
  | { readonly kind: 'again'; readonly ticket: StoredTicket }
  | { readonly kind: 'busy'; readonly ticket: StoredTicket }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'gone' }

/** Claims one ticket by a guarded update; three unique indexes settle who gets what (queue.md). */
const claim = async (candidate: LiveTicket, session: StoredSession, context: Context): Promise<Claim> => {
  const { now } = context
  const claimed = await move({ _id: candidate._id, status: 'waiting' }, 'call', context, {
    at: session._id,
    personAt: candidate.visitor,
    callOp: context.operation,
    desk: is.set({
      sessionId: session._id,
      windowId: session.windowId,
      windowNo: session.windowNo,
      unitId: session.unitId,
      personId: session.personId,
      calledAt: now,
      lastCallAt: now,
      calls: 1,
    }),
    lastCall: is.set({ at: now, windowNo: session.windowNo, times: 1 }),
  })
  if (claimed === undefined) return { kind: 'gone' }
  if (claimed !== 'duplicate') return { kind: 'claimed', ticket: claimed }
  const [mine] = await find(Tickets, { callOp: context.operation }, { limit: 1 })
  if (mine !== undefined) return { kind: 'again', ticket: mine }
  const [held] = await find(Tickets, { at: session._id }, { limit: 1 })
  return held === undefined ? { kind: 'elsewhere' } : { kind: 'busy', ticket: held }
}

const lineOf = (configuration_: Configuration, lineId: string) => configuration_.lines.get(lineId)

/** Shows the call on the board of its line, or puts it back when the session is no longer open. */
const tell = async (
  ticket: StoredTicket,
  session: StoredSession,
  live: LiveLine,
  configuration_: Configuration,
  context: Context,
): Promise<Refusal<'SESSION_OVER'> | Refusal<'SESSION_PAUSED'> | undefined> => {
  const line = lineOf(configuration_, ticket.lineId)
  if (line === undefined || ticket.status !== 'called') return undefined
  const sessions = await sessionsOf(line)
  const current = sessions.find((one) => one._id === session._id)
  if (current?.state !== 'open') {
    kept.delete(session._id)
    // The session was closed or paused between reading and claiming.
    await putBack({ _id: ticket._id, at: session._id }, context, true)
    return current === undefined ? refuse('SESSION_OVER', {}) : refuse('SESSION_PAUSED', {})
  }
  const call = {
    number: ticket.number,
    windowNo: session.windowNo,
    at: ticket.desk.calledAt,
    times: ticket.desk.calls,
  }
  const told = { windowId: session.windowId, call, live, sessions }
  await announce(line, context.day, configuration_, told, () => new Date())
  await publishSlip(ticket, configuration_)
  return undefined
}

/** A retry: the same ticket, shown on the board in case the first try died before it came to that. */
const resume = async (
  ticket: StoredTicket,
  session: StoredSession,
  configuration_: Configuration,
  context: Context,
  view: (ticket: StoredTicket) => ReturnType<typeof counterView>,
) => {
  if (ticket.status === 'called' && ticket.at === session._id) {
    const live = await readLine(ticket.lineId, context.day)
    const stopped = await tell(ticket, session, live, configuration_, context)
    if (stopped !== undefined) return stopped
  }
  return view(ticket)
}

/**
 * 叫下一位: the first who is ready at one of the session's lines. Who is wanted at another window is
 * skipped and keeps the rank; who is faster at another window leaves the next one to us.
 */
export const callNext: Queue['callNext'] = async ({ sessionId }, context) => {
  const known = await configuration()
  const session = await keptSession(sessionId, context)
  if (isRefusal(session)) return session
  if (session.state === 'paused') return refuse('SESSION_PAUSED', {})
  const view = (ticket: StoredTicket, lines?: ReadonlyMap<string, LiveLine>) =>
    counterView(session.windowId, known, context, {
      session,
      ticket,
      did: ticket,
      ...(lines === undefined ? {} : { lines }),
    })
  const before = context.again ? await calledBefore(context) : undefined
  if (before !== undefined)
    return isReused(before, context)
      ? refuseKernel('OPID_REUSED', {})
      : resume(before, session, known, context, view)
  const lines = new Map(
    await Promise.all(session.lineIds.map(async (id) => [id, await readLine(id, context.day)] as const)),
  )
  const candidates = [...lines.values()].flatMap((line) => line.waiting).sort(inOrder)
  for (const candidate of candidates) {
    const outcome = await claim(candidate, session, context)
    if (outcome.kind === 'gone' || outcome.kind === 'elsewhere') continue
    if (outcome.kind === 'busy') return refuse('STILL_AT_WINDOW', { number: outcome.ticket.number })
    const { ticket } = outcome
    const live = lines.get(ticket.lineId) ?? { tickets: [], waiting: [], waitingCount: 0 }
    const stopped = await tell(ticket, session, live, known, context)
    if (stopped !== undefined) return stopped
    const without = {
      ...live,
      waiting: live.waiting.filter((one) => one._id !== ticket._id),
      waitingCount: Math.max(0, live.waitingCount - 1),
    }
    return view(ticket, new Map([...lines, [ticket.lineId, without]]))
  }
  // Nobody to claim: the session may be over, or this very command's ticket is already at its window.
  const called = await calledBefore(context)
  if (called !== undefined) return resume(called, session, known, context, view)
  const current = await get(Sessions, sessionId)
  if (current?.state !== 'open') {
    kept.delete(sessionId)
    return current?.state === 'paused' ? refuse('SESSION_PAUSED', {}) : refuse('SESSION_OVER', {})
  }
  const [held] = await find(Tickets, { at: sessionId }, { limit: 1 })
  return held === undefined
    ? refuse('NOBODY_WAITING', {})
    : refuse('STILL_AT_WINDOW', { number: held.number })
}
