import { auditEntry, AuditEntries } from '../_kernel/audit'
import { settle } from '../_kernel/operation'
import { type Doc, find, type Write } from '../_kernel/store'
import type { Topic } from '../_shared/topic'
import { leftOf, withOneMore } from './agreement'
import { Agreements, MessageTemplates } from './collections'
import type { Doors } from './door'
import { refuse } from './refusals'
import { readersOf, unreadOf } from './reader'

type Agreed = Doc<typeof Agreements>
type Template = Doc<typeof MessageTemplates>

const rowsOf = (templates: readonly Template[], agreed: ReadonlyMap<Topic, Agreed>) =>
  templates.map(({ _id: topic, templateId }) => ({
    topic,
    templateId,
    left: leftOf(agreed.get(topic), templateId),
  }))

const agreedBy = async (visitor: string): Promise<Map<Topic, Agreed>> =>
  new Map((await find(Agreements, { visitor })).map((one) => [one.topic, one]))

/** 提醒: for the mark on the tab, and for the moments at which a page may ask. */
export const standing: Doors['standing'] = async (_input, context) => {
  const { now, visitor } = context
  const [readers, templates, agreed] = await Promise.all([
    readersOf(context),
    find(MessageTemplates, {}),
    agreedBy(visitor),
  ])
  return {
    unread: await unreadOf(readers, now),
    topics: rowsOf(templates, agreed),
    seenAt: now.toISOString(),
  }
}

/**
 * 同意订阅: counts one message more of each topic. Sent again it counts once, since its first answer is kept; WeChat's
 * own count decides when it comes to sending.
 */
export const agree: Doors['agree'] = async (input, context) => {
  const { now, visitor, openid, language } = context
  const [templates, agreed] = await Promise.all([find(MessageTemplates, {}), agreedBy(visitor)])
  const wanted = new Map(input.agreed.map(({ topic, templateId }) => [topic, templateId]))
  const writes: Write[] = []
  const before: Record<string, number> = {}
  const after: Record<string, number> = {}
  for (const [topic, templateId] of wanted) {
    if (!templates.some((one) => one._id === topic && one.templateId === templateId)) {
      return refuse('TEMPLATE_CHANGED', {})
    }
    const known = agreed.get(topic)
    const next = withOneMore(known, { visitor, openid, topic, templateId, language }, now)
    before[topic] = leftOf(known, templateId)
    after[topic] = next.left
    agreed.set(topic, next)
    writes.push(known === undefined ? { of: Agreements, insert: next } : { of: Agreements, replace: next })
  }
  // The counts go on changing with every message sent: what is audited is that the person agreed.
  const subject = `agreements:of:${visitor}`
  const entry = auditEntry(context, subject, now.getTime(), before, after)
  const value = { topics: rowsOf(templates, agreed) }
  return settle(context, value, [], [...writes, { of: AuditEntries, insert: entry }])
}
