import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isPossible } from '../../_kernel/moves'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { clearRequestTodos, putRequestTodos } from '../asset-todos'
import { Items, Supplies } from '../collections'
import type { contract } from '../contract'
import { CENTRE, inState, itemMoves } from '../item/item'
import { itemChange, itemWith, placeFault } from '../item/change'
import { type AssetRequest, requestIn, requestMoves, type Wish } from './request'
import { refuse } from '../refusals'
import { requestBeginning, requestChange, requestView, requestWith } from './view'
import { homeOf, personOf } from '../steward'

type Ask = (typeof contract)['askThing']
type Withdraw = (typeof contract)['withdrawRequest']
type Receive = (typeof contract)['receive']

type WishFault = Refusal<'OTHER_STEWARD' | 'PLACE_UNKNOWN' | 'SUPPLY_OFF' | KernelCode>

/** Why a wish can't be asked, or nothing: it is about the centre's things, which the asker keeps (§27). */
const wishFault = async (wish: Wish, me: string): Promise<WishFault | undefined> => {
  if (wish.kind === 'supply') {
    const supply = await get(Supplies, wish.supplyId)
    if (supply === undefined) return refuseAny('NOT_FOUND', { what: 'supply' })
    return supply.isOff ? refuse('SUPPLY_OFF', {}) : undefined
  }
  if (!('itemId' in wish)) return undefined
  const item = await itemWith(wish.itemId)
  if (isRefusal(item)) return item
  const isMine = item.state === 'inUse' && item.custodianId === me
  if (!isMine) return refuseAny('NOT_YOURS', {})
  if (item.steward !== CENTRE) return refuse('OTHER_STEWARD', { isCentres: false })
  return wish.kind === 'move' ? placeFault(wish.place) : undefined
}

/** 领用申请 (§27) */
export const askThing = async (
  { wish, reason }: InputOf<Ask>,
  context: Context,
): Promise<OutputOf<Ask> | WishFault> => {
  const { now } = context
  const personId = await personOf(context)
  const fault = await wishFault(wish, personId)
  if (fault !== undefined) return fault
  const request: AssetRequest = {
    _id: context.operation,
    personId,
    ...homeOf(context),
    wish,
    reason,
    isOpen: true,
    state: 'requested',
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  const answer = await settle(context, await requestView(request, context), [requestBeginning(request)])
  await putRequestTodos(request, now)
  return answer
}

/** A request that the caller asked. */
const ownRequest = async (
  requestId: string,
  context: Context,
): Promise<AssetRequest | Refusal<KernelCode>> => {
  const known = await requestWith(requestId)
  if (isRefusal(known)) return known
  return known.personId === (await personOf(context)) ? known : refuseAny('NOT_YOURS', {})
}

/** 撤回申请 (§27) */
export const withdrawRequest = async (
  { requestId }: InputOf<Withdraw>,
  context: Context,
): Promise<OutputOf<Withdraw> | Refusal<'REQUEST_MOVED_ON' | KernelCode>> => {
  const known = await ownRequest(requestId, context)
  if (isRefusal(known)) return known
  if (!isPossible(requestMoves.withdraw, known.state)) return refuse('REQUEST_MOVED_ON', {})
  const decidedBy =
    'decidedBy' in known && known.decidedBy !== undefined ? { decidedBy: known.decidedBy } : {}
  const next = requestIn(known, { state: requestMoves.withdraw.to, ...decidedBy }, context.now)
  const answer = await settle(context, await requestView(next, context), [requestChange(known, next)])
  await clearRequestTodos(requestId)
  return answer
}

/** 确认领到 (§27): the tag that is scanned is that of the thing that was handed over; it is the asker's to keep now. */
export const receive = async (
  { requestId, itemId }: InputOf<Receive>,
  context: Context,
): Promise<OutputOf<Receive> | Refusal<'REQUEST_MOVED_ON' | 'OTHER_ITEM' | KernelCode>> => {
  const known = await ownRequest(requestId, context)
  if (isRefusal(known)) return known
  if (known.state !== 'handedOver') return refuse('REQUEST_MOVED_ON', {})
  if (known.itemId !== itemId) return refuse('OTHER_ITEM', {})
  const { now, day } = context
  const { decidedBy, handedBy } = known
  const next = requestIn(
    known,
    {
      state: requestMoves.receive.to,
      decidedBy,
      handedBy,
      ...(itemId === undefined ? {} : { itemId }),
      receivedAt: now,
    },
    now,
  )
  const changes: AuditedChange[] = [requestChange(known, next)]
  if (itemId !== undefined) {
    const item = await get(Items, itemId)
    if (item?.state !== 'inStock' || item.offeredIn !== requestId) return refuse('REQUEST_MOVED_ON', {})
    const held = inState(
      item,
      { state: itemMoves.issue.to, custodianId: known.personId, heldSince: day },
      now,
      known.windowId === undefined ? {} : { place: { at: 'window', windowId: known.windowId } },
    )
    changes.push(itemChange(item, held))
  }
  const answer = await settle(context, await requestView(next, context), changes)
  await clearRequestTodos(requestId)
  return answer
}
