import type { Context } from '../_kernel/context'
import type { OutputOf } from '../_kernel/contract'
import type { MyDataSection } from '../_kernel/my-data'
import { inLanguage } from '../_kernel/refusal'
import { get } from '../_kernel/store'
import { Persons } from './collections'
import type { contract } from './contract'
import { directory } from './directory'
import { postSections } from './posting/my-posts'

type MyData = (typeof contract)['myData']

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
    ...(await postSections(account.personId, context.language)),
  ]
}

/** 我的数据: the rolls' row, the binding, and what there is of work at the centre. The rolls are the university's. */
export const myData = async (_input: unknown, context: Context): Promise<OutputOf<MyData>> => ({
  sections: await personSection(context),
})
