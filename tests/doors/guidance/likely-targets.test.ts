import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { clerkOf } from '../../hall/documents'
import { type Answer, type Hall, openHall } from '../../hall/open-hall'

import.meta.jest.setTimeout(60_000)

let hall: Hall
beforeAll(async () => {
  hall = await openHall()
})
afterAll(() => hall.close())

const targets = (windowId: string, openid: string): Promise<Answer> =>
  hall.callAt('guidance', openid, 'likelyTargets', { windowId })
const servicesOf = (answer: Answer): unknown =>
  (answer.value?.['targets'] as { service: string; times: number }[]).map(({ service, times }) => [
    service,
    times,
  ])

describe('likely targets (§18)', () => {
  test('are what is done nearby where nobody was led on yet; what is done here is no target', async () => {
    expect(servicesOf(await targets('w1', clerkOf('w1')))).toEqual([
      ['CW-001', 0],
      ['YKT-001', 0],
    ])
    expect(servicesOf(await targets('w5', clerkOf('w5')))).toEqual([['JW-001', 0]])
  })

  test('are what somebody was led on to most, by word or with the number', async () => {
    const clerk = clerkOf('w1')
    await hall.callAt('guidance', clerk, 'refer', { service: 'YKT-001' })
    await hall.call('visitor-1', 'takeNumber', { lineId: 'A', service: 'JW-001' })
    const opened = await hall.call(clerk, 'openSession', { windowId: 'w1' })
    const { sessionId } = opened.value?.['session'] as { sessionId: string }
    const called = await hall.call(clerk, 'callNext', { sessionId })
    const { ticketId } = called.value?.['ticket'] as { ticketId: string }
    await hall.call(clerk, 'transfer', { ticketId, lineId: 'C', service: 'YKT-001' })
    await hall.cloud.runTimer('guidance')
    const answer = await targets('w1', clerk)
    expect(servicesOf(answer)).toEqual([
      ['YKT-001', 2],
      ['CW-001', 0],
    ])
    expect(answer.value).toMatchObject({ targets: [{ serviceName: 'C 的事' }, {}] })
  })

  test('of another window are none of this one’s', async () => {
    expect(servicesOf(await targets('w2', clerkOf('w2')))).toEqual([
      ['CW-001', 0],
      ['YKT-001', 0],
    ])
  })

  test.each([
    ['the clerk of another window', clerkOf('w4'), 'NOT_ALLOWED'],
    ['the desk', 'desk', 'ok'],
    ['a member', 'member', 'NOT_ALLOWED'],
    ['a guest', 'visitor-2', 'NOT_BOUND'],
  ])('%s', async (_name, openid, expected) => {
    const answer = await targets('w1', openid)
    expect(answer.error?.code ?? 'ok').toBe(expected)
  })
})
