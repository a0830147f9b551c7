import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { commitmentsOf } from './can-stand-in'
import { cutAt, freed } from '../commitment'
import type { contract } from '../contract'
import { peopleOf, tellFree } from './decide-leave'
import { finishLeave } from './finish-leave'
import type { Leave } from './leave'
import { type LeaveMove, leaveWith, movable, moved, ownMovable, tellOf } from './change'
import { counter, momentOf } from './hours'
import { sumOf } from './quota'
import { clearEmptyWindow } from './todos'
import { hasBegun } from './view'
import { refuse } from '../refusals'

type Withdraw = (typeof contract)['withdrawLeave']
type Return = (typeof contract)['returnFromLeave']
type Recall = (typeof contract)['recallLeave']

/** 撤回请假 */
export const withdrawLeave = async (
  { leaveId }: InputOf<Withdraw>,
  context: Context,
): Promise<OutputOf<Withdraw> | Refusal<'LEAVE_MOVED_ON' | 'LEAVE_BEGUN' | KernelCode>> => {
  const leave = await ownMovable(leaveId, 'withdraw', context)
  if (isRefusal(leave)) return leave
  const { now } = context
  if (leave.state === 'approved' && hasBegun(leave, now)) return refuse('LEAVE_BEGUN', {})
  const known = await commitmentsOf(peopleOf(leave), leave.pieces)
  const next = moved(leave, 'withdraw', now)
  const hours = { known, changed: freed(known, leaveId, now) }
  const told = leave.state === 'draft' ? [] : tellFree(next, context)
  return finishLeave(context, [[leave, next]], hours, told)
}

/** Ends a granted leave now: what lies behind is free again, for both. */
const endNow = async (leave: Leave, move: LeaveMove, facts: Partial<Leave>, context: Context) => {
  const { now } = context
  const end = momentOf(now)
  const known = await commitmentsOf(peopleOf(leave), leave.pieces)
  const count = await counter()
  const next = moved(leave, move, now, { ...facts, ended: end, isUncovered: false })
  const changed = cutAt(known, leave._id, end, (pieces) => sumOf(count(pieces)), now)
  const told = [
    ...tellFree(next, context),
    ...(move === 'recall' ? [tellOf(next, 'recalled', leave.personId, recalled, context)] : []),
  ]
  const answer = await finishLeave(context, [[leave, next]], { known, changed }, told)
  await clearEmptyWindow(next)
  return answer
}
const recalled = {
  zh: '没有人能为您顶岗，中心请您回到岗位。请看原因。',
  en: 'Nobody can stand in for you, so the centre asks you back. Please read why.',
}

/** 销假: back, also before its time (§23). */
export const returnFromLeave = async (
  { leaveId }: InputOf<Return>,
  context: Context,
): Promise<OutputOf<Return> | Refusal<'LEAVE_MOVED_ON' | 'LEAVE_NOT_BEGUN' | KernelCode>> => {
  const leave = await ownMovable(leaveId, 'returnFromLeave', context)
  if (isRefusal(leave)) return leave
  return hasBegun(leave, context.now)
    ? endNow(leave, 'returnFromLeave', {}, context)
    : refuse('LEAVE_NOT_BEGUN', {})
}

/** 召回 (§23): nobody stands in, so whoever is away comes back. */
export const recallLeave = async (
  { leaveId, refusal }: InputOf<Recall>,
  context: Context,
): Promise<OutputOf<Recall> | Refusal<'LEAVE_MOVED_ON' | 'OWN_LEAVE' | KernelCode>> => {
  const found = await leaveWith(leaveId)
  const leave = isRefusal(found) ? found : movable(found, 'recall')
  if (isRefusal(leave)) return leave
  if ((await context.account())?.personId === leave.personId) return refuse('OWN_LEAVE', {})
  return endNow(leave, 'recall', { refusal }, context)
}
