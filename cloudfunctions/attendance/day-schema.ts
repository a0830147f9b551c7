import * as v from 'valibot'
import { Day } from '../_kernel/time'
import { Count, Id, Instant } from '../_kernel/values'
import { proofKinds } from './clock/proof'
import { directions } from './clock/punch'
import { slotStatuses } from './slot-status'

const Minute = v.pipe(Count, v.maxValue(1680))

/** One slot of a day as a phone shows it; minutes of that day. */
export const SlotView = v.strictObject({
  from: Minute,
  to: Minute,
  kind: v.picklist(['work', 'duty']),
  isRequired: v.boolean(),
  in: v.optional(Minute),
  out: v.optional(Minute),
  /** One of both is a correction that the centre let count. */
  isCorrected: v.boolean(),
  /** Nothing as long as it runs. */
  status: v.optional(v.picklist(slotStatuses)),
  lateMinutes: Count,
  earlyMinutes: Count,
})
export type SlotView = v.InferOutput<typeof SlotView>

export const BlockerView = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['called', 'serving']), windowId: Id, number: v.string() }),
  v.strictObject({ kind: v.literal('directCase'), caseId: Id, no: v.string() }),
  v.strictObject({ kind: v.picklist(['counterOpen', 'closing']), windowId: Id, windowNo: Count }),
])

/** 我的一天 */
export const MyDay = v.strictObject({
  day: Day,
  posts: v.array(
    v.strictObject({ windowId: Id, windowNo: Count, kind: v.picklist(['primary', 'alternate']) }),
  ),
  /** Where to clock: the window that one stands in at, now or later today, or one's own. */
  at: v.optional(Id),
  slots: v.array(SlotView),
  /** What the button does; nothing when the day is over or has no hours. */
  next: v.optional(v.picklist(directions)),
  /** Which proofs the phone is to gather. */
  counts: v.array(v.picklist(proofKinds)),
  needed: Count,
  blockers: v.array(BlockerView),
  isReleased: v.boolean(),
  seenAt: Instant,
})
