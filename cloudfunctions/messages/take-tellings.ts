import * as v from 'valibot'
import type { Context } from '../_kernel/context'
import { eachDue } from '../_kernel/sound'
import { commit, Contended, type Doc, get, is, update, type Write } from '../_kernel/store'
import { Events } from '../_shared/event'
import { Telling } from '../_shared/telling'
import { Messages, Outbox } from './collections'

const EACH_TIME = 100
const US = 'messages'
type Event = Doc<typeof Events>

const messageOf = (event: Event, { reader, until, ...said }: Telling, now: Date): Doc<typeof Messages> => ({
  _id: event._id,
  readerId: reader,
  ...said,
  ...(until === undefined ? {} : { until: new Date(until) }),
  isUnread: true,
  at: event.at,
  updatedAt: now,
})

/** What goes out by WeChat too: the sender looks whether its reader has agreed. */
const outgoing = (event: Event, { reader, topic }: Telling, now: Date): Write[] => {
  if (topic === undefined) return []
  const entry: Doc<typeof Outbox> = {
    _id: event._id,
    readerId: reader,
    topic,
    state: 'waiting',
    attempts: 0,
    nextAt: now,
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  return [{ of: Outbox, insert: entry }]
}

const markTaken = async (event: Event, now: Date): Promise<void> => {
  const taken = { pending: false, takenBy: is.addToSet(US), updatedAt: now }
  await update(Events, { _id: event._id, pending: true }, taken)
}

/**
 * One telling into its reader's inbox: message, outgoing entry and the mark that it was taken are one transaction, so
 * that whoever dies or comes second tells nothing twice, not even to somebody who has erased it meanwhile.
 */
const takeOne = async (event: Event, told: Telling, now: Date): Promise<void> => {
  const taken: Event = { ...event, pending: false, takenBy: [...event.takenBy, US], updatedAt: now }
  try {
    await commit([
      { of: Messages, insert: messageOf(event, told, now) },
      ...outgoing(event, told, now),
      { of: Events, put: taken },
    ])
  } catch (error) {
    if (!(error instanceof Contended)) throw error
    // Another run is at it, or the message is there already: only then it is taken.
    if ((await get(Messages, event._id)) !== undefined) await markTaken(event, now)
  }
}

/** Puts what other contexts had to tell into their readers' inboxes. */
export const takeTellings = async ({ now }: Context): Promise<void> => {
  const due = { pending: true, kind: 'tell' }
  await eachDue(Events, due, { order: [['at', 1]], limit: EACH_TIME }, async (event) => {
    const told = v.safeParse(Telling, event.facts)
    if (told.success) return takeOne(event, told.output, now)
    // Kept out of the way of those behind it; the event itself stays to be looked at. Its id names a person.
    console.error(`a telling has other facts: ${v.getDotPath(told.issues[0]) ?? ''}`)
    await markTaken(event, now)
  })
}
