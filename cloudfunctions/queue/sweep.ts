import type { Context } from '../_kernel/context'
import { isRefusal } from '../_kernel/refusal'
import { find, is, update } from '../_kernel/store'
import { projectBoard } from './board'
import { LineDays, Sessions, type StoredTicket, Tickets } from './collections'
import { type Configuration, configuration } from './configuration'
import { handOver } from './lead-on'
import type { LiveLine } from './live'
import { materialise } from './materialise'
import { move } from './move'
import { publishSlip } from './publish-slip'
import { publishMissing, publishVisit } from './publish-visit'
import { closeAndReturn } from './sessions'
import { tellTurns } from './tell-turns'
import { MISSED_BY_TIMER_SECONDS, RETURN_WITHIN_MINUTES } from './ticket'

const PAGE = 200
/** As many as one read gives: a second page reads the first again. */
const MOST_ENDED = 1000
/** A command that died is finished by the timer once nobody can still be working on it. */
const ABANDONED_MS = 30_000

const before = (context: Context, milliseconds: number): Date =>
  new Date(context.now.getTime() - milliseconds)

const ticketsIn = (day: string, status: StoredTicket['status'], more: Record<string, unknown> = {}) =>
  find(Tickets, { day, status, ...more }, { limit: PAGE })

/** Called but nobody came for three minutes; missed and not back within thirty. */
const endWaiting = async (context: Context, known: Configuration): Promise<void> => {
  const day = context.day
  const unheard = { 'desk.calledAt': is.lte(before(context, MISSED_BY_TIMER_SECONDS * 1000)) }
  for (const ticket of await ticketsIn(day, 'called', unheard)) {
    const missed = await move(ticket, 'miss', context, { missedAt: context.now })
    if (missed !== undefined && missed !== 'duplicate') await publishSlip(missed, known)
  }
  const gone = { missedAt: is.lte(before(context, RETURN_WITHIN_MINUTES * 60_000)) }
  for (const ticket of await ticketsIn(day, 'missed', gone)) {
    const lapsed = await move(ticket, 'lapse', context, { endedAt: context.now, missedAt: is.remove() })
    if (lapsed !== undefined && lapsed !== 'duplicate') await publishSlip(lapsed, known)
  }
}

/** Transfers whose function died between leaving one line and joining the other. */
const finishTransfers = async (context: Context, known: Configuration): Promise<void> => {
  for (const ticket of await ticketsIn(context.day, 'transferring', {
    updatedAt: is.lte(before(context, ABANDONED_MS)),
  })) {
    if (ticket.status !== 'transferring') continue
    const line = known.lines.get(ticket.target.lineId)
    if (line === undefined) continue
    const ended = await handOver(ticket, line, known, context)
    if (ended !== undefined && !isRefusal(ended)) await publishVisit(ended)
  }
}

/** A ticket at a window whose session is closed goes back to the head of its line, never to missed. */
const returnStranded = async (context: Context): Promise<void> => {
  for (const ticket of await ticketsIn(context.day, 'called')) {
    if (ticket.status !== 'called') continue
    const [session] = await find(Sessions, { _id: ticket.at }, { limit: 1 })
    if (session !== undefined && session.state !== 'closed') continue
    await move(ticket, 'putBack', context, { callOp: ticket._id, desk: is.remove() }, { at: ticket.at })
  }
}

/** Longer than the timer is ever late; what it then still missed is found when the day is closed. */
const LATE_MS = 30 * 60_000

/** Visits whose function died after the ticket was finished. */
const publishVisits = async (where: Readonly<Record<string, unknown>>): Promise<void> => {
  const ended = { ...where, status: is.in(['done', 'transferred']) }
  for (let skip = 0; ; skip += MOST_ENDED) {
    const page = await find(Tickets, ended, { order: [['updatedAt', 1]], limit: MOST_ENDED, skip })
    await publishMissing(page)
    if (page.length < MOST_ENDED) return
  }
}

/** Every number has its ticket, and the low-water mark follows. */
const materialiseAll = async (context: Context): Promise<void> => {
  for (const ring of await find(LineDays, { day: context.day }, { limit: PAGE })) await materialise(ring)
}

const projectAll = async (context: Context, known: Configuration): Promise<LiveLine[]> => {
  const lines: LiveLine[] = []
  for (const line of known.lines.values()) {
    if (line.state !== 'open') continue
    lines.push((await projectBoard(line, context.day, known, () => new Date(), true)).live)
  }
  return lines
}

/** Once a minute: helps whatever a crash or an absent visitor left behind. Runs twice or late without harm. */
export const sweep = async (context: Context): Promise<void> => {
  const known = await configuration()
  await materialiseAll(context)
  await finishTransfers(context, known)
  await returnStranded(context)
  await endWaiting(context, known)
  await publishVisits({ day: context.day, updatedAt: is.gte(before(context, LATE_MS)) })
  await tellTurns(await projectAll(context, known), known, context)
}

/** What a day that is over left open. Overnight minutes stay out of every duration. */
const closeTickets = async (day: string, context: Context): Promise<void> => {
  const status = is.in(['waiting', 'called', 'missed', 'serving'])
  for (;;) {
    const open = await find(Tickets, { day, status }, { limit: PAGE })
    for (const ticket of open) {
      const endedAt = context.now
      if (ticket.status === 'called') {
        await move(ticket, 'putBack', context, { callOp: ticket._id, desk: is.remove() })
      } else if (ticket.status === 'serving') {
        const change = { outcome: 'completed', endedAt, desk: { endedAt }, undone: is.inc(1) }
        await move(ticket, 'finish', context, change)
      } else {
        await move(ticket, 'lapse', context, {
          endedAt,
          ...(ticket.status === 'missed' ? { missedAt: is.remove() } : {}),
        })
      }
    }
    if (open.length === 0) return
  }
}

/** Once a day: ends what yesterday and the days before left open. Runs twice without harm. */
export const closeDays = async (context: Context): Promise<void> => {
  const rings = await find(LineDays, { day: is.lt(context.day), open: true }, { limit: PAGE })
  for (const day of new Set(rings.map((ring) => ring.day))) {
    const ofDay = rings.filter((ring) => ring.day === day)
    for (const ring of ofDay) await materialise(ring)
    await closeTickets(day, context)
    await publishVisits({ day })
    // Last of all: a day whose closing died is closed anew.
    for (const ring of ofDay)
      await update(LineDays, { _id: ring._id }, { open: false, updatedAt: context.now })
  }
  const state = is.in(['open', 'paused'])
  for (const session of await find(Sessions, { day: is.lt(context.day), state }, { limit: PAGE })) {
    await closeAndReturn(session, context)
  }
}
