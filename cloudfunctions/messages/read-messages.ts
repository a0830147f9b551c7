import type { Context } from '../_kernel/context'
import { settle } from '../_kernel/operation'
import { is, update } from '../_kernel/store'
import { Messages } from './collections'
import type { Doors } from './door'
import { readersOf, unreadOf } from './reader'

// What somebody reads and when is nobody's business: it leaves no entry in the audit.
const markRead = async (where: Readonly<Record<string, unknown>>, context: Context) => {
  const readers = await readersOf(context)
  const unread = { ...where, readerId: is.in(readers), isUnread: true }
  await update(Messages, unread, { isUnread: false })
  return settle(context, { unread: await unreadOf(readers, context.now) }, [])
}

/** 看过一条; another's looks like one that was read before. */
export const readMessage: Doors['readMessage'] = ({ messageId }, context) =>
  markRead({ _id: messageId }, context)

/** 全部看过 */
export const readAll: Doors['readAll'] = ({ until }, context) =>
  markRead({ at: is.lte(new Date(until)) }, context)
