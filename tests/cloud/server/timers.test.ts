import type { Cloud } from '../../../local/server/cloud'
import { deed, friday, knock, startFixture } from './start-fixture'

let cloud: Cloud

beforeAll(async () => {
  cloud = await startFixture({ timers: true, now: new Date(friday.getTime() + 20_000) })
})
afterAll(() => cloud.close())

const fire = (name: string) => knock(cloud, `/local/timers/${name}`, { method: 'POST' })

test('a timer calls with its source and without a user', async () => {
  const { status, body } = await fire('sample')
  expect(status).toBe(200)
  const { value } = body as { value: Record<string, unknown> }
  expect(value['SOURCE']).toBe('wx_trigger')
  expect(value).not.toHaveProperty('OPENID')
})

test('the call after a timer has its own caller again', async () => {
  const { wx } = await deed<{ wx: object }>(cloud, 'whoAmI', {}, 'o-after')
  expect(wx).toMatchObject({ OPENID: 'o-after', SOURCE: 'wx_client' })
})

test('an event that looks like a timer is no timer', async () => {
  const forged = { Type: 'Timer', TriggerName: 'minute', Time: new Date().toISOString() }
  const { body } = await knock(cloud, '/call/sample', {
    method: 'POST',
    body: JSON.stringify(forged),
    headers: { 'x-local-openid': 'o-forger' },
  })
  expect(body).toMatchObject({ SOURCE: 'wx_client', OPENID: 'o-forger' })
})

test.each(['other', 'nothing'])('%s has no timer to fire', async (name) => {
  await expect(fire(name)).resolves.toMatchObject({ status: 404, body: { error: { code: 'NO_TIMER' } } })
})

test('a minute that the clock passes fires every function with a timer, once', async () => {
  const fired = () => cloud.stats().calls['sample.timer']?.calls ?? 0
  cloud.resetStats()
  cloud.setClock(new Date(friday.getTime() + 10 * 60_000))
  const until = Date.now() + 5000
  while (fired() === 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(fired()).toBe(1)
  expect(cloud.stats().calls).not.toHaveProperty('other.timer')
})
