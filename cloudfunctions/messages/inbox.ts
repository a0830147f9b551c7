import { instantKey, writeCursor } from '../_kernel/cursor'
import { findOn } from '../_kernel/find-on'
import { inLanguage, isRefusal } from '../_kernel/refusal'
import { Messages } from './collections'
import type { Doors } from './door'
import { isNews, type Message } from './message'
import { readersOf, unreadOf } from './reader'

const PAGE = 20

const newestFirst = (one: Message, other: Message): number =>
  other.at.getTime() - one.at.getTime() || (one._id > other._id ? -1 : 1)

/** 消息, worded in the language in which they are read. */
export const inbox: Doors['inbox'] = async ({ cursor }, context) => {
  const { now, language } = context
  const last = instantKey(cursor)
  if (isRefusal(last)) return last
  const readers = await readersOf(context)
  const [unread, ...pages] = await Promise.all([
    unreadOf(readers, now),
    ...readers.map((readerId) => findOn(Messages, { readerId }, ['at', -1], last, PAGE + 1)),
  ])
  const rest = pages.flat().sort(newestFirst)
  const shown = rest.slice(0, PAGE)
  const end = rest.length > PAGE ? shown.at(-1) : undefined
  return {
    messages: shown.map((message) => ({
      messageId: message._id,
      text: inLanguage(language, message.zh, message.en),
      ...(message.page === undefined ? {} : { page: message.page }),
      at: message.at.toISOString(),
      isUnread: isNews(message, now),
    })),
    unread,
    ...(end === undefined ? {} : { cursor: writeCursor([end.at.getTime(), end._id]) }),
    seenAt: now.toISOString(),
  }
}
