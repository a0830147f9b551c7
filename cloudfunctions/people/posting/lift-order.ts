import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isPossible } from '../../_kernel/moves'
import { type AuditedChange, settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { get, type Write } from '../../_kernel/store'
import { telling, type TellingSource } from '../../_shared/telling'
import { clearTodos } from '../../_shared/todo'
import { accountChanges } from '../account'
import { Handovers, Postings, ReplacementOrders } from '../collections'
import type { contract } from '../contract'
import { directory } from '../directory'
import { successorOff } from './end-posting'
import { withHolderBack } from './handover'
import { orderView } from './order-replacement'
import { pages } from '../pages'
import { renewHandoverTodos } from '../people-todos'
import type { Posting } from './posting'
import { type PostingChange, relieved } from './change'
import { orderMoved } from '../nomination/propose-nomination'
import { refuse } from '../refusals'
import { orderMoves, type ReplacementOrder } from './replacement-order'
import { headsOf, postsAt } from './seats'

type Lift = (typeof contract)['liftOrder']
type View = OutputOf<Lift>

interface Following {
  readonly postings: readonly PostingChange[]
  readonly changes: readonly AuditedChange[]
  readonly told: readonly Write[]
  /** The handover that is called off, or that waits for the holder again. */
  readonly handoverId?: string
}

/**
 * What becomes of whoever was to follow somebody who goes on. A change that the order asked for is off: without it the
 * unit gives its reason and the centre its consent (§12). One that was agreed before goes on, signed by the holder.
 */
const following = async (
  order: ReplacementOrder,
  { reason, no, source }: { reason: string; no: string; source: TellingSource },
  context: Context,
): Promise<Following> => {
  const coming = (await postsAt(order.windowId)).find(
    (one) => one.state === 'coming' && one.kind === order.kind,
  )
  const handover = coming === undefined ? undefined : await get(Handovers, coming._id)
  if (coming === undefined || handover === undefined) return { postings: [], changes: [], told: [] }
  const handoverId = handover._id
  if (handover.orderId === order._id) {
    const words = {
      zh: `中心已撤销 ${no} 号窗口的责令更换，您不再接任那里的岗位。`,
      en: `The centre lifted its order about window ${no}; you no longer take over a post there.`,
    }
    const told = [telling(source, { reader: coming.personId, ...words }, context)]
    return { ...(await successorOff(order, reason, context)), told, handoverId }
  }
  const back = withHolderBack(handover)
  if (back === undefined) return { postings: [], changes: [], told: [], handoverId }
  const next = { ...back, updatedAt: context.now, v: handover.v + 1 }
  const facts = { before: { state: handover.state }, after: { state: next.state, outgoingSigned: false } }
  return { postings: [], changes: [{ of: Handovers, replace: next, ...facts }], told: [], handoverId }
}

/** 撤销责令 */
export const liftOrder = async (
  input: InputOf<Lift>,
  context: Context,
): Promise<View | Refusal<'MOVED_ON' | KernelCode>> => {
  const order = await get(ReplacementOrders, input.orderId)
  if (order === undefined) return refuseAny('NOT_FOUND', { what: 'order' })
  if (!isPossible(orderMoves.lift, order.state)) return refuse('MOVED_ON', { state: order.state })
  const posting = await get(Postings, order.postingId)
  const back = posting?.state === 'current' ? [relieved(posting, undefined, context)] : []
  const view = { ...orderView(order), state: orderMoves.lift.to }
  const no = String((await directory()).windowById.get(order.windowId)?.no ?? '')
  const source = { of: ReplacementOrders.name, id: order._id, v: order.v + 1, kind: 'lifted' }
  const heads = (await headsOf(order.unitId, context.day)).map(({ personId }) => personId)
  const words = {
    zh: `中心已撤销 ${no} 号窗口的责令更换，原来在岗的人继续上岗。`,
    en: `The centre lifted its order about window ${no}: whoever had the post goes on.`,
  }
  const readers = new Set([...heads, ...back.map(({ next }) => next.personId)])
  const page = pages.unitPosts(order.unitId)
  const told = [...readers].map((reader) =>
    telling(source, { reader, ...words, ...(heads.includes(reader) ? { page } : {}) }, context),
  )
  // Where the one who was relieved has left, somebody has to follow all the same.
  const next: Following =
    back.length === 0
      ? { postings: [], changes: [], told: [] }
      : await following(order, { reason: input.reason, no, source }, context)
  const postings: Posting[] = [...back, ...next.postings].map((one) => one.next)
  const changes = [
    orderMoved({ ...order, liftedFor: input.reason }, orderMoves.lift.to, context),
    ...[...back, ...next.postings].map(({ change }) => change),
    ...next.changes,
    ...(await accountChanges({ postings }, context)),
  ]
  await settle(context, view, changes, [...told, ...next.told])
  await clearTodos(order._id, 'replacement')
  if (next.handoverId !== undefined) {
    await clearTodos(next.handoverId, 'handover')
    await renewHandoverTodos(next.handoverId, context.now)
  }
  return view
}
