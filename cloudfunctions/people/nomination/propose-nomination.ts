import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isPossible } from '../../_kernel/moves'
import { type AuditedChange, heldAnew, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, get } from '../../_kernel/store'
import { clearTodos, putTodo } from '../../_shared/todo'
import { normalNo } from '../../_shared/person-no'
import { personHeld } from '../account'
import { candidacy, type Candidacy, earlyUntil, isStart, lastStart, orderAt, type Place } from './candidacy'
import { Nominations, Persons, Postings, ReplacementOrders } from '../collections'
import type { contract } from '../contract'
import { type Nomination, nominationHolds, nominationMoves } from './nomination'
import { nominationTodo, renewNominationTodo, renewOrderTodos, tellVacancies } from '../people-todos'
import type { Person } from '../person'
import { tenureServedOn } from '../posting/post'
import { refuse } from '../refusals'
import { orderMoves, type ReplacementOrder } from '../posting/replacement-order'

type Propose = (typeof contract)['proposeNomination']
type Revise = (typeof contract)['reviseNomination']
type Withdraw = (typeof contract)['withdrawNomination']

export const nominationFacts = ({ state, kind, startOn, personId }: Nomination) => ({
  state,
  kind,
  startOn,
  personId,
})

/** A nomination that is withdrawn: its seat is free for another. */
export const withdrawnNomination = (
  nomination: Nomination,
  { now }: Context,
): { next: Nomination; change: AuditedChange } => {
  const next: Nomination = {
    ...nomination,
    state: nominationMoves.withdraw.to,
    holds: nomination._id,
    updatedAt: now,
    v: nomination.v + 1,
  }
  const facts = { before: nominationFacts(nomination), after: nominationFacts(next) }
  return { next, change: { of: Nominations, replace: next, ...facts } }
}

/** The next state of an order, with its audit entry. */
export const orderMoved = (
  order: ReplacementOrder,
  state: ReplacementOrder['state'],
  { now }: Context,
): AuditedChange => {
  const isOver = state === 'done' || state === 'lifted'
  const next = { ...order, state, holds: isOver ? order._id : order.holds, updatedAt: now, v: order.v + 1 }
  return { of: ReplacementOrders, replace: next, before: { state: order.state }, after: { state } }
}

/** An order that a nomination answers is named; one that lost its nomination is open again. */
export const orderAnswered = (
  order: ReplacementOrder | undefined,
  move: 'name' | 'reopen',
  context: Context,
): AuditedChange[] =>
  order !== undefined && isPossible(orderMoves[move], order.state)
    ? [orderMoved(order, orderMoves[move].to, context)]
    : []

/** Why a wish can't be sent to the centre. */
type WishCode = 'PERSON_UNKNOWN' | 'SEAT_REFUSED' | 'EARLY_CHANGE' | 'START_WRONG' | 'REASON_NEEDED'

interface Wish {
  readonly no: string
  readonly startOn: Nomination['startOn']
  readonly reason?: string | undefined
}

/** Whom the unit names, if they may have the place and what has to be said is said. */
const named = async (
  wish: Wish,
  place: Place,
  context: Context,
): Promise<{ person: Person; may: Candidacy } | Refusal<WishCode | KernelCode>> => {
  if (!isStart(wish.startOn, context.day))
    return refuse('START_WRONG', { first: context.day, last: lastStart(context.day) })
  if (place.kind === 'backOffice' && wish.reason === undefined) return refuse('REASON_NEEDED', {})
  const [person] = await find(Persons, { no: normalNo(wish.no) }, { limit: 1 })
  if (person === undefined || person.leftOn !== undefined) return refuse('PERSON_UNKNOWN', {})
  const may = await candidacy(person, place, context)
  if (isRefusal(may)) return may
  const early = earlyUntil(may, wish.startOn)
  if (early !== undefined && wish.reason === undefined) {
    return refuse('EARLY_CHANGE', { servedOn: tenureServedOn(early) })
  }
  return { person, may }
}

/**
 * What naming somebody changes beside the nomination. Where there is no order, whoever has the seat is held fast: one
 * that comes at this moment finds the nomination, or this finds the order.
 */
