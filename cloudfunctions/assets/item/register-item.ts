import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isPossible } from '../../_kernel/moves'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { staffNumbered } from '../../_shared/numbered-person'
import { normalNo } from '../../_shared/person-no'
import { Losses } from '../collections'
import type { contract } from '../contract'
import { CENTRE, inState, type Item, itemMoves, rewritten } from './item'
import { itemBeginning, itemChange, itemWith, placeFault } from './change'
import { isThere, itemView, openFaultOf } from './view'
import { lossMoves } from '../loss/loss'
import { lossChange, lossIn } from '../loss/change'
import { clearLossTodos } from '../asset-todos'
import { refuse } from '../refusals'
import { isCentre, notSteward } from '../steward'
import { newTag } from './tag'

type Register = (typeof contract)['registerItem']
type Edit = (typeof contract)['editItem']
type Retire = (typeof contract)['retireItem']
type Restore = (typeof contract)['restoreItem']

/** Who is to keep a thing of this steward, by number: anybody of the staff for the centre's, a unit's own for a unit's. */
const keeperOf = async (
  no: string,
  steward: string,
  { day }: Context,
): Promise<string | Refusal<'NO_SUCH_STAFF'>> => {
  const known = (await staffNumbered([normalNo(no)], day)).get(normalNo(no))
  const isAllowed = known !== undefined && (steward === CENTRE || known.unitId === steward)
  return isAllowed ? known.personId : refuse('NO_SUCH_STAFF', { no })
}

/** 登记资产 (§26): things that are alike, each with its own tag. */
export const registerItem = async (
  input: InputOf<Register>,
  context: Context,
): Promise<
  OutputOf<Register> | Refusal<'OTHER_STEWARD' | 'PLACE_UNKNOWN' | 'NO_SUCH_STAFF' | KernelCode>
> => {
  const { unitId, copies, custodianNo, ...facts } = input
  const { now, day } = context
  const steward = unitId ?? CENTRE
  // A head who names no unit means the centre's register, which is none of theirs.
  if (unitId === undefined && !(await isCentre(context))) return refuseAny('NOT_YOURS', {})
  const refused = (await notSteward(steward, context)) ?? (await placeFault(facts.place))
  if (refused !== undefined) return refused
  const keeper = custodianNo === undefined ? undefined : await keeperOf(custodianNo, steward, context)
  if (isRefusal(keeper)) return keeper
  const { serial, ...rest } = facts
  const made = Array.from({ length: copies }, (): Item => ({
    _id: newTag(),
    steward,
    ...rest,
    ...(serial === undefined ? {} : { serial }),
    ...(keeper === undefined
      ? { state: 'inStock' }
      : { state: 'inUse', custodianId: keeper, heldSince: day }),
    createdAt: now,
    updatedAt: now,
    v: 1,
  }))
  return settle(context, { itemIds: made.map(({ _id }) => _id) }, made.map(itemBeginning))
}

/** A thing of which the caller is the steward. */
export const ownItem = async (
  itemId: string,
  context: Context,
): Promise<Item | Refusal<'OTHER_STEWARD' | KernelCode>> => {
  const known = await itemWith(itemId)
  if (isRefusal(known)) return known
  return (await notSteward(known.steward, context)) ?? known
}

/** 改登记 (§26). Who keeps what the centre provides changes by requests and hand-backs alone (§27). */
export const editItem = async (
  { itemId, name, place, purpose, custodianNo }: InputOf<Edit>,
  context: Context,
): Promise<
  OutputOf<Edit> | Refusal<'OTHER_STEWARD' | 'ITEM_MOVED_ON' | 'PLACE_UNKNOWN' | 'NO_SUCH_STAFF' | KernelCode>
> => {
  const known = await ownItem(itemId, context)
  if (isRefusal(known)) return known
  if (!isThere(known)) return refuse('ITEM_MOVED_ON', {})
  const fault = await placeFault(place)
  if (fault !== undefined) return fault
  const next = rewritten(known, { name, place, purpose }, context.now)
  if (custodianNo === undefined)
    return settle(context, await itemView(next, context), [itemChange(known, next)])
  if (known.steward === CENTRE || (known.state !== 'inStock' && known.state !== 'inUse'))
    return refuse('ITEM_MOVED_ON', {})
  const keeper = await keeperOf(custodianNo, known.steward, context)
  if (isRefusal(keeper)) return keeper
  const faultId = known.state === 'inUse' ? known.faultId : undefined
  const held = inState(
    known,
    {
      state: 'inUse',
      custodianId: keeper,
      heldSince: context.day,
      ...(faultId === undefined ? {} : { faultId }),
    },
    context.now,
  )
  const kept = { ...held, name, place, purpose }
  return settle(context, await itemView(kept, context), [itemChange(known, kept)])
}

/** 报废 (§26) */
export const retireItem = async (
  { itemId, reason }: InputOf<Retire>,
  context: Context,
): Promise<OutputOf<Retire> | Refusal<'OTHER_STEWARD' | 'ITEM_MOVED_ON' | KernelCode>> => {
  const known = await ownItem(itemId, context)
  if (isRefusal(known)) return known
  const { state } = known
  const isPromised = state === 'inStock' && known.offeredIn !== undefined
  // What is asked about it is settled first: a fault, a loss, a request, a case.
  const isBusy = isPromised || known.misplacedIn !== undefined || (await openLossOf(known)) !== undefined
  if (!isPossible(itemMoves.retire, state) || isBusy || (await openFaultOf(known)) !== undefined)
    return refuse('ITEM_MOVED_ON', {})
  const next = inState(known, { state: itemMoves.retire.to, reason, retiredOn: context.day }, context.now)
  return settle(context, await itemView(next, context), [itemChange(known, next)])
}

/** The loss that a lost or damaged thing is in, while it is open. */
const openLossOf = async (item: Item) => {
  if (item.state !== 'lost' && item.state !== 'damaged') return undefined
  const loss = await get(Losses, item.lossId)
  return loss !== undefined && isPossible(lossMoves.withdraw, loss.state) ? loss : undefined
}

/** 找回、修好 (§28 §29): what is in repair comes back by its fault, unless that was given up. A loss that is still open ends with it, and nobody pays. */
export const restoreItem = async (
  { itemId, reason }: InputOf<Restore>,
  context: Context,
): Promise<OutputOf<Restore> | Refusal<'OTHER_STEWARD' | 'ITEM_MOVED_ON' | KernelCode>> => {
  const known = await ownItem(itemId, context)
  if (isRefusal(known)) return known
  if (!isPossible(itemMoves.restore, known.state) || (await openFaultOf(known)) !== undefined)
    return refuse('ITEM_MOVED_ON', {})
  const next = inState(known, { state: itemMoves.restore.to }, context.now)
  const loss = await openLossOf(known)
  const changes: AuditedChange[] = [itemChange(known, next)]
  if (loss !== undefined)
    changes.push(lossChange(loss, lossIn(loss, { state: lossMoves.withdraw.to, reason }, context.now)))
  const answer = await settle(context, await itemView(next, context), changes)
  if (loss !== undefined) await clearLossTodos(loss._id)
  return answer
}
