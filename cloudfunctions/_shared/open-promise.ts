import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { Day } from '../_kernel/time'
import { Count, Id } from '../_kernel/values'

/**
 * A promised date that is running (§20), so that whoever changes the calendar sees what moves. Written by `cases`,
 * which takes it away while the clock stands still and when the case ends; a case that is fixed to its date in
 * writing keeps it whatever the calendar does.
 */
export const OpenPromise = v.strictObject({
  /** The case's id. */
  _id: Id,
  /** Day 1 is the next working day after this one: acceptance, or the end of the last suspension. */
  from: Day,
  /** Working days that are left to run from then. */
  days: Count,
  /** 假期照办: vacation days count. */
  inVacation: v.boolean(),
  /** What was promised. */
  dueOn: Day,
  updatedAt: v.date(),
})
export type OpenPromise = v.InferOutput<typeof OpenPromise>

export const OpenPromises = collection({
  name: 'openPromises',
  schema: OpenPromise,
  purpose: 'Promised dates that are running, without people, for changes of the calendar (§20)',
  personal: 'none',
  indexes: [{ on: ['dueOn'] }],
})
