import { addWorkingDays } from '../../_kernel/calendar'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { type AuditedChange, heldAnew, settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { eachDue } from '../../_kernel/sound'
import { find, get, is } from '../../_kernel/store'
import { hours } from '../../_shared/hall-hours'
import { telling } from '../../_shared/telling'
import { putTodo } from '../../_shared/todo'
import { uncovered } from '../../_shared/uncovered-year'
import { accountChanges } from '../account'
import { Nominations, Postings, ReplacementOrders } from '../collections'
import type { contract } from '../contract'
import { directory } from '../directory'
import { nominationHolds } from '../nomination/nomination'
import { pages } from '../pages'
import { orderTodos, renewHandoverTodos } from '../people-todos'
import type { CurrentPosting, Posting } from './posting'
import { relieved } from './change'
import { orderMoved } from '../nomination/propose-nomination'
import { refuse } from '../refusals'
import { isPastDue, ORDER_DAYS, orderMoves, type ReplacementOrder } from './replacement-order'
import { headsOf, postsAt } from './seats'
import { enDay, zhDay } from '../../_kernel/time'

type Order = (typeof contract)['orderReplacement']
type View = OutputOf<Order>

export const orderView = ({ _id, state, ground, orderedOn, nameBy }: ReplacementOrder): View => ({
  orderId: _id,
  state,
  ground,
  orderedOn,
  nameBy,
})

/**
 * What answers an order before it is given: somebody who is to follow, or is named and waits for the centre. They are
 * written anew with it: were they to fall away at this moment, one of both would run again.
 */
const answered = async (
  { windowId, unitId, kind }: CurrentPosting,
  orderId: string,
  context: Context,
): Promise<{ coming: Posting | undefined; held: AuditedChange[] }> => {
  const coming = (await postsAt(windowId)).find((one) => one.state === 'coming' && one.kind === kind)
  if (coming !== undefined) return { coming, held: [heldAnew(Postings, coming, context, { orderId })] }
  const holds = nominationHolds(kind, { unitId, windowId })
  const [named] = await find(Nominations, { holds, state: 'proposed' }, { limit: 1 })
  if (named === undefined) return { coming, held: [] }
  return { coming, held: [heldAnew(Nominations, named, context, { orderId })] }
}

/** 责令更换: duties fall to B at once, the unit names a successor within five working days (§12). */
export const orderReplacement = async (
  input: InputOf<Order>,
  context: Context,
): Promise<View | Refusal<'MOVED_ON' | 'ORDER_STANDS' | KernelCode>> => {
  const { now, day } = context
  const posting = await get(Postings, input.postingId)
  if (posting === undefined) return refuseAny('NOT_FOUND', { what: 'posting' })
  if (posting.state !== 'current') return refuse('MOVED_ON', { state: posting.state })
  const [standing] = await find(ReplacementOrders, { holds: posting._id }, { limit: 1 })
  if (standing !== undefined) return refuse('ORDER_STANDS', { nameBy: standing.nameBy })
  const by = addWorkingDays(day, ORDER_DAYS, (await hours()).calendar)
  if (!by.covered) return uncovered(by, context)
  const { coming, held } = await answered(posting, context.operation, context)
  const account = await context.account()
  const order: ReplacementOrder = {
    _id: context.operation,
    postingId: posting._id,
    unitId: posting.unitId,
    windowId: posting.windowId,
    kind: posting.kind,
    ground: input.ground,
    reason: input.reason,
    orderedBy: account?.personId ?? '',
    orderedOn: day,
    nameBy: by.day,
    state: held.length === 0 ? 'open' : 'named',
    holds: posting._id,
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  const off = relieved(posting, day, context)
  const no = String((await directory()).windowById.get(posting.windowId)?.no ?? '')
  const source = { of: ReplacementOrders.name, id: order._id, v: 1, kind: 'ordered' }
  const heads = await headsOf(posting.unitId, day)
  const words =
    order.state === 'open'
      ? {
          zh: `中心责令更换 ${no} 号窗口的工作人员，请在 ${zhDay(by.day)} 前选派接任的人；期间由B角上岗。`,
          en: `The centre asks for another person at window ${no}. Name one by ${enDay(by.day)}; B does the duties meanwhile.`,
        }
      : {
          zh: `中心责令更换 ${no} 号窗口的工作人员，已选派的接任照常办理；期间由B角上岗。`,
          en: `The centre asks for another person at window ${no}. Whom you named goes ahead; B does the duties meanwhile.`,
        }
  const page = pages.unitPosts(posting.unitId)
  const toHeads = heads.map(({ personId }) => telling(source, { reader: personId, ...words, page }, context))
  const toHolder = telling(
    source,
    {
      reader: posting.personId,
      zh: `${no} 号窗口的工作自今天起由B角接替，原因请问单位负责人。`,
      en: `From today B does the duties at window ${no}. Please ask the head of your unit why.`,
    },
    context,
  )
  const view = orderView(order)
  await settle(
    context,
    view,
    [
      {
        of: ReplacementOrders,
        insert: order,
        before: {},
        after: { state: order.state, ground: order.ground, nameBy: by.day },
      },
      ...held,
      off.change,
      ...(await accountChanges({ postings: [off.next] }, context)),
    ],
    // Who leads the unit may sit at its window too; one sentence is enough then.
    heads.some(({ personId }) => personId === posting.personId) ? toHeads : [...toHeads, toHolder],
  )
  if (order.state === 'open') for (const todo of await orderTodos(order)) await putTodo(todo, now)
  // From now on the head signs a handover that is under way.
  if (coming !== undefined) await renewHandoverTodos(coming._id, now)
  return view
}

/** Orders that nobody answered in time are told to unit and centre, once (§12). */
export const escalateOrders = async (context: Context): Promise<void> => {
  const due = { state: 'open', nameBy: is.lt(context.day) }
  await eachDue(ReplacementOrders, due, { order: [['nameBy', 1]] }, async (order) => {
    if (!isPastDue(order, context.day)) return
    const no = String((await directory()).windowById.get(order.windowId)?.no ?? '')
    const source = { of: ReplacementOrders.name, id: order._id, v: order.v + 1, kind: 'overdue' }
    const heads = await headsOf(order.unitId, context.day)
    const readers = new Set([order.orderedBy, ...heads.map(({ personId }) => personId)])
    const told = [...readers].map((reader) =>
      telling(
        source,
        {
          reader,
          zh: `${no} 号窗口过了 ${order.nameBy} 的期限还没有选派接任的人，已列入中心待办。`,
          en: `Window ${no}: nobody was named by ${order.nameBy}. It is on the centre's list now.`,
          page: pages.unitPosts(order.unitId),
        },
        context,
      ),
    )
    const next = { ...order, state: orderMoves.escalate.to }
    // Were somebody named at this moment, there would be nothing to tell.
    await settle(context, undefined, [orderMoved(order, orderMoves.escalate.to, context)], told)
    for (const todo of await orderTodos(next)) await putTodo(todo, context.now)
  })
}
