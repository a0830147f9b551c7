import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { DutyFilings } from '../../../cloudfunctions/attendance/collections'
import { stored } from '../../doors/centre'
import { furnishPosts, posted, seat } from '../../doors/people/posts'
import { openStaffHall, press, says, type StaffHall, tap, top, turnTo } from './staff-hall'

jest.setTimeout(240_000)

let hall: StaffHall
const cloud = () => hall.hall.cloud

beforeAll(async () => {
  hall = await openStaffHall(async ({ cloud: fresh }) => {
    await furnishPosts(fresh)
    await seat(fresh, posted('wang', 'w1', 'primary'), posted('li', 'w1', 'alternate'))
  })
  cloud().setClock('2026-11-24T09:30:00+08:00')
})
afterAll(() => hall.close())

test('the centre announces a holiday, a head files who keeps the window, and it opens that day (§22)', async () => {
  const desk = await hall.open('o-desk', '/attendance/hall/hall')
  await tap(desk, '值班备案')
  await says(desk, '还没有布置值班')
  await press(desk, '布置值班')
  await turnTo(desk, '从', '2026-11-28')
  await turnTo(desk, '到', '2026-11-29')
  await turnTo(desk, '备案截止', '2026-11-27')
  await press(desk, '布置下去')
  await says(desk, '请写个名称')
  await top(desk).locator('input:visible').first().fill('校庆周末')
  await press(desk, '布置下去')
  await says(desk, '已报 0 / 2 个单位')

  const head = await hall.open('o-head', '/staff/posts/posts?unitId=jw')
  await tap(head, '放假值班')
  await tap(head, '校庆周末')
  await says(head, '还没有排班')
  await tap(head, '加一班')
  await press(head, '排上')
  await says(head, '请选人，或填工号')
  await tap(head, 'li老师')
  await press(head, '排上')
  await says(head, '11月28日 周六')
  await says(head, '08:00–12:00')
  await tap(head, '11月29日 周日')
  await press(head, '去掉这一班')
  await press(head, '报中心备案')
  await says(head, '已报中心备案')
  expect(await stored(cloud(), DutyFilings)).toMatchObject([
    { unitId: 'jw', isLate: false, entries: [{ windowId: 'w1', day: '2026-11-28', personIds: ['p-li'] }] },
  ])

  await hall.leave(desk)
  const again = await hall.open('o-desk', '/attendance/duty-plan/duty-plan')
  await says(again, '已报 1 / 2 个单位')
  await tap(again, '教务处')
  await says(again, '08:00–12:00')
  await cloud().runTimer('windows')
  expect((await stored(cloud(), ServiceWindows, { _id: 'w1' }))[0]?.duty).toEqual([
    { day: '2026-11-28', spans: [{ from: 480, to: 720 }] },
  ])
  expect((await Promise.all([head, again].map((phone) => hall.leave(phone)))).flat()).toEqual([])
})
