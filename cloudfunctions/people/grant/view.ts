import type { Context } from '../../_kernel/context'
import type { OutputOf } from '../../_kernel/contract'
import type { contract } from '../contract'
import { directory } from '../directory'
import { maskedNo, type Person } from '../person'
import { isOver, type RoleGrant } from './role-grant'

type View = OutputOf<(typeof contract)['giveGrant']>

const stateOf = (grant: RoleGrant, { day }: Context): View['state'] => {
  if (grant.withdrawn !== undefined) return 'withdrawn'
  if (isOver(grant, day)) return 'over'
  return grant.from > day ? 'coming' : 'current'
}

/** A grant as the centre sees it: whose, where, its term, and whether whoever asks may end or shorten it. */
export const grantView = async (
  grant: RoleGrant,
  person: Person | undefined,
  context: Context,
): Promise<View> => {
  const [{ unitById }, account] = await Promise.all([directory(), context.account()])
  const unit = grant.unitId === undefined ? undefined : unitById.get(grant.unitId)
  const state = stateOf(grant, context)
  return {
    grantId: grant._id,
    name: person?.name ?? '',
    maskedNo: person === undefined ? '' : maskedNo(person.no),
    role: grant.role,
    ...(unit === undefined ? {} : { unitName: context.language === 'en' ? unit.nameEn : unit.name }),
    isDeputy: grant.isDeputy === true,
    from: grant.from,
    ...(grant.to === undefined ? {} : { to: grant.to }),
    ...(grant.reason === undefined ? {} : { reason: grant.reason }),
    state,
    mayWithdraw: (state === 'current' || state === 'coming') && grant.personId !== account?.personId,
  }
}
