import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { PublishedSheets } from '../../../cloudfunctions/_shared/published-sheet'
import { Acknowledgements, Interpretations } from '../../../cloudfunctions/centre/collections'
import { CoverageEntries } from '../../../cloudfunctions/guidance/collections'
import { Opinions } from '../../../cloudfunctions/windows/collections'
import { drop, edit, put, stamps, stored } from '../../doors/centre'
import { furnishPosts, posted, seat } from '../../doors/people/posts'
import { sheetWith } from '../../doors/guidance/sheets'
import { openStaffHall, press, says, type StaffHall, tap, top } from './staff-hall'

jest.setTimeout(240_000)

let hall: StaffHall
const cloud = () => hall.hall.cloud

beforeAll(async () => {
  hall = await openStaffHall(async ({ cloud: fresh }) => {
    await furnishPosts(fresh)
    await seat(fresh, posted('wang', 'w1', 'primary'), posted('zhao', 'w2', 'primary'))
    const grants = [{ role: 'windowStaff', windowId: 'w1', from: '2026-09-01' }]
    await edit(fresh, Accounts, { personId: 'p-wang' }, { grants })
    const uncovered = sheetWith('JW-005', {
      windows: [],
      onlineHall: { available: false },
      ownerUnit: '教务处',
    })
    await drop(fresh, PublishedSheets, { _id: 'JW-005' })
    await put(fresh, PublishedSheets, { _id: 'JW-005', sheet: uncovered, ...stamps })
  })
})
afterAll(() => hall.close())

test('the board shows what is empty, and leads to the window’s day and to the month', async () => {
  const desk = await hall.open('o-admin', '/pages/me/me')
  await tap(desk, '大厅实况')
  await says(desk, '1号窗口空岗')
  await press(desk, '看 1号窗口今天')
  await says(desk, '3 个窗口有空岗')
  await says(desk, '没有人的时段')
  await says(desk, 'wang老师')
  expect(await hall.leave(desk)).toEqual([])

  const office = await hall.open('o-steering', '/centre/month/month')
  await says(office, '没有到期的承诺件')
  await press(office, '导出 Excel')
  await office.waitForFunction(() => window.__phone.deeds.some((deed) => deed.startsWith('open ')))
  expect(await hall.leave(office)).toEqual([])
})

test('a notice is written, published, and read from the first page', async () => {
  const desk = await hall.open('o-desk', '/centre/notice-desk/notice-desk')
  await says(desk, '还没有写过公告')
  await press(desk, '写公告')
  await press(desk, '发布')
  await says(desk, '请写标题')
  await top(desk).locator('input:visible').first().fill('周五 16:00 后不对外')
  await top(desk).locator('textarea:visible').first().fill('学习开会，请提前来。')
  await press(desk, '发布')
  await says(desk, '已经发布')
  expect(await hall.leave(desk)).toEqual([])

  const visitor = await hall.open('o-guest', '/pages/home/home')
  // The first page has it within two rounds of twenty seconds.
  visitor.setDefaultTimeout(60_000)
  await tap(visitor, '周五 16:00 后不对外')
  await says(visitor, '学习开会，请提前来。')
  expect(await hall.leave(visitor)).toEqual([])
})

test('standards are written, published, read and confirmed (§15)', async () => {
  const admin = await hall.open('o-admin', '/centre/standard-desk/standard-desk')
  await press(admin, '写新版')
  await top(admin).locator('textarea:visible').first().fill('来有迎声。')
  await press(admin, '存草稿')
  await says(admin, '有一份没发布的草稿')
  await press(admin, '发布')
  await says(admin, '发布后旧版留存')
  await press(admin, '发布')
  await says(admin, '还没读的人')
  expect(await hall.leave(admin)).toEqual([])

  const wang = await hall.open('o-wang', '/staff/todos/todos')
  await tap(wang, '请阅读“窗口服务规范”第 1 版并确认')
  await press(wang, '我已读过，照此服务')
  await says(wang, '确认读过')
  expect(await stored(cloud(), Acknowledgements)).toMatchObject([{ _id: 'p-wang', version: 1 }])
  expect(await hall.leave(wang)).toEqual([])
})

test('an article is found and interpreted (§35)', async () => {
  const office = await hall.open('o-steering', '/about/regulation/regulation')
  await says(office, '施行日期待办公室填写')
  await top(office).locator('input:visible').first().fill('每周五')
  await says(office, '第十三条')
  await press(office, '写解释')
  await top(office).locator('textarea:visible').last().fill('特殊情况由中心提前公告。')
  await press(office, '确定')
  await says(office, '特殊情况由中心提前公告。')
  expect(await stored(cloud(), Interpretations)).toMatchObject([{ article: 13 }])
  expect(await hall.leave(office)).toEqual([])
})

test('an opinion is given, listed, voted for and answered (§8)', async () => {
  const visitor = await hall.open('o-guest', '/my/opinion/opinion?windowId=w1&no=1')
  await top(visitor).locator('textarea:visible').first().fill('中午也开')
  await press(visitor, '提交')
  await says(visitor, '谢谢，已经收到')
  await press(visitor, '看我提的意见')
  await says(visitor, '等公开')
  for (let n = 1; n <= 4; n++)
    await hall.hall.callAt('windows', `visitor-${String(n)}`, 'giveOpinion', {
      windowId: 'w1',
      about: 'window',
      words: `挪到门口 ${String(n)}`,
    })
  cloud().setClock('2026-11-30T09:00:00+08:00')
  await cloud().runTimer('windows')
  await tap(visitor, '大家提的')
  await says(visitor, '中午也开')
  await press(visitor, '赞同')
  await says(visitor, '1 人赞同')

  const head = await hall.open('o-head', '/about/opinion-desk/opinion-desk')
  await says(head, '中午也开')
  await top(head).locator('.gap-3:has-text("中午也开") wx-button:has-text("答复")').last().click()
  await tap(head, '只给本人')
  await top(head).locator('textarea:visible').last().fill('下月起试行。')
  await press(head, '发出')
  await top(head).locator('.gap-3:has-text("中午也开")').first().waitFor({ state: 'detached' })
  expect(await stored(cloud(), Opinions, { waits: false })).toHaveLength(1)
  expect(await hall.leave(head)).toEqual([])
  await tap(visitor, '我提的')
  await says(visitor, '下月起试行。')
  expect(await hall.leave(visitor)).toEqual([])
})

test('what is not covered gets a reason and a day (§6)', async () => {
  const head = await hall.open('o-head', '/centre/coverage/coverage')
  await says(head, '没写打算')
  await tap(head, '没写打算')
  await top(head).locator('textarea:visible').last().fill('还没有窗口位置')
  await press(head, '保存')
  await top(head).locator(':text("没写打算")').first().waitFor({ state: 'detached' })
  expect(await stored(cloud(), CoverageEntries)).toMatchObject([{ _id: 'sheet:JW-005', plan: 'window' }])
  expect(await hall.leave(head)).toEqual([])
})
