import * as v from 'valibot'
import type { Context } from '../../_kernel/context'
import { eachDue } from '../../_kernel/sound'
import { type Doc, insert, is, update } from '../../_kernel/store'
import { dayOf } from '../../_kernel/time'
import { shapeFault } from '../../_kernel/shape-fault'
import { Events, TicketTransferred } from '../../_shared/event'
import { Referrals } from '../collections'
import { type Hall, hall } from '../hall'
import { isAlerting, type Referral } from '../referral/referral'

const EACH_TIME = 100
const US = 'guidance'

/** The referral that a transferred ticket is: named by the event, so that taking it in twice is harmless. */
export const referralOf = (
  event: { readonly _id: string; readonly at: Date },
  facts: TicketTransferred,
  toWindowIds: readonly string[],
  now: Date,
): Referral => ({
  kind: 'ticket',
  _id: event._id,
  code: event._id,
  at: event.at,
  day: dayOf(event.at),
  fromWindowId: facts.fromWindowId,
  fromWindowNo: facts.fromWindowNo,
  toWindowIds: [...toWindowIds],
  service: facts.service,
  hops: facts.hops,
  isAlert: isAlerting(facts.hops),
  ticketId: facts.ticketId,
  number: facts.number,
  createdAt: now,
  updatedAt: now,
  v: 1,
})

const takeIn = async (event: Doc<typeof Events>, { lines }: Hall, now: Date): Promise<void> => {
  const facts = v.safeParse(TicketTransferred, event.facts)
  if (facts.success) {
    const line = lines.find(({ _id }) => _id === facts.output.toLineId)
    await insert(Referrals, referralOf(event, facts.output, line?.windowIds ?? [], now))
  } else {
    // Kept out of the way of those behind it; the event itself stays to be looked at.
    console.error(`event ${event._id} has other facts: ${shapeFault(facts.issues[0])}`)
  }
  await update(
    Events,
    { _id: event._id, pending: true },
    { pending: false, takenBy: is.addToSet(US), updatedAt: now },
  )
}

/** Keeps the referral of every ticket that `queue` says it led on (§18). */
export const takeTransfers = async ({ now }: Context): Promise<void> => {
  const known = await hall()
  const due = { pending: true, kind: 'ticketTransferred' }
  const first = { order: [['at', 1]], limit: EACH_TIME } as const
  await eachDue(Events, due, first, (event) => takeIn(event, known, now))
}
