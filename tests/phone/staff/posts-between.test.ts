import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Phone } from '../../browser'
import { declaration, furnishPosts, noOf, posted, seat, trainAll } from '../../doors/posts'
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
