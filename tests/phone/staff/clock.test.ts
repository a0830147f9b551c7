import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { sha256 } from '../../../cloudfunctions/_kernel/hash'
import { PunchRecords } from '../../../cloudfunctions/attendance/collections'
import { hallCode, stepAt } from '../../../cloudfunctions/_shared/hall-code'
import { HallSecrets } from '../../../cloudfunctions/_shared/hall-screen'
import type { Phone } from '../../browser'
import { edit, stored } from '../../doors/centre'
import { furnishPosts, posted, seat } from '../../doors/people/posts'
import { openStaffHall, press, says, type StaffHall, tap, top } from './staff-hall'

jest.setTimeout(240_000)

let hall: StaffHall
const cloud = () => hall.hall.cloud
const at = (clock: string): void => {
  cloud().setClock(`2026-11-24T${clock}+08:00`)
}
const leave = async (...phones: Phone[]): Promise<string[]> =>
  (await Promise.all(phones.map((phone) => hall.leave(phone)))).flat()
const screen = 'a-screen-of-the-hall-that-has-this'
const shownCode = async (): Promise<string> => {
  const [secret] = await stored(cloud(), HallSecrets)
  return hallCode(Buffer.from(secret?.secret ?? '', 'base64url'), stepAt(cloud().now()))
}
const scans = (phone: Phone, text: string) =>
  phone.evaluate((read) => {
    window.__phone.scan = read
  }, text)

beforeAll(async () => {
  hall = await openStaffHall(async ({ cloud: fresh }) => {
    await furnishPosts(fresh)
    await seat(fresh, posted('wang', 'w1', 'primary'), posted('li', 'w1', 'alternate'))
    const grants = [{ role: 'windowStaff', windowId: 'w1', from: '2026-09-01' }]
    for (const name of ['wang', 'li']) await edit(fresh, Accounts, { personId: `p-${name}` }, { grants })
  })
  at('07:50:00')
})
afterAll(() => hall.close())

test('the centre’s head pairs a screen and says by what one is in the hall (§21)', async () => {
  const admin = await hall.open('o-admin', '/attendance/rules/rules')
  await says(admin, '还没有配对的屏')
  await scans(admin, 'w=w1')
  await tap(admin, '配对一块屏')
  await says(admin, '这不是等着配对的屏')
  await scans(admin, `k=${sha256(screen)}`)
  await tap(admin, '配对一块屏')
  await press(admin, '配对一块屏')
  await says(admin, '请起个名字')
  await top(admin).locator('input[aria-label="叫什么"]:visible').last().fill('大厅东侧屏')
  await press(admin, '配对一块屏')
  await says(admin, '大厅东侧屏')
  await top(admin).locator('textarea:visible').first().fill('not-a-station')
  await press(admin, '保存')
  await says(admin, '有一行不是热点地址')
  await top(admin).locator('textarea:visible').first().fill('0a:1b:2c:3d:4e:5f')
  await press(admin, '保存')
  await says(admin, '保存好了')
  await tap(admin, '扫大厅屏上的动态码')
  await press(admin, '保存')
  await says(admin, '大厅屏上的动态码要保留')
  expect(await leave(admin)).toEqual([])
})

test('a clerk clocks in one tap: by Wi-Fi silently, else by the code on the screen (§21)', async () => {
  at('07:55:00')
  const wang = await hall.open('o-wang', '/staff/today/today')
  await tap(wang, '上下班打卡')
  await says(wang, '上午 08:00–12:00')
  await scans(wang, `h=${await shownCode()}`)
  await press(wang, '上班打卡')
  await says(wang, '07:55 上班，打好了')
  await says(wang, '在岗')
  at('12:01:00')
  await scans(wang, 'w=w1')
  await press(wang, '下班打卡')
  await says(wang, '这不是大厅屏上的码')
  await tap(wang, '扫不了')
  await press(wang, '打卡')
  await says(wang, '请输入 8 位数字')
  await top(wang)
    .locator('input[aria-label="动态码"]:visible')
    .last()
    .fill(await shownCode())
  await press(wang, '打卡')
  await says(wang, '12:01 下班，打好了')
  await says(wang, '正常')
  expect(await stored(cloud(), PunchRecords, { personId: 'p-wang' })).toHaveLength(2)
  expect(await leave(wang)).toEqual([])
})

test('the centre sees who is in, and lets people go for a reason (§21)', async () => {
  at('14:05:00')
  const desk = await hall.open('o-desk', '/attendance/hall/hall')
  await says(desk, 'wang老师')
  await tap(desk, '放行')
  await press(desk, '放行')
  await says(desk, '请写明情况')
  await tap(desk, 'wang老师')
  await top(desk).locator('textarea:visible').last().fill('身体不适')
  await press(desk, '放行')
  await says(desk, '14:05 起放行1 人')
  const wang = await hall.open('o-wang', '/attendance/day/day')
  await says(wang, '中心已经放行')
  expect(await leave(desk, wang)).toEqual([])
})
