import * as v from 'valibot'
import { languages } from '../_kernel/refusal'
import { Count, stamps, text } from '../_kernel/values'
import { type Topic, topics } from '../_shared/topic'

/**
 * 订阅: how many messages of a topic a WeChat user has agreed to and not yet got. One agreement is one message, as
 * WeChat counts; its own count decides, this one only says when there is anything to be asked.
 */
export const Agreement = v.strictObject({
  /** VISITOR:topic */
  _id: v.string(),
  visitor: v.string(),
  /** WeChat's id, which only sending needs; a guest's stands nowhere else. */
  openid: v.string(),
  topic: v.picklist(topics),
  /** The template that was agreed to; for another one nobody has agreed to anything. */
  templateId: text(100),
  left: Count,
  /** The language in which the person reads. */
  language: v.picklist(languages),
  ...stamps,
})
export type Agreement = v.InferOutput<typeof Agreement>

export const agreementId = (visitor: string, topic: Topic): string => `${visitor}:${topic}`

/** More than anybody uses up: a phone that agrees in a loop doesn't count on for ever. */
const MOST_LEFT = 20

/** Messages that may still be sent by this template. */
export const leftOf = (
  known: Pick<Agreement, 'templateId' | 'left'> | undefined,
  templateId: string,
): number => (known?.templateId === templateId ? known.left : 0)

/** The agreement after one more message was agreed to. */
export const withOneMore = (
  known: Agreement | undefined,
  one: Pick<Agreement, 'visitor' | 'openid' | 'topic' | 'templateId' | 'language'>,
  now: Date,
): Agreement => ({
  _id: agreementId(one.visitor, one.topic),
  ...one,
  left: Math.min(MOST_LEFT, leftOf(known, one.templateId) + 1),
  createdAt: known?.createdAt ?? now,
  updatedAt: now,
  v: (known?.v ?? 0) + 1,
})
