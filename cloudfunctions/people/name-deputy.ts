import type { Context } from '../_kernel/context'
import type { InputOf, OutputOf } from '../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../_kernel/operation'
import { isRefusal, type Refusal } from '../_kernel/refusal'
import { find } from '../_kernel/store'
import type { Day } from '../_kernel/time'
import { telling } from '../_shared/telling'
import { accountChanges } from './account'
import { Persons, RoleGrants } from './collections'
import { releasedGrant } from './confirm-nomination'
import type { contract } from './contract'
import { normalNo, type Person } from './person'
import { refuse } from './refusals'
import { conflicting, holdsOf, isDeputyTerm, isOver, type RoleGrant } from './role-grant'
import { headsOf } from './seats'

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

/** The writes of a grant that takes a place: one that lapsed there gives it back in the same transaction. */
export const grantChanges = async (
  grant: RoleGrant,
  person: Person,
  lapsed: RoleGrant | undefined,
  context: Context,
): Promise<AuditedChange[]> => [
  ...(lapsed === undefined
    ? []
    : [{ of: RoleGrants, replace: releasedGrant(lapsed, context.now), before: {}, after: { isOver: true } }]),
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
  const other = conflicting('unitHead', held, context.day)
  if (other !== undefined) return refuse('ROLES_APART', { role: other })
  const facts = {
    _id: context.operation,
    personId: person._id,
    role: 'unitHead' as const,
    unitId,
    isDeputy: true,
  }
  const [holder] = await find(RoleGrants, { holds: holdsOf(facts) }, { limit: 1 })
  if (holder !== undefined && !isOver(holder, context.day))
    return refuse('HELD_ALREADY', { role: 'unitHead' })
  const grant: RoleGrant = {
    ...facts,
    from,
    to,
    holds: holdsOf(facts),
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
    await grantChanges(grant, person, holder, context),
    [telling(source, { reader: person._id, ...words }, context)],
  )
}

/** A grant taken back; it gives back what it held. */
export const withdrawn = (grant: RoleGrant, by: string, reason: string, now: Date): RoleGrant => ({
  ...releasedGrant(grant, now),
  withdrawn: { at: now, by, reason },
})

/** 收回委托 */
export const endDeputy = async (
  { unitId, reason }: InputOf<End>,
  context: Context,
): Promise<OutputOf<End> | Refusal<'OWN_STEP' | KernelCode>> => {
  const head = await asHead(unitId, context)
  if (isRefusal(head)) return head
  const [grant] = await find(RoleGrants, { holds: `${unitId}:deputy` }, { limit: 1 })
  if (grant === undefined || isOver(grant, context.day)) return refuseAny('NOT_FOUND', { what: 'deputy' })
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
