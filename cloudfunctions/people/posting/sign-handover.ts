import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { canonical, shortHash } from '../../_kernel/hash'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isPossible, movesOf } from '../../_kernel/moves'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { telling } from '../../_shared/telling'
import { clearTodos, putTodo } from '../../_shared/todo'
import { accountChanges } from '../account'
import { orderAt } from '../nomination/candidacy'
import { Handovers, Persons, Postings } from '../collections'
import type { contract } from '../contract'
import { directory } from '../directory'
import {
  type Handover,
  type HandoverActor,
  type KeptThing,
  handoverMoves,
  isDue,
  partsIn,
  withItems,
  withSignature,
} from './handover'
import { pages } from '../pages'
import { handoverTodos, renewOrderTodos, tellVacancies } from '../people-todos'
import { isAway } from './posting'
import { ended } from './change'
import { orderAnswered } from '../nomination/propose-nomination'
import { refuse } from '../refusals'
import { clearSeatTodos, custodyIn, takeOver } from './take-over'

type View = OutputOf<(typeof contract)['handover']>
type Named = InputOf<(typeof contract)['handover']>
type List = (typeof contract)['listHandover']
type Sign = (typeof contract)['signHandover']
type CallOff = (typeof contract)['callOffHandover']

interface Seen {
  readonly handover: Handover
  /** What whoever asks may do here; a reader has no part. */
  readonly actors: readonly HandoverActor[]
  readonly personId: string
  /** Whoever hands over is relieved or gone: the head signs in their place. */
  readonly isOutgoingAway: boolean
}

/** A handover with the parts that the caller has in it; nobody's business but theirs, the unit's and the centre's. */
const seenBy = async (handoverId: string, context: Context): Promise<Seen | Refusal<KernelCode>> => {
  const handover = await get(Handovers, handoverId)
  if (handover === undefined) return refuseAny('NOT_FOUND', { what: 'handover' })
  const [account, outgoing, head, centre, reader] = await Promise.all([
    context.account(),
    get(Postings, handover.outgoingId),
    actingAs(context, ['unitHead'], { unitId: handover.unitId }),
    actingAs(context, ['centreAdmin']),
    actingAs(context, ['centreStaff', 'steeringOffice']),
  ])
  const personId = account?.personId ?? ''
  // Who has handed over has gone too, and is still the one who did.
  const isOutgoingAway = handover.state === 'open' && isAway(outgoing)
  const parts = partsIn(handover, { personId, isHead: head !== undefined, isOutgoingAway })
  const isParty = personId === handover.outgoingPersonId || personId === handover.incomingPersonId
  if (!isParty && head === undefined && centre === undefined && reader === undefined)
    return refuseAny('NOT_YOURS', {})
  const actors = [...parts, ...(centre === undefined ? [] : ['centre' as const])]
  return { handover, actors, personId, isOutgoingAway }
}

/** Buttons of a handover: nobody signs twice, or before there is a list. */
const movesIn = ({ handover, actors }: Seen): View['moves'] =>
  movesOf(handoverMoves, handover.state, actors).filter((move) => {
    if (move !== 'sign') return true
    const canStill = actors.some((part) =>
      part === 'incoming'
        ? handover.incomingSigned === undefined
        : part !== 'centre' && handover.outgoingSigned === undefined,
    )
    return handover.isListed && canStill
  })

/** What a list is called, so that a signature is for the one that was seen. */
const listHashOf = ({ items }: Pick<Handover, 'items'>, custody: readonly KeptThing[]): string =>
  shortHash(canonical(custody.length === 0 ? items : { items, custody }))

const viewOf = async (seen: Seen, { language, now }: Context): Promise<View> => {
  const { handover } = seen
  const [{ windowById, unitById }, custody, outgoing, incoming] = await Promise.all([
    directory(),
    custodyIn(handover),
    get(Persons, handover.outgoingPersonId),
    get(Persons, handover.incomingPersonId),
  ])
  const unit = unitById.get(handover.unitId)
  const { outgoingSigned, incomingSigned } = handover
  return {
    handoverId: handover._id,
    windowNo: windowById.get(handover.windowId)?.no ?? 0,
    unitName: (language === 'en' ? unit?.nameEn : unit?.name) ?? '',
    kind: handover.kind,
    outgoingName: outgoing?.name ?? '',
    incomingName: incoming?.name ?? '',
    startOn: handover.startOn,
    items: handover.items,
    isListed: handover.isListed,
    custody,
    listHash: listHashOf(handover, custody),
    ...(outgoingSigned === undefined ? {} : { outgoingSignedAt: outgoingSigned.at.toISOString() }),
    ...(incomingSigned === undefined ? {} : { incomingSignedAt: incomingSigned.at.toISOString() }),
    isOutgoingAway: seen.isOutgoingAway && handover.state === 'open',
    signedInPlace: outgoingSigned?.inPlace === true,
    state: handover.state,
    moves: movesIn(seen),
    seenAt: now.toISOString(),
  }
}

/** 交接 */
export const handover = async (
  { handoverId }: Named,
  context: Context,
): Promise<View | Refusal<KernelCode>> => {
  const seen = await seenBy(handoverId, context)
  return isRefusal(seen) ? seen : viewOf(seen, context)
}

