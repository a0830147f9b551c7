import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { Postings, ReplacementOrders } from '../../../cloudfunctions/people/collections'
import type { Phone } from '../../browser'
import { edit, stored } from '../../doors/centre'
import { declaration, furnishPosts, noOf, posted, seat, trainAll } from '../../doors/people/posts'
import { looks, unfit } from './fitting'
import { button, openStaffHall, press, says, type StaffHall, tap, top } from './staff-hall'

jest.setTimeout(180_000)

let hall: StaffHall
const cloud = () => hall.hall.cloud
beforeAll(async () => {
  hall = await openStaffHall(async ({ cloud: fresh }) => {
    await furnishPosts(fresh)
    await trainAll(fresh, 'wang', 'li', 'zhao', 'sun', 'chen')
    await seat(
      fresh,
      posted('wang', 'w1', 'primary', 'jw', '2025-09-01' as never),
      posted('li', 'w1', 'alternate'),
      posted('chen', 'w3', 'primary', 'cw'),
    )
    const grants = [{ role: 'windowStaff', windowId: 'w1', from: '2026-09-01' }]
    await edit(fresh, Accounts, { personId: 'p-wang' }, { grants })
  })
})
afterAll(() => hall.close())

const people = (openid: string, endpoint: string, input: object) =>
  hall.hall.callAt('people', openid, endpoint, input)
/** A nomination for the A of window 1 that the centre has confirmed: its id is the handover's. */
const change = async (name: string): Promise<string> => {
  const wish = {
    unitId: 'jw',
    kind: 'primary',
    windowId: 'w1',
    no: noOf(name),
    startOn: '2026-11-23',
    declaration,
  }
  const { value } = await people('o-head', 'proposeNomination', wish)
  const nominationId = String(value?.['nominationId'])
  await people('o-admin', 'confirmNomination', { nominationId })
  return nominationId
}
const type = async (phone: Phone, label: string, text: string): Promise<void> => {
  await top(phone).locator(`input[aria-label="${label}"]`).last().fill(text)
}

test('a unit names its A, the centre confirms, and she has her seat', async () => {
  const head = await hall.open('o-head', '/staff/posts/posts?unitId=jw')
  await says(head, 'wang老师')
  await tap(head, '空缺')
  await says(head, '单位声明')
  expect((await button(head, '交中心确认')).isOff).toBe(true)
  for (const line of ['政治觉悟高', '组织纪律性强', '熟悉本单位业务', '业务骨干']) await tap(head, line)
  await type(head, '工号', noOf('nobody'))
  await press(head, '交中心确认')
  await says(head, '名册里没有这个学工号')
  await type(head, '工号', noOf('sun'))
  await press(head, '交中心确认')
  await says(head, '已选派sun老师')

  const admin = await hall.open('o-admin', '/staff/nominations/nominations')
  await tap(admin, 'sun老师')
  await press(admin, '退回')
  await says(admin, '退回要写意见')
  await press(admin, '确认')
  await says(admin, '没有等确认的选派')
  const held = await stored(cloud(), Postings, { personId: 'p-sun' })
  expect(held.map(({ state, windowId }) => `${state} ${windowId}`)).toEqual(['current w2'])
  expect([...(await hall.leave(head)), ...(await hall.leave(admin))]).toEqual([])
})

test('both sign the handover, and the change is in effect', async () => {
  const handoverId = await change('zhao')
  const url = `/staff/handover/handover?handoverId=${handoverId}`
  const wang = await hall.open('o-wang', url)
  await says(wang, '还没有列清单')
  await type(wang, '内容', '业务专用章 1 枚')
  await press(wang, '加一项')
  await press(wang, '存清单')
  await press(wang, '签字')
  await says(wang, '今天 09:4')
  const zhao = await hall.open('o-zhao', url)
  await says(zhao, '业务专用章 1 枚')
  await press(zhao, '签字')
  await says(zhao, '已生效')
  expect([...(await hall.leave(wang)), ...(await hall.leave(zhao))]).toEqual([])
})

test('the centre orders a successor, sees that B stands in, and lifts the order', async () => {
  const admin = await hall.open('o-admin', '/staff/posts/posts?unitId=jw')
  await tap(admin, 'zhao老师')
  await press(admin, '责令更换')
  await tap(admin, '严重违纪违规')
  await top(admin).locator('textarea').last().fill('屡次不到岗')
  await press(admin, '确定')
  await says(admin, '已责令更换')
  await says(admin, '严重违纪违规')
  await press(admin, '撤销责令')
  await top(admin).locator('textarea').last().fill('查无此事')
  await press(admin, '确定')
  await top(admin).locator(':text("已责令更换")').waitFor({ state: 'detached' })
  const orders = await stored(cloud(), ReplacementOrders, {})
  expect(orders.map(({ state, ground }) => `${ground} ${state}`)).toEqual(['breach lifted'])
  expect(await hall.leave(admin)).toEqual([])
})

test('if she is away, who stands in? And what is vacant, for the unit and in English', async () => {
  const head = await hall.open('o-head', '/staff/roster/roster?unitId=jw', { lang: 'en' })
  await says(head, 'Vacancies')
  await says(head, 'Window 2 has no A')
  await tap(head, 'zhao老师')
  await says(head, 'li老师 stands in')
  expect(await hall.leave(head)).toEqual([])
})

test('somebody with several roles finds each of their desks', async () => {
  const head = await hall.open('o-head', '/pages/me/me')
  await says(head, '窗口负责人')
  await tap(head, '窗口负责人')
  await says(head, 'li老师')
  expect(await hall.leave(head)).toEqual([])
})

describe.each(looks)('%s', (name, look, least) => {
  const pages: [string, string, string][] = [
    ['o-head', '/staff/posts/posts?unitId=jw', 'li老师'],
    ['o-head', '/staff/nominate/nominate?unitId=jw&windowId=w2&no=2&kind=alternate', '2'],
    ['o-admin', '/staff/roster/roster', 'chen老师'],
    ['o-admin', '/staff/nominations/nominations', ''],
    ['o-admin', '/staff/posts/posts?unitId=jw', 'li老师'],
    ['o-admin', '/staff/seat/seat?unitId=jw&windowId=w1&kind=alternate', 'li老师'],
    ['o-student', '/my/opinion/opinion?windowId=w1&no=1', '1'],
  ]
  test.each(pages)('%s: %s fits and everything can be pressed', async (as, url, text) => {
    const phone = await hall.open(as, url, look)
    if (text !== '') await says(phone, text)
    await top(phone).locator('.content').first().waitFor()
    const shots = process.env['SHOTS']
    if (shots !== undefined)
      await phone.screenshot({ path: `${shots}/${url.split('/')[2] ?? ''}-${name.replace(/\W+/g, '-')}.png` })
    expect([...(await unfit(phone, least)), ...(await hall.leave(phone))]).toEqual([])
  })
})
