import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { holdersOn } from '../../_shared/post-holder'
import { commitmentsOf, objectionsTo } from './can-stand-in'
import { type Commitment, freed, promised } from '../commitment'
import type { contract } from '../contract'
import { finishLeave } from './finish-leave'
import { daysOf, type Leave } from './leave'
import { leaveWith, movable, moved, tellOf } from './change'
import { counter } from './hours'
import { type Piece, shared, without } from './piece'
import { sumOf } from './quota'
import { written } from './shape'
import { acceptMoveOf } from './plan-leave'
import { refuse } from '../refusals'

type Accept = (typeof contract)['acceptLeave']
type Decline = (typeof contract)['declineLeave']

/** The leave that asks the caller to stand in. */
const askedOf = async (
  leaveId: string,
  context: Context,
): Promise<Leave | Refusal<'LEAVE_MOVED_ON' | KernelCode>> => {
  const leave = await leaveWith(leaveId)
  if (isRefusal(leave)) return leave
  const me = (await context.account())?.personId
  return leave.alternateId === me ? movable(leave, 'accept') : refuseAny('NOT_YOURS', {})
}

/** What B leaves over goes back to whoever asked, as a request of its own. */
const restOf = (leave: Leave, pieces: readonly Piece[], halfDays: number, context: Context): Leave => {
  const { alternateId: _b, order: _order, refusal: _refusal, ...facts } = leave
  return {
    ...facts,
    _id: context.operation,
    pieces: written(pieces),
    ...daysOf(pieces),
    halfDays,
    state: 'draft',
    isUncovered: false,
    steps: [{ move: 'split', at: context.now }],
    partOf: leave._id,
    createdAt: context.now,
    updatedAt: context.now,
    v: 1,
  }
}

const words = {
  accepted: {
    zh: '您的请假，B 角已答应顶岗，正等会签和审批。',
    en: 'B agreed to stand in for your leave. It now waits to be countersigned and approved.',
  },
  part: {
    zh: '您的请假，B 角只能顶一部分。其余时段退回给您，请另作安排。',
    en: 'B can stand in for a part of your leave. The rest came back to you: please arrange it anew.',
  },
  declined: {
    zh: '您的请假，B 角来不了。请看原因，改时间再报，或请中心安排。',
    en: "B can't stand in for your leave. Read why, then change it or ask the centre to find somebody.",
  },
}

/** 同意顶岗 (§10 §23): B's hours are promised from now on, and nobody else can be promised them. */
export const acceptLeave = async (
  { leaveId, pieces: chosen }: InputOf<Accept>,
  context: Context,
): Promise<OutputOf<Accept> | Refusal<'LEAVE_MOVED_ON' | 'ALTERNATE_CANT' | 'PIECES_WRONG' | KernelCode>> => {
  const leave = await askedOf(leaveId, context)
  if (isRefusal(leave)) return leave
  const { windowId, personId, alternateId } = leave
  if (windowId === undefined || alternateId === undefined) return refuseAny('NOT_YOURS', {})
  const wanted = chosen ?? leave.pieces
  const taken = shared(leave.pieces, wanted)
  if (taken.length === 0 || without(wanted, leave.pieces).length > 0) return refuse('PIECES_WRONG', {})
  const [known, holders] = await Promise.all([
    commitmentsOf([personId, alternateId], leave.pieces),
    holdersOn(leave.firstDay),
  ])
  const facts = { known, holders, except: leaveId }
  const objection = (await objectionsTo([alternateId], windowId, taken, facts, context))(alternateId)
  if (objection !== undefined) return refuse('ALTERNATE_CANT', { why: objection.kind })

  const { now } = context
  const rest = without(leave.pieces, taken)
  const count = await counter()
  const halfDaysIn = count(taken)
  const move = await acceptMoveOf(leave, context)
  const { refusal: _refusal, ...asked } = leave
  const part = { pieces: written(taken), ...daysOf(taken), halfDays: sumOf(halfDaysIn) }
  const next = moved(asked, move, now, { ...part, isUncovered: false })
  const left = rest.length === 0 ? undefined : restOf(leave, rest, sumOf(count(rest)), context)
  const claim = { sourceId: leaveId, isSet: false, pieces: taken }
  const own: Commitment[] =
    left === undefined
      ? []
      : promised(known, personId, { ...claim, kind: 'leave', type: leave.type, halfDaysIn }, now)
  const theirs = promised(known, alternateId, { ...claim, kind: 'standIn', windowId }, now)
  const said = left === undefined ? words.accepted : words.part
  return finishLeave(
    context,
    [[leave, next], ...(left === undefined ? [] : [[undefined, left] as const])],
    { known, changed: [...own, ...theirs] },
    [tellOf(next, 'answered', personId, said, context)],
  )
}

/** 不能顶岗: the hours are free again until they are asked for anew. */
export const declineLeave = async (
  { leaveId, refusal }: InputOf<Decline>,
  context: Context,
): Promise<OutputOf<Decline> | Refusal<'LEAVE_MOVED_ON' | KernelCode>> => {
  const leave = await askedOf(leaveId, context)
  if (isRefusal(leave)) return leave
  const { now } = context
  const known = await commitmentsOf([leave.personId], leave.pieces)
  const next = moved(leave, 'decline', now, { refusal })
  const hours = { known, changed: freed(known, leaveId, now) }
  const told = [tellOf(next, 'answered', leave.personId, words.declined, context)]
  return finishLeave(context, [[leave, next]], hours, told)
}
