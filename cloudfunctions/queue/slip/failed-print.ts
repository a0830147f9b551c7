import type { Context } from '../../_kernel/context'
import { refuse as refuseKernel } from '../../_kernel/kernel-refusals'
import { isRefusal } from '../../_kernel/refusal'
import { find, get, is, remove } from '../../_kernel/store'
import { Slips, slipIdOf } from '../../_shared/slip'
import { Tickets } from '../collections'
import { configuration } from '../configuration'
import type { Queue } from '../door'
import { move } from '../move'
import { refuse } from '../refusals'
import { type Act, runMove } from '../run-move'
import { codeOf } from './slip-code'
import { serviceName, unitName } from '../ticket-view'

/** A printer that is out of paper fails by the dozen; more than these can't be handled at a desk. */
const MOST = 50

/** Runs a move of a number that was given on paper. One on somebody's phone is theirs alone. */
const onPaper = async (ticketId: string, context: Context, act: Act<never>) => {
  const known = await configuration()
  const ticket = await get(Tickets, ticketId)
  if (ticket?.slip === undefined) return refuseKernel('NOT_FOUND', { what: 'ticket' })
  return runMove(ticket, known, context, act)
}

/** 没印出来: the number stands in its line as before, and at the desk until it is printed again or void. */
export const failPrint: Queue['failPrint'] = ({ ticketId }, context) =>
  onPaper(ticketId, context, (ticket) => move(ticket, 'failPrint', context, { printState: 'failed' }))

/** 重印: with a new code. What half a paper may show opens nothing any more. */
export const reprintSlip: Queue['reprintSlip'] = async ({ ticketId }, context) => {
  const code = codeOf(context.operation)
  const slip = slipIdOf(code)
  const ticket = await onPaper(ticketId, context, (found) =>
    move(found, 'reprint', context, { slip, printState: 'reprinted' }),
  )
  if (isRefusal(ticket)) return ticket
  const current = await get(Tickets, ticketId)
  // A retry that comes after yet another reprint has no code that still opens anything.
  if (current?.slip !== slip) return refuse('MOVE_NOT_POSSIBLE', { status: ticket.state })
  await remove(Slips, { ticketId, _id: is.neq(slip) })
  return { ticket, code }
}

/** 作废: it is never called; whoever still stands there gets another number. */
export const voidSlip: Queue['voidSlip'] = ({ ticketId }, context) =>
  onPaper(ticketId, context, (ticket) => move(ticket, 'void', context, { endedAt: context.now }))

/** 没印出来的号: of today, still waiting. */
export const failedPrints: Queue['failedPrints'] = async (_input, context) => {
  const known = await configuration()
  const found = await find(
    Tickets,
    { day: context.day, printState: 'failed', status: 'waiting' },
    { order: [['takenAt', -1]], limit: MOST },
  )
  return {
    tickets: found.map((one) => ({
      ticketId: one._id,
      number: one.number,
      service: one.service,
      serviceName: serviceName(one.service, known, context),
      unitName: unitName(known.lines.get(one.lineId)?.unitId ?? '', known, context),
      takenAt: one.takenAt.toISOString(),
    })),
  }
}
