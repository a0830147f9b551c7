import * as v from 'valibot'
import type { Context } from '../_kernel/context'
import { findFields, is } from '../_kernel/store'
import { Messages } from './collections'
import { isNews } from './message'

/** Ids under which the caller is told things: as a person, and as a WeChat user, also before they were bound. */
export const readersOf = async (context: Context): Promise<string[]> => {
  const account = await context.account()
  return account === undefined ? [context.visitor] : [account.personId, context.visitor]
}

const Unread = v.object({ until: v.optional(v.date()) })
/** More than this is shown as 99+. */
const COUNTED = 100

/** How many messages somebody should still look at, a hundred at most. */
export const unreadOf = async (readers: readonly string[], now: Date): Promise<number> => {
  const where = { readerId: is.in(readers), isUnread: true }
  const unread = await findFields(Messages, Unread, ['until'], where, { limit: COUNTED })
  return unread.filter(({ until }) => isNews({ isUnread: true, until }, now)).length
}
