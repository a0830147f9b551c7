import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, Cursor, Empty, Id, Instant, words } from '../../_kernel/values'
import { leaveStates } from './moves'
import { leaveTypes } from './quota'
import { MomentShape, PiecesShape, proofFiles } from './shape'

const staff = ['windowStaff'] as const
const centre = ['centreStaff', 'centreAdmin'] as const
const Half = v.pipe(Count, v.maxValue(1000))

/** Why B, or whoever is looked at, can't stand in. */
export const ObjectionView = v.strictObject({
  kind: v.picklist(['noAlternate', 'onLeave', 'standsInElsewhere', 'hasOwnWindow', 'notTrained']),
  windowNo: v.optional(Count),
  nextCourseOn: v.optional(Day),
})

const wish = { type: v.picklist(leaveTypes), from: MomentShape, to: MomentShape }

/** What a request would come to, before it is sent. */
const PlanView = v.strictObject({
  pieces: PiecesShape,
  minutes: Count,
  halfDays: Half,
  isLong: v.boolean(),
  isLate: v.boolean(),
  /** Half days left of this type in each year that it lies in; nothing where there is no limit. */
  left: v.array(v.strictObject({ year: Count, halfDays: Half })),
  windowNo: Count,
  /** Nobody has to stand in for a B. */
  needsAlternate: v.boolean(),
  alternate: v.optional(v.string()),
  objection: v.optional(ObjectionView),
  /** Windows where this person was going to stand in and now can't (sickness). */
  fallsOutAt: v.array(Count),
})

/** One leave as somebody may see it. */
export const LeaveView = v.strictObject({
  leaveId: Id,
  name: v.string(),
  isMine: v.boolean(),
  /** What I may do: names of moves, and `order` for the centre. */
  buttons: v.array(v.string()),
  windowNo: v.optional(Count),
  /** For the applicant, the unit's lead and the centre: why somebody is away is nobody else's business. */
  type: v.optional(v.picklist(leaveTypes)),
  reason: v.optional(v.string()),
  files: v.optional(v.array(v.strictObject({ kind: v.picklist(proofFiles), at: Count }))),
  pieces: PiecesShape,
  halfDays: Half,
  isLong: v.boolean(),
  isLate: v.boolean(),
  state: v.picklist(leaveStates),
  alternate: v.optional(v.string()),
  isOrdered: v.boolean(),
  isUncovered: v.boolean(),
  refusal: v.optional(v.string()),
  ended: v.optional(MomentShape),
  steps: v.array(v.strictObject({ move: v.string(), at: Instant })),
  seenAt: Instant,
})

/** One line of a list. */
export const LeaveRow = v.strictObject({
  leaveId: Id,
  name: v.string(),
  windowNo: v.optional(Count),
  type: v.optional(v.picklist(leaveTypes)),
  from: MomentShape,
  to: MomentShape,
  halfDays: Half,
  state: v.picklist(leaveStates),
  isUncovered: v.boolean(),
  /** It waits for whoever asks. */
  isWaiting: v.boolean(),
})
const LeaveList = v.strictObject({ leaves: v.array(LeaveRow), cursor: v.optional(Cursor) })

const onLeave = { leaveId: Id }
const Quotas = v.strictObject({
  quotas: v.pipe(
    v.array(v.strictObject({ type: v.picklist(leaveTypes), halfDays: Half })),
    v.maxLength(leaveTypes.length),
  ),
})

