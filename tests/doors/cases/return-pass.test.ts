import { visitorOf } from '../../../cloudfunctions/_kernel/account'
import { slipIdOf } from '../../../cloudfunctions/_shared/slip'
import { insertDocuments } from '../../../local/seed/insert'
import { clerkOf, serviceOf, visitorNo } from '../../hall/documents'
import { type Answer, type Hall, openHall } from '../../hall/open-hall'

import.meta.jest.setTimeout(60_000)

let hall: Hall
const applicant = 'applicant'
const service = serviceOf['A'] ?? ''
const code = (answer: Answer): string => answer.error?.code ?? 'ok'
const slipCode = 'ABCDEFGHJKMNPQ'
const take = (openid: string, passId?: string, more: object = {}): Promise<Answer> =>
  hall.call(openid, 'takeNumber', {
    lineId: 'A',
    service,
    ...(passId === undefined ? {} : { passId }),
    ...more,
  })

beforeAll(async () => {
  hall = await openHall()
  const pass = {
    visitor: visitorOf(applicant),
    slip: slipIdOf(slipCode),
    service,
    until: new Date('2026-12-08T00:00:00+08:00'),
    isOpen: true,
    updatedAt: hall.cloud.now(),
  }
  await insertDocuments(hall.cloud, 'returnPasses', [
    { _id: 'case-1', ...pass },
    { _id: 'case-2', ...pass, isOpen: false },
    { _id: 'case-3', ...pass, until: new Date('2026-11-23T00:00:00+08:00') },
    { _id: 'case-4', ...pass, service: serviceOf['B'] ?? '' },
    { _id: 'case-5', ...pass },
  ])
  // A line that takes two matters at one window.
  const [line] = await hall.documents('lines', { _id: 'B' })
  const both = [serviceOf['A'], serviceOf['B']]
  await insertDocuments(hall.cloud, 'lines', [{ ...line, _id: 'D', windowIds: ['w4'], services: both }])
})
afterAll(() => hall.close())

test.each([
  ['of a case that no longer waits for papers', 'case-2', applicant, 'PASS_OVER'],
  ['past its day', 'case-3', applicant, 'PASS_OVER'],
  ['for another matter', 'case-4', applicant, 'PASS_UNKNOWN'],
  ['of somebody else', 'case-1', 'a-friend', 'PASS_UNKNOWN'],
  ['that nobody wrote', 'case-9', applicant, 'PASS_UNKNOWN'],
])('a pass %s gives no number', async (_situation, passId, openid, expected) => {
  expect(code(await take(openid, passId))).toBe(expected)
  expect(await hall.documents('tickets', { visitor: visitorOf(openid) })).toEqual([])
})

test('whoever brings the papers is called before those who came at most an hour earlier, never before', async () => {
  const clock = (text: string): void => {
    hall.cloud.setClock(`2026-11-23T${text}:00+08:00`)
  }
  clock('09:45')
  const early = await take(visitorNo(1))
  clock('09:50')
  const later = await take(visitorNo(2))
  clock('10:46')
  const returned = await take(applicant, 'case-1')
  expect(returned.value).toMatchObject({ priority: 'returned', ahead: 1 })
  expect(await take(applicant, 'case-1')).toMatchObject({ value: { ticketId: returned.value?.['ticketId'] } })

  const opened = await hall.call(clerkOf('w1'), 'openSession', { windowId: 'w1' })
  const { sessionId } = opened.value?.['session'] as { sessionId: string }
  const called: unknown[] = []
  for (const outcome of ['completed', 'returned', 'completed']) {
    const view = await hall.call(clerkOf('w1'), 'callNext', { sessionId })
    const { ticketId, priority } = view.value?.['ticket'] as { ticketId: string; priority: string }
    called.push([ticketId, priority])
    await hall.call(clerkOf('w1'), 'start', { ticketId })
    expect(code(await hall.call(clerkOf('w1'), 'finish', { ticketId, outcome }))).toBe('ok')
  }
  expect(called).toEqual([
    [early.value?.['ticketId'], 'normal'],
    [returned.value?.['ticketId'], 'returned'],
    [later.value?.['ticketId'], 'normal'],
  ])
  expect(
    await hall.call(applicant, 'ticket', { ticketId: String(returned.value?.['ticketId']) }),
  ).toMatchObject({
    value: { state: 'done', outcome: 'returned', moves: expect.arrayContaining(['rate']) as unknown },
  })
})

test('at the front desk a person looks, for a named proxy too', async () => {
  const wish = { lineId: 'A', service }
  const issued = await hall.call('desk', 'issueSlip', { ...wish, passId: 'case-1' })
  const given = issued.value?.['ticket'] as { ticketId: string }
  expect(given).toMatchObject({ priority: 'returned' })
  // The number says whose papers it brings, so that the window goes on with that case.
  expect(await hall.documents('tickets', { _id: given.ticketId })).toMatchObject([{ pass: 'case-1' }])
  expect(code(await hall.call('desk', 'issueSlip', { ...wish, passId: 'case-3' }))).toBe('PASS_OVER')
  expect(code(await hall.call('desk', 'issueSlip', { ...wish, passId: 'case-4' }))).toBe('PASS_UNKNOWN')
})

test('the code on the paper proves as much as the phone: for a proxy, and for a guest on another phone', async () => {
  const [wrong, over] = ['ABCDEFGHJKMNPP', slipCode]
  expect(code(await take('a-proxy', 'case-1', { slipCode: wrong }))).toBe('PASS_UNKNOWN')
  expect(code(await take('a-proxy', 'case-3', { slipCode: over }))).toBe('PASS_OVER')
  expect(code(await take('a-proxy', 'case-4', { slipCode }))).toBe('PASS_UNKNOWN')
  const taken = await take('a-proxy', 'case-1', { slipCode: 'abcdefg-hjkmnpq' })
  expect(taken.value).toMatchObject({ priority: 'returned' })
  const ticketId = String(taken.value?.['ticketId'])
  expect(await hall.documents('tickets', { _id: ticketId })).toMatchObject([{ pass: 'case-1' }])
})

