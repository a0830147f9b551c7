import * as v from 'valibot'
import { collection } from '../_kernel/collection'

/** A fact that one context tells another. `_id` = source:document:version:kind, so that telling twice is harmless. */
export const Event = v.strictObject({
  _id: v.string(),
  kind: v.picklist(['ticketTransferred']),
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
  keepDays: 90,
  indexes: [{ on: ['pending', 'kind', 'at'] }, { on: ['updatedAt'] }],
})
