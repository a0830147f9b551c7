import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { ServiceSheet, SheetContent } from '../../../cloudfunctions/_shared/service-sheet'
import { sealed } from '../../../cloudfunctions/guidance/sheet/version'
import { firstVersions, publishedDrafts } from '../../../local/seed/sheets'
import { insertDocuments } from '../../../local/seed/insert'
import { sheetWith } from '../../doors/guidance/sheets'
import { openStaffHall, press, says, tap, top, type Look, type StaffHall } from './staff-hall'
import type { Phone } from '../../browser'

jest.setTimeout(180_000)

const first = sheetWith('JW-006', { windows: ['w1'], aliases: ['复学', '回校'] })
const next = (before: ServiceSheet, change: Partial<ServiceSheet>): ServiceSheet =>
  sealed({ ...before, ...change } as SheetContent, before.version + 1)
const second = next(first, { windows: ['w1', 'w2'], aliases: ['复学', '回来上学', '返校'] })
const third = next(second, { windows: ['w2'], promisedDays: 3 })

let hall: StaffHall
beforeAll(async () => {
  hall = await openStaffHall()
  const { cloud } = hall.hall
  await insertDocuments(cloud, 'publishedSheets', [
    { _id: third.code, sheet: third, createdAt: cloud.now(), updatedAt: cloud.now(), v: 3 },
  ])
  await insertDocuments(cloud, 'sheetDrafts', publishedDrafts([third]))
  await insertDocuments(cloud, 'sheetVersions', firstVersions([first, second, third]))
  await insertDocuments(cloud, 'leaflets', [
    {
      _id: 'printed',
      windowId: 'w1',
      code: first.code,
      title: '复学指南',
      place: '资料架',
      copies: 8,
      printedFrom: 1,
      checkedOn: '2026-11-02',
      createdAt: cloud.now(),
      updatedAt: cloud.now(),
      v: 1,
    },
  ])
})
afterAll(async () => {
  await hall.close()
})

/** What stands side by side, left and right. */
const sides = async (phone: Phone): Promise<string[][]> =>
  top(phone)
    .locator('[class*="--field"] [class*="--sides"]')
    .evaluateAll((rows) =>
      rows.map((row) => Array.from(row.querySelectorAll('wx-text')).map((text) => text.textContent.trim())),
    )

test('the last two versions stand side by side, line by line', async () => {
  const desk = await hall.open('desk', `/sheets/review/review?code=${first.code}`)
  await tap(desk, '历次版本')
  await says(desk, '有 2 项不同')
  expect(await sides(desk)).toEqual([
    ['5 个工作日', '3 个工作日'],
    ['1号窗口', '没有这一行'],
  ])
  await tap(desk, '没有变的')
  await says(desk, '返校')
  expect(await hall.leave(desk)).toEqual([])
})

test('any other two are chosen, whichever is older stands at the left', async () => {
  const clerk = await hall.open('clerk-w1', `/sheets/versions/versions?code=${first.code}`)
  await tap(clerk, '后一版')
  await says(clerk, '看哪一版')
  await top(clerk).locator('[class*="sheet"] :text-is("第 1 版"):visible').last().click()
  await says(clerk, '回来上学')
  expect(await sides(clerk)).toEqual([
    ['回校', '回来上学'],
    ['没有这一行', '返校'],
    ['没有这一行', '2号窗口'],
  ])
  expect(await hall.leave(clerk)).toEqual([])
})

test('a window sees what has changed since its leaflet was printed', async () => {
  const clerk = await hall.open('clerk-w1', '/sheets/leaflets/leaflets?windowId=w1')
  await tap(clerk, '复学指南')
  await press(clerk, '看改了什么')
  await says(clerk, '有 3 项不同')
  expect(await hall.leave(clerk)).toEqual([])
})

test.each<[string, Look]>([
  ['320', { width: 320 }],
  ['dark', { theme: 'dark' }],
  ['English, elder at 320', { lang: 'en', width: 320, mode: 'elder' }],
])('it can be read: %s', async (_name, look) => {
  const phone = await hall.open('desk', `/sheets/versions/versions?code=${first.code}&older=1&newer=3`, look)
  await says(phone, look.lang === 'en' ? 'fields differ' : '项不同')
  const narrow = await top(phone).evaluate((page) =>
    Array.from(page.querySelectorAll('wx-view, wx-text'))
      .filter((node) => node.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((node) => node.className),
  )
  expect([...narrow, ...(await hall.leave(phone))]).toEqual([])
})
