import type { Account } from '../_kernel/account'
import type { Context } from '../_kernel/context'
import type { OutputOf } from '../_kernel/contract'
import { isCurrent } from '../_kernel/role'
import { get } from '../_kernel/store'
import { Persons } from './collections'
import type { contract } from './contract'
import { directory } from './directory'
import { maskedNo } from './person'

type Me = OutputOf<(typeof contract)['me']>

/** What a bound person sees of themselves: who, and where they may work today. */
export const profileOf = async (account: Account, context: Context): Promise<Me> => {
  const { language, now, day } = context
  const [person, places] = await Promise.all([get(Persons, account.personId), directory()])
  const unitName = (unitId: string | undefined) => {
    const unit = unitId === undefined ? undefined : places.unitById.get(unitId)
    return unit === undefined ? {} : { unitName: language === 'en' ? unit.nameEn : unit.name }
  }
  const workspaces = account.grants
    // The head of a unit has one desk, not one for each of its windows.
    .filter((grant) => isCurrent(grant, day) && !(grant.role === 'unitHead' && grant.windowId !== undefined))
    .map((grant) => {
      const place = grant.windowId === undefined ? undefined : places.windowById.get(grant.windowId)
      return {
        role: grant.role,
        ...(grant.unitId === undefined ? {} : { unitId: grant.unitId }),
        ...unitName(place?.unitId ?? grant.unitId),
        ...(place === undefined ? {} : { windowId: place._id, windowNo: place.no }),
      }
    })
  return {
    isBound: true,
    name: account.name,
    ...(person === undefined ? {} : { maskedNo: maskedNo(person.no) }),
    audience: account.audience,
    ...unitName(account.unitId),
    workspaces,
    seenAt: now.toISOString(),
  }
}

/** 我的 */
export const me = async (_input: unknown, context: Context): Promise<Me> => {
  const account = await context.account()
  return account === undefined
    ? { isBound: false, workspaces: [], seenAt: context.now.toISOString() }
    : profileOf(account, context)
}
