import * as v from 'valibot'
import { Id, text } from '../_kernel/values'

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
  at: v.date(),
  updatedAt: v.date(),
})
export type Message = v.InferOutput<typeof Message>
