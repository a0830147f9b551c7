import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import type { Context } from '../_kernel/context'
import { Count, Id } from '../_kernel/values'

/** A fact that one context tells another. `_id` = source:document:version:kind, so that telling twice is harmless. */
export const Event = v.strictObject({
  _id: v.string(),
  kind: v.picklist([
    'ticketTransferred',
    'tell',
    'linesChange',
    'sheetsChange',
    'seatsChange',
    'standInsChange',
    'dutyChange',
    'custodyPasses',
    'assessed',
  ]),
  /** Contexts that have taken it in, by name. */
  takenBy: v.array(v.string()),
  pending: v.boolean(),
  facts: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  at: v.date(),
  updatedAt: v.date(),
})
export type Event = v.InferOutput<typeof Event>

export const Events = collection({
  name: 'events',
  schema: Event,
  purpose: 'Facts told from one part of the centre to another',
  personal: 'pseudonymous',
  mine: { why: 'facts on their way; what was told stands among the messages a minute later' },
  keepDays: 90,
  indexes: [{ on: ['pending', 'kind', 'at'] }, { on: ['updatedAt'] }],
})

/** A fact that nobody has taken in yet; its id makes telling it twice harmless. */
export const newEvent = (
  id: string,
  kind: Event['kind'],
  facts: Event['facts'],
  { now }: Pick<Context, 'now'>,
): Event & { readonly _id: string } => ({
  _id: id,
  kind,
  takenBy: [],
  pending: true,
  facts,
  at: now,
  updatedAt: now,
})

/** Facts of `ticketTransferred`, which `queue` tells and `guidance` keeps as a referral (§18); `at` is the event's. */
export const TicketTransferred = v.object({
  ticketId: Id,
  fromWindowId: Id,
  fromWindowNo: Count,
  toLineId: Id,
  service: Id,
  number: v.string(),
  /** How many times this visitor has now been sent on with this number. */
  hops: v.pipe(Count, v.minValue(1)),
})
export type TicketTransferred = v.InferOutput<typeof TicketTransferred>

/** What the rules of assessment count (§14 §16 §25 §34); how many points each is worth is the rule table's to say. */
export const assessedRules = [
  'late',
  'seriouslyLate',
  'absentHalfDay',
  'noLeave',
  'unapprovedStandIn',
  'meetingAbsence',
  'faultOverdue',
  'assetLoss',
  'misplacedAsset',
  'overdueCase',
  'secondNotice',
  'followUpLate',
  'complaint',
  'majorComplaint',
  'sealOverdue',
  'closingMissed',
  'incident',
] as const

/**
 * Facts of `assessed`: how many times a source (a case, a month of attendance, a complaint …) counts by a rule for a
 * person, or for a window or unit alone. Its latest version holds: what an earlier one booked is reversed, and
 * `times: 0` takes it back. So events may come twice and in any order.
 */
export const Assessed = v.object({
  rule: v.picklist(assessedRules),
  /** The evidence, by the id that its context gave it. */
  sourceId: Id,
  version: v.pipe(Count, v.minValue(1)),
  times: Count,
  unitId: Id,
  windowId: v.optional(Id),
  personId: v.optional(Id),
  /** The business day that it counts for. */
  on: v.string(),
})
export type Assessed = v.InferOutput<typeof Assessed>

/**
 * The event by which a context tells that something counts; its id makes telling it twice harmless. `of` is the
 * context, or the collection that the source stands in.
 */
export const assessedEvent = (
  of: string,
  facts: Assessed,
  context: Pick<Context, 'now'>,
): Event & { readonly _id: string } => {
  const { rule, sourceId, version, unitId, windowId, personId } = facts
  const whom = personId ?? windowId ?? unitId
  const id = `${of}:${sourceId}:${String(version)}:assessed:${rule}:${whom}`
  const known = Object.entries(facts).filter(
    (fact): fact is [string, string | number] => fact[1] !== undefined,
  )
  return newEvent(id, 'assessed', Object.fromEntries(known), context)
}
