import * as v from 'valibot'
import { readFrom } from '../_kernel/collection'
import { Count, Id } from '../_kernel/values'

/**
 * What other contexts may know of a number at a window: whose it is, for what, and where it stands. `queue` alone
 * writes it; nobody's name and no move of it is read here.
 */
export const TicketAtWindow = v.object({
  _id: Id,
  visitor: v.string(),
  /** Hash of the slip's code, where it was given to somebody without a phone. */
  slip: v.optional(v.string()),
  /** Case whose missing papers its holder brings, where it was taken with the case's pass. */
  pass: v.optional(Id),
  service: Id,
  status: v.string(),
  desk: v.optional(v.object({ windowId: Id })),
})
export type TicketAtWindow = v.InferOutput<typeof TicketAtWindow>

const purpose = 'read to take up the matter that somebody came to a window for'

/** Who is at work at which window; `queue` alone writes it. */
export const SessionAtWindow = v.object({
  _id: Id,
  windowNo: Count,
  /** Visitor id while at work, the session's own id afterwards. */
  holdsPerson: v.string(),
})
export type SessionAtWindow = v.InferOutput<typeof SessionAtWindow>

export const sessionsAtWindows = readFrom('sessions', SessionAtWindow, purpose)
export const ticketsAtWindows = readFrom('tickets', TicketAtWindow, purpose)

/** What other contexts may know of a spoken referral (§18); `guidance` alone writes it. */
const SpokenReferral = v.object({ _id: Id, code: v.string(), service: Id })

export const spokenReferrals = readFrom('referrals', SpokenReferral, purpose)
