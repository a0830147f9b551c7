import * as v from 'valibot'
import type { Contract } from '../_kernel/contract'
import { eraseMyDataRow, myDataRow } from '../_kernel/my-data'
import { Count, Cursor, Empty, Instant, text } from '../_kernel/values'
import { topics } from '../_shared/topic'

const Topic = v.picklist(topics)
/** A topic that the administrator has a template for, and how many messages I have agreed to and not yet got. */
const Agreed = v.array(v.strictObject({ topic: Topic, templateId: v.string(), left: Count }))
const Unread = v.strictObject({ unread: Count })

export const contract = {
  inbox: {
    summary: '消息: what the centre has to tell me, newest first',
    who: 'anyone',
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({
      messages: v.array(
        v.strictObject({
          messageId: v.string(),
          text: v.string(),
          page: v.optional(v.string()),
          at: Instant,
          isUnread: v.boolean(),
        }),
      ),
      unread: Count,
      cursor: v.optional(Cursor),
      seenAt: Instant,
    }),
    refuses: [],
  },
  standing: {
    summary: '提醒: how many messages I have not read, and what I may agree to get by WeChat',
    who: 'anyone',
    kind: 'query',
    input: Empty,
    output: v.strictObject({ unread: Count, topics: Agreed, seenAt: Instant }),
    refuses: [],
  },
  readMessage: {
    summary: '看过一条',
    who: 'anyone',
    kind: 'command',
    input: v.strictObject({ messageId: text(300) }),
    output: Unread,
    refuses: [],
  },
  readAll: {
    summary: '全部看过: whatever was there at that moment; what came since stays unread',
    who: 'anyone',
    kind: 'command',
    input: v.strictObject({ until: Instant }),
    output: Unread,
    refuses: [],
  },
  agree: {
    summary: '同意订阅: one message of each of these, as I have just told WeChat',
    who: 'anyone',
    kind: 'command',
    input: v.strictObject({
      agreed: v.pipe(
        v.array(v.strictObject({ topic: Topic, templateId: text(100) })),
        v.minLength(1),
        v.maxLength(topics.length),
      ),
    }),
    output: v.strictObject({ topics: Agreed }),
    refuses: ['TEMPLATE_CHANGED'],
  },
  sending: {
    summary: '订阅消息发送情况: each topic, whether it has a template, and what became of the last day',
    who: ['centreAdmin'],
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      topics: v.array(
        v.strictObject({
          topic: Topic,
          isConfigured: v.boolean(),
          waiting: Count,
          sent: Count,
          /** Not agreed to, or taken back. */
          refused: Count,
          /** WeChat didn't take it, or nobody knows whether it did. */
          failed: Count,
          inboxOnly: Count,
          /** The last code that somebody has to see to, unless one was taken since. */
          fault: v.optional(v.strictObject({ code: v.number(), at: Instant })),
        }),
      ),
      seenAt: Instant,
    }),
    refuses: [],
  },
  myData: myDataRow,
  eraseMyData: eraseMyDataRow(['messages', 'agreements']),
} as const satisfies Contract
