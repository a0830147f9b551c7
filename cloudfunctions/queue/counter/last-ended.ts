import type { Context } from '../../_kernel/context'
import { find, is } from '../../_kernel/store'
import { type StoredTicket, Tickets } from '../collections'
import type { TicketAt } from '../ticket'

type Ended = StoredTicket & (TicketAt<'done'> | TicketAt<'missed'>)

const hasEnded = (ticket: StoredTicket): ticket is Ended =>
  ticket.status === 'done' || ticket.status === 'missed'

export const endOf = (ticket: TicketAt<'done'> | TicketAt<'missed'>): Date =>
  ticket.status === 'done' ? ticket.endedAt : ticket.missedAt

/** Far more than end at one window within the minute in which one may be taken back. */
const LOOKED_AT = 8

/** The number that ended last at a window today, unless another was called there since, wherever that one is now. */
export const lastEndedAt = async (windowId: string, context: Context): Promise<Ended | undefined> => {
  const left = await find(
    Tickets,
    {
      'desk.windowId': windowId,
      day: context.day,
      live: false,
      status: is.in(['done', 'missed', 'cancelled', 'transferring', 'transferred']),
    },
    { order: [['updatedAt', -1]], limit: LOOKED_AT },
  )
  const last = left.find(hasEnded)
  if (last === undefined) return undefined
  const isCalledSince = left.some(
    (one) =>
      one._id !== last._id && 'desk' in one && one.desk !== undefined && one.desk.calledAt > endOf(last),
  )
  return isCalledSince ? undefined : last
}
