import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isPossible } from '../../_kernel/moves'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { dayOf } from '../../_kernel/time'
import { telling } from '../../_shared/telling'
import { clearFaultTodos, putFaultTodo } from '../asset-todos'
import { Faults, Items } from '../collections'
import type { contract } from '../contract'
import { type Fault, faultDueAt, faultMoves } from './fault'
import { faultOutcomes } from './shape'
import { brokenDown, type Item, mended } from '../item/item'
import { assessed, itemChange, itemWith } from '../item/change'
import { faultOf } from '../item/view'
import { refuse } from '../refusals'
import { notSteward, personOf } from '../steward'

type Report = (typeof contract)['reportFault']
type Settle = (typeof contract)['settleFault']

/** An open fault of a thing; a unit has 24 hours for what it provides (§29). */
export const faultOn = (
  item: Item,
  { faultId, what, by }: { readonly faultId: string; readonly what: string; readonly by: string },
  now: Date,
): Fault => {
  const dueAt = faultDueAt(item.steward, now)
  return {
    _id: faultId,
    itemId: item._id,
    itemName: item.name,
    steward: item.steward,
    what,
    reportedBy: by,
    ...(item.place.at === 'window' ? { windowId: item.place.windowId } : {}),
    ...(dueAt === undefined ? {} : { dueAt }),
    isOverdue: false,
    holds: item._id,
    desk: item.steward,
    state: 'open',
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
}

const faultFacts = ({ state, isOverdue }: Fault) => ({ state, isOverdue })

export const faultChange = (before: Fault, next: Fault): AuditedChange => ({
  of: Faults,
  replace: next,
  before: faultFacts(before),
  after: faultFacts(next),
})

/** 报修 (§29): by anybody of the staff who stands at the thing. */
export const reportFault = async (
  { itemId, what }: InputOf<Report>,
  context: Context,
): Promise<OutputOf<Report> | Refusal<'FAULT_KNOWN' | 'ITEM_MOVED_ON' | KernelCode>> => {
  const known = await itemWith(itemId)
  if (isRefusal(known)) return known
  if (faultOf(known) !== undefined) return refuse('FAULT_KNOWN', {})
  const isOffered = known.state === 'inStock' && known.offeredIn !== undefined
  if ((known.state !== 'inStock' && known.state !== 'inUse') || isOffered) return refuse('ITEM_MOVED_ON', {})
  const fault = faultOn(known, { faultId: context.operation, what, by: await personOf(context) }, context.now)
  const { dueAt } = fault
  const answer = await settle(
    context,
    { faultId: fault._id, ...(dueAt === undefined ? {} : { dueAt: dueAt.toISOString() }) },
    [
      { of: Faults, insert: fault, before: {}, after: faultFacts(fault) },
      itemChange(known, brokenDown(known, fault._id, context.now)),
    ],
  )
  await putFaultTodo(fault, context.now)
  return answer
}

const moveOf = {
  fixed: faultMoves.fix,
  unrepairable: faultMoves.giveUp,
  mistaken: faultMoves.dismiss,
} as const

const outcomes: Record<(typeof faultOutcomes)[number], readonly [zh: string, en: string]> = {
  fixed: ['修好了', 'is repaired'],
  unrepairable: ['修不了', "can't be repaired"],
  mistaken: ['检查后没有故障', 'has no fault'],
}

/**
 * 处理报修 (§29): what is beyond repair stays out of stock until it is put out of the register. A report that was a
 * mistake counts for nothing, even when the clock had run out.
 */
export const settleFault = async (
  { faultId, outcome, words }: InputOf<Settle>,
  context: Context,
): Promise<OutputOf<Settle> | Refusal<'OTHER_STEWARD' | 'SETTLED_ALREADY' | KernelCode>> => {
  const known = await get(Faults, faultId)
  if (known === undefined) return refuseAny('NOT_FOUND', { what: 'fault' })
  const refused = await notSteward(known.steward, context)
  if (refused !== undefined) return refused
  if (!isPossible(moveOf[outcome], known.state)) return refuse('SETTLED_ALREADY', {})
  const { now, day } = context
  const next: Fault = {
    ...known,
    state: outcome,
    outcome: words,
    settledBy: await personOf(context),
    settledOn: day,
    holds: known._id,
    desk: 'settled',
    updatedAt: now,
    v: known.v + 1,
  }
  const item = await get(Items, known.itemId)
  const isItsOwn =
    item !== undefined && faultOf(item) === faultId && (item.state === 'inUse' || item.state === 'repair')
  const isWhole = outcome !== 'unrepairable'
  const changes = [faultChange(known, next)]
  if (isItsOwn && isWhole) changes.push(itemChange(item, mended(item, now)))
  const [zh, en] = outcomes[outcome]
  const source = { of: Faults.name, id: next._id, v: next.v, kind: outcome }
  const said = {
    zh: `您报修的“${known.itemName}”${zh}。`,
    en: `“${known.itemName}”, which you reported, ${en}.`,
  }
  const told = telling(
    source,
    { reader: known.reportedBy, ...said, page: `/assets/item/item?itemId=${known.itemId}` },
    context,
  )
  const takenBack =
    known.isOverdue && outcome === 'mistaken' ? [assessed(overdueFacts(known, 2, 0), context)] : []
  const answer = await settle(context, { faultId, state: outcome }, changes, [told, ...takenBack])
  await clearFaultTodos(faultId)
  return answer
}

/** What assessment is told of a fault that a unit left standing (§29). */
export const overdueFacts = (
  { _id, steward, windowId, dueAt, createdAt }: Fault,
  version: number,
  times: number,
) => ({
  rule: 'faultOverdue' as const,
  sourceId: _id,
  version,
  times,
  unitId: steward,
  ...(windowId === undefined ? {} : { windowId }),
  on: dayOf(dueAt ?? createdAt),
})
