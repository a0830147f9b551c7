import { auditEntry, AuditEntries } from '../_kernel/audit'
import { MOST_ROWS, type MyDataSection } from '../_kernel/my-data'
import { settle } from '../_kernel/operation'
import { inLanguage } from '../_kernel/refusal'
import { find, is, remove } from '../_kernel/store'
import type { Topic } from '../_shared/topic'
import { Agreements, Messages } from './collections'
import type { Doors } from './door'
import { readersOf } from './reader'

const topicNames: Record<Topic, readonly [zh: string, en: string]> = {
  turn: ['快到号时提醒', 'Reminder before my turn'],
  called: ['叫到号时提醒', 'Reminder when called'],
  case: ['办件有进展时提醒', 'News of my case'],
}

/** 我的数据: what the centre told me, and what I agreed to get by WeChat. */
export const myData: Doors['myData'] = async (_input, context) => {
  const { language, visitor } = context
  const readers = await readersOf(context)
  const [told, agreed] = await Promise.all([
    find(Messages, { readerId: is.in(readers) }, { order: [['at', -1]], limit: MOST_ROWS }),
    find(Agreements, { visitor }),
  ])
  const kept = ({ keepDays }: { readonly keepDays?: number }) => (keepDays === undefined ? {} : { keepDays })
  const messages: MyDataSection = {
    section: 'messages',
    title: inLanguage(language, '中心发给我的消息', 'Messages to me'),
    ...kept(Messages),
    mayErase: told.length > 0,
    rows: told.map(({ zh, en, at }) => ({
      label: inLanguage(language, zh, en),
      value: '',
      at: at.toISOString(),
    })),
  }
  const agreements: MyDataSection = {
    section: 'agreements',
    title: inLanguage(language, '同意收的微信提醒', 'WeChat reminders agreed to'),
    ...kept(Agreements),
    mayErase: agreed.length > 0,
    rows: agreed.map(({ topic, left, updatedAt }) => {
      const [zh, en] = topicNames[topic]
      return {
        label: inLanguage(language, zh, en),
        value: inLanguage(language, `还有 ${String(left)} 条`, `${String(left)} left`),
        at: updatedAt.toISOString(),
      }
    }),
  }
  return { sections: [messages, agreements] }
}

/** 删除我的数据: the messages, or what was agreed to; what was to go out goes with its message. */
export const eraseMyData: Doors['eraseMyData'] = async ({ section }, context) => {
  const erased =
    section === 'messages'
      ? await remove(Messages, { readerId: is.in(await readersOf(context)) })
      : await remove(Agreements, { visitor: context.visitor })
  const entry = auditEntry(
    context,
    `${section}:of:${context.visitor}`,
    context.now.getTime(),
    { [section]: erased },
    { [section]: 0 },
  )
  return settle(context, { erased }, [], [{ of: AuditEntries, insert: entry }])
}