const namingChanges = (
  person: Person,
  { incumbent, order }: Candidacy,
  nominationId: string,
  context: Context,
): AuditedChange[] => [
  personHeld(person, context),
  ...(order === undefined && incumbent !== undefined
    ? [heldAnew(Postings, incumbent, context, { nominationId })]
    : orderAnswered(order, 'name', context)),
]

/** 选派 */
export const proposeNomination = async (
  input: InputOf<Propose>,
  context: Context,
): Promise<OutputOf<Propose> | Refusal<WishCode | 'NOMINATION_OPEN' | KernelCode>> => {
  const { unitId, kind, windowId } = input
  const place: Place = kind === 'backOffice' ? { kind, unitId } : { kind, unitId, windowId }
  const wish = await named(input, place, context)
  if (isRefusal(wish)) return wish
  const holds = nominationHolds(kind, place)
  if ((await find(Nominations, { holds }, { limit: 1 })).length > 0) return refuse('NOMINATION_OPEN', {})
  const account = await context.account()
  const nomination: Nomination = {
    _id: context.operation,
    unitId,
    kind,
    ...(place.windowId === undefined ? {} : { windowId: place.windowId }),
    personId: wish.person._id,
    startOn: input.startOn,
    declaration: input.declaration,
    ...(input.reason === undefined ? {} : { reason: input.reason }),
    state: 'proposed',
    remarks: [],
    proposedBy: account?.personId ?? '',
    holds,
    createdAt: context.now,
    updatedAt: context.now,
    v: 1,
  }
  const done = { nominationId: nomination._id, state: nomination.state }
  await settle(context, done, [
    { of: Nominations, insert: nomination, before: {}, after: nominationFacts(nomination) },
    ...namingChanges(wish.person, wish.may, nomination._id, context),
  ])
  await putTodo(await nominationTodo(nomination), context.now)
  await renewOrderTodos(wish.may.order, context.now)
  return done
}

/** A nomination of this unit, or that there is none. */
const ofUnit = async (id: string, unitId: string): Promise<Nomination | Refusal<KernelCode>> => {
  const known = await get(Nominations, id)
  return known?.unitId === unitId ? known : refuseAny('NOT_FOUND', { what: 'nomination' })
}

/** 修改选派 */
export const reviseNomination = async (
  input: InputOf<Revise>,
  context: Context,
): Promise<OutputOf<Revise> | Refusal<WishCode | 'MOVED_ON' | KernelCode>> => {
  const known = await ofUnit(input.nominationId, input.unitId)
  if (isRefusal(known)) return known
  if (!isPossible(nominationMoves.revise, known.state)) return refuse('MOVED_ON', { state: known.state })
  const wish = await named(input, known, context)
  if (isRefusal(wish)) return wish
  const account = await context.account()
  const { reason: _reason, ...rest } = known
  const next: Nomination = {
    ...rest,
    personId: wish.person._id,
    startOn: input.startOn,
    declaration: input.declaration,
    ...(input.reason === undefined ? {} : { reason: input.reason }),
    state: nominationMoves.revise.to,
    proposedBy: account?.personId ?? '',
    updatedAt: context.now,
    v: known.v + 1,
  }
  const done = { nominationId: next._id, state: next.state }
  await settle(context, done, [
    { of: Nominations, replace: next, before: nominationFacts(known), after: nominationFacts(next) },
    ...namingChanges(wish.person, wish.may, next._id, context),
  ])
  await renewNominationTodo(next, context.now)
  await renewOrderTodos(wish.may.order, context.now)
  return done
}

/** 撤回选派 */
export const withdrawNomination = async (
  input: InputOf<Withdraw>,
  context: Context,
): Promise<OutputOf<Withdraw> | Refusal<'MOVED_ON' | KernelCode>> => {
  const known = await ofUnit(input.nominationId, input.unitId)
  if (isRefusal(known)) return known
  if (!isPossible(nominationMoves.withdraw, known.state)) return refuse('MOVED_ON', { state: known.state })
  const { next, change } = withdrawnNomination(known, context)
  const { windowId, unitId, kind } = known
  const order = windowId === undefined ? undefined : await orderAt({ unitId, windowId, kind })
  const done = { nominationId: next._id, state: next.state }
  await settle(context, done, [change, ...orderAnswered(order, 'reopen', context)])
  await clearTodos(known._id, 'nomination')
  await renewOrderTodos(order, context.now)
  await tellVacancies(context)
  return done
}
