import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import type { Write } from '../../_kernel/store'
import { holdersOn, namesOf, type PostHolder } from '../../_shared/post-holder'
import { commitmentsOf, objectionsTo } from './can-stand-in'
import { type Commitment, cutAt, promised, withChanged } from '../commitment'
import type { contract } from '../contract'
import { finishLeave } from './finish-leave'
import type { Leave } from './leave'
import { leaveWith, moved, rewritten, tellOf } from './change'
import { momentOf } from './hours'
import { type Piece, until, without } from './piece'
import { canBeOrdered, objectionView } from './view'
import { ownPost, windowsById } from '../person-day'
import { acceptMoveOf } from './plan-leave'
import { refuse } from '../refusals'

type StandIns = (typeof contract)['standIns']
type Order = (typeof contract)['orderStandIn']

/** The hours of a leave that are still to come. */
const aheadOf = (leave: Leave, now: Date): Piece[] =>
  without(leave.pieces, until(leave.pieces, momentOf(now)))

/** People of the unit who sit at one of its windows, whoever is away left out, each with their own place. */
const candidatesFor = (leave: Leave, holders: readonly PostHolder[]): PostHolder[] => {
  const ofUnit = holders.filter(
    ({ unitId, personId }) => unitId === leave.unitId && personId !== leave.personId,
  )
  const ids = [...new Set(ofUnit.map(({ personId }) => personId))]
  return ids.flatMap((id) => {
    const posts = ofUnit.filter(({ personId }) => personId === id)
    // The window's own B first of all.
    const here = posts.find(({ windowId, kind }) => windowId === leave.windowId && kind === 'alternate')
    const post = here ?? ownPost(posts)
    return post === undefined ? [] : [post]
  })
}

/** Who could stand in, and what speaks against each. */
const weighed = async (leave: Leave, windowId: string, ahead: readonly Piece[], context: Context) => {
  const holders = await holdersOn(ahead[0]?.day ?? context.day)
  const candidates = candidatesFor(leave, holders)
  const ids = candidates.map(({ personId }) => personId)
  const known = await commitmentsOf([leave.personId, leave.alternateId ?? '', ...ids], leave.pieces)
  const facts = { known, holders, except: leave._id }
  return { candidates, known, objection: await objectionsTo(ids, windowId, ahead, facts, context) }
}

/** 可指派的人: those who can come first. */
export const standIns = async (
  { leaveId }: InputOf<StandIns>,
  context: Context,
): Promise<OutputOf<StandIns> | Refusal<KernelCode>> => {
  const leave = await leaveWith(leaveId)
  if (isRefusal(leave)) return leave
  const ahead = aheadOf(leave, context.now)
  if (leave.windowId === undefined || !canBeOrdered(leave) || ahead.length === 0) return { people: [] }
  const { candidates, objection } = await weighed(leave, leave.windowId, ahead, context)
  const [names, windows] = await Promise.all([
    namesOf(candidates.map(({ personId }) => personId)),
    windowsById(),
  ])
  const people = await Promise.all(
    candidates.map(async ({ personId, windowId, kind }) => {
      const against = objection(personId)
      return {
        personId,
        name: names.get(personId) ?? '',
        windowNo: windows.get(windowId)?.no ?? 0,
        isAlternate: windowId === leave.windowId && kind === 'alternate',
        ...(against === undefined ? {} : { objection: await objectionView(against) }),
      }
    }),
  )
  const rank = (one: (typeof people)[number]) =>
    (one.objection === undefined ? 0 : 2) + (one.isAlternate ? 0 : 1)
  return { people: people.sort((one, other) => rank(one) - rank(other)) }
}

const words = {
  ordered: {
    zh: '中心指派您顶岗，请看时段，按时到岗打卡。',
    en: 'The centre assigned you to stand in. Please look at the hours, be there and clock in on time.',
  },
  covered: {
    zh: '中心已为您的请假安排了顶岗的人。',
    en: 'The centre has assigned somebody to stand in for your leave.',
  },
  relieved: {
    zh: '顶岗改派了别人，那些时段您不用来了。',
    en: 'Somebody else was assigned to stand in: those hours are yours again.',
  },
}

/** Whoever was to stand in is free of what is still to come, the new one is promised to it. */
const handedOn = (
  leave: Leave,
  personId: string,
  windowId: string,
  ahead: readonly Piece[],
  known: readonly Commitment[],
  now: Date,
): Commitment[] => {
  const isSet = leave.state === 'approved' || leave.state === 'active'
  const before = known.filter((one) => one.personId === leave.alternateId)
  const cut = cutAt(before, leave._id, momentOf(now), () => 0, now)
  const rest = withChanged(known, cut)
  const kept = rest
    .filter((one) => one.personId === personId)
    .flatMap(({ claims }) => claims.filter(({ sourceId }) => sourceId === leave._id))
    .flatMap(({ pieces }) => pieces)
  // Who was B before and is assigned now keeps the hours that they have stood in already.
  const pieces = [...kept, ...ahead]
  const claim = { kind: 'standIn' as const, sourceId: leave._id, windowId, isSet, pieces }
  const theirs = promised(rest, personId, claim, now)
  return withChanged(cut, theirs)
}

/** 指派顶岗 (§10 §23): the centre's order, where B did not accept or fell out. */
export const orderStandIn = async (
  { leaveId, personId, reason }: InputOf<Order>,
  context: Context,
): Promise<OutputOf<Order> | Refusal<'LEAVE_MOVED_ON' | 'ALTERNATE_CANT' | 'OWN_LEAVE' | KernelCode>> => {
  const leave = await leaveWith(leaveId)
  if (isRefusal(leave)) return leave
  const { now } = context
  const ahead = aheadOf(leave, now)
  const { windowId } = leave
  if (windowId === undefined || !canBeOrdered(leave) || ahead.length === 0)
    return refuse('LEAVE_MOVED_ON', { state: leave.state })
  const me = (await context.account())?.personId ?? ''
  if (me === leave.personId) return refuse('OWN_LEAVE', {})
  const { candidates, known, objection } = await weighed(leave, windowId, ahead, context)
  if (!candidates.some((one) => one.personId === personId)) return refuseAny('NOT_FOUND', { what: 'person' })
  const against = objection(personId)
  if (against !== undefined) return refuse('ALTERNATE_CANT', { why: against.kind })

  const { refusal: _refusal, ...facts } = leave
  const order = { alternateId: personId, isUncovered: false, order: { reason, by: me, at: now } }
  const next =
    leave.state === 'awaitingAlternate'
      ? moved(facts, await acceptMoveOf(leave, context), now, order, 'order')
      : rewritten(facts, now, order, 'order')
  const was = leave.alternateId
  const told: Write[] = [
    tellOf(next, 'ordered', personId, words.ordered, context),
    tellOf(next, 'covered', leave.personId, words.covered, context),
    ...(was === undefined || was === personId
      ? []
      : [tellOf(next, 'relieved', was, words.relieved, context)]),
  ]
  const hours = { known, changed: handedOn(leave, personId, windowId, ahead, known, now) }
  return finishLeave(context, [[leave, next]], hours, told)
}
