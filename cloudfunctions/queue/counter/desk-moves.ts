import type { Context } from '../../_kernel/context'
import { accountOf } from '../../_kernel/account'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, get, is, remove } from '../../_kernel/store'
import { Visits } from '../../_shared/visit'
import { addressedAs } from './addressed'
import { announce, projectTwice, sessionsOf } from '../board'
import { type StoredTicket, Tickets } from '../collections'
import { type Configuration, configuration } from '../configuration'
import { counterView } from './counter'
import { endOf, lastEndedAt } from './last-ended'
import { type AtDesk, atOwnDesk } from './desk'
import type { Queue } from '../door'
import { readLine } from '../line/live'
import { hasMoved, move } from '../move'
import { refuse } from '../refusals'
import { publishSlip } from '../slip/publish-slip'
import { publishVisit } from '../publish-visit'
import {
  CALL_AGAIN_AFTER_SECONDS,
  isAtWindow,
  MISS_AFTER_SECONDS,
  MOST_CALLS,
  MOST_UNDOS,
  type TicketAt,
  UNDO_SECONDS,
} from '../ticket'

const secondsSince = (at: Date, context: Context): number => (context.now.getTime() - at.getTime()) / 1000

const notPossible = (ticket: StoredTicket) => refuse('MOVE_NOT_POSSIBLE', { status: ticket.status })

/** Its end was undone: the visit that was published with it is none yet, whatever died before it was removed. */
const isTakenBack = ({ status, undone }: StoredTicket): boolean => status === 'serving' && undone > 0

/**
 * Projects the ticket's line and answers with the counter. Only projections follow the move: each may be
 * lost. A retry (`isAgain`) may come when the window has somebody else already.
 */
export const settleDesk = async (
  at: AtDesk,
  moved: StoredTicket,
  known: Configuration,
  context: Context,
  isAgain = false,
) => {
  await (isTakenBack(moved) ? remove(Visits, { _id: moved._id }) : publishVisit(moved))
  const line = known.lines.get(moved.lineId)
  const live = line === undefined ? undefined : await projectTwice(line, context.day, known, () => new Date())
  await publishSlip(moved, known)
  const { session } = at
  const isOnlyLine = live !== undefined && session.lineIds.length === 1 && session.lineIds[0] === moved.lineId
  return counterView(session.windowId, known, context, {
    session,
    did: moved,
    // A ticket that has just come to the window, or left it, needs no second look.
    ...(isAgain ? {} : { ticket: isAtWindow[moved.status] ? moved : null }),
    ...(isOnlyLine ? { lines: new Map([[moved.lineId, live]]) } : {}),
  })
}

/** Runs one move at the caller's own window; a retry of a command that moved already gets its answer. */
const atDesk = async <Code extends string>(
  ticketId: string,
  context: Context,
  act: (at: AtDesk, known: Configuration) => Promise<StoredTicket | 'duplicate' | Refusal<Code> | undefined>,
) => {
  const known = await configuration()
  const at = await atOwnDesk(ticketId, context)
  if (isRefusal(at)) return at
  if (hasMoved(at.ticket, context)) return settleDesk(at, at.ticket, known, context, true)
  const moved = await act(at, known)
  if (isRefusal(moved)) return moved
  if (moved !== undefined && moved !== 'duplicate') return settleDesk(at, moved, known, context)
  const current = await get(Tickets, ticketId)
  if (current !== undefined && hasMoved(current, context))
    return settleDesk(at, current, known, context, true)
  return notPossible(current ?? at.ticket)
}

