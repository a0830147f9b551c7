import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { Day } from '../_kernel/time'
import { Count, text } from '../_kernel/values'

/** 一次性告知书, 受理回执, 不予办理告知书, 办结通知: what is printed when a case comes so far. */
export const caseSlipKinds = ['notice', 'acceptance', 'denial', 'result'] as const

const pair = { zh: text(200), en: text(300) }

/**
 * 办件回执: what stands on the paper that the applicant takes home, and what its holder may see without an account;
 * written by `cases` with the case. Nobody is named: the paper has a line for the applicant's name.
 */
export const CaseSlip = v.strictObject({
  /** `slipIdOf` the code; the code itself is nowhere but on the paper and with those who handle the case. */
  _id: v.string(),
  kind: v.picklist(caseSlipKinds),
  /** The number that people read out. */
  no: v.string(),
  service: v.strictObject({ code: v.string(), version: Count, ...pair }),
  unit: v.strictObject(pair),
  windowNo: Count,
  /** Day of the event that the paper tells of. */
  on: Day,
  state: v.strictObject(pair),
  /** Everything that is missing or wrong and what to do about each (§20). */
  items: v.pipe(
    v.array(v.strictObject({ name: text(120), nameEn: text(200), todo: text(200), todoEn: text(300) })),
    v.maxLength(36),
  ),
  /** Papers that were handed in. */
  taken: v.pipe(v.array(v.strictObject(pair)), v.maxLength(30)),
  /** Last day of the pass, promised day, or last day to fetch the result. */
  until: v.optional(Day),
  /** The code on this paper opens the result that waits; of who has a phone it is the code there that does. */
  isPickup: v.optional(v.boolean()),
  /** The calendar that the promised day leans on isn't official yet. */
  isProvisional: v.boolean(),
  /** Why it can't be done on the spot; the result. */
  words: v.optional(text(200)),
  denial: v.optional(
    v.strictObject({ basis: v.strictObject(pair), ground: text(200), clause: text(120), appeal: text(120) }),
  ),
  consultPhone: text(30),
  complaintPhone: text(30),
  updatedAt: v.date(),
})
export type CaseSlip = v.InferOutput<typeof CaseSlip>

export const CaseSlips = collection({
  name: 'caseSlips',
  schema: CaseSlip,
  purpose: 'What stands on the printed papers of a case, followed by the code on them (§20)',
  personal: 'pseudonymous',
  mine: { why: 'what the paper in their hand says, followed by the code on it; their case says the same' },
  keepDays: 400,
  indexes: [{ on: ['updatedAt'] }],
})
