import type { Context } from '../_kernel/context'
import { refuse as refuseKernel } from '../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../_kernel/refusal'
import { get } from '../_kernel/store'
import { projectBoard } from './board'
import { type StoredTicket, Tickets } from './collections'
import type { Configuration } from './configuration'
import { hasMoved, isReused } from './move'
import { publishSlip } from './slip/publish-slip'
import { refuse } from './refusals'
import { ticketView } from './ticket-view'

/** One move of a ticket away from a window: gives it as moved, or nothing when it had moved meanwhile. */
export type Act<Code extends string> = (
  ticket: StoredTicket,
  known: Configuration,
) => Promise<StoredTicket | 'duplicate' | Refusal<Code> | undefined>

const settle = async (ticket: StoredTicket, known: Configuration, context: Context) => {
  const line = known.lines.get(ticket.lineId)
  if (line !== undefined) await projectBoard(line, context.day, known, () => new Date())
  await publishSlip(ticket, known)
  return ticketView(ticket, known, context)
}

/** Runs a move and answers with the ticket; a retry of one that has been made gets its answer. */
export const runMove = async <Code extends string>(
  ticket: StoredTicket,
  known: Configuration,
  context: Context,
  act: Act<Code>,
) => {
  if (isReused(ticket, context)) return refuseKernel('OPID_REUSED', {})
  if (hasMoved(ticket, context)) return settle(ticket, known, context)
  const moved = await act(ticket, known)
  if (isRefusal(moved)) return moved
  if (moved !== undefined && moved !== 'duplicate') return settle(moved, known, context)
  const current = (await get(Tickets, ticket._id)) ?? ticket
  if (hasMoved(current, context)) return settle(current, known, context)
  return refuse('MOVE_NOT_POSSIBLE', { status: current.status })
}
