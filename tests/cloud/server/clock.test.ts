import { beginning } from '../../../local/begin'
import type { Cloud } from '../../../local/server/cloud'
import { deed, folderFor, friday, knock, startFixture } from './start-fixture'

const { folder, remove } = folderFor('clock')
let cloud: Cloud

const setTo = (now: unknown) =>
  knock(cloud, '/local/clock', { method: 'POST', body: JSON.stringify({ now }) })
const HOUR = 3_600_000
const later = new Date(friday.getTime() + 5 * HOUR)

beforeAll(async () => {
  cloud = await startFixture({ dataDir: folder })
})
afterAll(async () => {
  await cloud.close()
  remove()
})

interface Told {
  readonly now: number
  readonly iso: string
  readonly text: string
  readonly year: number
}

test('a function lives in the set time, in every way of asking for it', async () => {
  const told = await deed<Told>(cloud, 'time')
  expect(Math.abs(told.now - friday.getTime())).toBeLessThan(20_000)
  expect(Math.abs(new Date(told.iso).getTime() - told.now)).toBeLessThan(1000)
  expect(told.text).toContain('Nov 27 2026')
  expect(told.year).toBe(2020)
})

test('the clock is set forward, for instances that run already too', async () => {
  await expect(setTo(later.toISOString())).resolves.toMatchObject({ status: 200 })
  const { now } = await deed<Told>(cloud, 'time')
  expect(now).toBeGreaterThanOrEqual(later.getTime())
  expect(now).toBeLessThan(later.getTime() + 60_000)
})

test.each([
  ['back', friday.toISOString(), 409, 'CLOCK_BACKWARDS'],
  ['to no time at all', 'soon', 400, 'INVALID_TIME'],
  ['to a number', 5, 400, 'INVALID_TIME'],
])('the clock is not set %s', async (_, now, status, code) => {
  await expect(setTo(now)).resolves.toMatchObject({ status, body: { ok: false, error: { code } } })
})

test('another start over the same folder goes on where the clock stood, whatever was wished for', async () => {
  await cloud.close()
  cloud = await startFixture({ dataDir: folder, now: friday })
  expect(cloud.now().getTime()).toBeGreaterThanOrEqual(later.getTime())
})

test.each([
  ['a Saturday begins on Monday', '2026-11-28T12:00:00+08:00', undefined, '2026-11-30T09:40:00+08:00'],
  ['a workday begins the same morning', '2026-11-27T22:00:00+08:00', undefined, '2026-11-27T09:40:00+08:00'],
  ['a holiday begins after it', '2026-10-01T08:00:00+08:00', undefined, '2026-10-08T09:40:00+08:00'],
  ['a make-up Saturday is a workday', '2026-10-10T08:00:00+08:00', undefined, '2026-10-10T09:40:00+08:00'],
  [
    'a morning in progress goes on',
    '2026-12-01T08:00:00+08:00',
    '2026-11-27T10:30:00+08:00',
    '2026-11-27T10:30:00+08:00',
  ],
  [
    'before the morning the same day',
    '2026-12-01T08:00:00+08:00',
    '2026-11-27T07:30:00+08:00',
    '2026-11-27T09:40:00+08:00',
  ],
  [
    'an evening goes on the next workday',
    '2026-11-27T08:00:00+08:00',
    '2026-11-27T19:00:00+08:00',
    '2026-11-30T09:40:00+08:00',
  ],
  [
    'lunch goes on the next workday',
    '2026-11-26T08:00:00+08:00',
    '2026-11-26T12:30:00+08:00',
    '2026-11-27T09:40:00+08:00',
  ],
])('when nobody says when: %s', (_, wall, noted, expected) => {
  const begun = beginning(new Date(wall), noted === undefined ? undefined : new Date(noted))
  expect(begun.toISOString()).toBe(new Date(expected).toISOString())
})
