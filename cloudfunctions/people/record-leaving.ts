import type { Context } from '../_kernel/context'
import type { InputOf, OutputOf } from '../_kernel/contract'
import { type AuditedChange, settle } from '../_kernel/operation'
import type { Refusal } from '../_kernel/refusal'
import { find, get, is } from '../_kernel/store'
import { addDays } from '../_kernel/time'
import { clearTodos } from '../_shared/todo'
import { orderAt } from './candidacy'
import { Handovers, Nominations, Persons, Postings, RoleGrants } from './collections'
import type { contract } from './contract'
import { heldFast } from './give-grant'
import { handoverMoves } from './handover'
import { withdrawn } from './name-deputy'
import { nominationMoves, type Nomination } from './nomination'
import { renewHandoverTodos, tellVacancies } from './people-todos'
import { normalNo } from './person'
import type { Posting } from './posting'
import { ended } from './posting-change'
import { nominationFacts, orderAnswered } from './propose-nomination'
import { refuse } from './refusals'
import { isOver } from './role-grant'
import { postsAt } from './seats'
import { bindingEnd } from './unbind'

type Leave = (typeof contract)['recordLeaving']

/** What becomes of a posting whose holder has left: it ends, and a handover to them is called off. */
const postingEnd = async (posting: Posting, reason: string, context: Context): Promise<AuditedChange[]> => {
  if (posting.state === 'ended') return []
  const to = addDays(context.day, -1)
  const end = ended(posting, { why: 'left', to, reason }, context)
  if (posting.state === 'current') return [end.change]
  const handover = await get(Handovers, posting._id)
  const order = await orderAt(posting)
  if (handover === undefined) return [end.change]
  const state = handoverMoves.callOff.to
  const next = { ...handover, state, updatedAt: context.now, v: handover.v + 1 }
  return [
    end.change,
    { of: Handovers, replace: next, before: { state: handover.state }, after: { state } },
    ...orderAnswered(order, 'reopen', context),
  ]
}

const nominationEnd = (nomination: Nomination, { now }: Context): AuditedChange => {
  const next: Nomination = {
    ...nomination,
    state: nominationMoves.withdraw.to,
    holds: nomination._id,
    updatedAt: now,
    v: nomination.v + 1,
  }
  return { of: Nominations, replace: next, before: nominationFacts(nomination), after: nominationFacts(next) }
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
  const done = { name: person.name, leftOn: day, posts: postings.length, grants: standing.length }
  await settle(context, done, [
    { of: Persons, replace: gone, before: { leftOn: null }, after: { leftOn: day } },
    ...ends.flat(),
    ...standing.map((grant): AuditedChange => ({
      of: RoleGrants,
      replace: withdrawn(grant, self, input.reason, now),
      before: { isWithdrawn: false },
      after: { isWithdrawn: true },
    })),
    ...nominations.map((nomination) => nominationEnd(nomination, context)),
    ...(await bindingEnd(person)),
    ...(await heldFast(self, context)),
  ])
  for (const { _id } of nominations) await clearTodos(_id, 'nomination')
  for (const { _id, state } of postings) if (state === 'coming') await clearTodos(_id, 'handover')
  // Whoever was handing over signs no more: the head does in their place (§12).
  for (const { windowId, kind, state } of postings) {
    if (state !== 'current') continue
    const next = (await postsAt(windowId)).find((one) => one.state === 'coming' && one.kind === kind)
    if (next !== undefined) await renewHandoverTodos(next._id, now)
  }
  await tellVacancies(context)
  return done
}
