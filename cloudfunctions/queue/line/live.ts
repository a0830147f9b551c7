import * as v from 'valibot'
import type { Day } from '../../_kernel/time'
import { count, findSoundFields } from '../../_kernel/store'
import { Tickets } from '../collections'
import { Parent, ranks } from '../ticket'

/** What a line's list needs of a ticket: enough to call it, to draw the board and to tell the clerk. */
const LiveTicket = v.object({
  _id: v.string(),
  lineId: v.string(),
  seq: v.number(),
  number: v.string(),
  status: v.picklist(['waiting', 'called', 'serving']),
  rank: v.number(),
  visitor: v.string(),
  service: v.string(),
  priority: v.picklist(ranks),
  arrivedAt: v.date(),
  at: v.string(),
  parent: v.optional(Parent),
  remindFrom: v.optional(v.number()),
})
export type LiveTicket = v.InferOutput<typeof LiveTicket>

const paths = Object.keys(LiveTicket.entries)
/** The first 80 that wait and those at the windows of a line. */
const READ_AT_MOST = 100

export interface LiveLine {
  /** In the order in which they will be called, those at a window among them. */
  readonly tickets: readonly LiveTicket[]
  readonly waiting: readonly LiveTicket[]
  readonly waitingCount: number
}

/** A line as it is now: one read, two when more than a hundred stand in it. One that a hand broke stops no other. */
export const readLine = async (lineId: string, day: Day): Promise<LiveLine> => {
  const where = { lineId, day, live: true }
  const order = [
    ['rank', 1],
    ['seq', 1],
  ] as const
  const tickets = await findSoundFields(Tickets, LiveTicket, paths, where, { order, limit: READ_AT_MOST })
  const waiting = tickets.filter((ticket) => ticket.status === 'waiting')
  const unseen = tickets.length < READ_AT_MOST ? 0 : (await count(Tickets, where)) - tickets.length
  return { tickets, waiting, waitingCount: waiting.length + unseen }
}

/** By rank, ties by number: who is called first. */
export const inOrder = (a: LiveTicket, b: LiveTicket): number => a.rank - b.rank || a.seq - b.seq
