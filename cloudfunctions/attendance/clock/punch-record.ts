import * as v from 'valibot'
import { Day } from '../../_kernel/time'
import { Count, Id, stamps, text } from '../../_kernel/values'
import { buckets } from './geofence'
import { proofKinds } from './proof'
import { directions } from './punch'

/** Past midnight a punch may still belong to the day before: up to four in the morning. */
const MOST_MINUTE = 1440 + 240

const ProofKind = v.picklist(proofKinds)

/** 打卡记录: one press as the server saw it. Never edited; coordinates are not kept, only what they came to (§21). */
export const PunchRecord = v.strictObject({
  _id: Id,
  personId: Id,
  windowId: v.optional(Id),
  day: Day,
  minute: v.pipe(Count, v.maxValue(MOST_MINUTE)),
  direction: v.picklist(directions),
  at: v.date(),
  by: v.pipe(v.array(ProofKind), v.minLength(1), v.maxLength(3)),
  against: v.pipe(v.array(ProofKind), v.maxLength(2)),
  /** How far from the hall, coarsely, and how sure the phone was, metres. */
  bucket: v.optional(v.picklist(buckets)),
  accuracy: v.optional(Count),
  /** Proofs that disagreed, until somebody of the centre has looked. */
  flag: v.picklist(['none', 'open', 'kept', 'doubted']),
  remark: v.optional(text(200)),
  ...stamps,
})
export type PunchRecord = v.InferOutput<typeof PunchRecord>

/** Who clocks: up to which code of the hall they have used one, so that none is taken twice (§21). */
export const Clocker = v.strictObject({
  /** The person. */
  _id: Id,
  lastStep: Count,
  ...stamps,
})
export type Clocker = v.InferOutput<typeof Clocker>

/** 放行: the centre lets people go before their time, on record (§21). */
export const Release = v.strictObject({
  _id: Id,
  day: Day,
  fromMinute: v.pipe(Count, v.maxValue(1440)),
  /** Nobody named = everybody. */
  personIds: v.pipe(v.array(Id), v.maxLength(100)),
  reason: text(200),
  by: Id,
  ...stamps,
})
export type Release = v.InferOutput<typeof Release>
