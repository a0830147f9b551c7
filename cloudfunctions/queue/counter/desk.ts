import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import type { Refusal } from '../../_kernel/refusal'
import { find, get } from '../../_kernel/store'
import { Sessions, type StoredSession, type StoredTicket, Tickets } from '../collections'
import { hasMoved, isReused } from '../move'
import { refuse } from '../refusals'
import { isRefusal } from '../../_kernel/refusal'
import { refuse as refuseKernel } from '../../_kernel/kernel-refusals'

/** A ticket and the caller's own session at whose window it is, or was last. */
export interface AtDesk {
  readonly ticket: StoredTicket
  readonly session: StoredSession
}

/** Nothing while the caller works at this window; who was relieved there may still work at another (§12). */
export const worksAt = async (
  windowId: string,
  context: Context,
): Promise<Refusal<'NOT_ALLOWED'> | undefined> =>
  (await actingAs(context, ['windowStaff'], { windowId })) === undefined
    ? refuseKernel('NOT_ALLOWED', { needs: ['windowStaff'] })
    : undefined

/** The caller's open or paused session by id. */
export const ownSession = async (
  sessionId: string,
  context: Context,
): Promise<
  StoredSession | Refusal<'SESSION_OVER'> | Refusal<'NOT_YOURS' | 'NOT_ALLOWED' | 'OPID_REUSED'>
> => {
  const session = await get(Sessions, sessionId)
  if (session === undefined) return refuse('SESSION_OVER', {})
  if (session.visitor !== context.visitor) return refuseKernel('NOT_YOURS', {})
  if (isReused(session, context)) return refuseKernel('OPID_REUSED', {})
  if (session.state === 'closed') return refuse('SESSION_OVER', {})
  return (await worksAt(session.windowId, context)) ?? session
}

/** Whether this command was used before for something else: with this ticket, or, where it is sent again, with another. */
const isNameOfAnother = async (ticket: StoredTicket, context: Context): Promise<boolean> => {
  if (isReused(ticket, context)) return true
  if (!context.again || hasMoved(ticket, context)) return false
  return (await find(Tickets, { 'moves.op': context.operation }, { limit: 1 })).length > 0
}

/**
 * The ticket with the session whose window has it, or had it last: a clerk acts on what is at the own
 * window only. The guard of the move itself settles a race.
 */
export const atOwnDesk = async (
  ticketId: string,
  context: Context,
): Promise<AtDesk | Refusal<'NOT_AT_YOUR_WINDOW'> | Refusal<'NOT_FOUND' | 'OPID_REUSED'>> => {
  const ticket = await get(Tickets, ticketId)
  if (ticket === undefined) return refuseKernel('NOT_FOUND', { what: 'ticket' })
  if (await isNameOfAnother(ticket, context)) return refuseKernel('OPID_REUSED', {})
  const desk = 'desk' in ticket ? ticket.desk : undefined
  if (desk === undefined) return refuse('NOT_AT_YOUR_WINDOW', {})
  const session = await ownSession(desk.sessionId, context)
  return isRefusal(session) ? refuse('NOT_AT_YOUR_WINDOW', {}) : { ticket, session }
}
