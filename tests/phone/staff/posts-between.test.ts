import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Phone } from '../../browser'
import { declaration, furnishPosts, noOf, posted, seat, trainAll } from '../../doors/people/posts'
import { openStaffHall, press, says, type StaffHall, tap, top } from './staff-hall'

jest.setTimeout(180_000)

// What is between two states: a seat confirmed for a later day, a handover whose holder has left, a role that is to come.
let hall: StaffHall
beforeAll(async () => {
  hall = await openStaffHall(async ({ cloud: fresh }) => {
    await furnishPosts(fresh)
    await trainAll(fresh, 'wang', 'li', 'zhao', 'sun')
    const since = '2025-09-01' as never
    await seat(fresh, posted('wang', 'w1', 'primary', 'jw', since), posted('li', 'w1', 'alternate'))
  })
})
afterAll(() => hall.close())

const people = (openid: string, endpoint: string, input: object) =>
  hall.hall.callAt('people', openid, endpoint, input)
const confirmed = async (name: string, place: object): Promise<string> => {
  const wish = { unitId: 'jw', kind: 'primary', no: noOf(name), startOn: '2026-11-23', declaration, ...place }
  const { value } = await people('o-head', 'proposeNomination', wish)
  const nominationId = String(value?.['nominationId'])
  await people('o-admin', 'confirmNomination', { nominationId })
  return nominationId
}
const leave = async (...phones: Phone[]): Promise<string[]> =>
  (await Promise.all(phones.map((phone) => hall.leave(phone)))).flat()

test('a seat that is confirmed for a later day stands among what is vacant, with its day', async () => {
  await confirmed('sun', { windowId: 'w2', startOn: '2026-12-01' })
  const head = await hall.open('o-head', '/staff/roster/roster?unitId=jw')
  await says(head, '12月1日 周二 上岗')
  const english = await hall.open('o-admin', '/staff/roster/roster', { lang: 'en', width: 320 })
  await says(english, 'from Tue 1 Dec')
  expect(await leave(head, english)).toEqual([])
})

test('the centre reaches a handover whose holder has left, and can call it off', async () => {
  await confirmed('zhao', { windowId: 'w1' })
  await people('o-admin', 'recordLeaving', { no: noOf('wang'), reason: '退休' })
  const admin = await hall.open('o-admin', '/staff/posts/posts?unitId=jw')
  await tap(admin, 'zhao老师接任')
  await press(admin, '取消更换')
  await top(admin).locator('textarea').last().fill('不换了')
  await press(admin, '确定')
  await says(admin, '已取消')
  expect(await leave(admin)).toEqual([])
})

test('a deputy named from a later day is shown with it, and taken back before it', async () => {
  const term = { firstDay: '2026-12-01', lastDay: '2026-12-10', reason: '出差' }
  await people('o-head', 'nameDeputy', { unitId: 'jw', no: noOf('li'), ...term })
  const english = await hall.open('o-head', '/staff/posts/posts?unitId=jw', { lang: 'en' })
  await says(english, 'not yet, ')
  const head = await hall.open('o-head', '/staff/posts/posts?unitId=jw')
  await says(head, '还没开始')
  await tap(head, '代为负责')
  await says(head, '还没开始')
  await top(head).locator('textarea').last().fill('不出差了')
  await press(head, '提前收回')
  await says(head, '最长半年')
  expect(await leave(head, english)).toEqual([])
})

test('what is missing in a nomination is said at its field, and how it stands when somebody was faster', async () => {
  const head = await hall.open('o-head', '/staff/nominate/nominate?unitId=jw&kind=backOffice')
  for (const line of ['政治觉悟高', '组织纪律性强', '熟悉本单位业务', '业务骨干']) await tap(head, line)
  const type = (label: string, text: string) =>
    top(head).locator(`input[aria-label="${label}"]`).last().fill(text)
  await type('工号', noOf('li'))
  await type('从哪天起', '2027-11-23')
  await press(head, '交中心确认')
  await says(head, '请写明为什么需要后台工作人员')
  await top(head).locator('textarea').last().fill('后台业务量大')
  await press(head, '交中心确认')
  await says(head, '开始的日期要在')
  await type('从哪天起', '2026-12-01')
  await press(head, '交中心确认')
  await says(head, '已选派li老师')

  const admin = await hall.open('o-admin', '/staff/nominations/nominations')
  await tap(admin, 'li老师')
  await press(head, '撤回')
  await head.waitForTimeout(500)
  await press(admin, '确认')
  await says(admin, '没有等确认的选派')
  expect(await leave(head, admin)).toEqual([])
})
