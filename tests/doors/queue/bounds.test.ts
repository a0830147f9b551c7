import { visitorOf } from '../../../cloudfunctions/_kernel/account'
import type { Day } from '../../../cloudfunctions/_kernel/time'
import { Boards } from '../../../cloudfunctions/_shared/board'
import { slipIdOf } from '../../../cloudfunctions/_shared/slip'
import { Sessions, Tickets } from '../../../cloudfunctions/queue/collections'
import { insertDocuments } from '../../../local/seed/insert'
import { account, clerkOf, serviceOf, visitorNo } from '../../hall/documents'
import { type Answer, type Hall, newOperation, openHall } from '../../hall/open-hall'
import { edit, stored } from '../centre'

import.meta.jest.setTimeout(120_000)

const clerk1 = clerkOf('w1')
const clerk2 = clerkOf('w2')

let hall: Hall
let session1 = ''
let visitors = 700
/** Whoever was led on: what they may still do. */
let ledOn: { moves: () => Promise<string[] | undefined> } | undefined
const somebody = (): string => visitorNo(++visitors)
const code = (answer: Answer): string => answer.error?.code ?? 'ok'
const wish = (lineId: string) => ({ lineId, service: serviceOf[lineId] ?? '' })
const take = (openid: string, lineId = 'A'): Promise<Answer> => hall.call(openid, 'takeNumber', wish(lineId))
const idOf = (answer: Answer): string => String(answer.value?.['ticketId'])
const sessionOf = (answer: Answer): string => (answer.value?.['session'] as { sessionId: string }).sessionId
const atWindow = (answer: Answer) => answer.value?.['ticket'] as { ticketId: string; number: string }
const call = (): Promise<Answer> => hall.call(clerk1, 'callNext', { sessionId: session1 })
const later = (seconds: number): void => {
  hall.cloud.setClock(new Date(hall.cloud.now().getTime() + seconds * 1000))
}
const ticket = async (_id: string) => (await stored(hall.cloud, Tickets, { _id }))[0]
/** Somebody called at window 1, and their ticket. */
const called = async (): Promise<{ visitor: string; ticketId: string }> => {
  const visitor = somebody()
  const ticketId = idOf(await take(visitor))
  expect(atWindow(await call()).ticketId).toBe(ticketId)
  return { visitor, ticketId }
}
const finish = (ticketId: string, outcome = 'completed', more: { opId?: string; again?: boolean } = {}) =>
  hall.call(clerk1, 'finish', { ticketId, outcome }, more)
const served = async (): Promise<{ visitor: string; ticketId: string }> => {
  const one = await called()
  await hall.call(clerk1, 'start', { ticketId: one.ticketId })
  expect(code(await finish(one.ticketId))).toBe('ok')
  return one
}
/** Missed by the timer, three minutes after the call. */
const missed = async (): Promise<void> => {
  later(200)
  await hall.cloud.runTimer('queue')
}

beforeAll(async () => {
  hall = await openHall()
  await insertDocuments(hall.cloud, 'accounts', [
    account('elsewhere', '周敏', '教职工', [
      { role: 'windowStaff', windowId: 'w3', from: '2026-01-01' as Day },
    ]),
  ])
  session1 = sessionOf(await hall.call(clerk1, 'openSession', { windowId: 'w1' }))
})
afterAll(() => hall.close())

describe('a number that somebody holds', () => {
  test('is asked for on and on: it stays readable, and its window goes on calling', async () => {
    const hasty = somebody()
    const ticketId = idOf(await take(hasty))
    const codes = new Set<string>()
    for (let n = 0; n < 45; n++) codes.add(code(await take(hasty)))
    expect([...codes]).toEqual(['ok', 'TOO_OFTEN'])
    expect(code(await hall.call(hasty, 'ticket', { ticketId }))).toBe('ok')
    expect(atWindow(await call()).ticketId).toBe(ticketId)
    await hall.call(clerk1, 'start', { ticketId })
    expect(code(await finish(ticketId))).toBe('ok')
  })

  test('is asked to be told of twice, and remembers it once', async () => {
    const visitor = somebody()
    const ticketId = idOf(await take(visitor))
    for (let n = 0; n < 3; n++) expect(code(await hall.call(visitor, 'remindMe', { ticketId }))).toBe('ok')
    expect((await ticket(ticketId))?.moves.map(({ what }) => what)).toEqual(['take', 'remind'])
    await hall.call(visitor, 'cancel', { ticketId })
  })

  test('nobody comes first because they say so', async () => {
    const asked = { ...wish('A'), priority: 'priority' }
    expect(code(await hall.call(somebody(), 'takeNumber', asked))).toBe('BAD_INPUT')
  })

  test('returns twice → second refused, new ticket offered', async () => {
    const { visitor, ticketId } = await called()
    await missed()
    expect(code(await hall.call(visitor, 'requeue', { ticketId }))).toBe('ok')
    expect(atWindow(await call()).ticketId).toBe(ticketId)
    await missed()
    const again = await hall.call(visitor, 'requeue', { ticketId })
    expect(code(again)).toBe('REQUEUED_ALREADY')
    expect((await hall.call(visitor, 'ticket', { ticketId })).value?.['moves']).toContain('takeAgain')
    const fresh = await take(visitor)
    expect(fresh.value).toMatchObject({ state: 'waiting', ahead: 0 })
    expect(idOf(fresh)).not.toBe(ticketId)
    expect((await ticket(ticketId))?.status).toBe('lapsed')
    await hall.call(visitor, 'cancel', { ticketId: idOf(fresh) })
  })
})

