import * as v from 'valibot'
import { Count, Id, stamps } from '../../_kernel/values'

const Half = v.pipe(Count, v.maxValue(1000))

/** Half days a year of each type; a type that isn't named has as many as are approved. */
export const HalfDays = v.strictObject({
  personal: v.exactOptional(Half),
  sick: v.exactOptional(Half),
  official: v.exactOptional(Half),
  annual: v.exactOptional(Half),
  family: v.exactOptional(Half),
  other: v.exactOptional(Half),
})

/** 假期额度 (§23), as the centre set them. */
export const LeaveRules = v.strictObject({
  /** `main` */
  _id: Id,
  halfDays: HalfDays,
  ...stamps,
})
export type LeaveRules = v.InferOutput<typeof LeaveRules>
