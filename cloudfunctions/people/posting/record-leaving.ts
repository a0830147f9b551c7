import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type AuditedChange, settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { find, get, is, type Write } from '../../_kernel/store'
import { addDays } from '../../_kernel/time'
import { telling } from '../../_shared/telling'
import { clearTodos } from '../../_shared/todo'
import { normalNo } from '../../_shared/person-no'
import { orderAt } from '../nomination/candidacy'
import { Handovers, Nominations, Persons, Postings, RoleGrants } from '../collections'
import type { contract } from '../contract'
import { heldFast } from '../grant/give-grant'
import { directory } from '../directory'
import { type Handover, handoverMoves } from './handover'
import { withdrawn } from './name-deputy'
import type { Nomination } from '../nomination/nomination'
import { renewHandoverTodos, renewOrderTodos, tellVacancies } from '../people-todos'
import { pages } from '../pages'
import type { Posting } from './posting'
import { ended } from './change'
import { orderAnswered, withdrawnNomination } from '../nomination/propose-nomination'
import { refuse } from '../refusals'
import type { ReplacementOrder } from './replacement-order'
import { counts, isOver } from '../grant/role-grant'
import { headsOf, postsAt } from './seats'
import { bindingEnd } from '../binding/unbind'

type Leave = (typeof contract)['recordLeaving']

/** Unit, holder and centre hear that a change at a window is off because whoever was to come has left: each once (§12). */
const tellCalledOff = async (handover: Handover, context: Context): Promise<Write[]> => {
  const { _id, v, unitId, windowId, outgoingPersonId, incomingPersonId, state } = handover
  const [heads, admins, { windowById }] = await Promise.all([
    headsOf(unitId, context.day),
    find(RoleGrants, { role: 'centreAdmin' }),
    directory(),
  ])
  const no = String(windowById.get(windowId)?.no ?? '')
  const words = {
    zh: `${no} 号窗口要接任的人已离校离岗，这次更换取消，请单位另行选派。`,
    en: `Whoever was to take over at window ${no} has left. The change is off; the unit names somebody else.`,
  }
  const pageFor = new Map([
    ...admins.filter((grant) => counts(grant, context.day)).map((one) => [one.personId, pages.nominations]),
    ...heads.map((one) => [one.personId, pages.unitPosts(unitId)]),
    [outgoingPersonId, pages.handover(_id)],
  ] as [string, string][])
  pageFor.delete(incomingPersonId)
  const source = { of: Handovers.name, id: _id, v, kind: state }
  return [...pageFor].map(([reader, page]) => telling(source, { reader, ...words, page }, context))
}

interface End {
  readonly changes: AuditedChange[]
  readonly told: Write[]
  /** The order that asks for another successor again. */
  readonly order?: ReplacementOrder | undefined
}

/** What becomes of a posting whose holder has left: it ends, and a handover to them is called off. */
const postingEnd = async (posting: Posting, reason: string, context: Context): Promise<End> => {
  if (posting.state === 'ended') return { changes: [], told: [] }
  const to = addDays(context.day, -1)
  const end = ended(posting, { why: 'left', to, reason }, context)
  if (posting.state === 'current') return { changes: [end.change], told: [] }
  const handover = await get(Handovers, posting._id)
  const order = await orderAt(posting)
  if (handover === undefined) return { changes: [end.change], told: [] }
  const state = handoverMoves.callOff.to
  const next = { ...handover, state, updatedAt: context.now, v: handover.v + 1 }
  return {
    changes: [
      end.change,
      { of: Handovers, replace: next, before: { state: handover.state }, after: { state } },
      ...orderAnswered(order, 'reopen', context),
    ],
    told: await tellCalledOff(next, context),
    order,
  }
}