test('called, missed and back: whoever follows a paper sees it at once', async () => {
  const issued = await hall.call('desk', 'issueSlip', wish('A'))
  const slipCode = String(issued.value?.['code'])
  const { ticketId } = atWindow(issued)
  const paper = async () => (await hall.documents('slips', { _id: slipIdOf(slipCode) }))[0]
  const onPaper = (change: object) =>
    hall.cloud.database.act(
      'database.modifyDocument',
      {
        collectionName: 'slips',
        query: JSON.stringify({ _id: slipIdOf(slipCode) }),
        data: JSON.stringify({ $set: change }),
        merge: true,
        multi: false,
        upsert: false,
      },
      { kind: 'admin' },
    )
  expect(await paper()).toMatchObject({ state: 'waiting' })
  // The instance that calls began its work before the one that issued: what came later is shown all the same.
  await onPaper({ updatedAt: { $date: hall.cloud.now().getTime() + 5000 } })
  expect(atWindow(await call()).ticketId).toBe(ticketId)
  expect(await paper()).toMatchObject({ state: 'called', windowNo: 1 })
  // The function died before it came to the paper.
  await onPaper({ state: 'waiting', version: 1 })
  await hall.cloud.runTimer('queue')
  expect(await paper()).toMatchObject({ state: 'called' })
  await missed()
  expect(await paper()).toMatchObject({ state: 'missed' })
  expect(code(await hall.call('anybody', 'requeue', { ticketId, slipCode }))).toBe('ok')
  expect(await paper()).toMatchObject({ state: 'waiting' })
  await hall.call('anybody', 'cancel', { ticketId, slipCode })
})

describe('a command', () => {
  test('under one name with another wish is told so, and changes nothing', async () => {
    const { ticketId } = await called()
    await hall.call(clerk1, 'start', { ticketId })
    const opId = newOperation()
    expect(code(await finish(ticketId, 'completed', { opId }))).toBe('ok')
    expect(code(await finish(ticketId, 'refused', { opId }))).toBe('OPID_REUSED')
    expect(await ticket(ticketId)).toMatchObject({ status: 'done', outcome: 'completed' })
    const next = await called()
    await hall.call(clerk1, 'start', { ticketId: next.ticketId })
    expect(code(await finish(next.ticketId, 'completed', { opId, again: true }))).toBe('OPID_REUSED')
    expect(code(await finish(ticketId, 'completed', { opId, again: true }))).toBe('ok')
    expect(code(await finish(next.ticketId))).toBe('ok')
  })

  test('of a holder, and of a window’s own hours, likewise', async () => {
    const visitor = somebody()
    const one = idOf(await take(visitor))
    const opId = newOperation()
    expect(code(await hall.call(visitor, 'cancel', { ticketId: one }, { opId }))).toBe('ok')
    const slipCode = 'AAAAAAAAAAAAAA'
    expect(code(await hall.call(visitor, 'cancel', { ticketId: one, slipCode }, { opId }))).toBe(
      'OPID_REUSED',
    )
    const pause = (reason: string) =>
      hall.call(clerk1, 'pauseSession', { sessionId: session1, reason }, { opId })
    expect(code(await pause('break'))).toBe('ok')
    expect(code(await pause('meeting'))).toBe('OPID_REUSED')
    expect(code(await hall.call(clerk1, 'resumeSession', { sessionId: session1 }))).toBe('ok')
  })
})

