import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { Day } from '../_kernel/time'
import { Count, Id } from '../_kernel/values'
import { LineId } from './line'

/** How long somebody waits who takes a number now, in minutes, 5-minute steps; `paused`: nobody calls. */
export const Wait = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({ kind: v.literal('paused') }),
  v.strictObject({ kind: v.literal('range'), from: Count, to: Count }),
])
export type Wait = v.InferOutput<typeof Wait>

const WindowNow = v.strictObject({
  windowId: Id,
  windowNo: Count,
  state: v.picklist(['closed', 'paused', 'idle', 'called', 'serving']),
  number: v.optional(v.string()),
})

/** One call, as the hall announces it. `times` rises when the number is called again. */
const Call = v.strictObject({
  number: v.string(),
  windowNo: Count,
  at: v.date(),
  times: Count,
})

/**
 * 大厅公告: what everybody may see of a line on a day. A projection of tickets and sessions without any
 * personal data; phones watch it, the hall screen reads it. Deleting it and projecting again gives it back.
 */
export const Board = v.strictObject({
  /** LINE:DAY */
  _id: v.string(),
  lineId: LineId,
  day: Day,
  name: v.string(),
  nameEn: v.string(),
  windows: v.array(WindowNow),
  /** Newest first, at most 12. */
  calls: v.pipe(v.array(Call), v.maxLength(12)),
  /** Numbers in the order in which they will be called, at most 80. */
  waiting: v.pipe(v.array(v.string()), v.maxLength(80)),
  waitingCount: Count,
  servedCount: Count,
  wait: Wait,
  /** Minutes that one waiting number takes at the pace of now, for those further up. */
  minutesEach: v.number(),
  /** Rising with every write, so that an older view never overwrites a newer one. */
  stamp: v.number(),
  updatedAt: v.date(),
})
export type Board = v.InferOutput<typeof Board>

export const Boards = collection({
  name: 'boards',
  schema: Board,
  purpose: 'Public state of each line: numbers and windows, no people',
  personal: 'none',
  clientRead: 'everybody',
  keepDays: 40,
  indexes: [{ on: ['day'] }, { on: ['updatedAt'] }],
})
