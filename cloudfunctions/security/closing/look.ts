import * as v from 'valibot'
import { roles } from '../../_kernel/role'
import { Id } from '../../_kernel/values'

/** 阅看记录 (§30): somebody looked at something confidential, or at evidence. Kept once a minute. */
export const Look = v.strictObject({
  _id: v.pipe(v.string(), v.maxLength(200)),
  /** collection:id, or incidents:id:n for a piece of evidence. */
  subject: v.pipe(v.string(), v.maxLength(120)),
  personId: Id,
  /** In which role; `keeper` and such have none of their own. */
  role: v.picklist([...roles, 'none']),
  createdAt: v.date(),
  updatedAt: v.date(),
})
export type Look = v.InferOutput<typeof Look>
