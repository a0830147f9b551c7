import * as v from 'valibot'
import type { Context } from '../_kernel/context'
import { settle } from '../_kernel/operation'
import { shapeFault } from '../_kernel/shape-fault'
import { eachDue } from '../_kernel/sound'
import { type Doc, is, update } from '../_kernel/store'
import { Day } from '../_kernel/time'
import { Assessed, Events } from '../_shared/event'
import { putReviseTodos } from './assessment-todos'
import { bookingFor } from './book'

const US = 'assessment'
const Facts = v.object({ ...Assessed.entries, on: Day })

const takeIn = async (event: Doc<typeof Events>, context: Context): Promise<void> => {
  const facts = v.safeParse(Facts, event.facts)
  if (facts.success) {
    const { sourceId: evidence, ...said } = facts.output
    const booking = await bookingFor({ ...said, evidence, origin: 'event' }, context)
    if (booking !== undefined) {
      await settle(context, null, booking.changes, booking.also)
      await putReviseTodos(booking.months, context)
    }
  } else {
    // Kept out of the way of those behind it; the event itself stays to be looked at.
    console.error(`event ${event._id} has other facts: ${shapeFault(facts.issues[0])}`)
  }
  await update(
    Events,
    { _id: event._id, pending: true },
    { pending: false, takenBy: is.addToSet(US), updatedAt: context.now },
  )
}

/** Enters into the ledger what the other contexts say counts (§14 §25 §34); twice or out of order is harmless. */
export const takeAssessed = (context: Context): Promise<void> =>
  eachDue(Events, { pending: true, kind: 'assessed' }, { order: [['at', 1]] }, (event) =>
    takeIn(event, context),
  )
