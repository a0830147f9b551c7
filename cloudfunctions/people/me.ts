import type { Account } from '../_kernel/account'
import type { Context } from '../_kernel/context'
import type { OutputOf } from '../_kernel/contract'
import { inLanguage } from '../_kernel/refusal'
import { find, get, is } from '../_kernel/store'
import { Messages, Persons } from './collections'
import type { contract } from './contract'
import { directory } from './directory'
import type { Message } from './message'
import { maskedNo } from './person'

type Me = OutputOf<(typeof contract)['me']>

const SHOWN = 5
const SHOWN_DAYS = 14

/** What somebody was told lately, newest first: as a person, and before they were bound. */
const toldTo = async (readers: readonly string[], { now, language }: Context): Promise<Me['messages']> => {
  const since = new Date(now.getTime() - SHOWN_DAYS * 86_400_000)
  const pages = readers.map((readerId) =>
    find(Messages, { readerId, at: is.gt(since) }, { order: [['at', -1]], limit: SHOWN }),
  )
  const newest = (await Promise.all(pages))
    .flat()
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, SHOWN)
  return newest.map(({ _id, zh, en, page, at }: Message) => ({
    messageId: _id,
    text: inLanguage(language, zh, en),
    at: at.toISOString(),
    ...(page === undefined ? {} : { page }),
  }))
}

/** What a bound person sees of themselves: who, where they may work today, what they were told lately. */
export const profileOf = async (account: Account, context: Context): Promise<Me> => {
  const { language, now, day } = context
  const [person, places, messages] = await Promise.all([
    get(Persons, account.personId),
    directory(),
    toldTo([account.personId, account._id], context),
  ])
  const unitName = (unitId: string | undefined) => {
    const unit = unitId === undefined ? undefined : places.unitById.get(unitId)
    return unit === undefined ? {} : { unitName: language === 'en' ? unit.nameEn : unit.name }
  }
  const isNow = ({ from, to }: { from: string; to?: string | undefined }) =>
    from <= day && (to === undefined || day <= to)
  const workspaces = account.grants
    // The head of a unit has one desk, not one for each of its windows.
    .filter((grant) => isNow(grant) && !(grant.role === 'unitHead' && grant.windowId !== undefined))
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
    messages,
    seenAt: now.toISOString(),
  }
}

/** 我的 */
export const me = async (_input: unknown, context: Context): Promise<Me> => {
  const account = await context.account()
  return account === undefined
    ? {
        isBound: false,
        workspaces: [],
        messages: await toldTo([context.visitor], context),
        seenAt: context.now.toISOString(),
      }
    : profileOf(account, context)
}
