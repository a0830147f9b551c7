import * as v from 'valibot'
import { find, findFields, is } from '../_kernel/store'
import { topics } from '../_shared/topic'
import { MessageTemplates, Outbox } from './collections'
import type { Doors } from './door'
import { isSetupFault, OutboxEntry } from './outbox-entry'

const { topic, state, code, updatedAt } = OutboxEntry.entries
const Seen = v.object({ topic, state, code, updatedAt })
const LOOKED_AT = 1000
const DAY_MS = 86_400_000

/** 订阅消息发送情况: of the last day, without readers and without words. */
export const sending: Doors['sending'] = async (_input, { now }) => {
  const since = { updatedAt: is.gt(new Date(now.getTime() - DAY_MS)) }
  const [templates, seen] = await Promise.all([
    find(MessageTemplates, {}),
    findFields(Outbox, Seen, Object.keys(Seen.entries), since, {
      order: [['updatedAt', -1]],
      limit: LOOKED_AT,
    }),
  ])
  return {
    topics: topics.map((topic) => {
      const mine = seen.filter((one) => one.topic === topic)
      const count = (...states: (typeof mine)[number]['state'][]) =>
        mine.filter(({ state }) => states.includes(state)).length
      const last = mine.find(({ state }) => state === 'sent' || state === 'failed')
      return {
        topic,
        isConfigured: templates.some(({ _id }) => _id === topic),
        waiting: count('waiting', 'sending'),
        sent: count('sent'),
        refused: count('refused'),
        failed: count('failed', 'unsure'),
        inboxOnly: count('inboxOnly'),
        ...(last?.code !== undefined && isSetupFault(last.code)
          ? { fault: { code: last.code, at: last.updatedAt.toISOString() } }
          : {}),
      }
    }),
    seenAt: now.toISOString(),
  }
}
