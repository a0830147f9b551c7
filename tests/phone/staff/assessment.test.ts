import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { Events } from '../../../cloudfunctions/_shared/event'
import { Entries, Months, Proposals, RuleTables } from '../../../cloudfunctions/assessment/collections'
import type { Phone } from '../../browser'
import { edit, put, stored } from '../../doors/centre'
import { furnishPosts, posted, seat } from '../../doors/people/posts'
import { openStaffHall, press, says, type StaffHall, tap, top } from './staff-hall'

jest.setTimeout(240_000)

let hall: StaffHall
const cloud = () => hall.hall.cloud
const count = async (facts: Record<string, string | number>, id: string): Promise<void> => {
  const now = cloud().now()
  const whole = { version: 1, times: 1, unitId: 'jw', windowId: 'w1', on: '2026-11-20', ...facts }
  const shape = { kind: 'assessed' as const, takenBy: [], pending: true, at: now, updatedAt: now }
  await put(cloud(), Events, { _id: id, facts: whole, ...shape })
  await cloud().runTimer('assessment')
}

/** Turns the wheel of a picker to what says this, and confirms it. */
const choose = async (phone: Phone, picker: string, option: string): Promise<void> => {
  await top(phone).locator(`wx-picker:visible:has-text("${picker}")`).last().click()
  await phone.locator('.wheel').first().locator('.wheel-row').filter({ hasText: option }).first().click()
  await phone.waitForTimeout(350)
  await phone.locator('.sheet-confirm').click()
  await says(phone, option)
}

beforeAll(async () => {
  hall = await openStaffHall(async ({ cloud: fresh }) => {
    await furnishPosts(fresh)
    await seat(fresh, posted('wang', 'w1', 'primary'), posted('zhao', 'w2', 'primary'))
    const grants = [{ role: 'windowStaff', windowId: 'w1', from: '2026-09-01' }]
    await edit(fresh, Accounts, { personId: 'p-wang' }, { grants })
  })
  await count({ rule: 'late', sourceId: 'month:2026-11:p-wang', personId: 'p-wang', times: 2 }, 'late')
})
afterAll(() => hall.close())

test('an entry by hand: one person enters it, another confirms it, then it counts (§14)', async () => {
  const desk = await hall.open('o-desk', '/staff/today/today')
  await tap(desk, '月度考核')
  await says(desk, '2026年11月')
  await tap(desk, '人工记录')
  await says(desk, '没有等确认的')
  await press(desk, '记一条')
  await press(desk, '提交，请人确认')
  await says(desk, '请选记给谁')
  await says(desk, '请写明依据')
  await choose(desk, '是谁', 'wang老师')
  await choose(desk, '哪一项', '合理化建议被采用')
  await top(desk).locator('textarea:visible').fill('叫号指引的建议已经用上')
  await press(desk, '提交，请人确认')
  await says(desk, '等确认')
  await tap(desk, 'wang老师')
  await says(desk, '您自己提的，要另一个人确认。')
  expect(await hall.leave(desk)).toEqual([])

  const admin = await hall.open('o-admin', '/assessment/entries/entries')
  await tap(admin, 'wang老师')
  await press(admin, '不通过')
  await says(admin, '请写一句原因')
  await press(admin, '确认，算进考核')
  await says(admin, '没有等确认的')
  const [proposal] = await stored(cloud(), Proposals)
  expect(proposal?.state).toBe('confirmed')
  expect(await hall.leave(admin)).toEqual([])
})

test('a month: shown, objected to, put right, published; its head remarks (§14 §25)', async () => {
  cloud().setClock('2026-12-02T09:00:00+08:00')
  const admin = await hall.open('o-admin', '/assessment/month/month?month=2026-11')
  await says(admin, '待公示')
  await press(admin, '公示这个月')
  await says(admin, '三个工作日内可以提异议')
  await press(admin, '公示这个月')
  await says(admin, '公示中')
  expect(await hall.leave(admin)).toEqual([])

  const head = await hall.open('o-head', '/assessment/month/month?unitId=jw&month=2026-11')
  await tap(head, 'wang老师')
  await press(head, '写单位意见')
  await top(head).locator('textarea:visible').fill('那两天在带新人')
  await press(head, '提交')
  await says(head, '那两天在带新人')
  expect(await hall.leave(head)).toEqual([])

  const wang = await hall.open('o-wang', '/staff/today/today')
  await tap(wang, '我的考核')
  await says(wang, '迟到、早退不到 30 分钟')
  await says(wang, '那两天在带新人')
  await press(wang, '提异议')
  await press(wang, '提交')
  await says(wang, '请写一句')
  await top(wang).locator('textarea:visible').fill('打卡机坏了')
  await press(wang, '提交')
  await says(wang, '等中心答复')
  expect(await hall.leave(wang)).toEqual([])

  const judge = await hall.open('o-admin', '/assessment/result/result?month=2026-11&kind=person&id=p-wang')
  await press(judge, '答复异议')
  await top(judge).locator('[role=checkbox]:visible', { hasText: '迟到' }).click()
  await top(judge).locator('textarea:visible').fill('查过，机器那两天坏了')
  await press(judge, '成立，冲回 1 条')
  await says(judge, '异议成立')
  expect((await stored(cloud(), Entries)).filter(({ reverses }) => reverses !== undefined)).toHaveLength(1)
  expect(await hall.leave(judge)).toEqual([])

  cloud().setClock('2026-12-08T09:00:00+08:00')
  const last = await hall.open('o-admin', '/assessment/month/month?month=2026-11')
  await press(last, '公布结果')
  await says(last, '再有变化要写明原因')
  await press(last, '公布结果')
  await top(last).locator(':text-is("已公布"):visible').waitFor()
  const [month] = await stored(cloud(), Months)
  expect(month).toMatchObject({ state: 'published', revision: 1 })
  expect(await hall.leave(last)).toEqual([])
})

test('the rules: read by all, changed by the centre from a day on (§14)', async () => {
  const admin = await hall.open('o-admin', '/assessment/rules/rules')
  await says(admin, '现行')
  await press(admin, '改细则')
  await tap(admin, '二次告知')
  await top(admin).locator('input:visible').nth(7).fill('x')
  await press(admin, '改好这一项')
  await says(admin, '请写分数，最多两位小数')
  await top(admin).locator('input:visible').nth(7).fill('-1.5')
  await press(admin, '改好这一项')
  await says(admin, '−1.5 分')
  await press(admin, '定下新的一版')
  await says(admin, '请写一句原因')
  await top(admin).locator('textarea:visible').fill('从严')
  await press(admin, '定下新的一版')
  await says(admin, '第 2 版')
  const [table] = await stored(cloud(), RuleTables)
  expect(table?.rules.find(({ code }) => code === 'secondNotice')?.points).toBe(-150)
  expect(await hall.leave(admin)).toEqual([])
})

test('accountability of a unit: found by the steering office, decided with a reason (§34)', async () => {
  await count({ rule: 'majorComplaint', sourceId: 'complaint-1', personId: 'p-zhao' }, 'major')
  const office = await hall.open('o-steering', '/pages/me/me')
  await tap(office, '月度考核')
  await tap(office, '单位责任')
  await tap(office, '教务处')
  await press(office, '定下来')
  await says(office, '请选一种')
  await tap(office, '责令整改')
  await top(office).locator('textarea:visible').fill('限一个月整改')
  await press(office, '定下来')
  await says(office, '已定')
  expect(await hall.leave(office)).toEqual([])
})
