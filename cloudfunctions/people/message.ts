import * as v from 'valibot'
import type { Language } from '../_kernel/refusal'
import { Count, Id } from '../_kernel/values'

/** 站内消息: what the centre has to tell a person, whatever becomes of WeChat's own message. */
export const Message = v.strictObject({
  /** kind:person:day, so that telling twice is harmless. */
  _id: Id,
  personId: Id,
  kind: v.literal('bindingTried'),
  facts: v.strictObject({ openids: Count }),
  at: v.date(),
  updatedAt: v.date(),
})
export type Message = v.InferOutput<typeof Message>

/** The sentence that the person reads. */
export const messageText = ({ facts }: Message, language: Language): string =>
  language === 'en'
    ? `${String(facts.openids)} WeChat users lately tried to bind your number in vain. Your binding is safe. If none of them was you, tell the desk.`
    : `最近有 ${String(facts.openids)} 个微信用您的学工号绑定，都没有成功，您的绑定是安全的。如果都不是您本人，请告诉导办台。`
