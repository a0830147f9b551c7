import { keepNewest } from '../_kernel/cached'
import type { Context } from '../_kernel/context'
import { type KernelCode, refuse as refuseKernel } from '../_kernel/kernel-refusals'
import { pause } from '../_kernel/pause'
import { isRefusal, type Refusal } from '../_kernel/refusal'
import { find, get, insert, is, updateOne } from '../_kernel/store'
import { LineDays, type StoredTicket, Tickets } from './collections'
import { materialise, materialiseInTime, materialiseOne } from './line/materialise'
import { move } from './move'
import type { When } from './turn/phrase'
import { refuse } from './refusals'
import {
  emptyLineDay,
  type Entry,
  findKey,
  findOperation,
  type LineDay,
  nextKey,
  ringSize,
} from './line/ring'
import { isOver, lineDayId, rankAs, rankOf, returnUntil, UNDO_SECONDS } from './ticket'
import type { Right } from './with-pass'

/** A number wanted on a line: by a visitor who takes one, or by a window that leads one on. */
export interface Wish<Code extends string> {
  readonly lineId: string
  readonly visitor: string
  /** Most numbers of the line and day. */
  readonly cap: number
  /** What the entry says beside key, operation and time; or why there is none. Sees the visitor's tickets of today. */
  readonly describe: (
    mine: readonly StoredTicket[],
  ) => Promise<Omit<Entry, 'k' | 'op' | 'input' | 'at' | 'visitor'> | Refusal<Code>>
  /** By what right a number that the visitor has there already is called from now on; nothing leaves it as it is. */
  readonly joinAs?: (held: StoredTicket) => Promise<Right | undefined | Refusal<Code>>
  /** When numbers are given out again, where the line has none left today. */
  readonly comeWhenFull?: () => When | undefined
  /** Set when a ticket is led on: a ticket that the visitor already has there keeps the earlier arrival. */
  readonly arrivedAt?: Date
}

type IssueCode = 'LINE_CLOSED' | 'LINE_FULL_TODAY' | KernelCode

// An older ring only makes the guard of step 3 stricter, so an instance may keep the last one it saw.
const kept = new Map<string, LineDay>()
const KEPT = 60
const ATTEMPTS = 12
const MOST_ASKED = 30
const ASK_AGAIN_SECONDS = 600
/** Over a minute's clock difference between instances: whatever undo could still reach is sealed. */
const SEAL_WITHIN_MS = (UNDO_SECONDS + 60) * 1000

const remember = (ring: LineDay): LineDay => keepNewest(kept, ring._id, ring, KEPT)

/** The ring of a line and day as this instance saw it last; its own numbers are in it. */
export const keptRing = (id: string): LineDay | undefined => kept.get(id)

const readRing = async (lineId: string, context: Context): Promise<LineDay> => {
  const _id = lineDayId(lineId, context.day)
  const stored = await get(LineDays, _id)
  if (stored !== undefined) return remember(stored)
  const fresh = emptyLineDay(lineId, context.day, context.now)
  if ((await insert(LineDays, fresh)) === 'inserted') return remember(fresh)
  return remember((await get(LineDays, _id)) ?? fresh)
}

const sameInput = (input: string, context: Context): boolean => input === context.inputHash

/** The visitor's ticket that this operation already gave, and whether it asked for the same. */
const earlier = (
  mine: readonly StoredTicket[],
  context: Context,
): { ticket: StoredTicket; same: boolean } | undefined => {
  for (const ticket of mine) {
    if (ticket.op === context.operation) return { ticket, same: sameInput(ticket.input, context) }
    const joined = ticket.joined.find((one) => one.op === context.operation)
    if (joined !== undefined) return { ticket, same: sameInput(joined.input, context) }
  }
  return undefined
}

/**
 * Adds this operation to a live ticket, so that its late retry finds it even after the ticket is over. With a right
 * of its own the ticket is called by that one from now on.
 */
const join = async <Code extends string>(
  ticket: StoredTicket,
  context: Context,
  { arrivedAt, joinAs }: Pick<Wish<Code>, 'arrivedAt' | 'joinAs'>,
): Promise<StoredTicket | undefined | Refusal<Code> | Refusal<'BUSY' | 'TOO_OFTEN'>> => {
  // A phone that asks on and on for what it has: the rest of the room is for windows that lead its holder here.
  if (arrivedAt === undefined && ticket.joined.length >= MOST_ASKED)
    return refuseKernel('TOO_OFTEN', { retryInSeconds: ASK_AGAIN_SECONDS })
  const right = await joinAs?.(ticket)
  if (isRefusal(right)) return right
  // Half led on already: its next number is made of what it was, so the right would be lost with it.
  if (right !== undefined && ticket.status === 'transferring') return refuseKernel('BUSY', {})
  const earliest = arrivedAt !== undefined && arrivedAt < ticket.arrivedAt ? arrivedAt : undefined
  const priority = right?.priority ?? ticket.priority
  const rank = earliest === undefined ? rankAs(ticket, priority) : rankOf(earliest, priority)
  const isMoved = earliest !== undefined || right !== undefined
  const change = {
    joined: is.push([{ op: context.operation, input: context.inputHash }]),
    ...(earliest === undefined ? {} : { arrivedAt: earliest }),
    ...(right ?? {}),
    ...(isMoved ? { rank } : {}),
    updatedAt: context.now,
  }
  // Two who change the rank at once must not undo each other.
  const guard = isMoved ? { rank: ticket.rank } : {}
  // Led to a line where one's own number was missed: it takes its place again, with the earlier arrival.
  const joined =
    arrivedAt !== undefined && ticket.status === 'missed'
      ? await move(ticket, 'requeue', context, { ...change, desk: is.remove(), missedAt: is.remove() }, guard)
      : right !== undefined
        ? await move(ticket, 'bringPass', context, change, guard)
        : await updateOne(Tickets, { _id: ticket._id, status: ticket.status, ...guard }, change)
  return joined === 'duplicate' ? undefined : joined
}

