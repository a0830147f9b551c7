import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { sha256 } from '../../../cloudfunctions/_kernel/hash'
import { Closings } from '../../../cloudfunctions/_shared/closing'
import { hallCode, stepAt } from '../../../cloudfunctions/_shared/hall-code'
import { HallSecrets } from '../../../cloudfunctions/_shared/hall-screen'
import { PunchRecords } from '../../../cloudfunctions/attendance/collections'
import { Incidents, SealOuts, Seals } from '../../../cloudfunctions/security/collections'
import type { Phone } from '../../browser'
import { doorOf, edit, stored } from '../../doors/centre'
import { furnishPosts, noOf, posted, seat } from '../../doors/people/posts'
import { openStaffHall, press, says, type StaffHall, tap, top } from './staff-hall'

jest.setTimeout(240_000)

let hall: StaffHall
const cloud = () => hall.hall.cloud
const bssid = '0a:1b:2c:3d:4e:5f'
const at = (clock: string, day = '2026-11-24'): void => {
  cloud().setClock(`${day}T${clock}:00+08:00`)
}
const leave = async (...phones: Phone[]): Promise<string[]> =>
  (await Promise.all(phones.map((phone) => hall.leave(phone)))).flat()
const fill = (phone: Phone, label: string, text: string): Promise<void> =>
  top(phone).locator(`[aria-label="${label}"]:visible`).last().fill(text)
/** Writes into the first of a page's fields for several lines, or the last, which is a sheet's. */
const write = (phone: Phone, text: string, which: 'first' | 'last' = 'first'): Promise<void> =>
  top(phone).locator('textarea:visible')[which]().fill(text)
/** Chooses from a picker's one wheel. */
const pick = async (phone: Phone, picker: string, label: string): Promise<void> => {
  await top(phone).locator(`wx-picker:visible:has-text("${picker}")`).last().click()
  await phone.locator('.wheel .wheel-row', { hasText: label }).first().click()
  await phone.waitForTimeout(350)
  await phone.locator('.sheet-confirm').click()
}
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (let n = 0; n < 100 && !(await isSo()); n++) await new Promise((go) => setTimeout(go, 100))
  expect(await isSo()).toBe(true)
}

beforeAll(async () => {
  hall = await openStaffHall(async ({ cloud: fresh }) => {
    await furnishPosts(fresh)
    await seat(fresh, posted('wang', 'w1', 'primary'), posted('li', 'w1', 'alternate'))
    const grants = [{ role: 'windowStaff', windowId: 'w1', from: '2026-09-01' }]
    for (const name of ['wang', 'li']) await edit(fresh, Accounts, { personId: `p-${name}` }, { grants })
  })
  const attendance = doorOf(cloud, 'attendance')
  const policy = { counts: ['code', 'wifi'], needed: 1, bssids: [bssid], graceMinutes: 0 }
  await attendance('setClockPolicy', policy, 'o-admin')
  await attendance('pairScreen', { screenId: sha256('a-screen-of-the-hall'), name: '东侧屏' }, 'o-admin')
  at('14:00')
  await attendance('clock', { direction: 'in', windowId: 'w1', bssid }, 'o-wang')
})
afterAll(() => hall.close())

test('the unit’s head registers a seal, and a clerk takes it out and brings it back (§30)', async () => {
  const head = await hall.open('o-head', '/security/register/register')
  await says(head, '还没有登记')
  await tap(head, '登记一件')
  await press(head, '保存')
  await says(head, '请选保管人')
  await fill(head, '叫什么', '教务处业务专用章')
  await pick(head, '谁保管', 'wang老师')
  await press(head, '保存')
  await says(head, '教务处业务专用章')
  expect(await stored(cloud(), Seals)).toMatchObject([{ keeperId: 'p-wang', windowId: 'w1', state: 'in' }])

  const li = await hall.open('o-li', '/security/seals/seals')
  await tap(li, '教务处业务专用章')
  await says(li, 'wang老师保管')
  await press(li, '取出')
  await press(li, '取出')
  await says(li, '请写做什么用')
  await fill(li, '做什么用', '给毕业生盖成绩单')
  await press(li, '取出')
  await says(li, '取出了，按时归还')
  await says(li, '给毕业生盖成绩单')
  expect(await stored(cloud(), SealOuts, { isOpen: true })).toMatchObject([{ takenBy: 'p-li' }])
  expect(await leave(head, li)).toEqual([])
})

