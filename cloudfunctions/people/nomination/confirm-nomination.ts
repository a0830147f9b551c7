import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isPossible } from '../../_kernel/moves'
import { type AuditedChange, heldAnew, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { Contended, get, type Write } from '../../_kernel/store'
import { ServiceWindows } from '../../_shared/service-window'
import { telling } from '../../_shared/telling'
import { nextCourseOn, passedOf, plannedCourses, servicesByWindow } from '../../_shared/training'
import { clearTodos, putTodo } from '../../_shared/todo'
import { accountChanges } from '../account'
import { candidacy, type Candidacy, earlyUntil, orderAt } from './candidacy'
import { Handovers, Nominations, Persons, Postings, RoleGrants } from '../collections'
import type { contract } from '../contract'
import type { Handover } from '../posting/handover'
import { type Nomination, nominationMoves } from './nomination'
import { pages } from '../pages'
import { handoverTodos, renewNominationTodo, renewOrderTodos } from '../people-todos'
import type { Person } from '../person'
import { comingSeatOf, freeSlot, lacking, pairOf, seatOf, tenureServedOn } from '../posting/post'
import type { Posting, PostKind } from '../posting/posting'
import { postingFacts } from '../posting/change'
import { nominationFacts, orderAnswered, orderMoved } from './propose-nomination'
import { refuse } from '../refusals'
import { holdsOf, type RoleGrant } from '../grant/role-grant'

type Confirm = (typeof contract)['confirmNomination']
type SendBack = (typeof contract)['sendBackNomination']
interface Seat {
  readonly windowId: string
  readonly kind: PostKind
}

/** A nomination that waits for the centre, unless it is one's own (§14). */
const waiting = async (
  id: string,
  context: Context,
): Promise<Nomination | Refusal<'MOVED_ON' | 'OWN_STEP' | KernelCode>> => {
  const known = await get(Nominations, id)
  if (known === undefined) return refuseAny('NOT_FOUND', { what: 'nomination' })
  if (!isPossible(nominationMoves.confirm, known.state)) return refuse('MOVED_ON', { state: known.state })
  const account = await context.account()
  const isOwn = account?.personId === known.proposedBy || account?.personId === known.personId
  return isOwn ? refuse('OWN_STEP', {}) : known
}

const untrained = async (
  { windowId, kind }: Seat,
  personId: string,
  { day }: Context,
): Promise<Refusal<'UNTRAINED'> | undefined> => {
  const [passed, services] = await Promise.all([passedOf([personId], day), servicesByWindow()])
  const lacks = lacking(kind, passed(personId), services.get(windowId) ?? [])
  if (!lacks.induction && lacks.services.length === 0) return undefined
  const nextOn = nextCourseOn(lacks, await plannedCourses(day), day) ?? ''
  return refuse('UNTRAINED', { ...lacks, nextOn })
}

const backOfficeGrant = (
  nomination: Nomination,
  turn: number,
  grantedBy: string,
  { now }: Context,
): RoleGrant => {
  const grant = {
    _id: nomination._id,
    personId: nomination.personId,
    role: 'backOffice' as const,
    unitId: nomination.unitId,
    from: nomination.startOn,
  }
  const { reason } = nomination
  return {
    ...grant,
    holds: holdsOf(grant),
    turn,
    grantedBy,
    ...(reason === undefined ? {} : { reason }),
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
}

/** The posting that comes of a confirmed nomination: at once on an empty seat, after the handover on a taken one. */
const postingOf = (nomination: Nomination, seat: Seat, may: Candidacy, { now, day }: Context): Posting => {
  const { kind, windowId } = seat
  const slot = freeSlot(nomination.personId, kind, may.theirs)
  // The rule has just found one; whoever was faster is seen when this runs again.
  if (slot === undefined) throw new Contended(nomination.personId)
  const facts = {
    _id: nomination._id,
    personId: nomination.personId,
    windowId,
    unitId: nomination.unitId,
    kind,
    from: nomination.startOn > day ? nomination.startOn : day,
    slot,
    pair: pairOf(windowId, nomination.personId),
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  return may.incumbent === undefined
    ? { ...facts, seat: seatOf(windowId, kind), state: 'current' }
    : { ...facts, seat: comingSeatOf(windowId, kind), state: 'coming', outgoingId: may.incumbent._id }
}

const handoverOf = (posting: Posting, seat: Seat, may: Candidacy, context: Context): Handover | undefined =>
  may.incumbent === undefined
    ? undefined
    : {
        _id: posting._id,
        unitId: posting.unitId,
        ...seat,
        outgoingId: may.incumbent._id,
        outgoingPersonId: may.incumbent.personId,
        incomingPersonId: posting.personId,
        nominationId: posting._id,
        ...(may.order === undefined ? {} : { orderId: may.order._id }),
        startOn: posting.from,
        items: [],
        isListed: false,
        state: 'open',
        createdAt: context.now,
        updatedAt: context.now,
        v: 1,
      }

/** What a confirmed seat changes: a posting, and where somebody sits there, a handover that both will sign. */
const seatChanges = async (
  posting: Posting,
  person: Person,
  handover: Handover | undefined,
  may: Candidacy,
  context: Context,
): Promise<AuditedChange[]> => {
  const { at, incumbent, order } = may
  const changes: AuditedChange[] = [
    // The window is held: were it asked to close at this moment, one of both would run again (§7).
    ...(at === undefined ? [] : [heldAnew(ServiceWindows, at, context)]),
    { of: Postings, insert: posting, before: {}, after: postingFacts(posting) },
    ...(await accountChanges({ postings: [posting], person }, context)),
  ]
  if (handover === undefined || incumbent === undefined) {
    return order === undefined ? changes : [...changes, orderMoved(order, 'done', context)]
  }
  // The one who goes is held fast: were their posting ended at this moment, this would run again.
  return [
    ...changes,
    heldAnew(Postings, incumbent, context, { successorId: posting._id }),
    {
      of: Handovers,
      insert: handover,
      before: {},
      after: { state: handover.state, startOn: handover.startOn },
    },
    ...orderAnswered(order, 'name', context),
  ]
}

const tellings = (nomination: Nomination, handover: Handover | undefined, context: Context): Write[] => {
  const source = { of: Nominations.name, id: nomination._id, v: nomination.v, kind: nomination.state }
  const readers = new Set([nomination.proposedBy, nomination.personId])
  const page = handover === undefined ? pages.unitPosts(nomination.unitId) : pages.handover(handover._id)
  const next =
    handover === undefined
      ? { zh: '选派已由中心确认。', en: 'The centre confirmed the nomination.' }
      : {
          zh: '选派已由中心确认，双方在交接单上签字后生效。',
          en: 'The centre confirmed the nomination. It takes effect once both sign the handover.',
        }
  const told = [...readers].map((reader) => telling(source, { reader, ...next, page }, context))
  return handover === undefined
    ? told
    : [...told, telling(source, { reader: handover.outgoingPersonId, ...next, page }, context)]
}

/** 确认选派: the centre's consent; unit, tenure and training are looked at once more, as they are now. */
export const confirmNomination = async (
  input: InputOf<Confirm>,
  context: Context,
): Promise<
  | OutputOf<Confirm>
  | Refusal<
      | 'SEAT_REFUSED'
      | 'UNTRAINED'
      | 'REASON_MISSING'
      | 'CONSENT_NEEDED'
      | 'MOVED_ON'
      | 'OWN_STEP'
      | KernelCode
    >
> => {
  const known = await waiting(input.nominationId, context)
  if (isRefusal(known)) return known
  const person = await get(Persons, known.personId)
  if (person === undefined || person.leftOn !== undefined)
    return refuse('SEAT_REFUSED', { why: 'notOfUnit', windowNo: 0 })
  const may = await candidacy(person, known, context)
  if (isRefusal(may)) return may
  const seat =
    known.kind === 'backOffice' || known.windowId === undefined
      ? undefined
      : { windowId: known.windowId, kind: known.kind }
  const gate = seat === undefined ? undefined : await untrained(seat, known.personId, context)
  if (gate !== undefined) return gate
  const early = earlyUntil(may, known.startOn)
  // Named under an order that was lifted since: the change is the unit's own now (§12).
  if (early !== undefined && known.reason === undefined)
    return refuse('REASON_MISSING', { servedOn: tenureServedOn(early) })
  if (early !== undefined && input.consent === undefined)
    return refuse('CONSENT_NEEDED', { servedOn: tenureServedOn(early) })

  const { now } = context
  const consent = input.consent === undefined ? [] : [{ at: now, words: input.consent }]
  const next: Nomination = {
    ...known,
    state: nominationMoves.confirm.to,
    holds: known._id,
    remarks: [...consent, ...known.remarks].slice(0, 20),
    updatedAt: now,
    v: known.v + 1,
  }
  const done = { nominationId: next._id, state: next.state }
  const confirmed: AuditedChange = {
    of: Nominations,
    replace: next,
    before: nominationFacts(known),
    after: { ...nominationFacts(next), isEarly: early !== undefined },
  }
  if (seat === undefined) {
    const account = await context.account()
    const grant = backOfficeGrant(known, may.turn, account?.personId ?? '', context)
    await settle(
      context,
      done,
      [
        confirmed,
        { of: RoleGrants, insert: grant, before: {}, after: { role: grant.role, unitId: known.unitId } },
        ...(await accountChanges({ grants: [grant], person }, context)),
      ],
      tellings(next, undefined, context),
    )
  } else {
    const posting = postingOf(known, seat, may, context)
    const handover = handoverOf(posting, seat, may, context)
    const changes = await seatChanges(posting, person, handover, may, context)
    await settle(context, done, [confirmed, ...changes], tellings(next, handover, context))
    await clearTodos(seatOf(seat.windowId, seat.kind), 'vacancy')
    for (const todo of handover === undefined ? [] : await handoverTodos(handover)) await putTodo(todo, now)
    await renewOrderTodos(may.order, now)
  }
  await clearTodos(known._id, 'nomination')
  return done
}

/** 退回选派 */
export const sendBackNomination = async (
  input: InputOf<SendBack>,
  context: Context,
): Promise<OutputOf<SendBack> | Refusal<'MOVED_ON' | 'OWN_STEP' | KernelCode>> => {
  const known = await waiting(input.nominationId, context)
  if (isRefusal(known)) return known
  const next: Nomination = {
    ...known,
    state: nominationMoves.sendBack.to,
    remarks: [{ at: context.now, words: input.remark }, ...known.remarks].slice(0, 20),
    updatedAt: context.now,
    v: known.v + 1,
  }
  const { windowId, unitId, kind } = known
  const order = windowId === undefined ? undefined : await orderAt({ unitId, windowId, kind })
  const done = { nominationId: next._id, state: next.state }
  const words = {
    zh: '选派被中心退回，请看意见后修改。',
    en: 'The centre sent the nomination back. Please read its remark.',
  }
  const source = { of: Nominations.name, id: next._id, v: next.v, kind: next.state }
  const told = telling(source, { reader: next.proposedBy, ...words, page: pages.unitPosts(unitId) }, context)
  await settle(
    context,
    done,
    [
      { of: Nominations, replace: next, before: nominationFacts(known), after: nominationFacts(next) },
      ...orderAnswered(order, 'reopen', context),
    ],
    [told],
  )
  await renewNominationTodo(next, context.now)
  await renewOrderTodos(order, context.now)
  return done
}
