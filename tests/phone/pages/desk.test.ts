import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { demoFloor } from '../../rules/demo-floor'
import { insertDocuments } from '../../../local/seed/insert'
import { openStaffHall, says, tap, top, type StaffHall } from '../staff/staff-hall'

jest.setTimeout(120_000)

let hall: StaffHall
beforeAll(async () => {
  hall = await openStaffHall()
  const at = new Date('2026-09-01T00:00:00Z')
  const plan = { _id: 'main', name: '一层', nameEn: 'Ground floor', ...demoFloor }
  await insertDocuments(hall.hall.cloud, 'plans', [{ ...plan, createdAt: at, updatedAt: at, v: 1 }])
})
afterAll(async () => {
  await hall.close()
})

test('nothing found: the card names the help desk, its phone calls, its place shows the way (§18)', async () => {
  const phone = await hall.open('visitor-1', '/pages/search/search?q=zzzz')
  await says(phone, '没有找到“zzzz”')
  await tap(phone, '0000-88000000')
  await phone.waitForFunction(() => window.__phone.deeds.includes('call 0000-88000000'))
  expect(await hall.leave(phone)).toEqual([])
})

test('its place opens the way to it, in English too', async () => {
  const phone = await hall.open('visitor-2', '/pages/search/search?q=zzzz', { lang: 'en', width: 320 })
  await tap(phone, 'Ground floor, middle')
  await says(phone, 'The help desk is')
  expect(await top(phone).locator('.goal').innerText()).toBe('Help desk')
  expect(await hall.leave(phone)).toEqual([])
})

test('a refusal that the desk can help with names it; the sheet says whom to ask', async () => {
  const slip = await hall.open('visitor-3', '/pages/scan/scan?scene=s%3DAAAAAAAAAAAAAA')
  await says(slip, '没有找到这张凭条')
  await says(slip, '0000-88000000')
  expect(await hall.leave(slip)).toEqual([])
  const sheet = await hall.open('visitor-4', '/pages/service/service?code=JW-001')
  await says(sheet, '不清楚就问')
  await says(sheet, '一层大厅正中')
  expect(await hall.leave(sheet)).toEqual([])
})

test('a window by its plate, a unit by its name: what is done there', async () => {
  const phone = await hall.open('visitor-5', `/pages/search/search?q=${encodeURIComponent('1号窗口')}`)
  await says(phone, '1号窗口 · 教务处')
  await tap(phone, 'A 的事')
  await phone.waitForFunction(() => window.__phone.stack().at(-1) === 'pages/service/service')
  expect(await hall.leave(phone)).toEqual([])
  const english = await hall.open('visitor-6', '/pages/search/search?q=window%201', { lang: 'en' })
  await says(english, 'Window 1 · Academic Affairs')
  await english.evaluate(() => window.__phone.goto('/pages/search/search?q=academic%20affairs%20office'))
  await says(english, 'Academic Affairs')
  expect(await hall.leave(english)).toEqual([])
})