describe('taking back', () => {
  test('ends when another was called since, wherever that one is now', async () => {
    const first = await served()
    const second = await called()
    await hall.call(second.visitor, 'cancel', { ticketId: second.ticketId })
    const counter = await hall.call(clerk1, 'counter', { windowId: 'w1' })
    expect(counter.value?.['last']).toBeUndefined()
    expect(code(await hall.call(clerk1, 'undo', { ticketId: first.ticketId }))).toBe('UNDO_TOO_LATE')
  })

  test('names the number that stands there, not the one that left', async () => {
    const first = await served()
    const second = await called()
    const refused = await hall.call(clerk1, 'undo', { ticketId: first.ticketId })
    const there = (await ticket(second.ticketId))?.number
    expect([code(refused), refused.error?.facts]).toEqual(['STILL_AT_WINDOW', { number: there }])
    await hall.call(clerk1, 'start', { ticketId: second.ticketId })
    await finish(second.ticketId)
  })

  test('leaves no visit to rate until the number ends again, and then its second end', async () => {
    const { ticketId } = await served()
    expect(await hall.documents('visits', { _id: ticketId })).toMatchObject([{ outcome: 'completed' }])
    const opId = newOperation()
    expect(code(await hall.call(clerk1, 'undo', { ticketId }, { opId }))).toBe('ok')
    expect(await hall.documents('visits', { _id: ticketId })).toEqual([])
    later(30)
    expect(code(await finish(ticketId, 'consulted'))).toBe('ok')
    expect(await hall.documents('visits', { _id: ticketId })).toMatchObject([{ outcome: 'consulted' }])
  })
})

describe('a window', () => {
  test('last open window of a line pauses with people waiting → asked: who takes over', async () => {
    const visitor = somebody()
    const ticketId = idOf(await take(visitor))
    const pause = { sessionId: session1, reason: 'break' }
    const asked = await hall.call(clerk1, 'pauseSession', pause)
    expect([code(asked), asked.error?.facts]).toEqual(['LAST_WINDOW', { line: 'A 队列', waiting: 1 }])
    const session2 = sessionOf(await hall.call(clerk2, 'openSession', { windowId: 'w2' }))
    expect(code(await hall.call(clerk1, 'pauseSession', pause))).toBe('ok')
    expect(code(await hall.call(clerk2, 'pauseSession', { ...pause, sessionId: session2 }))).toBe(
      'LAST_WINDOW',
    )
    const anyway = { ...pause, sessionId: session2, anyway: true }
    expect(code(await hall.call(clerk2, 'pauseSession', anyway))).toBe('ok')
    expect((await hall.call(visitor, 'ticket', { ticketId })).value).toMatchObject({
      wait: { kind: 'paused' },
    })
    await hall.call(clerk1, 'resumeSession', { sessionId: session1 })
    await hall.call(clerk2, 'closeSession', { sessionId: session2 })
    await hall.call(visitor, 'cancel', { ticketId })
  })

  test('paused by another hand between reading and calling: nobody hears of the call, nor later', async () => {
    await served()
    const visitor = somebody()
    const ticketId = idOf(await take(visitor))
    const paused = { state: 'paused', pausedAt: hall.cloud.now(), pausedFor: 'system' }
    await edit(hall.cloud, Sessions, { _id: session1 }, paused)
    expect(code(await call())).toBe('SESSION_PAUSED')
    await hall.cloud.runTimer('queue')
    expect(await ticket(ticketId)).toMatchObject({ status: 'waiting' })
    const [board] = await stored(hall.cloud, Boards, { _id: 'A:2026-11-23' })
    expect(Object.keys(board?.calls ?? {})).not.toContain((await ticket(ticketId))?.number)
    await hall.call(clerk1, 'resumeSession', { sessionId: session1 })
    await hall.call(visitor, 'cancel', { ticketId })
  })

  test('calls for nobody who was relieved there and works at another', async () => {
    const opened = await hall.call(clerk2, 'openSession', { windowId: 'w2' })
    const [session] = await stored(hall.cloud, Sessions, { _id: sessionOf(opened) })
    await edit(hall.cloud, Sessions, { _id: session?._id }, { visitor: visitorOf('elsewhere') })
    const theirs = { sessionId: session?._id ?? '' }
    expect(code(await hall.call('elsewhere', 'callNext', theirs))).toBe('NOT_ALLOWED')
    expect(code(await hall.call('elsewhere', 'pauseSession', { ...theirs, reason: 'break' }))).toBe(
      'NOT_ALLOWED',
    )
  })

  test('taken over: the minutes of two who served are nobody’s pace', async () => {
    const { ticketId } = await called()
    await hall.call(clerk1, 'start', { ticketId })
    await edit(
      hall.cloud,
      Sessions,
      { _id: session1 },
      { state: 'closed', closedAt: hall.cloud.now(), holdsWindow: session1, holdsPerson: session1 },
    )
    session1 = sessionOf(await hall.call(clerk1, 'openSession', { windowId: 'w1' }))
    expect(await ticket(ticketId)).toMatchObject({ status: 'serving', at: session1, undone: 1 })
    expect(code(await finish(ticketId))).toBe('ok')
  })
})

