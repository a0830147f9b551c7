import type { Context } from '../_kernel/context'
import { refuse as refuseKernel } from '../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../_kernel/refusal'
import { find, get, is } from '../_kernel/store'
import { clockText, minuteOf } from '../_kernel/time'
import { Boards } from '../_shared/board'
import { slipIdOf } from '../_shared/slip'
import { type StoredTicket, Tickets } from './collections'
import { configuration } from './configuration'
import type { Queue } from './door'
import { lineHours } from './line/hours'
import { inOrder, readLine } from './line/live'
import { move } from './move'
import { refuse } from './refusals'
import { type Act, runMove } from './run-move'
import { lineDayId, RETURN_AFTER_NUMBERS, returnUntil } from './ticket'
import { aheadOf, ticketView } from './ticket-view'

interface Held {
  readonly ticketId: string
  readonly slipCode?: string | undefined
}

/** The ticket, if it is the caller's or the caller holds its slip. A stranger's looks like none at all. */
export const heldTicket = async (
  { ticketId, slipCode }: Held,
  context: Context,
): Promise<StoredTicket | Refusal<'NOT_YOURS'>> => {
  const ticket = await get(Tickets, ticketId)
  const bySlip = slipCode !== undefined && ticket?.slip === slipIdOf(slipCode)
  return ticket !== undefined && (ticket.visitor === context.visitor || bySlip)
    ? ticket
    : refuseKernel('NOT_YOURS', {})
}

/** Runs a holder's move; a retry of one that has been made gets its answer. */
const asHolder = async <Code extends string>(held: Held, context: Context, act: Act<Code>) => {
  const known = await configuration()
  const ticket = await heldTicket(held, context)
  return isRefusal(ticket) ? ticket : runMove(ticket, known, context, act)
}

/** 我的号 */
export const ticket: Queue['ticket'] = async (held, context) => {
  const known = await configuration()
  const found = await heldTicket(held, context)
  return isRefusal(found) ? found : ticketView(found, known, context)
}

/** 凭条取回: the ticket that goes on, by the code on the paper. */
export const slip: Queue['slip'] = async ({ code }, context) => {
  const known = await configuration()
  const found = await find(Tickets, { slip: slipIdOf(code) }, { order: [['takenAt', -1]], limit: 5 })
  const latest = found.find((one) => one.status !== 'transferred') ?? found[0]
  return latest === undefined ? refuse('SLIP_UNKNOWN', {}) : ticketView(latest, known, context)
}

/** 取消 */
export const cancel: Queue['cancel'] = (held, context) =>
  asHolder(held, context, async (found) =>
    move(found, 'cancel', context, {
      endedAt: context.now,
      ...(found.status === 'missed' ? { missedAt: is.remove() } : {}),
    }),
  )

/** 提醒我: for whoever has the number on their own phone; a slip has no inbox. */
export const remindMe: Queue['remindMe'] = (held, context) =>
  asHolder(held, context, async (found) => {
    if (found.status !== 'waiting' || found.slip !== undefined)
      return refuse('MOVE_NOT_POSSIBLE', { status: found.status })
    if (found.remindFrom !== undefined) return found
    const board = await get(Boards, lineDayId(found.lineId, found.day))
    return move(found, 'remind', context, { remindFrom: await aheadOf(found, board) })
  })

/** 扫窗口码: the holder stands at the window that called. */
export const arrive: Queue['arrive'] = (held, context) =>
  asHolder(held, context, async (found) => {
    if (found.status !== 'called') return refuse('MOVE_NOT_POSSIBLE', { status: found.status })
    if (found.desk.windowId !== held.windowId)
      return refuse('OTHER_WINDOW', { windowNo: found.desk.windowNo })
    return move(found, 'arrive', context, { desk: { startedAt: context.now } }, { at: found.desk.sessionId })
  })

/** A rank behind the next three that wait, or behind the last where fewer do. Never ahead of one's own. */
const rankAfterNext = async (found: StoredTicket, context: Context): Promise<number> => {
  const line = await readLine(found.lineId, context.day)
  const ahead = [...line.waiting].sort(inOrder).slice(0, RETURN_AFTER_NUMBERS).at(-1)
  return Math.max(found.rank, (ahead?.rank ?? found.rank) + 0.5)
}

/** 过号后重新排队: once, within 30 minutes, behind the next three. */
export const requeue: Queue['requeue'] = (held, context) =>
  asHolder(held, context, async (found, known) => {
    if (found.status !== 'missed') return refuse('MOVE_NOT_POSSIBLE', { status: found.status })
    if (found.requeuedAt !== undefined) return refuse('REQUEUED_ALREADY', {})
    const until = returnUntil(found.missedAt)
    if (until <= context.now) {
      await move(found, 'lapse', context, { endedAt: context.now, missedAt: is.remove() })
      return refuse('RETURN_TOO_LATE', { until: clockText(minuteOf(until)) })
    }
    const line = known.lines.get(found.lineId)
    const hours = line === undefined ? undefined : lineHours(line, known, context.now)
    if (hours?.kind !== 'open') {
      return refuse(
        'LINE_CLOSED',
        hours?.kind === 'closed' && hours.next !== undefined ? { opens: hours.next } : {},
      )
    }
    return move(found, 'requeue', context, {
      rank: await rankAfterNext(found, context),
      requeuedAt: context.now,
      desk: is.remove(),
      missedAt: is.remove(),
    })
  })
