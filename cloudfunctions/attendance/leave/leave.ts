import * as v from 'valibot'
import { Day, DAY_MINUTES } from '../../_kernel/time'
import { Attachment } from '../../_kernel/upload/upload'
import { Count, Id, stamps, text } from '../../_kernel/values'
import { leaveStates } from './moves'
import { type Moment, type Piece, until } from './piece'
import { leaveTypes } from './quota'
import { MomentShape, PiecesShape, proofFiles } from './shape'

export const MOST_FILES = 5
export const MOST_STEPS = 40

/** 请假: one request, with the worked minutes that it takes day by day. */
export const Leave = v.strictObject({
  _id: Id,
  personId: Id,
  unitId: Id,
  /** The window that its holder is A of, where somebody has to stand in. */
  windowId: v.optional(Id),
  type: v.picklist(leaveTypes),
  reason: text(300),
  /** As they were asked for, and where B took a part of them, that part. */
  pieces: PiecesShape,
  firstDay: Day,
  lastDay: Day,
  halfDays: Count,
  /** Reported after it had begun (sickness). */
  isLate: v.boolean(),
  files: v.pipe(
    v.array(v.strictObject({ ...Attachment.entries, kind: v.picklist(proofFiles) })),
    v.maxLength(MOST_FILES),
  ),
  state: v.picklist(leaveStates),
  alternateId: v.optional(Id),
  /** Assigned by the centre, with the reason of the order, where B did not accept or fell out. */
  order: v.optional(v.strictObject({ reason: text(300), by: Id, at: v.date() })),
  /** Nobody stands in yet, or whoever did can't any more: the centre assigns somebody or calls back. */
  isUncovered: v.boolean(),
  /** Why somebody declined, refused or called back. */
  refusal: v.optional(text(300)),
  /** Ended before its time, by its holder or by the centre: nothing after this is leave. */
  ended: v.optional(MomentShape),
  /** What was done and when; by whom says the audit. */
  steps: v.pipe(v.array(v.strictObject({ move: text(30), at: v.date() })), v.maxLength(MOST_STEPS)),
  /** The leave of which B took the other part. */
  partOf: v.optional(Id),
  ...stamps,
})
export type Leave = v.InferOutput<typeof Leave>

/** The first and the last day that pieces lie on; they are in order. */
export const daysOf = (pieces: readonly Piece[]): Pick<Leave, 'firstDay' | 'lastDay'> => {
  const [first] = pieces
  const last = pieces.at(-1)
  if (first === undefined || last === undefined) throw new Error('a leave without a day')
  return { firstDay: first.day, lastDay: last.day }
}

/** What is really leave of it: nothing after it was ended. */
export const takenPieces = ({ pieces, ended }: Pick<Leave, 'pieces' | 'ended'>): readonly Piece[] =>
  ended === undefined ? pieces : until(pieces, ended)

/** The moment with which it begins, and the one with which its time is over. */
export const beginsAt = ({ pieces }: Pick<Leave, 'pieces'>): Moment => {
  const [first] = pieces
  return { day: daysOf(pieces).firstDay, minute: first?.spans[0]?.from ?? 0 }
}
export const endsAt = ({ pieces }: Pick<Leave, 'pieces'>): Moment => ({
  day: daysOf(pieces).lastDay,
  minute: pieces.at(-1)?.spans.at(-1)?.to ?? DAY_MINUTES,
})
