import * as v from 'valibot'
import { YearMonth } from '../../_kernel/month'
import { Day } from '../../_kernel/time'
import { Count, Id, stamps, text } from '../../_kernel/values'
import { subjectKinds, type SubjectKind } from '../assessment-shape'
import { Points } from '../rules/points'
import { Code } from '../rules/shape'

/** 考核记录: one entry of the ledger. Nothing changes it; what takes it back is another one. */
export const Entry = v.strictObject({
  /** SOURCE:VERSION:KIND, with `:undo` behind it for what takes it back: each is there once. */
  _id: Id,
  /** Where it was counted from; see `Source`. */
  source: Id,
  origin: v.picklist(['event', 'manual']),
  /** The case, month of attendance, complaint … by the id that its context gave it. */
  evidence: Id,
  rule: Code,
  /** The rule table of its day. */
  table: v.pipe(Count, v.minValue(1)),
  times: v.pipe(Count, v.minValue(1)),
  points: Points,
  kind: v.picklist(subjectKinds),
  subjectId: Id,
  /** KIND:ID */
  subject: Id,
  unitId: Id,
  windowId: v.optional(Id),
  on: Day,
  month: YearMonth,
  /** In words where a person entered it, or took it back. */
  why: v.optional(text(300)),
  /** The entry that this one takes back. */
  reverses: v.optional(Id),
  ...stamps,
})
export type Entry = v.InferOutput<typeof Entry>

export const subjectOf = (kind: SubjectKind, id: string): string => `${kind}:${id}`
export const undoId = (entryId: string): string => `${entryId}:undo`

/** The entry that takes another one back: for the same month, so that the score is as before. */
export const reversalOf = (entry: Entry, now: Date, why?: string): Entry => {
  const { why: _why, ...rest } = entry
  return {
    ...rest,
    _id: undoId(entry._id),
    // Not -0, which JSON writes as 0.
    points: 0 - entry.points,
    ...(why === undefined ? {} : { why }),
    reverses: entry._id,
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
}
