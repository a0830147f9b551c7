import type { Context } from '../../_kernel/context'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { eachDue } from '../../_kernel/sound'
import { Contended, get, is, type Write } from '../../_kernel/store'
import { addDays, enDay, zhDay } from '../../_kernel/time'
import { custodyPasses, keptAt } from '../../_shared/custody'
import { telling } from '../../_shared/telling'
import { clearTodos } from '../../_shared/todo'
import { accountChanges } from '../account'
import { orderAt } from '../nomination/candidacy'
import { Handovers, Postings } from '../collections'
import { directory } from '../directory'
import { type Handover, handoverMoves, isDue, type KeptThing } from './handover'
import { pages } from '../pages'
import { seatOf } from './post'
import { type PostingChange, ended, seated } from './change'
import { orderMoved } from '../nomination/propose-nomination'

/** What whoever goes keeps at the window (§26): as it is now, or as it was when it went over. */
export const custodyIn = async (handover: Handover): Promise<KeptThing[]> => {
  if (handover.custody !== undefined) return handover.custody
  if (handover.state === 'calledOff' || handover.state === 'done') return []
  const kept = await keptAt(handover.outgoingPersonId, handover.windowId)
  return kept.map(({ _id, name }) => ({ tag: _id, name }))
}

/**
 * What a signed handover changes on its day: the one who goes ends the day before, the one who comes begins, all in
 * one transaction, so that no day is without a holder (§12). Late, it takes effect late, and still without a gap.
 */
export const takeOver = async (
  handover: Handover,
  context: Context,
): Promise<{ changes: AuditedChange[]; also: Write[] }> => {
  const { now, day } = context
  const from = handover.startOn > day ? handover.startOn : day
  const [outgoing, incoming] = await Promise.all([
    get(Postings, handover.outgoingId),
    get(Postings, handover._id),
  ])
  // Called off at this moment: whoever runs this again sees it.
  if (incoming?.state !== 'coming') throw new Contended(handover._id)
  const left: PostingChange[] =
    outgoing?.state === 'current'
      ? [ended(outgoing, { why: 'handedOver', to: addDays(from, -1) }, context)]
      : []
  const seat = seated(incoming, from, context)
  const custody = await custodyIn(handover)
  const done: Handover = {
    ...handover,
    custody,
    startOn: from,
    state: handoverMoves.takeOver.to,
    updatedAt: now,
    v: handover.v + 1,
  }
  const order = await orderAt(handover)
  const postings = [...left.map(({ next }) => next), seat.next]
  const no = (await directory()).windowById.get(handover.windowId)?.no ?? 0
  const source = { of: Handovers.name, id: done._id, v: done.v, kind: 'takenOver' }
  const words = {
    zh: `${String(no)} 号窗口的交接已生效，${zhDay(from)} 起由接任的人上岗。`,
    en: `The handover of window ${String(no)} is in effect from ${enDay(from)} on.`,
  }
  const readers = [handover.outgoingPersonId, handover.incomingPersonId]
  return {
    changes: [
      ...left.map(({ change }) => change),
      seat.change,
      {
        of: Handovers,
        replace: done,
        before: { state: handover.state },
        after: { state: done.state, startOn: from },
      },
      ...(order === undefined ? [] : [orderMoved(order, 'done', context)]),
      ...(await accountChanges({ postings }, context)),
    ],
    also: [
      ...readers.map((reader) =>
        telling(source, { reader, ...words, page: pages.handover(handover._id) }, context),
      ),
      ...(custody.length === 0
        ? []
        : [
            custodyPasses(
              handover._id,
              {
                windowId: handover.windowId,
                fromPersonId: handover.outgoingPersonId,
                toPersonId: handover.incomingPersonId,
              },
              context,
            ),
          ]),
    ],
  }
}

/** To-dos that a change of holder ends. */
export const clearSeatTodos = async (handover: Handover): Promise<void> => {
  await clearTodos(handover._id, 'handover')
  await clearTodos(seatOf(handover.windowId, handover.kind), 'vacancy')
}

/** Handovers whose day has come take effect; every minute, each once. */
export const takeOverDue = async (context: Context): Promise<void> => {
  const due = { state: 'signed', startOn: is.lte(context.day) }
  await eachDue(Handovers, due, { order: [['startOn', 1]] }, async (handover) => {
    if (!isDue(handover, context.day)) return
    const { changes, also } = await takeOver(handover, context)
    await settle(context, undefined, changes, also)
    await clearSeatTodos(handover)
  })
}
