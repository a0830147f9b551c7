import * as v from 'valibot'
import { Day } from '../_kernel/time'
import { text, words } from '../_kernel/values'

/** 直接, 承诺, 联办 */
export const caseKinds = ['direct', 'promised', 'joint'] as const

export const deliveries = ['pickup', 'posted', 'electronic'] as const
/** 送达: how the result reaches the applicant. A pickup waits for its code. */
export const Delivery = v.variant('state', [
  v.strictObject({
    state: v.literal('waiting'),
    /** HMAC of the pickup code. */
    mac: v.string(),
    unclaimedOn: Day,
  }),
  v.strictObject({ state: v.literal('handedOver'), at: v.date() }),
  v.strictObject({ state: v.literal('posted'), at: v.date(), trackingNo: text(40) }),
  v.strictObject({ state: v.literal('electronic'), at: v.date() }),
  v.strictObject({ state: v.literal('archived'), at: v.date() }),
])
export type Delivery = v.InferOutput<typeof Delivery>

/** On what a denial may stand, as people read it. */
export const baseWords = {
  law: ['法律法规', 'law'],
  policy: ['政策', 'policy'],
  schoolRule: ['学校规章', 'school rule'],
} as const

/** 不予办理: without ground, clause and where to appeal it can't be saved (§20). */
export const Denial = v.strictObject({
  basis: v.picklist(Object.keys(baseWords) as (keyof typeof baseWords)[]),
  ground: words(200),
  clause: words(120),
  appeal: words(120),
})
