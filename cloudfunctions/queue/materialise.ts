import * as v from 'valibot'
import { findFields, get, insert, is, update } from '../_kernel/store'
import { LineDays, type StoredTicket, Tickets } from './collections'
import { type Entry, type LineDay, orderAt, seqAt, ticketOf } from './ring'

const Numbered = v.object({ seq: v.number() })

/** Makes sure that a number has its ticket, and gives it. Somebody may have helped: their ticket is the same. */
export const materialiseOne = async (ring: LineDay, seq: number, entry: Entry): Promise<StoredTicket> => {
  const ticket = ticketOf(ring, seq, entry)
  if ((await insert(Tickets, ticket)) === 'inserted') return ticket
  return (await get(Tickets, ticket._id)) ?? ticket
}

/**
 * Gives every number of the ring its ticket, then raises the low-water mark: upwards only, and only over
 * numbers that were all seen to have one. Anyone may do it at any time, twice or at once.
 */
export const materialise = async (ring: LineDay): Promise<void> => {
  if (ring.done >= ring.seq) return
  const first = seqAt(ring, 0)
  if (first > ring.done + 1) {
    throw new Error(
      `${ring._id}: numbers ${String(ring.done + 1)} to ${String(first - 1)} left the ring without a ticket`,
    )
  }
  const existing = await findFields(
    Tickets,
    Numbered,
    ['seq'],
    { lineId: ring.lineId, day: ring.day, seq: is.gt(ring.done).and(is.lte(ring.seq)) },
    { limit: 1000 },
  )
  const have = new Set(existing.map((ticket) => ticket.seq))
  for (const [index, entry] of ring.recent.entries()) {
    const seq = seqAt(ring, index)
    if (seq > ring.done && !have.has(seq)) await insert(Tickets, ticketOf(ring, seq, entry))
  }
  await update(
    LineDays,
    { _id: ring._id, done: is.lt(ring.seq) },
    { done: ring.seq, doneOrderAt: orderAt(ring, ring.seq) },
  )
}
