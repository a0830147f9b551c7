import type { Context } from '../../_kernel/context'
import { isRefusal } from '../../_kernel/refusal'
import { eachAlone, endRun } from '../../_kernel/sound'
import { findSound, is } from '../../_kernel/store'
import { projectBoard } from '../board'
import { LineDays, Sessions, type StoredTicket, Tickets } from '../collections'
import { type Configuration, configuration } from '../configuration'
import { handOver } from '../counter/lead-on'
import type { LiveLine } from './live'
import { materialise } from './materialise'
import { move, putBack } from '../move'
import { publishSlips } from '../slip/publish-slip'
import { publishMissing, publishVisit } from '../publish-visit'
import { tellTurns } from '../turn/tell-turns'
import { MISSED_BY_TIMER_SECONDS, RETURN_WITHIN_MINUTES, type TicketStatus } from '../ticket'

const PAGE = 200
/** As many as one read gives: a second page reads the first again. */
const MOST_ENDED = 1000
/** A command that died is finished by the timer once nobody can still be working on it. */
const ABANDONED_MS = 30_000
/** Longer than the timer is ever late; what it then still missed is found when the day is closed. */
const LATE_MS = 30 * 60_000

const before = (context: Context, milliseconds: number): Date =>
  new Date(context.now.getTime() - milliseconds)

/** Does something for each ticket of the day in a state; one that is broken or fails keeps no other from it. */
const eachTicket = async (
  context: Context,
  status: TicketStatus,
  more: Readonly<Record<string, unknown>>,
  work: (ticket: StoredTicket) => Promise<void>,
): Promise<unknown[]> => {
  const { sound, broken } = await findSound(Tickets, { day: context.day, status, ...more }, { limit: PAGE })
  return [...broken, ...(await eachAlone(sound, work))]
}

/** Called but nobody came for three minutes; missed and not back within thirty. */
const endWaiting = async (context: Context): Promise<unknown[]> => {
  const unheard = { 'desk.calledAt': is.lte(before(context, MISSED_BY_TIMER_SECONDS * 1000)) }
  const gone = { missedAt: is.lte(before(context, RETURN_WITHIN_MINUTES * 60_000)) }
  return [
    ...(await eachTicket(context, 'called', unheard, async (ticket) => {
      await move(ticket, 'miss', context, { missedAt: context.now })
    })),
    ...(await eachTicket(context, 'missed', gone, async (ticket) => {
      const change = { endedAt: context.now, missedAt: is.remove() }
      await move(ticket, 'lapse', context, change)
    })),
  ]
}

/** Transfers whose function died between leaving one line and joining the other. */
const finishTransfers = (context: Context, known: Configuration): Promise<unknown[]> =>
  eachTicket(
    context,
    'transferring',
    { updatedAt: is.lte(before(context, ABANDONED_MS)) },
    async (ticket) => {
      if (ticket.status !== 'transferring') return
      const line = known.lines.get(ticket.target.lineId)
      if (line === undefined) return
      const ended = await handOver(ticket, line, known, context)
      if (ended !== undefined && !isRefusal(ended)) await publishVisit(ended)
    },
  )

/** A ticket at a window whose session is closed goes back to the head of its line, never to missed. */
const returnStranded = (context: Context): Promise<unknown[]> =>
  eachTicket(context, 'called', {}, async (ticket) => {
    const { sound, broken } = await findSound(Sessions, { _id: ticket.at }, { limit: 1 })
    const [session] = sound
    if (broken.length > 0 || (session !== undefined && session.state !== 'closed')) return
    await putBack(ticket, context)
  })

/** Visits whose function died after the ticket was finished. */
export const publishVisits = async (where: Readonly<Record<string, unknown>>): Promise<unknown[]> => {
  const ended = { ...where, status: is.in(['done', 'transferred']) }
  const failures: unknown[] = []
  for (let skip = 0; ; skip += MOST_ENDED) {
    const page = await findSound(Tickets, ended, { order: [['updatedAt', 1]], limit: MOST_ENDED, skip })
    failures.push(...page.broken)
    await publishMissing(page.sound)
    if (page.sound.length + page.broken.length < MOST_ENDED) return failures
  }
}

/** The papers of what moved lately: by this run, or by a function that died before it came to them. */
const showPapers = async (context: Context, known: Configuration): Promise<unknown[]> => {
  const status = is.in(['waiting', 'called', 'serving', 'missed', 'done', 'lapsed', 'cancelled'])
  const lately = { day: context.day, status, updatedAt: is.gte(before(context, LATE_MS)) }
  const printed = { ...lately, slip: is.gt('') }
  const { sound, broken } = await findSound(Tickets, printed, { limit: MOST_ENDED })
  await publishSlips(sound, known)
  return broken
}

/** Every number has its ticket, and the low-water mark follows. */
const materialiseAll = async (context: Context): Promise<unknown[]> => {
  const { sound, broken } = await findSound(LineDays, { day: context.day }, { limit: PAGE })
  return [...broken, ...(await eachAlone(sound, (ring) => materialise(ring)))]
}

const projectAll = async (
  context: Context,
  known: Configuration,
): Promise<{ lines: LiveLine[]; failures: unknown[] }> => {
  const lines: LiveLine[] = []
  const open = [...known.lines.values()].filter(({ state }) => state === 'open')
  const failures = await eachAlone(open, async (line) => {
    lines.push((await projectBoard(line, context.day, known, () => new Date(), true)).live)
  })
  return { lines, failures }
}

/**
 * Once a minute: helps whatever a crash or an absent visitor left behind. Runs twice or late without harm, and past
 * what somebody broke by hand, which is told at the end.
 */
export const sweep = async (context: Context): Promise<void> => {
  const known = await configuration()
  const failures = [
    ...(await materialiseAll(context)),
    ...(await finishTransfers(context, known)),
    ...(await returnStranded(context)),
    ...(await endWaiting(context)),
    ...(await publishVisits({ day: context.day, updatedAt: is.gte(before(context, LATE_MS)) })),
    ...(await showPapers(context, known)),
  ]
  const projected = await projectAll(context, known)
  await tellTurns(projected.lines, known, context)
  endRun([...failures, ...projected.failures])
}
