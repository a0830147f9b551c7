import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { heldAnew, settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { find, get } from '../../_kernel/store'
import { addDays, type Day } from '../../_kernel/time'
import { telling } from '../../_shared/telling'
import { accountChanges } from '../account'
import { Persons, RoleGrants } from '../collections'
import type { contract } from '../contract'
import { grantView } from './view'
import { refuse } from '../refusals'
import { counts, isOver, type RoleGrant, shortenFault } from './role-grant'

const MOST = 1000

type Shorten = (typeof contract)['shortenGrant']

/**
 * The admin's grant that goes on after this one's last day, to be held fast: two admins who shorten each other at the
 * same moment would otherwise leave nobody. Nothing to hold for other roles.
 */
const adminsAfter = async (grant: RoleGrant, lastDay: Day): Promise<readonly RoleGrant[] | 'nobody'> => {
  if (grant.role !== 'centreAdmin') return []
  const all = await find(RoleGrants, { role: 'centreAdmin' }, { limit: MOST })
  const next = all.find((one) => one._id !== grant._id && counts(one, addDays(lastDay, 1)))
  return next === undefined ? 'nobody' : [next]
}

/**
 * 缩短任期: the grant counts until a coming day and no longer, so that whoever follows can be given ahead. What it lets
 * its holder do ends with that day by itself: roles are judged by the day, never by a timer.
 */
export const shortenGrant = async (
  { grantId, lastDay: to, reason }: InputOf<Shorten>,
  context: Context,
): Promise<OutputOf<Shorten> | Refusal<'MOVED_ON' | 'OWN_STEP' | 'TERM_WRONG' | KernelCode>> => {
  const { now, day } = context
  const grant = await get(RoleGrants, grantId)
  if (grant === undefined) return refuseAny('NOT_FOUND', { what: 'grant' })
  const by = (await context.account())?.personId ?? ''
  if (grant.personId === by) return refuse('OWN_STEP', {})
  if (isOver(grant, day))
    return refuse('MOVED_ON', { state: grant.withdrawn === undefined ? 'over' : 'withdrawn' })
  const fault = shortenFault(grant, to, day)
  if (fault !== undefined) return refuse('TERM_WRONG', { fault })
  const follows = await adminsAfter(grant, to)
  if (follows === 'nobody') return refuse('TERM_WRONG', { fault: 'lastAdmin' })
  const was = grant.to === undefined ? {} : { was: grant.to }
  const next: RoleGrant = {
    ...grant,
    to,
    shortened: { at: now, by, reason, ...was },
    updatedAt: now,
    v: grant.v + 1,
  }
  const source = { of: RoleGrants.name, id: next._id, v: next.v, kind: 'shortened' }
  const words = {
    zh: `您的一个角色改为到 ${to} 为止，“我的”里之后不再列出。有疑问请问中心。`,
    en: `One of your roles now ends on ${to}; "Me" lists it until then. Please ask the centre why.`,
  }
  return settle(
    context,
    await grantView(next, await get(Persons, grant.personId), context),
    [
      { of: RoleGrants, replace: next, before: { to: grant.to ?? null }, after: { to } },
      ...follows.map((one) => heldAnew(RoleGrants, one, context)),
      ...(await accountChanges({ grants: [next] }, context)),
    ],
    [telling(source, { reader: grant.personId, ...words, page: '/pages/me/me' }, context)],
  )
}
