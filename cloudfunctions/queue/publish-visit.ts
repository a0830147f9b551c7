import * as v from 'valibot'
import { findFields, insert, is } from '../_kernel/store'
import { Visits } from '../_shared/visit'
import type { StoredTicket } from './collections'

/** The visit that may now be rated. Made from the ticket alone, so that anyone may finish it after a crash. */
export const publishVisit = async (ticket: StoredTicket): Promise<void> => {
  const ended = ticket.status === 'done' || ticket.status === 'transferred' ? ticket : undefined
  if (ended === undefined) return
  await insert(Visits, {
    _id: ended._id,
    visitor: ended.visitor,
    ...(ended.slip === undefined ? {} : { slip: ended.slip }),
    day: ended.day,
    number: ended.number,
    windowId: ended.desk.windowId,
    windowNo: ended.desk.windowNo,
    unitId: ended.desk.unitId,
    service: ended.service,
    outcome: ended.status === 'done' ? ended.outcome : 'guided',
    servedBy: [ended.desk.personId],
    endedAt: ended.endedAt,
    updatedAt: ended.endedAt,
  })
}

const Published = v.object({ _id: v.string() })

/** Publishes those of up to a thousand tickets whose function died before it came to that. */
export const publishMissing = async (tickets: readonly StoredTicket[]): Promise<void> => {
  const ids = tickets.map((ticket) => ticket._id)
  if (ids.length === 0) return
  const found = await findFields(Visits, Published, ['_id'], { _id: is.in(ids) }, { limit: ids.length })
  const published = new Set(found.map((visit) => visit._id))
  for (const ticket of tickets) if (!published.has(ticket._id)) await publishVisit(ticket)
}
