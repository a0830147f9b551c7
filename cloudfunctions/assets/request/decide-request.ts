import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { isPossible } from '../../_kernel/moves'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { telling } from '../../_shared/telling'
import { clearRequestTodos, putRequestTodos, tellStock } from '../asset-todos'
import { AssetRequests, Items, Supplies } from '../collections'
import type { contract } from '../contract'
import { inState, notIssuable, rewritten } from '../item/item'
import { itemChange, itemWith } from '../item/change'
import { isThere } from '../item/view'
import { type AssetRequest, isHanded, requestIn, requestMoves } from './request'
import { refuse } from '../refusals'
import { requestChange, requestView, requestWith } from './view'
import { personOf } from '../steward'
import { moved } from '../supply/stock-supply'
import type { Supply } from '../supply/supply'

type Decide = (typeof contract)['decideRequest']
type HandOver = (typeof contract)['handOver']
type Undo = (typeof contract)['undoHandOver']

const told = (next: AssetRequest, kind: string, zh: string, en: string, context: Context) =>
  telling(
    { of: AssetRequests.name, id: next._id, v: next.v, kind },
    { reader: next.personId, zh, en, page: '/assets/mine/mine' },
    context,
  )

/** What a decision changes at once: a move or another purpose is in the register from then on (§27). */
const carriedOut = async (
  request: AssetRequest,
  now: Date,
): Promise<AuditedChange[] | Refusal<'ITEM_MOVED_ON' | KernelCode>> => {
  const { wish } = request
  if (wish.kind !== 'move' && wish.kind !== 'purpose') return []
  const item = await itemWith(wish.itemId)
  if (isRefusal(item)) return item
  if (!isThere(item)) return refuse('ITEM_MOVED_ON', {})
  const facts = wish.kind === 'move' ? { place: wish.place } : { purpose: wish.purpose }
  return [itemChange(item, rewritten(item, facts, now))]
}

/** 批领用 (§27): by nobody about their own. */
export const decideRequest = async (
  { requestId, refusal }: InputOf<Decide>,
  context: Context,
): Promise<OutputOf<Decide> | Refusal<'REQUEST_MOVED_ON' | 'OWN_MATTER' | 'ITEM_MOVED_ON' | KernelCode>> => {
  const known = await requestWith(requestId)
  if (isRefusal(known)) return known
  const decidedBy = await personOf(context)
  if (known.personId === decidedBy) return refuse('OWN_MATTER', {})
  if (!isPossible(requestMoves.approve, known.state)) return refuse('REQUEST_MOVED_ON', {})
  const { now } = context
  if (refusal !== undefined) {
    const next = requestIn(known, { state: requestMoves.reject.to, decidedBy, refusal }, now)
    const said = told(
      next,
      'rejected',
      '您的资产申请没有批准，请看原因。',
      'Your request for a thing was refused. Please read why.',
      context,
    )
    const answer = await settle(
      context,
      await requestView(next, context),
      [requestChange(known, next)],
      [said],
    )
    await clearRequestTodos(requestId)
    return answer
  }
  const more = await carriedOut(known, now)
  if (isRefusal(more)) return more
  const isDone = !isHanded[known.wish.kind]
  const next = isDone
    ? requestIn(known, { state: requestMoves.carryOut.to, decidedBy }, now)
    : requestIn(known, { state: requestMoves.approve.to, decidedBy }, now)
  const said = isDone
    ? told(
        next,
        'done',
        '您的资产变更批准了，登记已经改好。',
        'Your change was approved and is in the register.',
        context,
      )
    : told(
        next,
        'approved',
        '您的资产申请批准了，请到中心领取。',
        'Your request was approved. Please fetch it at the centre.',
        context,
      )
  const answer = await settle(
    context,
    await requestView(next, context),
    [requestChange(known, next), ...more],
    [said],
  )
  await putRequestTodos(next, now)
  return answer
}

/** 发放 (§27 §29): one thing in one hand. A supply leaves the stock in the same transaction, or not at all. */
export const handOver = async (
  { requestId, itemId }: InputOf<HandOver>,
  context: Context,
): Promise<
  | OutputOf<HandOver>
  | Refusal<'REQUEST_MOVED_ON' | 'OWN_MATTER' | 'NOT_ISSUABLE' | 'OUT_OF_STOCK' | KernelCode>
> => {
  const known = await requestWith(requestId)
  if (isRefusal(known)) return known
  const handedBy = await personOf(context)
  if (known.personId === handedBy) return refuse('OWN_MATTER', {})
  if (known.state !== 'approved') return refuse('REQUEST_MOVED_ON', {})
  const { now } = context
  const { decidedBy, wish } = known
  const changes: AuditedChange[] = []
  let left: Supply | undefined
  if (wish.kind === 'supply') {
    const supply = await get(Supplies, wish.supplyId)
    const out =
      supply === undefined
        ? undefined
        : moved(supply, { kind: 'issued', change: -wish.quantity, requestId }, handedBy, context)
    if (out === undefined) return refuse('OUT_OF_STOCK', { left: supply?.stock ?? 0 })
    changes.push(...out.changes)
    left = out.next
  } else {
    const item = await itemWith(itemId ?? '')
    if (isRefusal(item)) return item
    const why = notIssuable(item)
    if (why !== undefined) return refuse('NOT_ISSUABLE', { why })
    changes.push(itemChange(item, inState(item, { state: 'inStock', offeredIn: requestId }, now)))
  }
  const given = wish.kind === 'supply' || itemId === undefined ? {} : { itemId }
  const next = requestIn(known, { state: requestMoves.handOver.to, decidedBy, handedBy, ...given }, now)
  const said = told(
    next,
    'handedOver',
    '您申请的东西已经发放，请当面确认领到。',
    'What you asked for was handed over. Please confirm that you have it.',
    context,
  )
  const answer = await settle(
    context,
    await requestView(next, context),
    [requestChange(known, next), ...changes],
    [said],
  )
  await putRequestTodos(next, now)
  if (left !== undefined) await tellStock(left, now)
  return answer
}

/** 撤销发放 (§27): what nobody received is in stock again. */
export const undoHandOver = async (
  { requestId }: InputOf<Undo>,
  context: Context,
): Promise<OutputOf<Undo> | Refusal<'REQUEST_MOVED_ON' | 'TOO_MUCH_STOCK' | KernelCode>> => {
  const known = await requestWith(requestId)
  if (isRefusal(known)) return known
  if (known.state !== 'handedOver') return refuse('REQUEST_MOVED_ON', {})
  const { now } = context
  const { wish, decidedBy, itemId } = known
  const changes: AuditedChange[] = []
  let back: Supply | undefined
  if (wish.kind === 'supply') {
    const supply = await get(Supplies, wish.supplyId)
    const returned =
      supply === undefined
        ? undefined
        : moved(
            supply,
            { kind: 'returned', change: wish.quantity, requestId },
            await personOf(context),
            context,
          )
    if (returned === undefined) return refuse('TOO_MUCH_STOCK', {})
    changes.push(...returned.changes)
    back = returned.next
  } else if (itemId !== undefined) {
    const item = await get(Items, itemId)
    if (item?.state === 'inStock' && item.offeredIn === requestId)
      changes.push(itemChange(item, inState(item, { state: 'inStock' }, now)))
  }
  const next = requestIn(known, { state: requestMoves.undoHandOver.to, decidedBy }, now)
  const answer = await settle(context, await requestView(next, context), [
    requestChange(known, next),
    ...changes,
  ])
  await putRequestTodos(next, now)
  if (back !== undefined) await tellStock(back, now)
  return answer
}
