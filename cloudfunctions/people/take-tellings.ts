import * as v from 'valibot'
import type { Context } from '../_kernel/context'
import { find, insert, is, update } from '../_kernel/store'
import { Events } from '../_shared/event'
import { Telling } from '../_shared/telling'
import { Messages } from './collections'

const EACH_TIME = 100
const US = 'people'

/** Puts what other contexts had to tell into their readers' inboxes; an event that comes twice tells once. */
export const takeTellings = async ({ now }: Context): Promise<void> => {
  const due = { pending: true, kind: 'tell' }
  for (const event of await find(Events, due, { order: [['at', 1]], limit: EACH_TIME })) {
    const told = v.safeParse(Telling, event.facts)
    if (told.success) {
      const { reader, ...words } = told.output
      await insert(Messages, { _id: event._id, readerId: reader, ...words, at: event.at, updatedAt: now })
    } else {
      // Kept out of the way of those behind it; the event itself stays to be looked at.
      console.error(`event ${event._id} has other facts: ${told.issues[0].message}`)
    }
    await update(
      Events,
      { _id: event._id, pending: true },
      { pending: false, takenBy: is.addToSet(US), updatedAt: now },
    )
  }
}
