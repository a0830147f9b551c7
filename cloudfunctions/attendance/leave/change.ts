import type { AuditFacts } from '../../_kernel/audit'
import type { Context } from '../../_kernel/context'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isPossible } from '../../_kernel/moves'
import type { AuditedChange } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get, type Write } from '../../_kernel/store'
import { standInsChange } from '../../_shared/stand-in'
import { telling } from '../../_shared/telling'
import { Commitments, Leaves } from '../collections'
import type { Commitment } from '../commitment'
import { type Leave, MOST_STEPS } from './leave'
import { leaveMoves } from './moves'
import { refuse } from '../refusals'

export type LeaveMove = keyof typeof leaveMoves

/** What the audit says of a leave: when and how it stands; what for is nobody's business there. */
const leaveFacts = ({ state, firstDay, lastDay, halfDays, isUncovered }: Leave): AuditFacts => ({
  state,
  firstDay,
  lastDay,
  halfDays,
  isUncovered,
})

/** The same state with something else in it. */
export const rewritten = (leave: Leave, now: Date, facts: Partial<Leave>, step?: string): Leave => ({
  ...leave,
  ...facts,
  steps: step === undefined ? leave.steps : [...leave.steps, { move: step, at: now }].slice(-MOST_STEPS),
  updatedAt: now,
  v: leave.v + 1,
})

/** A leave after one of its moves. What somebody refused or declined with is said until it is asked again. */
export const moved = (
  leave: Leave,
  move: LeaveMove,
  now: Date,
  facts: Partial<Leave> = {},
  step: string = move,
): Leave => ({ ...rewritten(leave, now, facts, step), state: leaveMoves[move].to })

/** The change of a leave that was there. */
export const changeOf = (before: Leave, next: Leave): AuditedChange => ({
  of: Leaves,
  replace: next,
  before: leaveFacts(before),
  after: leaveFacts(next),
})

export const beginningOf = (leave: Leave): AuditedChange => ({
  of: Leaves,
  insert: leave,
  before: {},
  after: leaveFacts(leave),
})

/** Years of people's hours as they were read, and those of them that a command changes. */
export interface CommitmentChange {
  readonly known: readonly Commitment[]
  readonly changed: readonly Commitment[]
}
export const unchanged: CommitmentChange = { known: [], changed: [] }

/** The writes of years that changed: what somebody else wrote meanwhile makes the command run again. */
export const commitmentWrites = ({ known, changed }: CommitmentChange): Write[] =>
  changed.map((one): Write => {
    const before = known.find(({ _id }) => _id === one._id)
    const next: Commitment = { ...one, v: (before?.v ?? 0) + 1 }
    return before === undefined ? { of: Commitments, insert: next } : { of: Commitments, replace: next }
  })

/** The leave with this id. */
export const leaveWith = async (leaveId: string): Promise<Leave | Refusal<KernelCode>> =>
  (await get(Leaves, leaveId)) ?? refuseAny('NOT_FOUND', { what: 'leave' })

/** The leave while this move is possible; asked only for somebody whose step it is, who may know how it stands. */
export const movable = (leave: Leave, move: LeaveMove): Leave | Refusal<'LEAVE_MOVED_ON'> =>
  isPossible(leaveMoves[move], leave.state) ? leave : refuse('LEAVE_MOVED_ON', { state: leave.state })

/** Somebody's own leave while this move is possible. */
export const ownMovable = async (
  leaveId: string,
  move: LeaveMove,
  context: Context,
): Promise<Leave | Refusal<'LEAVE_MOVED_ON' | KernelCode>> => {
  const leave = await leaveWith(leaveId)
  if (isRefusal(leave)) return leave
  const isOwn = leave.personId === (await context.account())?.personId
  return isOwn ? movable(leave, move) : refuseAny('NOT_YOURS', {})
}

export const pageOf = (leaveId: string): string => `/attendance/leave/leave?leaveId=${leaveId}`

/** Tells somebody what became of a leave: its version and what happened name it, so that it is told once. */
export const tellOf = (
  leave: Leave,
  kind: string,
  reader: string,
  words: { readonly zh: string; readonly en: string },
  context: Context,
): Write =>
  telling(
    { of: Leaves.name, id: leave._id, v: leave.v, kind },
    { reader, ...words, page: pageOf(leave._id) },
    context,
  )

/** Whose accounts follow an order of the centre's while the leave counts, or no longer does: who stands in, and who did. */
const accountsToFollow = (next: Leave, before: Leave | undefined): string[] => {
  const counts = ({ state }: Leave) => state === 'approved' || state === 'active' || state === 'returned'
  const ordered = [before, next].flatMap((one) =>
    one?.order === undefined || one.alternateId === undefined ? [] : [one.alternateId],
  )
  const isCounted = counts(next) || (before !== undefined && counts(before))
  return isCounted ? [...new Set(ordered)] : []
}

/** What an order changes about accounts, which `people` keeps. */
export const standInWrites = (before: Leave | undefined, next: Leave, context: Context): Write[] =>
  accountsToFollow(next, before).map((personId) =>
    standInsChange({ of: Leaves.name, id: next._id, v: next.v, personId }, context),
  )

const fellOutWords = {
  zh: '为您顶岗的人来不了了，中心会另行安排，或请您回来。',
  en: "Whoever was to stand in for you can't come. The centre will assign somebody, or ask you back.",
}

/** A leave whose B can't come any more: flagged for the centre, and whoever is away is told (§23). */
export const fellOut = (leave: Leave, context: Context): { readonly next: Leave; readonly told: Write } => {
  const next = rewritten(leave, context.now, { isUncovered: true }, 'fellOut')
  return { next, told: tellOf(next, 'fellOut', leave.personId, fellOutWords, context) }
}
