import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { addDays, enDay, zhDay } from '../../_kernel/time'
import { ServiceWindows } from '../../_shared/service-window'
import { telling } from '../../_shared/telling'
import { clearTodos } from '../../_shared/todo'
import { accountChanges } from '../account'
import { orderAt } from '../nomination/candidacy'
import { Handovers, Postings } from '../collections'
import type { contract } from '../contract'
import { handoverMoves } from './handover'
import { type PostingChange, ended } from './change'
import { orderMoved } from '../nomination/propose-nomination'
import { refuse } from '../refusals'
import { postsAt } from './seats'

type EndPosting = (typeof contract)['endPosting']

/** Whoever was to follow, whose seat goes: the posting that is coming and its handover are called off. */
export const successorOff = async (
  outgoing: { readonly windowId: string; readonly kind: string },
  reason: string,
  context: Context,
): Promise<{ postings: PostingChange[]; changes: AuditedChange[] }> => {
  const coming = (await postsAt(outgoing.windowId)).find(
    (one) => one.state === 'coming' && one.kind === outgoing.kind,
  )
  if (coming?.state !== 'coming') return { postings: [], changes: [] }
  const off = ended(coming, { why: 'calledOff', to: coming.from, reason }, context)
  const handover = await get(Handovers, coming._id)
  if (handover === undefined) return { postings: [off], changes: [] }
  const next = {
    ...handover,
    state: handoverMoves.callOff.to,
    updatedAt: context.now,
    v: handover.v + 1,
  }
  return {
    postings: [off],
    changes: [
      { of: Handovers, replace: next, before: { state: handover.state }, after: { state: next.state } },
    ],
  }
}

/**
 * 结束任职, at a window whose closing has begun (§7): before that day, as elsewhere, no day goes without a holder, so a
 * successor comes first.
 */
export const endPosting = async (
  input: InputOf<EndPosting>,
  context: Context,
): Promise<OutputOf<EndPosting> | Refusal<'MOVED_ON' | 'SUCCESSOR_NEEDED' | KernelCode>> => {
  const posting = await get(Postings, input.postingId)
  if (posting === undefined) return refuseAny('NOT_FOUND', { what: 'posting' })
  if (posting.state !== 'current') return refuse('MOVED_ON', { state: posting.state })
  const at = await get(ServiceWindows, posting.windowId)
  if (at?.state === 'open') return refuse('SUCCESSOR_NEEDED', {})
  const to = addDays(context.day, -1)
  const end = ended(posting, { why: 'windowClosed', to, reason: input.reason }, context)
  const successor = await successorOff(posting, input.reason, context)
  const order = await orderAt(posting)
  const postings = [end, ...successor.postings]
  const no = String(at?.no ?? '')
  const source = { of: Postings.name, id: posting._id, v: end.next.v, kind: end.next.why }
  const told = [
    telling(
      source,
      {
        reader: posting.personId,
        zh: `${no} 号窗口撤销，您在那里的任职到 ${zhDay(to)} 为止。`,
        en: `Window ${no} closes; your post there ended on ${enDay(to)}.`,
      },
      context,
    ),
    ...successor.postings.map(({ next }) =>
      telling(
        source,
        {
          reader: next.personId,
          zh: `${no} 号窗口撤销，您不再接任那里的岗位。`,
          en: `Window ${no} closes; you no longer take over a post there.`,
        },
        context,
      ),
    ),
  ]
  const changes = [
    ...postings.map(({ change }) => change),
    ...successor.changes,
    ...(order === undefined ? [] : [orderMoved(order, 'done', context)]),
    ...(await accountChanges({ postings: postings.map(({ next }) => next) }, context)),
  ]
  await settle(context, { postingId: posting._id, to }, changes, told)
  if (order !== undefined) await clearTodos(order._id, 'replacement')
  for (const { next } of successor.postings) await clearTodos(next._id, 'handover')
  return { postingId: posting._id, to }
}
