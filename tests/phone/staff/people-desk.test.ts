import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { RoleGrants, Unbindings } from '../../../cloudfunctions/people/collections'
import type { Phone } from '../../browser'
import { edit, stored } from '../../doors/centre'
import { furnishPosts, noOf, posted, seat, trainAll } from '../../doors/people/posts'
import { openStaffHall, press, says, type StaffHall, tap, top, turnTo } from './staff-hall'

jest.setTimeout(240_000)

let hall: StaffHall
const cloud = () => hall.hall.cloud
beforeAll(async () => {
  hall = await openStaffHall(async ({ cloud: fresh }) => {
    await furnishPosts(fresh)
    await trainAll(fresh, 'wang', 'li', 'chen')
    await seat(
      fresh,
      posted('wang', 'w1', 'primary', 'jw', '2025-09-01' as never),
      posted('li', 'w1', 'alternate'),
      posted('chen', 'w3', 'primary', 'cw'),
    )
    const at = (windowId: string) => [{ role: 'windowStaff', windowId, from: '2026-09-01' }]
    await edit(fresh, Accounts, { personId: 'p-wang' }, { grants: at('w1') })
    await edit(fresh, Accounts, { personId: 'p-chen' }, { grants: at('w3') })
  })
})
afterAll(() => hall.close())

const field = (phone: Phone, label: string) =>
  top(phone).locator(`input[aria-label="${label}"]:visible`).last()
const reason = (phone: Phone, text: string) => top(phone).locator('textarea:visible').last().fill(text)
const leave = async (...phones: Phone[]): Promise<string[]> =>
  (await Promise.all(phones.map((phone) => hall.leave(phone)))).flat()
test('the desk looks at a card, ends the old binding and hands over a fresh code (0.1)', async () => {
  const desk = await hall.open('o-desk', '/staff/desk/desk')
  await tap(desk, '发激活码')
  await field(desk, '学号或工号').fill(noOf('sun'))
  await tap(desk, '换了微信或手机')
  await press(desk, '解除绑定，发新码')
  await says(desk, '这里还没填')
  expect(await field(desk, '学工号').inputValue()).toBe(noOf('sun'))
  await field(desk, '姓名').fill('李老师')
  await reason(desk, '换了手机')
  await tap(desk, '校园卡')
  await press(desk, '解除绑定，发新码')
  await says(desk, '学工号和姓名对不上')
  await field(desk, '姓名').fill('sun老师')
  await press(desk, '解除绑定，发新码')
  await says(desk, '已解除sun老师的绑定')
  await says(desk, 'sun老师的激活码')
  const code = await top(desk).locator('.letters').innerText()
  expect(code.replace(/\s/g, '')).toMatch(/^[A-Z0-9]{10}$/)
  expect(await stored(cloud(), Accounts, { personId: 'p-sun' })).toEqual([])
  expect((await stored(cloud(), Unbindings))[0]).toMatchObject({ personId: 'p-sun', seen: 'campusCard' })
  const old = await hall.open('o-sun', '/pages/me/me')
  await says(old, '绑定身份')
  await tap(desk, '打印码单')
  await says(desk, '1 个学工号')
  expect(await leave(desk, old)).toEqual([])
})

test('whoever holds a role is sent to an administrator, in English too', async () => {
  const desk = await hall.open('o-desk', `/staff/unbind/unbind?no=${noOf('head')}`, {
    lang: 'en',
    width: 320,
  })
  await field(desk, 'Name').fill('head老师')
  await reason(desk, 'A new phone')
  await tap(desk, 'Campus card')
  await press(desk, 'Unbind, issue a code')
  await says(desk, 'Not allowed')
  expect(await stored(cloud(), Accounts, { personId: 'p-head' })).toHaveLength(1)
  expect(await leave(desk)).toEqual([])
})

test('a term ends on a coming day, and the next head is given ahead (0.1 §9)', async () => {
  const admin = await hall.open('o-admin', `/centre/person/person?no=${noOf('head')}`)
  await tap(admin, '窗口负责人')
  await turnTo(admin, '到哪天止', '2026-12-31')
  await says(admin, '2026年12月31日 还能用')
  await reason(admin, '换届')
  await press(admin, '2026年12月31日 止')
  await says(admin, '任期改到 2026年12月31日 为止')
  expect((await stored(cloud(), RoleGrants, { _id: 'g-head' }))[0]?.to).toBe('2026-12-31')
  const next = await hall.open('o-admin', `/centre/person/person?no=${noOf('qian')}`)
  await press(next, '授予角色')
  await reason(next, '换届')
  await turnTo(next, '从哪天起', '2026-12-31')
  await press(next, '授予角色')
  await says(next, '2026-12-31 已有一位窗口负责人')
  await turnTo(next, '从哪天起', '2027-01-01')
  await press(next, '授予角色')
  await says(next, '已授予')
  const head = await hall.open('o-head', '/staff/posts/posts?unitId=jw')
  await says(head, '下一任负责人')
  await says(head, 'qian老师')
  expect(await stored(cloud(), AuditEntries, { subject: 'grants:g-head' })).toHaveLength(1)
  expect(await leave(admin, next, head)).toEqual([])
})

test('a clerk picks a day and sees who stands in, or whom to ask (§10)', async () => {
  const wang = await hall.open('o-wang', '/staff/away/away')
  await turnTo(wang, '哪一天', '2026-12-01')
  await says(wang, '您那天不在，由li老师顶岗')
  await turnTo(wang, '哪一天', '2026-12-05')
  await says(wang, '那天窗口不开')
  const chen = await hall.open('o-chen', '/staff/away/away', { lang: 'en', width: 320 })
  await says(chen, 'Nobody stands in that day')
  await says(chen, 'headcw老师')
  expect(await leave(wang, chen)).toEqual([])
})

test('a week of every window shows names and what is missing; a day of it says why', async () => {
  const head = await hall.open('o-head', '/staff/roster/roster?unitId=jw', { width: 320 })
  await tap(head, '按周')
  expect(await top(head).locator('.day').count()).toBe(5)
  expect(await top(head).locator('.cell.nobody').count()).toBe(5)
  await says(head, '缺A角')
  await top(head).locator('.cell.nobody').nth(2).click()
  await top(head).locator('.cell').first().waitFor({ state: 'detached' })
  await says(head, '没有B角')
  await tap(head, '按周')
  await press(head, '下一周')
  await says(head, '11月30日')
  const admin = await hall.open('o-admin', '/staff/roster/roster', { lang: 'en', width: 320 })
  await tap(admin, 'Week')
  await says(admin, 'chen老师')
  await says(admin, 'no B')
  expect(await leave(head, admin)).toEqual([])
})
