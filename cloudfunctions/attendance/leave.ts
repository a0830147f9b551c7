import * as v from 'valibot'
import type { Moves } from '../_kernel/moves'
import { SpanOf } from '../_kernel/timetable'
import { Day } from '../_kernel/time'
import { Count, Id, stamps, StoredFile, text } from '../_kernel/values'
import { leaveTypes } from './leave-quota'

export const leaveStates = [
  'draft',
  'awaitingAlternate',
  'awaitingLead',
  'awaitingCentre',
  'approved',
  'active',
  'returned',
  'rejected',
  'withdrawn',
] as const
export type LeaveState = (typeof leaveStates)[number]

/** Who moves a leave (§23): A asks, B accepts, the lead countersigns, the centre approves; time begins it. */
export type LeaveActor = 'applicant' | 'alternate' | 'lead' | 'centre' | 'clock'

/** 请假的流转 */
export const leaveMoves = {
  submit: { from: ['draft'], to: 'awaitingAlternate', by: ['applicant'] },
  /** Nobody has to stand in: B's own leave, or a post behind the windows. */
  submitAlone: { from: ['draft'], to: 'awaitingLead', by: ['applicant'] },
  accept: { from: ['awaitingAlternate'], to: 'awaitingLead', by: ['alternate'] },
  decline: { from: ['awaitingAlternate'], to: 'draft', by: ['alternate'] },
  countersign: { from: ['awaitingLead'], to: 'awaitingCentre', by: ['lead'] },
  refuseAsLead: { from: ['awaitingLead'], to: 'rejected', by: ['lead'] },
  approve: { from: ['awaitingCentre'], to: 'approved', by: ['centre'] },
  refuse: { from: ['awaitingCentre'], to: 'rejected', by: ['centre'] },
  withdraw: {
    from: ['draft', 'awaitingAlternate', 'awaitingLead', 'awaitingCentre', 'approved'],
    to: 'withdrawn',
    by: ['applicant'],
  },
  begin: { from: ['approved'], to: 'active', by: ['clock'] },
  /** 销假, early too. */
  returnFromLeave: { from: ['active'], to: 'returned', by: ['applicant', 'clock'] },
  /** B fell out and nobody else stands in: whoever is away comes back. */
  recall: { from: ['approved', 'active'], to: 'returned', by: ['centre'] },
} as const satisfies Moves<LeaveState, LeaveActor>

const Piece = v.strictObject({
  day: Day,
  spans: v.pipe(v.array(SpanOf), v.minLength(1), v.maxLength(6)),
})

/** 请假: one request, with the worked minutes that it takes day by day. */
export const Leave = v.strictObject({
  _id: Id,
  personId: Id,
  unitId: Id,
  /** The window that its holder is A of, where somebody has to stand in. */
  windowId: v.optional(Id),
  type: v.picklist(leaveTypes),
  reason: text(300),
  pieces: v.pipe(v.array(Piece), v.minLength(1), v.maxLength(200)),
  halfDays: Count,
  /** Reported after it had begun (sickness). */
  isLate: v.boolean(),
  files: v.pipe(v.array(v.strictObject({ file: StoredFile, name: text(80) })), v.maxLength(5)),
  state: v.picklist(leaveStates),
  alternateId: v.optional(Id),
  /** Assigned by the centre, with the reason of the order, where B did not accept or fell out. */
  order: v.optional(v.strictObject({ reason: text(300), by: Id, at: v.date() })),
  /** B can no longer come: the centre assigns somebody or calls back. */
  isUncovered: v.boolean(),
  /** Why somebody declined or refused. */
  refusal: v.optional(text(300)),
  ...stamps,
})
export type Leave = v.InferOutput<typeof Leave>