/** 再叫一次: 20 seconds apart, three calls in all. */
export const callAgain: Queue['callAgain'] = async ({ ticketId }, context) => {
  const known = await configuration()
  const at = await atOwnDesk(ticketId, context)
  if (isRefusal(at)) return at
  const { ticket, session } = at
  if (!hasMoved(ticket, context)) {
    if (ticket.status !== 'called') return notPossible(ticket)
    if (ticket.desk.calls >= MOST_CALLS) return refuse('CALLED_THRICE', {})
    const since = secondsSince(ticket.desk.lastCallAt, context)
    if (since < CALL_AGAIN_AFTER_SECONDS) {
      return refuse('TOO_SOON', { seconds: Math.ceil(CALL_AGAIN_AFTER_SECONDS - since) })
    }
  }
  const moved = hasMoved(ticket, context)
    ? ticket
    : await move(
        ticket,
        'callAgain',
        context,
        {
          desk: { calls: is.inc(1), lastCallAt: context.now },
          lastCall: { at: context.now, times: is.inc(1) },
        },
        { at: session._id, 'desk.calls': ticket.status === 'called' ? ticket.desk.calls : 0 },
      )
  if (moved === undefined || moved === 'duplicate') {
    const current = await get(Tickets, ticketId)
    if (current === undefined || !hasMoved(current, context)) return notPossible(current ?? ticket)
    return settleDesk(at, current, known, context, true)
  }
  const line = known.lines.get(moved.lineId)
  if (line !== undefined && moved.status === 'called') {
    const [live, sessions] = await Promise.all([readLine(moved.lineId, context.day), sessionsOf(line)])
    const call = {
      number: moved.number,
      windowNo: session.windowNo,
      at: moved.desk.lastCallAt,
      times: moved.desk.calls,
    }
    const told = { windowId: session.windowId, call, live, sessions }
    await announce(line, context.day, known, told, () => new Date())
  }
  await publishSlip(moved, known)
  return counterView(session.windowId, known, context, { session, ticket: moved, did: moved })
}

/** 人到了: the clerk learns how to address the visitor when service starts, not before. */
export const start: Queue['start'] = ({ ticketId }, context) =>
  atDesk(ticketId, context, async ({ ticket, session }) => {
    if (ticket.status !== 'called') return notPossible(ticket)
    const account = ticket.addressed === undefined ? await accountOf(ticket.visitor) : undefined
    return move(
      ticket,
      'start',
      context,
      {
        desk: { startedAt: context.now },
        ...(account === undefined ? {} : { addressed: addressedAs(account), audience: account.audience }),
      },
      { at: session._id },
    )
  })

/** 办结 with its outcome; the visit may be rated from now on (§19). */
export const finish: Queue['finish'] = ({ ticketId, outcome }, context) =>
  atDesk(ticketId, context, async ({ ticket, session }) => {
    if (ticket.status !== 'serving') return notPossible(ticket)
    const change = { outcome, endedAt: context.now, desk: { endedAt: context.now } }
    return move(ticket, 'finish', context, change, { at: session._id })
  })

/** 过号: after three calls and 90 seconds, never earlier. */
export const miss: Queue['miss'] = ({ ticketId }, context) =>
  atDesk(ticketId, context, async ({ ticket, session }) => {
    if (ticket.status !== 'called') return notPossible(ticket)
    const seconds = Math.max(0, Math.ceil(MISS_AFTER_SECONDS - secondsSince(ticket.desk.calledAt, context)))
    const calls = Math.max(0, MOST_CALLS - ticket.desk.calls)
    if (seconds > 0 || calls > 0) return refuse('TOO_SOON_TO_MISS', { seconds, calls })
    return move(ticket, 'miss', context, { missedAt: context.now }, { at: session._id })
  })

const isFresh = (ticket: TicketAt<'done'> | TicketAt<'missed'>, context: Context): boolean =>
  secondsSince(endOf(ticket), context) < UNDO_SECONDS

/**
 * 撤回: within 60 seconds and only while the window is empty. Guarded on `sealed` being absent, because a
 * visitor who took a new number since then must not end up with two (queue.md).
 */
export const undo: Queue['undo'] = ({ ticketId }, context) =>
  atDesk(ticketId, context, async ({ ticket, session }) => {
    if (ticket.status !== 'done' && ticket.status !== 'missed') return notPossible(ticket)
    if (!isFresh(ticket, context) || ticket.undone >= MOST_UNDOS) return refuse('UNDO_TOO_LATE', {})
    if ((await lastEndedAt(session.windowId, context))?._id !== ticket._id) return refuse('UNDO_TOO_LATE', {})
    const back = { at: session._id, personAt: ticket.visitor, undone: is.inc(1) }
    const undone =
      ticket.status === 'done'
        ? await move(
            ticket,
            'undoFinish',
            context,
            { ...back, outcome: is.remove(), endedAt: is.remove(), 'desk.endedAt': is.remove() },
            { sealed: is.neq(true) },
          )
        : await move(ticket, 'undoMiss', context, { ...back, missedAt: is.remove() })
    if (undone === 'duplicate') {
      const [busy] = await find(Tickets, { at: session._id }, { limit: 1 })
      // Or its holder is wanted at another window by now.
      if (busy !== undefined) return refuse('STILL_AT_WINDOW', { number: busy.number })
    }
    return undone === 'duplicate' || undone === undefined ? refuse('UNDO_TOO_LATE', {}) : undone
  })
