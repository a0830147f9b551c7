import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { Id } from '../_kernel/values'

/**
 * What other contexts may know of a number at a window: whose it is, for what, and where it stands. `queue` alone
 * writes it; nobody's name and no move of it is read here.
 */
export const TicketAtWindow = v.object({
  _id: Id,
  visitor: v.string(),
  /** Hash of the slip's code, where it was given to somebody without a phone. */
  slip: v.optional(v.string()),
  service: Id,
  status: v.string(),
  desk: v.optional(v.object({ windowId: Id })),
})
export type TicketAtWindow = v.InferOutput<typeof TicketAtWindow>

export const ticketsAtWindows = collection({
  name: 'tickets',
  schema: TicketAtWindow,
  purpose: 'read to take up the matter that somebody came to a window for',
  personal: 'pseudonymous',
})

/** What other contexts may know of a spoken referral (§18); `guidance` alone writes it. */
const SpokenReferral = v.object({ _id: Id, code: v.string(), service: Id })

export const spokenReferrals = collection({
  name: 'referrals',
  schema: SpokenReferral,
  purpose: 'read to take up the matter that somebody was led to a window for',
  personal: 'none',
})
