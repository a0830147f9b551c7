import { collection } from '../_kernel/collection'
import { Agreement } from './agreement'
import { Message } from './message'
import { OutboxEntry } from './outbox-entry'
import { MessageTemplate } from './template'

export const Messages = collection({
  name: 'messages',
  schema: Message,
  purpose: 'What the centre told somebody, shown under 我的',
  personal: 'personal',
  mine: { shown: ['messages.messages'] },
  keepDays: 180,
  indexes: [{ on: ['readerId', '-at', '-_id'] }, { on: ['readerId', 'isUnread'] }, { on: ['updatedAt'] }],
})

export const Outbox = collection({
  name: 'outbox',
  schema: OutboxEntry,
  purpose: 'Messages that go out by WeChat too, and what WeChat answered',
  personal: 'pseudonymous',
  mine: { why: 'names a message and says nothing itself; the message is shown' },
  keepDays: 60,
  indexes: [{ on: ['nextAt'] }, { on: ['topic', 'state', '-updatedAt'] }, { on: ['updatedAt'] }],
})

export const Agreements = collection({
  name: 'agreements',
  schema: Agreement,
  purpose: 'Which messages somebody agreed to get by WeChat, and the WeChat user to send them to',
  personal: 'personal',
  mine: { shown: ['messages.agreements'] },
  keepDays: 400,
  indexes: [{ on: ['visitor'] }, { on: ['updatedAt'] }],
})

export const MessageTemplates = collection({
  name: 'messageTemplates',
  schema: MessageTemplate,
  purpose: "WeChat's templates by topic, entered by the administrator",
  personal: 'none',
})
