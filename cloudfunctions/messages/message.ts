import * as v from 'valibot'
import { Id, text } from '../_kernel/values'
import { topics } from '../_shared/topic'

/** 站内消息: what the centre has to tell somebody, whatever becomes of WeChat's own message. */
export const Message = v.strictObject({
  /** What it is about, in which version and for whom, so that telling twice is harmless. */
  _id: v.pipe(v.string(), v.maxLength(300)),
  /** Person id, or visitor id where somebody isn't bound. */
  readerId: Id,
  zh: text(200),
  en: text(300),
  /** Page that a tap opens. */
  page: v.optional(text(200)),
  topic: v.optional(v.picklist(topics)),
  subjectZh: v.optional(text(80)),
  subjectEn: v.optional(text(120)),
  briefZh: v.optional(text(20)),
  briefEn: v.optional(text(20)),
  number: v.optional(text(20)),
  /** After this it helps nobody: not sent any more, and not counted as unread. */
  until: v.optional(v.date()),
  isUnread: v.boolean(),
  at: v.date(),
  updatedAt: v.date(),
})
export type Message = v.InferOutput<typeof Message>

/** Whether somebody should still look at it. */
export const isNews = ({ isUnread, until }: Pick<Message, 'isUnread' | 'until'>, now: Date): boolean =>
  isUnread && (until === undefined || until > now)