test('guided → rateable: the first window is rated from 我的号, as long as may be', async () => {
  const { visitor, ticketId } = await called()
  await hall.call(clerk1, 'transfer', { ticketId, ...wish('C') })
  const rows = async () =>
    (await hall.call(visitor, 'myTickets', {})).value?.['tickets'] as { ticketId: string; moves: string[] }[]
  const moves = async () => (await rows()).find((row) => row.ticketId === ticketId)?.moves
  expect(await moves()).toEqual(['rate'])
  ledOn = { moves }
})

test('one ticket that a hand broke stops neither the minute nor the night', async () => {
  const broken = await called()
  await edit(hall.cloud, Tickets, { _id: broken.ticketId }, { priority: 'first', at: broken.ticketId })
  const other = idOf(await take(somebody()))
  expect(atWindow(await call()).ticketId).toBe(other)
  later(200)
  await hall.cloud.runTimer('queue')
  expect(await ticket(other)).toMatchObject({ status: 'missed' })
  hall.cloud.setClock(new Date('2026-11-24T00:20:00+08:00'))
  await hall.cloud.runTimer('queue')
  expect(await ticket(other)).toMatchObject({ status: 'lapsed' })
  expect(await hall.documents('lineDays', { day: '2026-11-23', open: true })).toEqual([])
})

test('ticket at Fri 15:59, work ahead fits → issued, served even past 16:00; at 16:00:00.000 it is closed', async () => {
  const at = (text: string): void => {
    hall.cloud.setClock(new Date(`2026-11-27T${text}+08:00`))
  }
  at('15:30:00')
  session1 = sessionOf(await hall.call(clerk1, 'openSession', { windowId: 'w1' }))
  at('15:54:00')
  const ticketId = idOf(await take(somebody()))
  at('16:00:00.000')
  expect(code(await take(somebody()))).toBe('LINE_CLOSED')
  at('16:03:00')
  await hall.cloud.runTimer('queue')
  expect(atWindow(await call()).ticketId).toBe(ticketId)
  await hall.call(clerk1, 'start', { ticketId })
  at('16:11:00')
  expect(code(await finish(ticketId))).toBe('ok')
})

test('led on twice: each hop is counted and told, and the first arrival goes along', async () => {
  hall.cloud.setClock(new Date('2026-11-30T10:00:00+08:00'))
  const visitor = somebody()
  const open = async (openid: string, windowId: string, lineIds: readonly string[]) =>
    sessionOf(await hall.call(openid, 'openSession', { windowId, lineIds }))
  const sessions = {
    A: [clerk1, await open(clerk1, 'w1', ['A'])],
    C: [clerkOf('w5'), await open(clerkOf('w5'), 'w5', ['C'])],
  } as const
  const first = await take(visitor, 'A')
  const arrivedAt = first.value?.['arrivedAt']
  const leadOn = async (from: 'A' | 'C', to: string): Promise<string> => {
    const [clerk, sessionId] = sessions[from]
    later(60)
    const { ticketId } = atWindow(await hall.call(clerk, 'callNext', { sessionId }))
    expect(code(await hall.call(clerk, 'transfer', { ticketId, ...wish(to) }))).toBe('ok')
    return ticketId
  }
  const sources = [await leadOn('A', 'C'), await leadOn('C', 'B')]
  const [last] = await hall.documents('tickets', { lineId: 'B', 'parent.ticketId': sources[1] })
  expect(last).toMatchObject({
    arrivedAt: new Date(String(arrivedAt)),
    number: first.value?.['number'],
    parent: { hops: 2 },
  })
  const told = await hall.documents('events', { kind: 'ticketTransferred' })
  const hops = told.map(({ facts }) => facts as { ticketId: string; hops: number })
  expect(sources.map((id) => hops.find(({ ticketId }) => ticketId === id)?.hops)).toEqual([1, 2])
})

test('day 7 23:59 → whoever was led on may rate; a minute later no more', async () => {
  hall.cloud.setClock(new Date('2026-11-30T23:59:00+08:00'))
  expect(await ledOn?.moves()).toEqual(['rate'])
  hall.cloud.setClock(new Date('2026-12-01T00:00:00+08:00'))
  expect(await ledOn?.moves()).toEqual([])
})