export const leaveContract = {
  tryLeave: {
    summary: '请假试算: which hours it takes, what is left of the year, and whether B is free (§23)',
    who: staff,
    kind: 'query',
    input: v.strictObject(wish),
    output: PlanView,
    refuses: [
      'NO_POST',
      'LEAVE_EMPTY',
      'LEAVE_TOO_LONG',
      'LEAVE_LATE',
      'LEAVE_OVERLAPS',
      'COMMITTED',
      'ON_DUTY',
      'QUOTA_SHORT',
    ],
  },
  askLeave: {
    summary: '请假: asks B, or sends one that was declined again, changed or as it is (§23)',
    who: staff,
    kind: 'command',
    input: v.strictObject({
      ...wish,
      reason: words(300),
      /** One of mine that came back. */
      draftId: v.optional(Id),
      uploads: v.optional(v.pipe(v.array(Id), v.maxLength(5))),
      /** B can't: the centre is asked to find somebody. */
      wantsOrder: v.boolean(),
    }),
    output: LeaveView,
    refuses: [
      'NO_POST',
      'LEAVE_EMPTY',
      'LEAVE_TOO_LONG',
      'LEAVE_LATE',
      'LEAVE_OVERLAPS',
      'COMMITTED',
      'ON_DUTY',
      'QUOTA_SHORT',
      'ALTERNATE_CANT',
      'PROOF_MISSING',
      'LEAVE_MOVED_ON',
      'TOO_MANY_FILES',
    ],
  },
  leave: {
    summary: "看一张假条: for its holder, B, the unit's lead and the centre (§23)",
    who: 'member',
    kind: 'query',
    input: v.strictObject(onLeave),
    output: LeaveView,
    refuses: [],
  },
  leaveFile: {
    summary: "看假条附件: a link for five minutes, for its holder, the unit's lead and the centre",
    who: 'member',
    kind: 'query',
    input: v.strictObject({ ...onLeave, at: Count }),
    output: v.strictObject({ link: v.string(), kind: v.picklist(proofFiles) }),
    refuses: [],
  },
  myLeaves: {
    summary: '我的请假: mine, newest first, and what I am asked to stand in for (§23)',
    who: staff,
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({ ...LeaveList.entries, standIns: v.array(LeaveRow) }),
    refuses: [],
  },
  unitLeaves: {
    summary: '本单位请假: newest first, what waits for the lead among them (§23)',
    who: ['unitHead'],
    scope: 'unitId',
    kind: 'query',
    input: v.strictObject({ unitId: Id, cursor: v.optional(Cursor) }),
    output: LeaveList,
    refuses: [],
  },
  leaves: {
    summary: '请假审批: all of the hall, newest first, or only what waits for the centre (§23)',
    who: centre,
    kind: 'query',
    input: v.strictObject({ isWaiting: v.boolean(), cursor: v.optional(Cursor) }),
    output: LeaveList,
    refuses: [],
  },
  acceptLeave: {
    summary: '同意顶岗: B takes all of it, or these hours and the rest asks again (§10 §23)',
    who: staff,
    kind: 'command',
    input: v.strictObject({ ...onLeave, pieces: v.optional(PiecesShape) }),
    output: LeaveView,
    refuses: ['LEAVE_MOVED_ON', 'ALTERNATE_CANT', 'PIECES_WRONG'],
  },
  declineLeave: {
    summary: '不能顶岗: B says why; who asked may change it or ask the centre (§23)',
    who: staff,
    kind: 'command',
    input: v.strictObject({ ...onLeave, refusal: words(300) }),
    output: LeaveView,
    refuses: ['LEAVE_MOVED_ON'],
  },
  countersignLeave: {
    summary: "会签请假: the unit's lead agrees, or refuses with a reason (§14 §23)",
    who: ['unitHead'],
    kind: 'command',
    input: v.strictObject({ ...onLeave, refusal: v.optional(words(300)) }),
    output: LeaveView,
    refuses: ['LEAVE_MOVED_ON', 'OWN_LEAVE'],
  },
  decideLeave: {
    summary: '审批请假: the centre approves, or refuses with a reason; over three days its head (§23)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ ...onLeave, refusal: v.optional(words(300)) }),
    output: LeaveView,
    refuses: ['LEAVE_MOVED_ON', 'OWN_LEAVE', 'LEAVE_LONG', 'NO_STAND_IN'],
  },
  withdrawLeave: {
    summary: '撤回请假: before it begins (§23)',
    who: staff,
    kind: 'command',
    input: v.strictObject(onLeave),
    output: LeaveView,
    refuses: ['LEAVE_MOVED_ON', 'LEAVE_BEGUN'],
  },
  returnFromLeave: {
    summary: '销假: back, also before its time; B is free again (§23)',
    who: staff,
    kind: 'command',
    input: v.strictObject(onLeave),
    output: LeaveView,
    refuses: ['LEAVE_MOVED_ON', 'LEAVE_NOT_BEGUN'],
  },
  standIns: {
    summary: '可指派的人: who of the unit could stand in, and what speaks against the others (§10)',
    who: centre,
    kind: 'query',
    input: v.strictObject(onLeave),
    output: v.strictObject({
      people: v.array(
        v.strictObject({
          personId: Id,
          name: v.string(),
          /** Where they sit, as A or B. */
          windowNo: Count,
          isAlternate: v.boolean(),
          objection: v.optional(ObjectionView),
        }),
      ),
    }),
    refuses: [],
  },
  orderStandIn: {
    summary: '指派顶岗: the centre assigns somebody of the unit, with a reason on record (§10 §23)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ ...onLeave, personId: Id, reason: words(300) }),
    output: LeaveView,
    refuses: ['LEAVE_MOVED_ON', 'ALTERNATE_CANT', 'OWN_LEAVE'],
  },
  recallLeave: {
    summary: '召回: nobody stands in, so whoever is away comes back (§23)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ ...onLeave, refusal: words(300) }),
    output: LeaveView,
    refuses: ['LEAVE_MOVED_ON', 'OWN_LEAVE'],
  },
  leaveQuotas: {
    summary: '假期额度: half days a year of each type; nothing = as approved',
    who: ['centreAdmin'],
    kind: 'query',
    input: Empty,
    output: Quotas,
    refuses: [],
  },
  setLeaveQuotas: {
    summary: '定假期额度: from now on; what was approved stands',
    who: ['centreAdmin'],
    kind: 'command',
    input: Quotas,
    output: Quotas,
    refuses: [],
  },
} as const satisfies Contract