/**
 * A missed ticket past its time is over, whether or not the timer has come by; so is one that was missed after it
 * had come back once, for its own holder: a window that leads somebody on to it gives it its place again.
 */
const lapseIfPast = async (
  ticket: StoredTicket,
  { arrivedAt }: Pick<Wish<string>, 'arrivedAt'>,
  context: Context,
): Promise<boolean> => {
  if (ticket.status !== 'missed') return false
  const isUsedUp = arrivedAt === undefined && ticket.requeuedAt !== undefined
  if (!isUsedUp && returnUntil(ticket.missedAt) > context.now) return false
  await move(ticket, 'lapse', context, { endedAt: context.now, missedAt: is.remove() })
  return true
}

/** Closes the way of undo behind tickets that ended a moment ago; false when one moved meanwhile. */
const sealEnded = async (tickets: readonly StoredTicket[], context: Context): Promise<boolean> => {
  for (const ticket of tickets) {
    if (!isOver[ticket.status] || !('endedAt' in ticket) || ticket.sealed === true) continue
    if (context.now.getTime() - ticket.endedAt.getTime() > SEAL_WITHIN_MS) continue
    const sealed = await updateOne(
      Tickets,
      { _id: ticket._id, status: ticket.status, undone: ticket.undone },
      { sealed: true },
    )
    if (sealed === undefined || sealed === 'duplicate') return false
  }
  return true
}

/**
 * Gives the visitor's one ticket on a line: a new number, or the one that they already have there
 * (queue.md, *ring and helping*; the order of the steps is what makes it right). Every step may be
 * repeated after a crash, and every retry of the same operation gives the same ticket.
 */
export const issue = async <Code extends string>(
  wish: Wish<Code>,
  context: Context,
): Promise<StoredTicket | Refusal<Code> | Refusal<IssueCode>> => {
  let stale = false
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    // 1. The ring first, the visitor's tickets after it: the other order issues a key twice once it slid off.
    const known = stale ? undefined : kept.get(lineDayId(wish.lineId, context.day))
    const ring = known ?? (await readRing(wish.lineId, context))
    const doneRead = ring.done
    stale = false

    // 2. What the visitor has today.
    const mine = await find(Tickets, { visitor: wish.visitor, day: context.day })
    const before = earlier(mine, context)
    if (before !== undefined) return before.same ? before.ticket : refuseKernel('OPID_REUSED', {})
    const here = mine.filter((ticket) => ticket.lineId === wish.lineId)
    const held = here.find((ticket) => !isOver[ticket.status])
    if (held !== undefined) {
      if (await lapseIfPast(held, wish, context)) continue
      const joined = await join(held, context, wish)
      if (joined !== undefined) return joined
      stale = true
      continue
    }
    if (!(await sealEnded(here, context))) continue
    const k = nextKey(wish.visitor, wish.lineId, context.day, here.length)

    // 3. One guarded update takes the number, unless this key has one.
    let current = ring
    if (findKey(ring, k) === undefined) {
      const described = await wish.describe(mine)
      if (isRefusal(described)) {
        // A retry whose number was issued before its answer got lost must not be refused now.
        current = await readRing(wish.lineId, context)
        if (findOperation(current, context.operation) === undefined) return described
      } else {
        const entry: Entry = {
          ...described,
          k,
          op: context.operation,
          input: context.inputHash,
          at: context.now,
          visitor: wish.visitor,
        }
        const most = ringSize()
        const taken = await updateOne(
          LineDays,
          {
            _id: ring._id,
            open: true,
            'recent.k': is.neq(k),
            seq: is.lt(Math.min(doneRead + most, wish.cap)),
          },
          { seq: is.inc(1), recent: is.push({ each: [entry], slice: -most }), updatedAt: context.now },
        )
        current =
          taken === undefined || taken === 'duplicate'
            ? await readRing(wish.lineId, context)
            : remember(taken)
      }
    }

    // 4. The ticket, made from the entry alone.
    const present = findKey(current, k)
    if (present !== undefined) {
      const ticket = await materialiseOne(current, present.seq, present.entry)
      await materialiseInTime(current, present.seq)
      if (present.entry.op === context.operation) {
        return sameInput(present.entry.input, context) ? ticket : refuseKernel('OPID_REUSED', {})
      }
      const joined = await join(ticket, context, wish)
      if (joined !== undefined) return joined
      stale = true
      continue
    }
    if (!current.open) return refuse('LINE_CLOSED', {})
    if (current.seq >= wish.cap) {
      const come = wish.comeWhenFull?.()
      return refuse('LINE_FULL_TODAY', come === undefined ? {} : { come })
    }

    // 5. The ring is full: help. Or the kept one was stale: the one just read will do.
    if (current.seq >= current.done + ringSize()) {
      await materialise(current)
      stale = true
    }
    await pause(Math.random() * 10 * (attempt + 1))
  }
  return refuseKernel('BUSY', {})
}
