import { clerkOf, serviceOf, visitorNo } from '../../hall/documents'
import { type Answer, type Hall, newOperation, openHall } from '../../hall/open-hall'

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

describe('print fails → ticket shows "not printed", reprint or void; voided number isn’t called', () => {
  const issue = async (): Promise<{ ticketId: string; number: string; slipCode: string }> => {
    const { value } = await hall.call('desk', 'issueSlip', { lineId: 'A', service: 'JW-001' })
    const { ticketId, number } = value?.['ticket'] as { ticketId: string; number: string }
    return { ticketId, number, slipCode: String(value?.['code']) }
  }
  const failures = async (): Promise<unknown[]> => {
    const { value } = await hall.call('desk', 'failedPrints', {})
    return (value?.['tickets'] as { ticketId: string }[]).map(({ ticketId }) => ticketId)
  }

  test('it stands at the desk as such, in its place in the line, and is printed again under a new code', async () => {
    const { ticketId, slipCode } = await issue()
    expect(await failures()).toEqual([])
    expect((await hall.call('desk', 'failPrint', { ticketId })).value).toMatchObject({ state: 'waiting' })
    expect(await failures()).toEqual([ticketId])

    const opId = newOperation()
    const printed = await hall.call('desk', 'reprintSlip', { ticketId }, { opId })
    const again = await hall.call('desk', 'reprintSlip', { ticketId }, { opId })
    expect(again.value?.['code']).toBe(printed.value?.['code'])
    expect(printed.value?.['ticket']).toMatchObject({ ticketId, state: 'waiting' })
    expect(await failures()).toEqual([])
    const found = { value: { ticketId } }
    expect(await hall.call(somebody(), 'slip', { code: String(printed.value?.['code']) })).toMatchObject(
      found,
    )
    expect(code(await hall.call(somebody(), 'slip', { code: slipCode }))).toBe('SLIP_UNKNOWN')
    expect(await hall.documents('slips', { ticketId })).toHaveLength(1)
    expect(code(await hall.call(somebody(), 'cancel', { ticketId, slipCode }))).toBe('NOT_YOURS')

    // A retry that comes after yet another reprint must not hand out a code that opens nothing.
    await hall.call('desk', 'reprintSlip', { ticketId })
    expect(code(await hall.call('desk', 'reprintSlip', { ticketId }, { opId }))).toBe('MOVE_NOT_POSSIBLE')
    expect(code(await hall.call('desk', 'voidSlip', { ticketId }))).toBe('ok')
  })

  test('it is void at once and never called', async () => {
    const first = await issue()
    const second = await issue()
    await hall.call('desk', 'failPrint', { ticketId: first.ticketId })
    expect((await hall.call('desk', 'voidSlip', { ticketId: first.ticketId })).value).toMatchObject({
      state: 'cancelled',
    })
    expect(await failures()).toEqual([])
    const counter = await hall.call(clerk1, 'counter', { windowId: 'w1' })
    const { sessionId } = counter.value?.['session'] as { sessionId: string }
    const called = await hall.call(clerk1, 'callNext', { sessionId })
    expect(called.value?.['ticket']).toMatchObject({ number: second.number })
    expect(await hall.documents('tickets', { _id: first.ticketId })).toMatchObject([{ status: 'cancelled' }])
    await hall.call(clerk1, 'start', { ticketId: second.ticketId })
    await hall.call(clerk1, 'finish', { ticketId: second.ticketId, outcome: 'completed' })
  })

  test('called meanwhile it is at its window: the clerk sees that there is no paper, the desk is refused', async () => {
    const { ticketId } = await issue()
    await hall.call('desk', 'failPrint', { ticketId })
    const counter = await hall.call(clerk1, 'counter', { windowId: 'w1' })
    const { sessionId } = counter.value?.['session'] as { sessionId: string }
    const called = await hall.call(clerk1, 'callNext', { sessionId })
    expect(called.value?.['ticket']).toMatchObject({ ticketId, isUnprinted: true })
    for (const endpoint of ['failPrint', 'reprintSlip', 'voidSlip'])
      expect(code(await hall.call('desk', endpoint, { ticketId }))).toBe('MOVE_NOT_POSSIBLE')
    expect(await failures()).toEqual([])
    await hall.call(clerk1, 'start', { ticketId })
    await hall.call(clerk1, 'finish', { ticketId, outcome: 'completed' })
  })

  test('a number on somebody’s phone is not the desk’s to void', async () => {
    const ticketId = String((await take(somebody(), 'A')).value?.['ticketId'])
    for (const endpoint of ['failPrint', 'reprintSlip', 'voidSlip'])
      expect(code(await hall.call('desk', endpoint, { ticketId }))).toBe('NOT_FOUND')
    expect(await hall.documents('tickets', { _id: ticketId })).toMatchObject([{ status: 'waiting' }])
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