test('the last one looks round, brings back what is out, and the clock goes on (§31)', async () => {
  at('17:31')
  const wang = await hall.open('o-wang', '/attendance/day/day')
  const [secret] = await stored(cloud(), HallSecrets)
  const code = hallCode(Buffer.from(secret?.secret ?? '', 'base64url'), stepAt(cloud().now()))
  await wang.evaluate((read) => {
    window.__phone.scan = read
  }, `h=${code}`)
  await says(wang, '1号窗口还没做下班检查')
  await tap(wang, '1号窗口还没做下班检查')
  await says(wang, '您是最后一个，看过再走')
  await says(wang, '先归还取出的')
  await tap(wang, '教务处业务专用章')
  await says(wang, '还有 5 项没看')
  for (const item of ['门窗关好', '照明关了', '设备断电', '印章锁好', '资料锁好']) await tap(wang, item)
  await press(wang, '都看过了')
  await says(wang, '17:31 下班，打好了')
  expect(await stored(cloud(), Closings)).toMatchObject([{ place: 'w1', done: { by: 'p-wang' } }])
  expect(await stored(cloud(), PunchRecords, { direction: 'out' })).toHaveLength(1)

  const desk = await hall.open('o-desk', '/security/evening/evening')
  await says(desk, '已检查')
  await tap(desk, '大厅下班检查')
  for (const item of ['门窗关好', '照明关了', '设备断电']) await tap(desk, item)
  await press(desk, '都看过了')
  await says(desk, '可以下班打卡了')
  expect(await leave(wang, desk)).toEqual([])
})

test('what is confidential is looked at by those alone who may, and they are listed (§30)', async () => {
  at('09:00', '2026-11-25')
  const head = await hall.open('o-head', '/security/edit/edit')
  await fill(head, '叫什么', '涉密档案柜钥匙')
  await pick(head, '谁保管', 'wang老师')
  await tap(head, '只有保管人和负责人')
  await press(head, '保存')
  await until(async () => (await stored(cloud(), Seals, { isConfidential: true })).length === 1)
  const [secret] = await stored(cloud(), Seals, { isConfidential: true })
  const url = `/security/seal/seal?sealId=${secret?._id ?? ''}`
  const li = await hall.open('o-li', url)
  await says(li, '没有找到')
  const admin = await hall.open('o-admin', url)
  await says(admin, '涉密档案柜钥匙')
  const wang = await hall.open('o-wang', url)
  await says(wang, 'admin老师')
  expect(await leave(head, li, admin, wang)).toEqual([])
})

test('an incident is reported anonymously, looked into with sealed evidence, ruled on and closed (§32)', async () => {
  const zhao = await hall.open('o-zhao', '/security/report/report')
  await tap(zhao, '匿名')
  await says(zhao, '谁也不知道是您')
  await press(zhao, '上报')
  await says(zhao, '请写发生了什么')
  await write(zhao, '下班后发现后门没锁')
  await press(zhao, '上报')
  await says(zhao, '收到了')
  const [incident] = await stored(cloud(), Incidents)
  expect(incident?.reporterId).toBeUndefined()

  const admin = await hall.open('o-admin', '/security/incidents/incidents')
  await tap(admin, '下班后发现后门没锁')
  await tap(admin, '定级、指派核查')
  await press(admin, '保存')
  await says(admin, '请至少选一个人')
  await tap(admin, 'desk老师')
  await press(admin, '保存')
  await says(admin, '核查中')

  const desk = await hall.open('o-desk', `/security/incident/incident?incidentId=${incident?._id ?? ''}`)
  await tap(desk, '作出认定')
  await press(desk, '保存')
  await says(desk, '请写明')
  await write(desk, '最后离开的人没有检查门窗', 'last')
  await fill(desk, '责任人的工号', noOf('wang'))
  await press(desk, '保存')
  await says(desk, '已认定')
  await says(desk, 'wang老师')

  const again = await hall.open('o-admin', `/security/incident/incident?incidentId=${incident?._id ?? ''}`)
  await tap(again, '写整改措施，结案')
  await write(again, '下班检查改为两人', 'last')
  await press(again, '保存')
  await says(again, '已结案')
  expect(await leave(zhao, admin, desk, again)).toEqual([])
})

test('a drill is logged with who took part (§30 §31)', async () => {
  const desk = await hall.open('o-desk', '/security/drills/drills')
  await says(desk, '还没有记录')
  await tap(desk, '登记一次')
  await press(desk, '保存')
  await says(desk, '请写个名称')
  await fill(desk, '叫什么', '秋季消防演练')
  await write(desk, '三分钟全部撤离')
  await tap(desk, '全选')
  await press(desk, '保存')
  await tap(desk, '秋季消防演练')
  await says(desk, 'wang老师')
  await tap(desk, '改记录')
  await write(desk, '三分钟全部撤离，东门拥堵')
  await press(desk, '保存')
  await says(desk, '东门拥堵')
  expect(await leave(desk)).toEqual([])
})
