import type { Context } from '../../_kernel/context'
import { Accounts } from '../../_kernel/account'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { nextCursor, textKey } from '../../_kernel/cursor'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { type AuditedChange, heldAnew, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { Contended, find, get, is } from '../../_kernel/store'
import { telling } from '../../_shared/telling'
import { clearTodos } from '../../_shared/todo'
import { normalNo } from '../../_shared/person-no'
import { accountChanges } from '../account'
import { Persons, Postings, RoleGrants } from '../collections'
import type { contract } from '../contract'
import { directory } from '../directory'
import { grantView } from './view'
import { grantChanges, grantee, heldBy, withdrawn } from '../posting/name-deputy'
import { maskedNo } from '../person'
import { tellVacancies } from '../people-todos'
import { refuse } from '../refusals'
import { conflicting, holdsOf, inTheWay, isOver, nextTurn, type RoleGrant, termFault } from './role-grant'
import { givenAt, peopleById } from '../posting/seats'

type Give = (typeof contract)['giveGrant']
type Withdraw = (typeof contract)['withdrawGrant']
type List = (typeof contract)['grants']
type PersonRoles = (typeof contract)['personRoles']
type View = OutputOf<Give>

/** 授予角色 */
export const giveGrant = async (
  input: InputOf<Give>,
  context: Context,
): Promise<
  | View
  | Refusal<'PERSON_UNKNOWN' | 'HELD_ALREADY' | 'NOT_OF_UNIT' | 'TERM_WRONG' | 'ROLES_APART' | KernelCode>
> => {
  const { role, ofUnit: unitId, firstDay: from, lastDay: to } = input
  const fault = termFault({ role, unitId, from, to }, context.day)
  if (fault !== undefined) return refuse('TERM_WRONG', { fault })
  if (unitId !== undefined && !(await directory()).unitById.has(unitId))
    return refuseAny('NOT_FOUND', { what: 'unit' })
  const found = await grantee(input.no)
  if (isRefusal(found)) return found
  const { person, held } = found
  if (unitId !== undefined && person.unitId !== unitId) return refuse('NOT_OF_UNIT', {})
  const term = { from, to }
  const other = conflicting(role, term, held)
  if (other !== undefined) return refuse('ROLES_APART', { role: other })
  const account = await context.account()
  const facts = {
    _id: context.operation,
    personId: person._id,
    role,
    ...(unitId === undefined ? {} : { unitId }),
  }
  const holds = holdsOf(facts)
  const given = await givenAt(holds)
  // One that was written in the console may stand under another place, but it is the same role of the same person.
  const theirs = held.filter((one) => one.role === role && one.unitId === unitId && one.isDeputy !== true)
  const holder = inTheWay(term, [...given, ...theirs])
  if (holder !== undefined) return heldBy(holder)
  const grant: RoleGrant = {
    ...facts,
    from,
    ...(to === undefined ? {} : { to }),
    holds,
    turn: nextTurn(given),
    grantedBy: account?.personId ?? '',
    reason: input.reason,
    createdAt: context.now,
    updatedAt: context.now,
    v: 1,
  }
  const source = { of: RoleGrants.name, id: grant._id, v: 1, kind: 'given' }
  const isComing = from > context.day
  const words = {
    zh: `${isComing ? `从 ${from} 起，` : ''}中心授予您一个新角色，${isComing ? '到时' : ''}在“我的”里可以切换。`,
    en: isComing
      ? `The centre gave you a new role from ${from} on. You then find it under "Me".`
      : 'The centre gave you a new role. Switch to it under "Me".',
  }
  const view = await settle(
    context,
    await grantView(grant, person, context),
    await grantChanges(grant, person, context),
    [telling(source, { reader: person._id, ...words, page: '/pages/me/me' }, context)],
  )
  if (role === 'unitHead') await clearTodos(`${unitId ?? ''}:head`, 'vacancy')
  return view
}

/**
 * 收回角色. Nobody takes back their own, and the one who does it is held fast meanwhile: two who dismiss each other at
 * the same moment would otherwise leave nobody.
 */
export const withdrawGrant = async (
  input: InputOf<Withdraw>,
  context: Context,
): Promise<View | Refusal<'MOVED_ON' | 'OWN_STEP' | KernelCode>> => {
  const grant = await get(RoleGrants, input.grantId)
  if (grant === undefined) return refuseAny('NOT_FOUND', { what: 'grant' })
  const account = await context.account()
  const self = account?.personId ?? ''
  if (grant.personId === self) return refuse('OWN_STEP', {})
  if (grant.withdrawn !== undefined) return refuse('MOVED_ON', { state: 'withdrawn' })
  const next = withdrawn(grant, self, input.reason, context.now)
  const source = { of: RoleGrants.name, id: next._id, v: next.v, kind: 'withdrawn' }
  const words = {
    zh: '中心收回了您的一个角色，“我的”里已不再列出。有疑问请问中心。',
    en: 'The centre took back one of your roles; "Me" no longer lists it. Please ask the centre why.',
  }
  const view = await settle(
    context,
    await grantView(next, await get(Persons, grant.personId), context),
    [
      { of: RoleGrants, replace: next, before: { isWithdrawn: false }, after: { isWithdrawn: true } },
      ...(await heldFast(self, context)),
      ...(await accountChanges({ grants: [next] }, context)),
    ],
    [telling(source, { reader: grant.personId, ...words, page: '/pages/me/me' }, context)],
  )
  if (grant.role === 'unitHead') await tellVacancies(context)
  return view
}

/**
 * The admin's own grant, written anew: were it taken back at this moment, one of both would run again. Taken back since
 * the caller was let in, it is this one that does. @throws Contended
 */
export const heldFast = async (personId: string, { now, day }: Context): Promise<AuditedChange[]> => {
  const all = await find(RoleGrants, { personId, role: 'centreAdmin' })
  const own = all.find((grant) => !isOver(grant, day))
  if (own === undefined && all.length > 0) throw new Contended(RoleGrants.name)
  return own === undefined ? [] : [heldAnew(RoleGrants, own, { now })]
}

const PAGE = 30

/** 角色 */
export const grants = async (
  input: InputOf<List>,
  context: Context,
): Promise<OutputOf<List> | Refusal<KernelCode>> => {
  const last = textKey(input.cursor)
  if (isRefusal(last)) return last
  const where = { role: input.role, _id: is.gt(last ?? '') }
  const found = await find(RoleGrants, where, { order: [['_id', 1]], limit: PAGE })
  const people = await peopleById(found.map(({ personId }) => personId))
  return {
    grants: await Promise.all(found.map((grant) => grantView(grant, people.get(grant.personId), context))),
    ...nextCursor(found, PAGE, ({ _id }) => _id),
  }
}

/** 人员 */
export const personRoles = async (
  input: InputOf<PersonRoles>,
  context: Context,
): Promise<OutputOf<PersonRoles> | Refusal<'PERSON_UNKNOWN'>> => {
  const [person] = await find(Persons, { no: normalNo(input.no) }, { limit: 1 })
  if (person === undefined) return refuse('PERSON_UNKNOWN', {})
  const personId = person._id
  const [account, held, postings, bound, { unitById, windowById }] = await Promise.all([
    context.account(),
    find(RoleGrants, { personId }),
    find(Postings, { personId, state: 'current' }),
    find(Accounts, { personId }, { limit: 1 }),
    directory(),
  ])
  const unit = person.unitId === undefined ? undefined : unitById.get(person.unitId)
  return {
    name: person.name,
    maskedNo: maskedNo(person.no),
    audience: person.audience,
    ...(unit === undefined
      ? {}
      : { unitId: unit._id, unitName: context.language === 'en' ? unit.nameEn : unit.name }),
    isBound: bound.length > 0,
    ...(person.leftOn === undefined ? {} : { leftOn: person.leftOn }),
    grants: await Promise.all(held.map((grant) => grantView(grant, person, context))),
    posts: postings.map(({ windowId, kind, from }) => ({
      windowNo: windowById.get(windowId)?.no ?? 0,
      kind,
      from,
    })),
    isSelf: account?.personId === personId,
    seenAt: context.now.toISOString(),
  }
}