test('a number that is led on keeps its pass', async () => {
  const opened = await hall.call(clerkOf('w2'), 'openSession', { windowId: 'w2' })
  const { sessionId } = opened.value?.['session'] as { sessionId: string }
  const view = await hall.call(clerkOf('w2'), 'callNext', { sessionId })
  const { ticketId } = view.value?.['ticket'] as { ticketId: string }
  const target = { lineId: 'B', service: serviceOf['B'] }
  expect(code(await hall.call(clerkOf('w2'), 'transfer', { ticketId, ...target }))).toBe('ok')
  const led = await hall.documents('tickets', { 'parent.ticketId': ticketId })
  expect(led).toMatchObject([{ pass: 'case-1', priority: 'returned' }])
})

describe('who holds a number already and then brings the papers', () => {
  const clock = (text: string): void => {
    hall.cloud.setClock(`2026-11-23T${text}:00+08:00`)
  }
  const holder = 'a-holder'
  const proof = { slipCode }
  const takeAt = (lineId: string, line: string, passId?: string, more: object = {}, opId?: string) =>
    hall.call(
      holder,
      'takeNumber',
      { lineId, service: serviceOf[line], ...(passId === undefined ? {} : { passId, ...proof }) },
      { ...more, ...(opId === undefined ? {} : { opId }) },
    )
  const ticketId = (answer: Answer): string => String(answer.value?.['ticketId'])

  test('keeps that number, which is called by the right of the pass from now on', async () => {
    clock('11:00')
    const first = await hall.call('somebody', 'takeNumber', { lineId: 'B', service: serviceOf['B'] })
    clock('11:01')
    const held = await takeAt('B', 'B')
    expect(held.value).toMatchObject({ priority: 'normal', ahead: 2 })
    clock('11:02')
    const brought = await takeAt('B', 'B', 'case-4', {}, 'op-bring-1')
    expect(brought.value).toMatchObject({ ticketId: ticketId(held), priority: 'returned', ahead: 1 })
    expect(await takeAt('B', 'B', 'case-4', { again: true }, 'op-bring-1')).toMatchObject({
      value: { ticketId: ticketId(held), priority: 'returned' },
    })
    const kept = await hall.documents('tickets', { _id: ticketId(held) })
    expect(kept).toMatchObject([{ pass: 'case-4', priority: 'returned' }])
    // Once, however often it was sent, and in the ticket's record.
    const moves = kept[0]?.['moves'] as { what: string; from: string; to: string; role: string }[]
    expect(moves.filter(({ what }) => what === 'bringPass')).toMatchObject([
      { from: 'waiting', to: 'waiting', role: 'holder' },
    ])
    // The line moves at once: whoever was before them is behind them now.
    expect(await hall.call('somebody', 'ticket', { ticketId: ticketId(first) })).toMatchObject({
      value: { ahead: 2 },
    })
  })

  test('is told who holds a number for another matter of the line, or for another case', async () => {
    clock('11:10')
    const held = await takeAt('D', 'A')
    expect(code(held)).toBe('ok')
    const other = await takeAt('D', 'B', 'case-4')
    expect(other.error).toMatchObject({
      code: 'NUMBER_FOR_ANOTHER',
      facts: { number: held.value?.['number'] },
    })
    expect(await hall.documents('tickets', { _id: ticketId(held) })).toMatchObject([{ priority: 'normal' }])
    expect(code(await takeAt('D', 'A', 'case-2'))).toBe('PASS_OVER')
    expect(code(await takeAt('D', 'A', 'case-1'))).toBe('ok')
    expect(code(await takeAt('D', 'A', 'case-5'))).toBe('NUMBER_FOR_ANOTHER')
    // Cancelled, the way is free.
    await hall.call(holder, 'cancel', { ticketId: ticketId(held) })
    expect((await takeAt('D', 'A', 'case-5')).value).toMatchObject({ priority: 'returned' })
  })

  test('keeps the pass when a window leads them to where they hold a number', async () => {
    clock('11:20')
    const mine = 'led-holder'
    const [before] = await hall.documents('tickets', { visitor: visitorOf('a-proxy'), live: true })
    await hall.call('a-proxy', 'cancel', { ticketId: before?.['_id'] })
    const take_ = (lineId: string, line: string, more: object = {}) =>
      hall.call(mine, 'takeNumber', { lineId, service: serviceOf[line], ...more })
    const there = await take_('D', 'A')
    const here = await take_('A', 'A', { passId: 'case-5', slipCode })
    expect(here.value).toMatchObject({ priority: 'returned' })
    const opened = await hall.call(clerkOf('w3'), 'openSession', { windowId: 'w3' })
    const { sessionId } = opened.value?.['session'] as { sessionId: string }
    const view = await hall.call(clerkOf('w3'), 'callNext', { sessionId })
    expect(view.value?.['ticket']).toMatchObject({ ticketId: ticketId(here) })
    const target = { ticketId: ticketId(here), lineId: 'D', service: serviceOf['A'] }
    expect(code(await hall.call(clerkOf('w3'), 'transfer', target))).toBe('ok')
    expect(await hall.documents('tickets', { _id: ticketId(there) })).toMatchObject([
      { pass: 'case-5', priority: 'returned', status: 'waiting' },
    ])
  })
})