const factsOf = ({ state, items, outgoingSigned, incomingSigned }: Handover) => ({
  state,
  items: items.length,
  itemsHash: listHashOf({ items }, []),
  outgoingSigned: outgoingSigned !== undefined,
  incomingSigned: incomingSigned !== undefined,
})

/** 交接清单 */
export const listHandover = async (
  input: InputOf<List>,
  context: Context,
): Promise<View | Refusal<'MOVED_ON' | KernelCode>> => {
  const seen = await seenBy(input.handoverId, context)
  if (isRefusal(seen)) return seen
  const known = seen.handover
  if (!seen.actors.some((part) => part === 'outgoing' || part === 'inPlace'))
    return refuseAny('NOT_YOURS', {})
  if (!isPossible(handoverMoves.list, known.state)) return refuse('MOVED_ON', { state: known.state })
  const next = { ...withItems(known, input.items), updatedAt: context.now, v: known.v + 1 }
  const view = await viewOf({ ...seen, handover: next }, context)
  await settle(context, view, [
    { of: Handovers, replace: next, before: factsOf(known), after: factsOf(next) },
  ])
  for (const todo of await handoverTodos(next)) await putTodo(todo, context.now)
  return view
}

/** 交接签字: the second signature on or after the day that was agreed makes the change at once (§12). */
export const signHandover = async (
  input: InputOf<Sign>,
  context: Context,
): Promise<View | Refusal<'MOVED_ON' | 'NOT_LISTED' | KernelCode>> => {
  const seen = await seenBy(input.handoverId, context)
  if (isRefusal(seen)) return seen
  const known = seen.handover
  const part = seen.actors.find(
    (actor) => actor === 'outgoing' || actor === 'incoming' || actor === 'inPlace',
  )
  if (part === undefined) return refuseAny('NOT_YOURS', {})
  if (!isPossible(handoverMoves.sign, known.state)) return refuse('MOVED_ON', { state: known.state })
  if (!known.isListed) return refuse('NOT_LISTED', {})
  // Listed anew since it was shown: nobody signs unseen (§12).
  if (input.listHash !== listHashOf(known, await custodyIn(known)))
    return refuse('MOVED_ON', { state: 'listedAnew' })
  const signed = withSignature(known, part, seen.personId, context.now)
  if (!isDue(signed, context.day)) {
    const next = { ...signed, updatedAt: context.now, v: known.v + 1 }
    const view = await viewOf({ ...seen, handover: next }, context)
    await settle(context, view, [
      { of: Handovers, replace: next, before: factsOf(known), after: factsOf(next) },
    ])
    await clearTodos(next._id, 'handover')
    for (const todo of await handoverTodos(next)) await putTodo(todo, context.now)
    return view
  }
  const { changes, also } = await takeOver(signed, context)
  const custody = await custodyIn(signed)
  const startOn = context.day
  const done: Handover = { ...signed, custody, startOn, state: handoverMoves.takeOver.to }
  const view = await viewOf({ ...seen, handover: done }, context)
  await settle(context, view, changes, also)
  await clearSeatTodos(done)
  return view
}

/** 取消更换: who is there stays; an order asks for another successor again. */
export const callOffHandover = async (
  input: InputOf<CallOff>,
  context: Context,
): Promise<View | Refusal<'MOVED_ON' | KernelCode>> => {
  const seen = await seenBy(input.handoverId, context)
  if (isRefusal(seen)) return seen
  const known = seen.handover
  if (!isPossible(handoverMoves.callOff, known.state)) return refuse('MOVED_ON', { state: known.state })
  const coming = await get(Postings, known._id)
  if (coming?.state !== 'coming') return refuse('MOVED_ON', { state: known.state })
  const off = ended(coming, { why: 'calledOff', to: coming.from, reason: input.reason }, context)
  const next: Handover = {
    ...known,
    state: handoverMoves.callOff.to,
    updatedAt: context.now,
    v: known.v + 1,
  }
  const view = await viewOf({ ...seen, handover: next }, context)
  const order = await orderAt(known)
  const changes = [
    off.change,
    { of: Handovers, replace: next, before: factsOf(known), after: factsOf(next) },
    ...orderAnswered(order, 'reopen', context),
    ...(await accountChanges({ postings: [off.next] }, context)),
  ]
  const no = String(view.windowNo)
  const words = {
    zh: `${no} 号窗口的更换已由中心取消，不再交接。有疑问请问中心。`,
    en: `The centre called off the change at window ${no}; nothing is handed over. Please ask the centre why.`,
  }
  const source = { of: Handovers.name, id: next._id, v: next.v, kind: next.state }
  const told = [known.outgoingPersonId, known.incomingPersonId].map((reader) =>
    telling(source, { reader, ...words, page: pages.handover(known._id) }, context),
  )
  await settle(context, view, changes, told)
  await clearTodos(known._id, 'handover')
  await renewOrderTodos(order, context.now)
  // Where the one who was there has left meanwhile, the seat is empty now.
  await tellVacancies(context)
  return view
}
