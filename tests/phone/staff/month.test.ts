import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { Months } from '../../../cloudfunctions/attendance/collections'
import { stored } from '../../doors/centre'
import { looks, unfit } from './fitting'
import { openMonthHall } from './month-hall'
import { press, says, type StaffHall, tap, top } from './staff-hall'

jest.setTimeout(240_000)

let hall: StaffHall
const cloud = () => hall.hall.cloud
const page = '/attendance/person-month/person-month?month=2026-11'

beforeAll(async () => {
  hall = await openMonthHall()
  cloud().setClock('2026-12-01T09:00:00+08:00')
})
afterAll(() => hall.close())

test('a month: worked out, objected to, corrected, confirmed, published, read by all (§21 §25)', async () => {
  const admin = await hall.open('o-admin', '/attendance/hall/hall')
  await tap(admin, '月度考勤')
  await press(admin, '核算2026年11月')
  await says(admin, '核对到 12月4日 周五')
  await says(admin, 'wang老师')
  await top(admin).locator('[role=radio]').nth(1).click()
  await tap(admin, '有人 99.8%')
  await says(admin, '1号窗口 教务处')
  await says(admin, '08:00–08:10')
  await hall.leave(admin)

  const wang = await hall.open('o-wang', '/attendance/day/day')
  await tap(wang, '月度考勤')
  await tap(wang, '2026年11月')
  await says(wang, '请在 12月4日 周五 前核对')
  await says(wang, '迟到 10 分钟')
  await press(wang, '有异议')
  await press(wang, '提交异议')
  await says(wang, '请写明哪一天、什么情况')
  await top(wang).locator('textarea:visible').fill('24 日我准时到，屏黑着')
  await press(wang, '提交异议')
  await says(wang, '异议已提交，中心会答复')

  const desk = await hall.open('o-admin', `${page}&personId=p-wang`)
  await says(desk, '24 日我准时到，屏黑着')
  await press(desk, '更正')
  await press(desk, '更正并重算')
  await says(desk, '请写明原因')
  await press(desk, '加上这一条')
  await tap(desk, '去掉')
  await says(desk, '不补时间，只按现在的记录重算')
  await top(desk).locator('textarea:visible').fill('屏那天坏了')
  await press(desk, '更正并重算')
  await says(desk, '异议成立')
  await hall.leave(desk)

  const answered = await hall.open('o-wang', page)
  await says(answered, '屏那天坏了')
  await says(answered, '异议成立')
  for (const name of ['li', 'zhao']) {
    const phone = await hall.open(`o-${name}`, page)
    await press(phone, '确认')
    await says(phone, '您确认了')
    expect(await hall.leave(phone)).toEqual([])
  }

  const month = await hall.open('o-admin', '/attendance/month/month?month=2026-11')
  await press(month, '公布')
  await says(month, '公布后内容冻结')
  await press(month, '公布')
  await says(month, '已公布')
  expect((await stored(cloud(), Months))[0]?.publications).toHaveLength(1)
  await tap(month, '各版公布')
  await says(month, '第一次公布')
  const read = await hall.open('o-zhao', '/attendance/month/month?month=2026-11')
  await says(read, 'wang老师')
  await says(read, '已公布')
  expect((await Promise.all([wang, answered, month, read].map((phone) => hall.leave(phone)))).flat()).toEqual(
    [],
  )
})

test.each(looks)('the pages of a month fit: %s', async (_name, look, least) => {
  const found: string[] = []
  for (const [as, url] of [
    ['o-admin', '/attendance/months/months'],
    ['o-admin', '/attendance/month/month?month=2026-11'],
    ['o-admin', `${page}&personId=p-wang`],
    ['o-wang', page],
  ] as const) {
    const phone = await hall.open(as, url, look)
    await top(phone).locator('.row').first().waitFor()
    found.push(...(await unfit(phone, least)), ...(await hall.leave(phone)))
  }
  expect(found).toEqual([])
})
