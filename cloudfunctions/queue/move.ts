import type { Context } from '../_kernel/context'
import { is, updateOne } from '../_kernel/store'
import { type StoredTicket, Tickets } from './collections'
import { isAtWindow, isLive, type Move, type MoveName, moves, type TicketStatus } from './ticket'

/** How a move enters a ticket or session: what the audit seals and what a retry is found by. */
export const recorded = (what: string, from: string, to: string, context: Context): Move => ({
  op: context.operation === '' ? context.endpoint : context.operation,
  ...(context.inputHash === '' ? {} : { input: context.inputHash }),
  what,
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

/**
 * Puts a called ticket back at the place that it had in its line. `isUnheard`: nobody was told of the call, so that no
 * board tells of it later.
 */
export const putBack = (
  ticket: Pick<StoredTicket, '_id' | 'at'>,
  context: Context,
  isUnheard = false,
): ReturnType<typeof move> =>
  move(
    { _id: ticket._id, status: 'called' },
    'putBack',
    context,
    { callOp: ticket._id, desk: is.remove(), ...(isUnheard ? { lastCall: is.remove() } : {}) },
    { at: ticket.at },
  )

interface Moved {
  readonly moves: readonly Pick<Move, 'op' | 'input'>[]
}

/** Whether this command has already moved this ticket or session. */
export const hasMoved = ({ moves: made }: Moved, { operation }: Context): boolean =>
  operation !== '' && made.some((one) => one.op === operation)

/** Whether it did so with another input: then its name was used twice (0.3). */
export const isReused = ({ moves: made }: Moved, { operation, inputHash }: Context): boolean =>
  operation !== '' &&
  made.some(({ op, input }) => op === operation && input !== undefined && input !== inputHash)
