import * as v from 'valibot'
import { Day } from '../../_kernel/time'
import { Id } from '../../_kernel/values'

/** 主动提醒评价 (§19): staff asked a visitor to rate. `_id` is what is rated, so that it counts once. */
export const Reminder = v.strictObject({
  _id: Id,
  windowId: Id,
  /** Monday of the week of the visit. */
  week: Day,
  createdAt: v.date(),
  updatedAt: v.date(),
})
