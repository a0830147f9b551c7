import * as v from 'valibot'
import { findFields, get, insert, is, update } from '../../_kernel/store'
import { LineDays, type StoredTicket, Tickets } from '../collections'
import { type Entry, type LineDay, orderAt, ringSize, seqAt, ticketOf } from './ring'

const Numbered = v.object({ seq: v.number() })

/** Makes sure that a number has its ticket, and gives it. Somebody may have helped: their ticket is the same. */
export const materialiseOne = async (ring: LineDay, seq: number, entry: Entry): Promise<StoredTicket> => {
  const ticket = ticketOf(ring, seq, entry)
  if ((await insert(Tickets, ticket)) === 'inserted') return ticket
  return (await get(Tickets, ticket._id)) ?? ticket
}

/**
 * Gives every number of the ring up to `last` its ticket, then raises the low-water mark: upwards only, and only
 * over numbers that were all seen to have one. Anyone may do it at any time, twice or at once.
 */
export const materialise = async (ring: LineDay, last = ring.seq): Promise<void> => {
  if (ring.done >= last) return
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
    { lineId: ring.lineId, day: ring.day, seq: is.gt(ring.done).and(is.lte(last)) },
    { limit: 1000 },
  )
  const have = new Set(existing.map((ticket) => ticket.seq))
  for (const [index, entry] of ring.recent.entries()) {
    const seq = seqAt(ring, index)
    if (seq > ring.done && seq <= last && !have.has(seq)) await insert(Tickets, ticketOf(ring, seq, entry))
  }
  await update(
    LineDays,
    { _id: ring._id, done: is.lt(last) },
    { done: last, doneOrderAt: orderAt(ring, last) },
  )
}

/**
 * Helps while numbers past the low-water mark fill three eighths of the ring and more: of a crowd one in every eighth
 * of it, for a help takes as long as some dozen numbers more, and near the end whoever comes. The newest quarter is
 * left to those who are just about to insert their own tickets.
 */
export const materialiseInTime = async (ring: LineDay, seq: number): Promise<void> => {
  const size = ringSize()
  const pending = ring.seq - ring.done
  if (pending < (size * 3) / 8) return
  if (pending < (size * 3) / 4 && seq % Math.max(1, Math.floor(size / 8)) !== 0) return
  await materialise(ring, ring.seq - Math.floor(size / 4))
}
