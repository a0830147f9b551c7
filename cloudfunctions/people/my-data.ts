import { auditEntry, AuditEntries } from '../_kernel/audit'
import type { Context } from '../_kernel/context'
import type { InputOf, OutputOf } from '../_kernel/contract'
import { MOST_ROWS, type MyDataSection } from '../_kernel/my-data'
import { settle } from '../_kernel/operation'
import { inLanguage } from '../_kernel/refusal'
import { find, get, is, remove } from '../_kernel/store'
import { Messages, Persons } from './collections'
import type { contract } from './contract'
import { directory } from './directory'

type MyData = (typeof contract)['myData']
type EraseMyData = (typeof contract)['eraseMyData']

/** Ids under which the caller is told things: as a person, and as a WeChat user. */
const readersOf = async (context: Context): Promise<string[]> => {
  const account = await context.account()
  return account === undefined ? [context.visitor] : [account.personId, context.visitor]
}

const personSection = async (context: Context): Promise<MyDataSection[]> => {
  const account = await context.account()
  if (account === undefined) return []
  const [person, { unitById }] = await Promise.all([get(Persons, account.personId), directory()])
  const say = (zh: string, en: string) => inLanguage(context.language, zh, en)
  const unit = account.unitId === undefined ? undefined : unitById.get(account.unitId)
  const facts: [string, string | undefined][] = [
    [say('姓名', 'Name'), account.name],
    [say('学工号', 'Number'), person?.no],
    [say('身份', 'Audience'), account.audience],
    [say('单位', 'Unit'), unit === undefined ? undefined : say(unit.name, unit.nameEn)],
    [say('手机', 'Mobile'), person?.mobile],
  ]
  const rows = facts.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]))
  const boundAt = { label: say('绑定微信', 'WeChat bound'), value: '', at: account.createdAt.toISOString() }
  return [
    {
      section: 'person',
      title: say('名册与绑定', 'Rolls and binding'),
      mayErase: false,
      rows: [...rows, boundAt],
    },
  ]
}

/** 我的数据: the rolls' row, and what the centre told. */
export const myData = async (_input: unknown, context: Context): Promise<OutputOf<MyData>> => {
  const { language } = context
  const told = await find(
    Messages,
    { readerId: is.in(await readersOf(context)) },
    { order: [['at', -1]], limit: MOST_ROWS },
  )
  const messages: MyDataSection = {
    section: 'messages',
    title: inLanguage(language, '中心发给我的消息', 'Messages to me'),
    ...(Messages.keepDays === undefined ? {} : { keepDays: Messages.keepDays }),
    mayErase: told.length > 0,
    rows: told.map(({ zh, en, at }) => ({
      label: inLanguage(language, zh, en),
      value: '',
      at: at.toISOString(),
    })),
  }
  return { sections: [...(await personSection(context)), messages] }
}

/** 删除我的数据: the messages. The rolls are the university's, and a binding ends by a new one. */
export const eraseMyData = async (
  _input: InputOf<EraseMyData>,
  context: Context,
): Promise<OutputOf<EraseMyData>> => {
  const erased = await remove(Messages, { readerId: is.in(await readersOf(context)) })
  const entry = auditEntry(
    context,
    `messages:of:${context.visitor}`,
    context.now.getTime(),
    { messages: erased },
    { messages: 0 },
  )
  return settle(context, { erased }, [], [{ of: AuditEntries, insert: entry }])
}
