import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isPossible } from '../../_kernel/moves'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { telling } from '../../_shared/telling'
import { putFaultTodo, putReturnTodo, clearReturnTodo } from '../asset-todos'
import { Faults, Items } from '../collections'
import type { contract } from '../contract'
import { type Fault } from '../fault/fault'
import { handedBack, itemMoves, rewritten } from './item'
import { itemChange, itemWith } from './change'
import { itemView } from './view'
import { refuse } from '../refusals'
import { ownItem } from './register-item'
import { faultOn } from '../fault/report-fault'
import { personOf } from '../steward'

type Ask = (typeof contract)['askHandBack']
type Take = (typeof contract)['takeBack']

/** 申请归还 (§27): said once; the thing stays with its keeper until the steward has scanned it. */
export const askHandBack = async (
  { itemId }: InputOf<Ask>,
  context: Context,
): Promise<OutputOf<Ask> | Refusal<'ITEM_MOVED_ON' | KernelCode>> => {
  const known = await itemWith(itemId)
  if (isRefusal(known)) return known
  const isMine = known.state === 'inUse' && known.custodianId === (await personOf(context))
  if (!isMine) return refuseAny('NOT_YOURS', {})
  if (known.returnAskedAt !== undefined) return refuse('ITEM_MOVED_ON', {})
  const next = rewritten(known, { returnAskedAt: context.now }, context.now)
  const answer = await settle(context, await itemView(next, context), [itemChange(known, next)])
  await putReturnTodo(next, context.now)
  return answer
}

/** 收回入库 (§27 §29): what is faulty, or found so now, goes to repair and not to stock. */
export const takeBack = async (
  { itemId, fault }: InputOf<Take>,
  context: Context,
): Promise<OutputOf<Take> | Refusal<'OTHER_STEWARD' | 'ITEM_MOVED_ON' | KernelCode>> => {
  const known = await ownItem(itemId, context)
  if (isRefusal(known)) return known
  if (known.state !== 'inUse' || !isPossible(itemMoves.takeBack, known.state))
    return refuse('ITEM_MOVED_ON', {})
  const found: Fault | undefined =
    fault === undefined || known.faultId !== undefined
      ? undefined
      : faultOn(known, { faultId: context.operation, what: fault, by: await personOf(context) }, context.now)
  const next = handedBack(known, context.now, found?._id ?? known.faultId)
  const changes: AuditedChange[] = [itemChange(known, next)]
  if (found !== undefined)
    changes.push({ of: Faults, insert: found, before: {}, after: { state: found.state } })
  const source = { of: Items.name, id: next._id, v: next.v, kind: 'takenBack' }
  const words = {
    zh: `您保管的“${known.name}”已经收回，不再由您保管。`,
    en: `“${known.name}” was taken back; it is no longer yours to keep.`,
  }
  const told = telling(source, { reader: known.custodianId, ...words, page: '/assets/mine/mine' }, context)
  const answer = await settle(context, await itemView(next, context), changes, [told])
  await clearReturnTodo(itemId)
  if (found !== undefined) await putFaultTodo(found, context.now)
  return answer
}
