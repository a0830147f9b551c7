import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Day } from '../../cloudfunctions/_kernel/time'
import type { Phone } from '../browser'
import { staff } from '../hall/staffed-hall'
import { goTo } from './calling'
import { back, choose, fill, gone, hold, press, reads, refresh, shown, touch } from './hand'
import { openStage, type Stage } from './stage'

jest.setTimeout(240_000)

const clerk = 'o-window-1-a'
const admin = 'o-centre-admin'
const desk = 'o-centre-desk'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ furnish: (hall) => staff(hall, [], '2026-11-23' as Day) })
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

/** The centre registers two scanners alike and a box of toner, and has the tags of the first and the second. */
const furnish = async (centre: Phone): Promise<readonly [string, string]> => {
  await touch(centre, '资产台账')
  await press(centre, '登记资产')
  await touch(centre, '类别')
  await choose(centre, '工具')
  await fill(centre, '名称', '高拍仪')
  await fill(centre, '地方的名字', '一层库房')
  await fill(centre, '用途', '扫描材料')
  await fill(centre, '单价（元）', '980')
  await fill(centre, '几件一样的', '2')
  await press(centre, '登记')
  await reads(centre, '登记了 2 件')
  await back(centre)
  await back(centre)
  await touch(centre, '耗材库存')
  await press(centre, '登记一种耗材')
  await fill(centre, '名称', '硒鼓 26A')
  await fill(centre, '怎么数', '个')
  await fill(centre, '现在有多少', '5')
  await fill(centre, '剩多少时补货', '2')
  await press(centre, '保存')
  await reads(centre, /^5 个/)
  await back(centre)
  const [one, two] = await stage.hall.documents('assetItems', { name: '高拍仪' })
  return [String(one?.['_id']), String(two?.['_id'])]
}

/** A request of the clerk, from the page of all that is theirs and back to it. */
const ask = async (phone: Phone, { kind, what, why }: Record<'kind' | 'what' | 'why', string>) => {
  await touch(phone, '申请')
  if (kind === '领耗材') {
    await touch(phone, '申请什么')
    await choose(phone, kind)
  }
  await fill(phone, kind === '领耗材' ? '数量' : '要什么', what)
  await fill(phone, '工作上为什么需要', why)
  await press(phone, '报中心审批')
  await reads(phone, '报上去了，等中心审批')
  await back(phone)
}

test('a scanner and toner: asked for, approved, handed over, received, and the scanner given back', async () => {
  const { hall, picture } = stage
  const giving = await stage.phone(desk, '/staff/today/today')
  await touch(giving, '资产')
  await touch(giving, '师生服务中心')
  await reads(giving, '现在没有等处理的')
  const [mine, other] = await furnish(giving)

  const asking = await stage.phone(clerk, '/staff/today/today')
  await touch(asking, '资产')
  await reads(asking, '现在没有您保管的资产')
  await ask(asking, { kind: '领用在库的东西', what: '高拍仪一台', why: '要扫学生证明' })
  await touch(asking, '耗材')
  await reads(asking, /5 个.*点开申请领用/)
  await back(asking)
  await ask(asking, { kind: '领耗材', what: '3', why: '证明要当场打印' })
  await reads(asking, '高拍仪一台')
  await picture(asking, 'asset-1-asked')

  // The centre's lead approves both: from then on they wait for whoever gives things out.
  const lead = await stage.phone(admin, '/pages/me/me')
  await touch(lead, '资产')
  await touch(lead, '师生服务中心')
  for (const [what, why] of [
    ['高拍仪一台', '要扫学生证明'],
    [/硒鼓 26A/, '证明要当场打印'],
  ] as const) {
    await touch(lead, what)
    await reads(lead, why)
    await press(lead, '批准')
    await gone(lead, why)
  }
  await picture(lead, 'asset-2-approved')

  // At the counter of the centre: one label is scanned by whoever gives, the same by whoever takes.
  await back(giving)
  await back(giving)
  await touch(giving, '待办')
  await touch(giving, '有批准的领用还没发放')
  await touch(giving, '高拍仪一台')
  await hold(giving, `g=${mine}`)
  await press(giving, '扫标签发放')
  await reads(giving, '待确认')
  await touch(giving, /硒鼓 26A/)
  await reads(giving, /库存 5/)
  await press(giving, '发放，扣库存')
  await gone(giving, /库存 5/)
  await picture(giving, 'asset-3-handed-over')

  await refresh(asking)
  await touch(asking, '高拍仪一台')
  await hold(asking, `g=${other}`)
  await press(asking, '扫标签，确认领到')
  await reads(asking, '扫到的不是发给您的那件，请核对标签。')
  await hold(asking, `g=${mine}`)
  await press(asking, '扫标签，确认领到')
  await reads(asking, '我保管的')
  await touch(asking, /硒鼓 26A/)
  await press(asking, '确认领到')
  await gone(asking, '确认领到')
  await picture(asking, 'asset-4-kept')
  expect(await hall.documents('assetItems', { _id: mine })).toMatchObject([
    { state: 'inUse', custodianId: 'p-window-1-a', place: { at: 'window', windowId: 'w1' } },
  ])

  // A week later it is no longer needed; the wrong one is brought first.
  await goTo(stage, '2026-11-30T09:40:00+08:00')
  await touch(asking, mine)
  await touch(asking, '申请归还')
  await press(asking, '提交')
  await reads(asking, '等归还')
  await refresh(giving)
  await touch(giving, '高拍仪')
  await hold(giving, `g=${other}`)
  await press(giving, '扫标签收回')
  await reads(giving, '扫到的不是这一件，请核对标签')
  await hold(giving, `g=${mine}`)
  await press(giving, '扫标签收回')
  await reads(giving, '现在没有等处理的')
  await back(asking)
  await refresh(asking)
  await reads(asking, '现在没有您保管的资产')
  await picture(asking, 'asset-5-given-back')

  // Both are in stock in the register; the toner's stock is what its movements sum up to, and says so.
  await touch(giving, '资产台账')
  // Rows say so too; the choice stands above them.
  await reads(giving, new RegExp(mine))
  await shown(giving).getByText('在库', { exact: true }).first().tap()
  await reads(giving, new RegExp(mine))
  await reads(giving, new RegExp(other))
  await back(giving)
  await touch(giving, '耗材库存')
  await reads(giving, '该补货')
  await touch(giving, '硒鼓 26A')
  await reads(giving, '剩 5')
  await reads(giving, '−3')
  await reads(giving, '剩 2')
  await picture(giving, 'asset-6-stock')

  expect(await hall.documents('assetItems', { name: '高拍仪' })).toEqual([
    expect.objectContaining({ state: 'inStock' }),
    expect.objectContaining({ state: 'inStock' }),
  ])
  const asked = await hall.documents('assetRequests')
  expect(asked.map(({ state, isOpen }) => [state, isOpen])).toEqual([
    ['received', false],
    ['received', false],
  ])
  const [toner] = await hall.documents('supplies')
  const movements = await hall.documents('stockMovements')
  expect(movements.map(({ kind, change }) => [kind, change])).toEqual([
    ['opening', 5],
    ['issued', -3],
  ])
  expect(toner).toMatchObject({ stock: movements.reduce((sum, { change }) => sum + Number(change), 0) })
  // What happened to the thing, step by step, is in the audit.
  const steps = await hall.documents('auditEntries', { subject: `assetItems:${mine}` })
  expect(steps.length).toBeGreaterThanOrEqual(5)
})
