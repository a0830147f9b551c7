import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { telling } from '../../_shared/telling'
import { normalNo } from '../../_shared/person-no'
import { accountChanges } from '../account'
import { Persons, RoleGrants } from '../collections'
import type { contract } from '../contract'
import type { Person } from '../person'
import { refuse } from '../refusals'
import { conflicting, holdsOf, isDeputyTerm, isOver, nextTurn, type RoleGrant } from '../grant/role-grant'
import { givenAt, headsOf } from './seats'

type Name = (typeof contract)['nameDeputy']
type End = (typeof contract)['endDeputy']

/** The head of the unit themselves: a deputy doesn't name or dismiss deputies (§9). */
const asHead = async (unitId: string, context: Context): Promise<string | Refusal<'OWN_STEP'>> => {
  const account = await context.account()
  const own = (await headsOf(unitId, context.day)).find(
    (grant) => grant.personId === account?.personId && grant.isDeputy !== true,
  )
  return own === undefined ? refuse('OWN_STEP', {}) : own.personId
}

const termFaultOf = (from: Day, to: Day, today: Day) =>
  to < from ? 'backwards' : to < today ? 'past' : isDeputyTerm(from, to, today) ? undefined : 'tooLong'

/** The writes of a new grant, and of what it lets its holder do. */
export const grantChanges = async (
  grant: RoleGrant,
  person: Person,
  context: Context,
): Promise<AuditedChange[]> => [
  {
    of: RoleGrants,
    insert: grant,
    before: {},
    after: {
      personId: grant.personId,
      role: grant.role,
      unitId: grant.unitId ?? null,
      from: grant.from,
      to: grant.to ?? null,
    },
  },
  ...(await accountChanges({ grants: [grant], person }, context)),
]

/** Somebody on the rolls by number, and the roles given to them. */
export const grantee = async (
  no: string,
): Promise<{ person: Person; held: RoleGrant[] } | Refusal<'PERSON_UNKNOWN'>> => {
  const [person] = await find(Persons, { no: normalNo(no) }, { limit: 1 })
  if (person === undefined || person.leftOn !== undefined) return refuse('PERSON_UNKNOWN', {})
  return { person, held: await find(RoleGrants, { personId: person._id }) }
}

/** Whose term is in the way of a new one, so that whoever asks sees which day would do. */
export const heldBy = ({ role, from, to }: RoleGrant): Refusal<'HELD_ALREADY'> =>
  refuse('HELD_ALREADY', { role, from, to: to ?? '' })

/** 委托 */
export const nameDeputy = async (
  input: InputOf<Name>,
  context: Context,
): Promise<
  | OutputOf<Name>
  | Refusal<'PERSON_UNKNOWN' | 'HELD_ALREADY' | 'NOT_OF_UNIT' | 'TERM_WRONG' | 'ROLES_APART' | 'OWN_STEP'>
> => {
  const { unitId, firstDay: from, lastDay: to } = input
  const head = await asHead(unitId, context)
  if (isRefusal(head)) return head
  const fault = termFaultOf(from, to, context.day)
  if (fault !== undefined) return refuse('TERM_WRONG', { fault })
  const found = await grantee(input.no)
  if (isRefusal(found)) return found
  const { person, held } = found
  if (person._id === head) return refuse('OWN_STEP', {})
  if (person.unitId !== unitId) return refuse('NOT_OF_UNIT', {})
  const other = conflicting('unitHead', { from, to }, held)
  if (other !== undefined) return refuse('ROLES_APART', { role: other })
  const facts = {
    _id: context.operation,
    personId: person._id,
    role: 'unitHead' as const,
    unitId,
    isDeputy: true,
  }
  const holds = holdsOf(facts)
  const given = await givenAt(holds)
  // The head has one deputy at a time, one who is to come included: they see whom they named, and end that first.
  const holder = given.find((one) => !isOver(one, context.day))
  if (holder !== undefined) return heldBy(holder)
  const grant: RoleGrant = {
    ...facts,
    from,
    to,
    holds,
    turn: nextTurn(given),
    grantedBy: head,
    reason: input.reason,
    createdAt: context.now,
    updatedAt: context.now,
    v: 1,
  }
  const words = {
    zh: `您受托代为负责本单位窗口工作，${from} 至 ${to}。`,
    en: `You stand in for the head of your unit from ${from} to ${to}.`,
  }
  const source = { of: RoleGrants.name, id: grant._id, v: 1, kind: 'deputy' }
  return settle(
    context,
    { grantId: grant._id, name: person.name, from, to },
    await grantChanges(grant, person, context),
    [telling(source, { reader: person._id, ...words }, context)],
  )
}

/** A grant taken back: it is in nobody's way from now on. */
export const withdrawn = (grant: RoleGrant, by: string, reason: string, now: Date): RoleGrant => ({
  ...grant,
  withdrawn: { at: now, by, reason },
  updatedAt: now,
  v: grant.v + 1,
})

/** 收回委托 */
export const endDeputy = async (
  { unitId, reason }: InputOf<End>,
  context: Context,
): Promise<OutputOf<End> | Refusal<'OWN_STEP' | KernelCode>> => {
  const head = await asHead(unitId, context)
  if (isRefusal(head)) return head
  const grant = (await givenAt(`${unitId}:deputy`)).find((one) => !isOver(one, context.day))
  if (grant === undefined) return refuseAny('NOT_FOUND', { what: 'deputy' })
  const [person] = await find(Persons, { _id: grant.personId }, { limit: 1 })
  const next = withdrawn(grant, head, reason, context.now)
  const { from, to } = grant
  const view = { grantId: grant._id, name: person?.name ?? '', from, ...(to === undefined ? {} : { to }) }
  const source = { of: RoleGrants.name, id: next._id, v: next.v, kind: 'withdrawn' }
  const words = {
    zh: '委托已由单位负责人提前收回，您不再代为负责本单位窗口工作。',
    en: 'The head of your unit ended your time as deputy; you no longer stand in.',
  }
  return settle(
    context,
    view,
    [
      { of: RoleGrants, replace: next, before: { isWithdrawn: false }, after: { isWithdrawn: true } },
      ...(await accountChanges({ grants: [next] }, context)),
    ],
    [telling(source, { reader: grant.personId, ...words }, context)],
  )
}
