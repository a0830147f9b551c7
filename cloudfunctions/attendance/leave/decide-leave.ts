import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import type { Write } from '../../_kernel/store'
import { holdersOn } from '../../_shared/post-holder'
import { commitmentsOf } from './can-stand-in'
import { freed, setFast } from '../commitment'
import type { contract } from '../contract'
import { finishLeave } from './finish-leave'
import type { Leave } from './leave'
import { type LeaveMove, leaveWith, movable, moved, tellOf, unchanged } from './change'
import { isLong } from './quota'
import { refuse } from '../refusals'

type Countersign = (typeof contract)['countersignLeave']
type Decide = (typeof contract)['decideLeave']

const words = {
  refused: { zh: '您的请假没有批准，请看原因。', en: 'Your leave was refused. Please read why.' },
  approved: {
    zh: '您的请假已经批准。提前回来请销假。',
    en: 'Your leave is approved. Should you be back early, say so on its page.',
  },
  standIn: {
    zh: '请您顶岗的请假已经批准，请按时到岗打卡。',
    en: 'The leave that you stand in for is approved. Please be there and clock in on time.',
  },
  notNeeded: {
    zh: '请您顶岗的请假取消了，那些时段您不用来了。',
    en: 'The leave that you were to stand in for is off: those hours are yours again.',
  },
}

/** Tells whoever was to stand in that those hours are theirs again. */
export const tellFree = (leave: Leave, context: Context): Write[] =>
  leave.alternateId === undefined
    ? []
    : [tellOf(leave, 'notNeeded', leave.alternateId, words.notNeeded, context)]

/** People whose hours a leave holds. */
export const peopleOf = ({ personId, alternateId }: Leave): string[] => [
  personId,
  ...(alternateId === undefined ? [] : [alternateId]),
]

/** Refuses a leave: what it held is free again, and both are told. */
const refuseLeave = async (leave: Leave, move: LeaveMove, refusal: string, context: Context) => {
  const known = await commitmentsOf(peopleOf(leave), leave.pieces)
  const next = moved(leave, move, context.now, { refusal })
  const told = [tellOf(next, 'refused', leave.personId, words.refused, context), ...tellFree(next, context)]
  const changed = freed(known, leave._id, context.now)
  return finishLeave(context, [[leave, next]], { known, changed }, told)
}

/** 会签请假 (§14 §23) */
export const countersignLeave = async (
  { leaveId, refusal }: InputOf<Countersign>,
  context: Context,
): Promise<OutputOf<Countersign> | Refusal<'LEAVE_MOVED_ON' | 'OWN_LEAVE' | KernelCode>> => {
  const found = await leaveWith(leaveId)
  if (isRefusal(found)) return found
  if ((await actingAs(context, ['unitHead'], { unitId: found.unitId })) === undefined)
    return refuseAny('NOT_ALLOWED', { needs: ['unitHead'] })
  const leave = movable(found, 'countersign')
  if (isRefusal(leave)) return leave
  if ((await context.account())?.personId === leave.personId) return refuse('OWN_LEAVE', {})
  if (refusal !== undefined) return refuseLeave(leave, 'refuseAsLead', refusal, context)
  return finishLeave(context, [[leave, moved(leave, 'countersign', context.now)]], unchanged, [])
}

/** Whether whoever is to stand in still sits at the window, or was assigned. */
const isManned = async ({ windowId, alternateId, order, firstDay, isUncovered }: Leave): Promise<boolean> => {
  if (windowId === undefined) return true
  if (isUncovered || alternateId === undefined) return false
  if (order !== undefined) return true
  return (await holdersOn(firstDay)).some(
    (one) => one.windowId === windowId && one.kind === 'alternate' && one.personId === alternateId,
  )
}

/** 审批请假 (§23): from now on it counts, for whoever is away and whoever stands in. */
export const decideLeave = async (
  { leaveId, refusal }: InputOf<Decide>,
  context: Context,
): Promise<
  OutputOf<Decide> | Refusal<'LEAVE_MOVED_ON' | 'OWN_LEAVE' | 'LEAVE_LONG' | 'NO_STAND_IN' | KernelCode>
> => {
  const found = await leaveWith(leaveId)
  const leave = isRefusal(found) ? found : movable(found, 'approve')
  if (isRefusal(leave)) return leave
  if ((await context.account())?.personId === leave.personId) return refuse('OWN_LEAVE', {})
  if (isLong(leave.halfDays) && (await actingAs(context, ['centreAdmin'])) === undefined)
    return refuse('LEAVE_LONG', {})
  if (refusal !== undefined) return refuseLeave(leave, 'refuse', refusal, context)
  if (!(await isManned(leave))) return refuse('NO_STAND_IN', {})
  const known = await commitmentsOf(peopleOf(leave), leave.pieces)
  const next = moved(leave, 'approve', context.now)
  const told = [
    tellOf(next, 'approved', leave.personId, words.approved, context),
    ...(leave.alternateId === undefined
      ? []
      : [tellOf(next, 'standIn', leave.alternateId, words.standIn, context)]),
  ]
  return finishLeave(context, [[leave, next]], { known, changed: setFast(known, leaveId, context.now) }, told)
}