/** The unit hears that whom it named has left, once. */
const tellWithdrawn = async (nomination: Nomination, context: Context): Promise<Write[]> => {
  const { _id, v, unitId, windowId, state } = nomination
  const [heads, { windowById }] = await Promise.all([headsOf(unitId, context.day), directory()])
  const no = windowId === undefined ? undefined : String(windowById.get(windowId)?.no ?? '')
  const words = {
    zh: `${no === undefined ? '后台' : `${no} 号窗口`}选派的人已离校离岗，这份选派作废，请另行选派。`,
    en: `The person named for ${no === undefined ? 'the back office' : `window ${no}`} has left. Please name somebody else.`,
    page: pages.unitPosts(unitId),
  }
  const source = { of: Nominations.name, id: _id, v, kind: state }
  const readers = new Set(heads.map(({ personId }) => personId).filter((id) => id !== nomination.personId))
  return [...readers].map((reader) => telling(source, { reader, ...words }, context))
}

/** A nomination of somebody who has left is withdrawn; an order that it answered asks for another (§12). */
const nominationEnd = async (nomination: Nomination, context: Context): Promise<End> => {
  const { next, change } = withdrawnNomination(nomination, context)
  const { windowId, unitId, kind } = nomination
  const order = windowId === undefined ? undefined : await orderAt({ unitId, windowId, kind })
  return {
    changes: [change, ...orderAnswered(order, 'reopen', context)],
    told: await tellWithdrawn(next, context),
    order,
  }
}

/**
 * 离校离岗: posts, roles, nominations and binding end together; the person stays on the rolls with the day, because
 * records name them. Seats that become empty show at once to unit and centre.
 */
export const recordLeaving = async (
  input: InputOf<Leave>,
  context: Context,
): Promise<OutputOf<Leave> | Refusal<'PERSON_UNKNOWN' | 'OWN_STEP'>> => {
  const { now, day } = context
  const [person] = await find(Persons, { no: normalNo(input.no) }, { limit: 1 })
  if (person === undefined || person.leftOn !== undefined) return refuse('PERSON_UNKNOWN', {})
  const account = await context.account()
  const self = account?.personId ?? ''
  if (person._id === self) return refuse('OWN_STEP', {})
  const personId = person._id
  const [postings, held, nominations] = await Promise.all([
    find(Postings, { personId, state: is.in(['coming', 'current']) }),
    find(RoleGrants, { personId }),
    find(Nominations, { personId, state: is.in(['proposed', 'returned']) }),
  ])
  const standing = held.filter((grant) => !isOver(grant, day))
  const gone = { ...person, leftOn: day, updatedAt: now, v: person.v + 1 }
  const ends = await Promise.all(postings.map((posting) => postingEnd(posting, input.reason, context)))
  const withdrawals = await Promise.all(nominations.map((nomination) => nominationEnd(nomination, context)))
  const done = { name: person.name, leftOn: day, posts: postings.length, grants: standing.length }
  const changes = [
    { of: Persons, replace: gone, before: { leftOn: null }, after: { leftOn: day } },
    ...ends.flatMap((end) => end.changes),
    ...standing.map((grant): AuditedChange => ({
      of: RoleGrants,
      replace: withdrawn(grant, self, input.reason, now),
      before: { isWithdrawn: false },
      after: { isWithdrawn: true },
    })),
    ...withdrawals.flatMap((end) => end.changes),
    ...(await bindingEnd(person)),
    ...(await heldFast(self, context)),
  ]
  await settle(
    context,
    done,
    changes,
    [...ends, ...withdrawals].flatMap(({ told }) => told),
  )
  for (const { _id } of nominations) await clearTodos(_id, 'nomination')
  for (const { _id, state } of postings) if (state === 'coming') await clearTodos(_id, 'handover')
  for (const { order } of [...ends, ...withdrawals]) await renewOrderTodos(order, now)
  // Whoever was handing over signs no more: the head does in their place (§12).
  for (const { windowId, kind, state } of postings) {
    if (state !== 'current') continue
    const next = (await postsAt(windowId)).find((one) => one.state === 'coming' && one.kind === kind)
    if (next !== undefined) await renewHandoverTodos(next._id, now)
  }
  await tellVacancies(context)
  return done
}
