import * as v from 'valibot'
import { findFields, insert, is, put } from '../_kernel/store'
import { Visits } from '../_shared/visit'
import type { StoredTicket } from './collections'

/** The visit that may now be rated. Made from the ticket alone, so that anyone may finish it after a crash. */
export const publishVisit = async (ticket: StoredTicket): Promise<void> => {
  const ended = ticket.status === 'done' || ticket.status === 'transferred' ? ticket : undefined
  if (ended === undefined) return
  const visit = {
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
  }
  // One that was undone ends a second time, perhaps otherwise, and its first end may still stand there.
  await (ended.undone > 0 ? put(Visits, visit) : insert(Visits, visit))
}

const Published = v.object({ _id: v.string(), endedAt: v.date() })

/** Publishes those of up to a thousand tickets whose function died before it came to that. */
export const publishMissing = async (tickets: readonly StoredTicket[]): Promise<void> => {
  const ids = tickets.map((ticket) => ticket._id)
  if (ids.length === 0) return
  const found = await findFields(Visits, Published, ['endedAt'], { _id: is.in(ids) }, { limit: ids.length })
  const endOf = new Map(found.map(({ _id, endedAt }) => [_id, endedAt.getTime()]))
  for (const ticket of tickets)
    if ('endedAt' in ticket && endOf.get(ticket._id) !== ticket.endedAt.getTime()) await publishVisit(ticket)
}
