import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { Id } from '../_kernel/values'
import { ServiceCode } from './service-sheet'

/**
 * 补件通行: whoever was told at the window what is missing comes back within it and waits less (§20). Written by
 * `cases` with the one-time notice, read by `queue` when a number is taken with it.
 */
export const ReturnPass = v.strictObject({
  /** The case's id. */
  _id: Id,
  /** Visitor id of the applicant; nothing for somebody without a phone, for whom the front desk takes the number. */
  visitor: v.optional(v.string()),
  /** `slipIdOf` the code on the case's paper, which proves as much. */
  slip: v.string(),
  service: ServiceCode,
  /** From this moment on it is over. */
  until: v.date(),
  /** The case still waits for papers. */
  isOpen: v.boolean(),
  updatedAt: v.date(),
})
export type ReturnPass = v.InferOutput<typeof ReturnPass>

export const ReturnPasses = collection({
  name: 'returnPasses',
  schema: ReturnPass,
  purpose: 'Passes of those who were sent home for papers, so that they wait less when they return (§20)',
  personal: 'pseudonymous',
  mine: { why: 'what their one-time notice says, which stands with the case or ticket it was given for' },
  keepDays: 60,
  indexes: [{ on: ['updatedAt'] }],
})
