import { clerkOf, serviceOf, visitorNo } from '../hall/documents'
import { type Answer, type Hall, newOperation, openHall } from '../hall/open-hall'

import.meta.jest.setTimeout(120_000)

let hall: Hall
let visitors = 0

/** Somebody whom no other test has met. */
const somebody = (): string => visitorNo(++visitors)
const take = (openid: string, lineId: string): Promise<Answer> =>
  hall.call(openid, 'takeNumber', { lineId, service: serviceOf[lineId] ?? '' })
const code = (answer: Answer): string => answer.error?.code ?? 'ok'
const clerk1 = clerkOf('w1')

beforeAll(async () => {
  hall = await openHall()
  await hall.call(clerk1, 'openSession', { windowId: 'w1' })
})
afterAll(() => hall.close())

describe('a slip', () => {
  test('stands for somebody without a phone; its code finds it again and rates nothing else', async () => {
    const opId = newOperation()
    const issued = await hall.call('desk', 'issueSlip', { lineId: 'A', service: 'JW-001' }, { opId })
    const again = await hall.call('desk', 'issueSlip', { lineId: 'A', service: 'JW-001' }, { opId })
    expect(again.value?.['code']).toBe(issued.value?.['code'])
    const slipCode = String(issued.value?.['code'])
    const { ticketId } = issued.value?.['ticket'] as { ticketId: string }
    expect((await hall.call(somebody(), 'slip', { code: slipCode })).value).toMatchObject({ ticketId })
    expect((await hall.call(somebody(), 'cancel', { ticketId, slipCode })).value).toMatchObject({
      state: 'cancelled',
    })
    expect(code(await hall.call(somebody(), 'slip', { code: 'AAAAAAAAAAAAAA' }))).toBe('SLIP_UNKNOWN')
    const tickets = await hall.documents('tickets', { _id: ticketId })
    expect(JSON.stringify(tickets)).not.toContain(slipCode)
  })

  test('is given by the front desk alone', async () => {
    expect(code(await hall.call(somebody(), 'issueSlip', { lineId: 'A', service: 'JW-001' }))).toBe(
      'NOT_BOUND',
    )
    expect(code(await hall.call(clerk1, 'issueSlip', { lineId: 'A', service: 'JW-001' }))).toBe('NOT_ALLOWED')
  })
})

describe('the clock', () => {
  test('11:58 with too much work ahead: refused, and told when to come', async () => {
    await Promise.all(Array.from({ length: 12 }, () => take(somebody(), 'C')))
    hall.cloud.setClock(new Date('2026-11-23T11:58:00+08:00'))
    const late = await take(somebody(), 'C')
    expect(code(late)).toBe('TOO_LATE_TODAY')
    expect(late.error?.facts).toMatchObject({ closesAt: '12:00', come: { day: '2026-11-23', at: '14:00' } })
    expect(late.error?.message).toContain('请下午 14:00 来')
  })

  test('until noon the hall is open, and it says when it opens again', async () => {
    const { value } = await hall.call(somebody(), 'overview', {})
    expect(value).toMatchObject({ opening: { kind: 'open', until: '12:00', again: '14:00' } })
  })

  test('at noon it is closed until 14:00, and whoever waits keeps the number', async () => {
    hall.cloud.setClock(new Date('2026-11-23T12:00:00+08:00'))
    const noon = await take(somebody(), 'A')
    expect([code(noon), noon.error?.facts]).toMatchObject(['LINE_CLOSED', { opens: { at: '14:00' } }])
  })

  test('the day after, nothing is left open and the sealed moves are whole', async () => {
    hall.cloud.setClock(new Date('2026-11-24T00:30:00+08:00'))
    for (let round = 0; round < 4; round++) await hall.cloud.runTimer('queue')
    const open = await hall.documents('tickets', {
      status: { $in: ['waiting', 'called', 'serving', 'missed', 'transferring'] },
    })
    expect(open).toEqual([])
    expect(await hall.documents('sessions', { state: { $in: ['open', 'paused'] } })).toEqual([])
    expect(await hall.documents('tickets', { unsealed: true })).toEqual([])
  })
})
