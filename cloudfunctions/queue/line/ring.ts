import * as v from 'valibot'
import { shortHash } from '../../_kernel/hash'
import { Day } from '../../_kernel/time'
import { Count, Id } from '../../_kernel/values'
import { Wait } from '../../_shared/board'
import { LineId } from '../../_shared/line'
import { lineDayId, numberText, Parent, rankOf, ranks, type TicketAt, ticketId } from '../ticket'

/** All that a ticket is made of, so that anyone can materialise it from the ring alone. */
export const Entry = v.strictObject({
  k: v.string(),
  op: v.string(),
  input: v.string(),
  at: v.date(),
  visitor: v.string(),
  service: Id,
  priority: v.picklist(ranks),
  told: Wait,
  slip: v.optional(v.string()),
  pass: v.optional(Id),
  addressed: v.optional(v.string()),
  audience: v.optional(v.string()),
  parent: v.optional(Parent),
})
export type Entry = v.InferOutput<typeof Entry>

/** The hot document of one line and day: the counter and the last numbers that it gave (queue.md). */
export const LineDay = v.strictObject({
  /** LINE:DAY */
  _id: v.string(),
  lineId: LineId,
  day: Day,
  open: v.boolean(),
  /** Last number issued. */
  seq: Count,
  /** Every number up to it has its ticket document. */
  done: Count,
  /** Order time of number `done`: with the entries behind it, the order of all that follow. */
  doneOrderAt: v.date(),
  /** The last entries, newest last: the one at `index` has the number `seq − (length − 1 − index)`. */
  recent: v.array(Entry),
  updatedAt: v.date(),
})
export type LineDay = v.InferOutput<typeof LineDay>

/** Entries that the ring holds. Small rings, where faults show within seconds, are the simulation's. */
export const ringSize = (): number => Number(process.env.QUEUE_RING ?? '128')

export const emptyLineDay = (lineId: string, day: Day, now: Date): LineDay => ({
  _id: lineDayId(lineId, day),
  lineId,
  day,
  open: true,
  seq: 0,
  done: 0,
  doneOrderAt: new Date(0),
  recent: [],
  updatedAt: now,
})

/**
 * Names the visitor's next ticket on a line: `over` is how many of theirs there are over today. Two takes
 * at once compute the same name, so that they get the same ticket without a lock.
 */
export const nextKey = (visitor: string, lineId: string, day: string, over: number): string =>
  shortHash(`${visitor}|${lineId}|${day}|${String(over)}`)

export const seqAt = (ring: LineDay, index: number): number => ring.seq - (ring.recent.length - 1 - index)

/** The number that a key got, while the ring still holds it. */
export const findKey = (ring: LineDay, k: string): { seq: number; entry: Entry } | undefined => {
  const index = ring.recent.findIndex((entry) => entry.k === k)
  const entry = ring.recent[index]
  return entry === undefined ? undefined : { seq: seqAt(ring, index), entry }
}

/** The number that an operation got, while the ring still holds it. */
export const findOperation = (ring: LineDay, op: string): { seq: number; entry: Entry } | undefined => {
  const index = ring.recent.findIndex((entry) => entry.op === op)
  const entry = ring.recent[index]
  return entry === undefined ? undefined : { seq: seqAt(ring, index), entry }
}

/**
 * The latest clock up to a number, so that a slow instance's clock never puts a later number first. Exact,
 * because every number past `done` is still in the ring.
 */
export const orderAt = (ring: LineDay, seq: number): Date =>
  ring.recent
    .filter((_entry, index) => seqAt(ring, index) > ring.done && seqAt(ring, index) <= seq)
    .reduce((latest, entry) => (entry.at > latest ? entry.at : latest), ring.doneOrderAt)

/** So many numbers within a second are a rush. */
const RUSH_NUMBERS = 3
const SECOND = 1_000

/**
 * Whether the board shows a number as soon as it is taken: always on an ordinary morning, in a rush the first of each
 * second. The entries' own times say so, and all who look agree, so that of a crowd exactly one projects.
 */
export const isShownAtOnce = (ring: LineDay, seq: number): boolean => {
  const times = ring.recent.filter((_entry, index) => seqAt(ring, index) <= seq).map(({ at }) => at.getTime())
  const [at, third] = [times.at(-1), times.at(-1 - RUSH_NUMBERS)]
  if (at === undefined || third === undefined || at - third >= SECOND) return true
  const before = Math.max(...times.slice(0, -1))
  return Math.floor(at / SECOND) > Math.floor(before / SECOND)
}

/** The ticket that an entry stands for: the same whoever makes it. */
export const ticketOf = (ring: LineDay, seq: number, entry: Entry): TicketAt<'waiting'> => {
  const id = ticketId(ring.lineId, ring.day, seq)
  const order = orderAt(ring, seq)
  const arrivedAt = entry.parent?.arrivedAt ?? order
  return {
    _id: id,
    lineId: ring.lineId,
    day: ring.day,
    seq,
    number: entry.parent?.number ?? numberText(ring.lineId, seq),
    visitor: entry.visitor,
    ...(entry.slip === undefined ? {} : { slip: entry.slip }),
    ...(entry.pass === undefined ? {} : { pass: entry.pass }),
    service: entry.service,
    priority: entry.priority,
    takenAt: entry.at,
    arrivedAt,
    orderAt: order,
    rank: rankOf(arrivedAt, entry.priority),
    told: entry.told,
    k: entry.k,
    op: entry.op,
    input: entry.input,
    joined: [],
    ...(entry.addressed === undefined ? {} : { addressed: entry.addressed }),
    ...(entry.audience === undefined ? {} : { audience: entry.audience }),
    ...(entry.parent === undefined ? {} : { parent: entry.parent }),
    at: id,
    personAt: id,
    callOp: id,
    live: true,
    undone: 0,
    moves: [
      {
        op: entry.op,
        what: entry.parent === undefined ? 'take' : 'receive',
        from: '',
        to: 'waiting',
        at: entry.at,
        by: entry.visitor,
        role: 'holder',
      },
    ],
    moveCount: 1,
    sealedMoves: 0,
    unsealed: true,
    status: 'waiting',
    createdAt: entry.at,
    updatedAt: entry.at,
    v: 1,
  }
}
