import * as v from 'valibot'
import { Day } from '../../_kernel/time'
import { Count, Id, stamps } from '../../_kernel/values'

const referral = {
  _id: Id,
  /** What the visitor scans; a ticket's referral has its own id here, because the ticket leads on. */
  code: v.string(),
  at: v.date(),
  day: Day,
  fromWindowId: v.optional(Id),
  fromWindowNo: v.optional(Count),
  /** Windows that handle it; none = the unit's office. */
  toWindowIds: v.pipe(v.array(Id), v.maxLength(12)),
  service: Id,
  /** How many times this visitor was sent on for it, this time included. */
  hops: v.pipe(Count, v.minValue(1)),
  /** Sent on twice or more for the same matter: the centre looks into it. */
  isAlert: v.boolean(),
  ...stamps,
}

/** 首问指引: somebody was led to the right window, by word or with the number going along (§18). */
export const Referral = v.variant('kind', [
  v.strictObject({ ...referral, kind: v.literal('spoken') }),
  v.strictObject({ ...referral, kind: v.literal('ticket'), ticketId: Id, number: v.string() }),
])
export type Referral = v.InferOutput<typeof Referral>

const ALERTING_HOPS = 2

/** Being sent on twice for one matter is what first contact is there to prevent (§18). */
export const isAlerting = (hops: number): boolean => hops >= ALERTING_HOPS
