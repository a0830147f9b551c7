import type { Context } from '../_kernel/context'
import type { Refusal } from '../_kernel/refusal'
import { get } from '../_kernel/store'
import { Sessions, type StoredSession, type StoredTicket, Tickets } from './collections'
import { refuse } from './refusals'
import { isRefusal } from '../_kernel/refusal'
import { refuse as refuseKernel } from '../_kernel/kernel-refusals'

/** A ticket and the caller's own session at whose window it is, or was last. */
export interface AtDesk {
  readonly ticket: StoredTicket
  readonly session: StoredSession
}

/** The caller's open or paused session by id. */
export const ownSession = async (
  sessionId: string,
  context: Context,
): Promise<StoredSession | Refusal<'SESSION_OVER'> | Refusal<'NOT_YOURS'>> => {
  const session = await get(Sessions, sessionId)
  if (session === undefined) return refuse('SESSION_OVER', {})
  if (session.visitor !== context.visitor) return refuseKernel('NOT_YOURS', {})
  return session.state === 'closed' ? refuse('SESSION_OVER', {}) : session
}

/**
 * The ticket with the session whose window has it, or had it last: a clerk acts on what is at the own
 * window only. The guard of the move itself settles a race.
 */
export const atOwnDesk = async (
  ticketId: string,
  context: Context,
): Promise<AtDesk | Refusal<'NOT_AT_YOUR_WINDOW'> | Refusal<'NOT_FOUND'>> => {
  const ticket = await get(Tickets, ticketId)
  if (ticket === undefined) return refuseKernel('NOT_FOUND', { what: 'ticket' })
  const desk = 'desk' in ticket ? ticket.desk : undefined
  if (desk === undefined) return refuse('NOT_AT_YOUR_WINDOW', {})
  const session = await ownSession(desk.sessionId, context)
  return isRefusal(session) ? refuse('NOT_AT_YOUR_WINDOW', {}) : { ticket, session }
}
