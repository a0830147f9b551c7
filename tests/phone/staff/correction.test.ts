import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { Corrections } from '../../../cloudfunctions/attendance/collections'
import { setNetwork } from '../../browser'
import { edit, stored } from '../../doors/centre'
import { furnishPosts, posted, seat } from '../../doors/people/posts'
import { openStaffHall, press, says, type StaffHall, tap, top } from './staff-hall'

jest.setTimeout(240_000)

const pdf = Buffer.from('%PDF-1.4\n%%EOF\n')
let hall: StaffHall
const cloud = () => hall.hall.cloud

beforeAll(async () => {
  hall = await openStaffHall(async ({ cloud: fresh }) => {
    await furnishPosts(fresh)
    await seat(fresh, posted('wang', 'w1', 'primary'), posted('li', 'w1', 'alternate'))
    const grants = [{ role: 'windowStaff', windowId: 'w1', from: '2026-09-01' }]
    for (const name of ['wang', 'li']) await edit(fresh, Accounts, { personId: `p-${name}` }, { grants })
  })
  cloud().setClock('2026-11-24T12:30:00+08:00')
})
afterAll(() => hall.close())

test('who forgot the clock says when and what shows it; the centre lets it count (§21)', async () => {
  const wang = await hall.open('o-wang', '/attendance/day/day')
  await tap(wang, '补卡')
  await says(wang, '还能补 3 次')
  // Today is the first day of the list.
  await top(wang).locator(':text("上午 08:00–12:00"):visible').first().click()
  await press(wang, '提交审批')
  await says(wang, '请写一句原因')
  await says(wang, '请写一句凭什么能证明')
  const fields = top(wang).locator('textarea:visible')
  await fields.nth(0).fill('手机没电')
  await fields.nth(1).fill('08:05 叫了 A001')
  await tap(wang, '拍照或选文件')
  const chooser = wang.waitForEvent('filechooser')
  await wang.locator('.action-item:has-text("从聊天里选 PDF")').click()
  await (await chooser).setFiles({ name: '叫号单.pdf', mimeType: 'application/pdf', buffer: pdf })
  await says(wang, '附件 1')
  await press(wang, '提交审批')
  await says(wang, '报上去了，等中心审批')
  await says(wang, '等审批')
  const desk = await hall.open('o-desk', '/attendance/hall/hall')
  await tap(desk, '待批补卡')
  await tap(desk, 'wang老师')
  await says(desk, '08:05 叫了 A001')
  await setNetwork(desk, false)
  await tap(desk, '附件 1')
  await says(desk, '连上后再试一次')
  await setNetwork(desk, true)
  const [file] = await Promise.all([desk.waitForEvent('download'), tap(desk, '附件 1')])
  expect(file.suggestedFilename()).toBe('附件1.pdf')
  await press(desk, '不批准')
  await says(desk, '请写一句原因')
  await press(desk, '批准')
  await says(desk, '没有等审批的补卡')
  expect(await stored(cloud(), Corrections)).toMatchObject([
    { state: 'approved', day: '2026-11-24', direction: 'in', minute: 480 },
  ])
  const day = await hall.open('o-wang', '/attendance/day/day')
  await says(day, '补卡算数')
  expect((await Promise.all([wang, desk, day].map((phone) => hall.leave(phone)))).flat()).toEqual([])
})
