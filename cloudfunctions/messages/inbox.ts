import { instantKey, writeCursor } from '../_kernel/cursor'
import { inLanguage, isRefusal } from '../_kernel/refusal'
import { find, is } from '../_kernel/store'
import { Messages } from './collections'
import type { Doors } from './door'
import { isNews, type Message } from './message'
import { readersOf, unreadOf } from './reader'

const PAGE = 20
/** Messages of one moment that a page may end amid. */
const SAME_MOMENT = 40

interface Place {
  readonly at: Date
  readonly id: string
}

const isOlder = ({ at, _id }: Message, last: Place | undefined): boolean =>
  last === undefined || at < last.at || (at.getTime() === last.at.getTime() && _id < last.id)

const newestFirst = (one: Message, other: Message): number =>
  other.at.getTime() - one.at.getTime() || (one._id > other._id ? -1 : 1)

/** 消息, worded in the language in which they are read. */
export const inbox: Doors['inbox'] = async ({ cursor }, context) => {
  const { now, language } = context
  const last = instantKey(cursor)
  if (isRefusal(last)) return last
  const readers = await readersOf(context)
  const before = last === undefined ? {} : { at: is.lte(last.at) }
  const order = [
    ['at', -1],
    ['_id', -1],
  ] as const
  const limit = last === undefined ? PAGE + 1 : PAGE + 1 + SAME_MOMENT
  const [unread, ...pages] = await Promise.all([
    unreadOf(readers, now),
    ...readers.map((readerId) => find(Messages, { readerId, ...before }, { order, limit })),
  ])
  const rest = pages
    .flat()
    .filter((message) => isOlder(message, last))
    .sort(newestFirst)
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
