import type { Context } from '../../_kernel/context'
import { allSound, eachAlone, endRun } from '../../_kernel/sound'
import { BrokenDocument, type Doc, findSound, is, update } from '../../_kernel/store'
import { LineDays, Sessions, type StoredTicket, Tickets } from '../collections'
import { materialise } from './materialise'
import { move, putBack } from '../move'
import { closeAndReturn } from '../session/sessions'
import { publishVisits } from './sweep'

const PAGE = 200

/** What a ticket of a day that is over comes to. Overnight minutes stay out of every duration. */
const closeTicket = async (ticket: StoredTicket, context: Context): Promise<void> => {
  const endedAt = context.now
  if (ticket.status === 'called') await putBack(ticket, context)
  else if (ticket.status === 'serving') {
    const change = { outcome: 'completed', endedAt, desk: { endedAt }, undone: is.inc(1) }
    await move(ticket, 'finish', context, change)
  } else {
    const change = { endedAt, ...(ticket.status === 'missed' ? { missedAt: is.remove() } : {}) }
    await move(ticket, 'lapse', context, change)
  }
}

/** Ends what a day left open. Who was only called waits again first, and is ended in the next round. */
const closeTickets = async (day: string, context: Context): Promise<unknown[]> => {
  const status = is.in(['waiting', 'called', 'missed', 'serving'])
  for (;;) {
    const { sound, broken } = await allSound(Tickets, { day, status })
    const failures = await eachAlone(sound, (ticket) => closeTicket(ticket, context))
    if (sound.length === 0 || failures.length > 0) return [...broken, ...failures]
  }
}

/** Closes the rings of one day, last of all: a day whose closing died is closed anew. */
const closeDay = async (
  day: string,
  rings: readonly Doc<typeof LineDays>[],
  context: Context,
): Promise<unknown[]> => {
  const failures = [
    ...(await eachAlone(rings, (ring) => materialise(ring))),
    ...(await closeTickets(day, context)),
    ...(await publishVisits({ day })),
  ]
  // What is merely broken stays so until somebody mends it, and keeps no day open.
  if (failures.every((failure) => failure instanceof BrokenDocument))
    for (const { _id } of rings) await update(LineDays, { _id }, { open: false, updatedAt: context.now })
  return failures
}

/** Once a day: ends what yesterday and the days before left open. Runs twice without harm. */
export const closeDays = async (context: Context): Promise<void> => {
  const rings = await findSound(LineDays, { day: is.lt(context.day), open: true }, { limit: PAGE })
  const failures: unknown[] = [...rings.broken]
  for (const day of new Set(rings.sound.map((ring) => ring.day))) {
    const ofDay = rings.sound.filter((ring) => ring.day === day)
    failures.push(...(await closeDay(day, ofDay, context)))
  }
  const left = { day: is.lt(context.day), state: is.in(['open', 'paused']) }
  const sessions = await findSound(Sessions, left, { limit: PAGE })
  failures.push(...sessions.broken)
  failures.push(
    ...(await eachAlone(sessions.sound, async (session) => {
      await closeAndReturn(session, context)
    })),
  )
  endRun(failures)
}
