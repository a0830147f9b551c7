import type { Context } from '../_kernel/context'
import { is, updateOne } from '../_kernel/store'
import { type StoredTicket, Tickets } from './collections'
import { isAtWindow, isLive, type Move, type MoveName, moves, type TicketStatus } from './ticket'

/** How a move enters the ticket: what the audit seals and what a retry is found by. */
const recorded = (name: MoveName, from: TicketStatus, to: TicketStatus, context: Context): Move => ({
  op: context.operation === '' ? context.endpoint : context.operation,
  what: name,
  from,
  to,
  at: context.now,
  by: context.visitor,
  role: context.acting?.role ?? (context.visitor === 'timer' ? 'timer' : 'holder'),
})

/**
 * Makes one move of the table, guarded on the state that was read: the database lets one mover through.
 * Gives the moved ticket, `duplicate` when a session or person is held elsewhere, or nothing when the
 * ticket had moved meanwhile. `more` adds to the guard, `change` to the update.
 */
export const move = async (
  ticket: { readonly _id: string; readonly status: TicketStatus },
  name: MoveName,
  context: Context,
  change: Readonly<Record<string, unknown>> = {},
  more: Readonly<Record<string, unknown>> = {},
): Promise<StoredTicket | 'duplicate' | undefined> => {
  const row = moves[name]
  if (!(row.from as readonly TicketStatus[]).includes(ticket.status)) return undefined
  const to = row.to === 'same' ? ticket.status : row.to
  const leaves = isAtWindow[ticket.status] && !isAtWindow[to]
  return updateOne(
    Tickets,
    { _id: ticket._id, status: ticket.status, ...more },
    {
      status: to,
      live: isLive[to],
      ...(leaves ? { at: ticket._id, personAt: ticket._id } : {}),
      moves: is.push([recorded(name, ticket.status, to, context)]),
      moveCount: is.inc(1),
      unsealed: true,
      updatedAt: context.now,
      v: is.inc(1),
      ...change,
    },
  )
}

/** Whether this command has already moved this ticket. */
export const hasMoved = (ticket: Pick<StoredTicket, 'moves'>, context: Context): boolean =>
  context.operation !== '' && ticket.moves.some((one) => one.op === context.operation)
