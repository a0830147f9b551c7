import { clerkOf, serviceOf, visitorNo } from '../../hall/documents'
import { type Answer, type Hall, newOperation, openHall } from '../../hall/open-hall'

import.meta.jest.setTimeout(120_000)

let hall: Hall
let visitors = 100

/** Somebody whom no other test has met. */
const somebody = (): string => visitorNo(++visitors)
const take = (openid: string, lineId: string, more?: { opId?: string; again?: boolean }): Promise<Answer> =>
  hall.call(openid, 'takeNumber', { lineId, service: serviceOf[lineId] ?? '' }, more)
const code = (answer: Answer): string => answer.error?.code ?? 'ok'
const idOf = (answer: Answer): string => String(answer.value?.['ticketId'])
const later = (seconds: number): void => {
  hall.cloud.setClock(new Date(hall.cloud.now().getTime() + seconds * 1000))
}
const ticketAt = (answer: Answer) =>
  answer.value?.['ticket'] as { ticketId: string; number: string } | undefined
const sessionOf = (answer: Answer): string => (answer.value?.['session'] as { sessionId: string }).sessionId

const clerk1 = clerkOf('w1')
const clerk2 = clerkOf('w2')
const clerk4 = clerkOf('w4')

/** Calls at a window until nobody waits there and serves everyone, so that the next test begins with an empty line. */
const clear = async (clerk: string, sessionId: string): Promise<void> => {
  for (;;) {
    const called = await hall.call(clerk, 'callNext', { sessionId })
    const ticket = ticketAt(called)
    if (ticket === undefined) return
    await hall.call(clerk, 'start', { ticketId: ticket.ticketId })
    await hall.call(clerk, 'finish', { ticketId: ticket.ticketId, outcome: 'completed' })
  }
}

let session1 = ''
let session2 = ''
let session4 = ''

beforeAll(async () => {
  hall = await openHall()
  session1 = sessionOf(await hall.call(clerk1, 'openSession', { windowId: 'w1' }))
  session2 = sessionOf(await hall.call(clerk2, 'openSession', { windowId: 'w2' }))
  session4 = sessionOf(await hall.call(clerk4, 'openSession', { windowId: 'w4', lineIds: ['B'] }))
})
afterAll(() => hall.close())

describe('taking a number', () => {
  test('numbers are consecutive and told with what to bring', async () => {
    const first = await take(somebody(), 'A')
    const second = await take(somebody(), 'A')
    expect([first.value?.['number'], second.value?.['number']]).toEqual(['A001', 'A002'])
    expect(second.value).toMatchObject({
      state: 'waiting',
      ahead: 1,
      bring: ['校园卡'],
      moves: ['remind', 'cancel'],
    })
  })

  test('two taps or a retry give one ticket and the same answer', async () => {
    const visitor = somebody()
    const opId = newOperation()
    const [first, second] = await Promise.all([take(visitor, 'A', { opId }), take(visitor, 'A', { opId })])
    const retry = await take(visitor, 'A', { opId, again: true })
    const other = await take(visitor, 'A')
    expect(new Set([first, second, retry, other].map(idOf)).size).toBe(1)
  })

  test('the same opId with another wish is refused and takes nothing', async () => {
    const visitor = somebody()
    const opId = newOperation()
    const first = await take(visitor, 'A', { opId })
    expect(code(await take(visitor, 'B', { opId }))).toBe('OPID_REUSED')
    const mine = await hall.documents('tickets', {
      visitor: (await hall.documents('tickets', { _id: idOf(first) }))[0]?.['visitor'],
    })
    expect(mine).toHaveLength(1)
  })

  test('a late retry after the ticket is over gives the old ticket, no second number', async () => {
    const visitor = somebody()
    const opId = newOperation()
    const first = await take(visitor, 'C', { opId })
    await hall.call(visitor, 'cancel', { ticketId: idOf(first) })
    const retry = await take(visitor, 'C', { opId, again: true })
    expect([idOf(retry), retry.value?.['state']]).toEqual([idOf(first), 'cancelled'])
    expect(idOf(await take(visitor, 'C'))).not.toBe(idOf(first))
  })

  test('at most two live tickets a person', async () => {
    const visitor = somebody()
    await take(visitor, 'A')
    await take(visitor, 'B')
    const third = await take(visitor, 'C')
    expect([code(third), third.error?.facts['numbers']]).toEqual(['TWO_TICKETS_ALREADY', expect.any(Array)])
  })

  test.each([
    ['a line that is not there', { lineId: 'Z', service: 'JW-001' }, 'LINE_UNKNOWN'],
    ['a service of another line', { lineId: 'A', service: 'CW-001' }, 'SERVICE_NOT_HERE'],
    ['a letter that no line may have', { lineId: 'I', service: 'JW-001' }, 'BAD_INPUT'],
    ['an operator in place of a value', { lineId: { $ne: '' }, service: 'JW-001' }, 'BAD_INPUT'],
    ['a field too many', { lineId: 'A', service: 'JW-001', openid: 'x' }, 'BAD_INPUT'],
  ])('%s is refused', async (_name, input, expected) => {
    expect(code(await hall.call(somebody(), 'takeNumber', input))).toBe(expected)
  })

  test('many at once: no number twice, none left out', async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, () => take(somebody(), 'B')))
    const numbers = answers
      .map((answer) => Number(String(answer.value?.['number']).slice(1)))
      .sort((a, b) => a - b)
    const first = numbers[0] ?? 0
    expect(numbers).toEqual(Array.from({ length: 24 }, (_none, at) => first + at))
  })
})

describe('the holder', () => {
  test("sees the own ticket; a stranger's is refused as not there", async () => {
    const visitor = somebody()
    const ticketId = idOf(await take(visitor, 'A'))
    expect((await hall.call(visitor, 'ticket', { ticketId })).ok).toBe(true)
    expect(code(await hall.call(somebody(), 'ticket', { ticketId }))).toBe('NOT_YOURS')
    expect(code(await hall.call(somebody(), 'ticket', { ticketId: 'A:2026-11-23:99999' }))).toBe('NOT_YOURS')
    expect(code(await hall.call(somebody(), 'cancel', { ticketId }))).toBe('NOT_YOURS')
  })

  test('cancels once; cancelling again is told', async () => {
    const visitor = somebody()
    const ticketId = idOf(await take(visitor, 'A'))
    const opId = newOperation()
    expect((await hall.call(visitor, 'cancel', { ticketId }, { opId })).value?.['state']).toBe('cancelled')
    expect((await hall.call(visitor, 'cancel', { ticketId }, { opId })).ok).toBe(true)
    expect(code(await hall.call(visitor, 'cancel', { ticketId }))).toBe('MOVE_NOT_POSSIBLE')
  })

  test('finds all of the own in the list, and the live ones on the first page', async () => {
    const visitor = somebody()
    const ticketId = idOf(await take(visitor, 'A'))
    const list = (await hall.call(visitor, 'myTickets', {})).value?.['tickets'] as { ticketId: string }[]
    const first = (await hall.call(visitor, 'overview', {})).value?.['tickets'] as { ticketId: string }[]
    expect([list[0]?.ticketId, first[0]?.ticketId]).toEqual([ticketId, ticketId])
    expect(code(await hall.call(visitor, 'myTickets', { cursor: 'nonsense' }))).toBe('BAD_INPUT')
  })

  test('who arrives at another window than called is sent to the right one', async () => {
    await clear(clerk1, session1)
    const visitor = somebody()
    const ticketId = idOf(await take(visitor, 'A'))
    await hall.call(clerk1, 'callNext', { sessionId: session1 })
    const other = await hall.call(visitor, 'arrive', { ticketId, windowId: 'w2' })
    expect([code(other), other.error?.facts]).toEqual(['OTHER_WINDOW', { windowNo: 1 }])
    expect((await hall.call(visitor, 'arrive', { ticketId, windowId: 'w1' })).value?.['state']).toBe(
      'serving',
    )
    await hall.call(clerk1, 'finish', { ticketId, outcome: 'completed' })
  })
})

describe('calling', () => {
  test('two windows press next at once with one waiting: one gets it, the other nobody', async () => {
    await clear(clerk1, session1)
    await take(somebody(), 'A')
    const both = await Promise.all([
      hall.call(clerk1, 'callNext', { sessionId: session1 }),
      hall.call(clerk2, 'callNext', { sessionId: session2 }),
    ])
    expect(both.map(code).sort()).toEqual(['NOBODY_WAITING', 'ok'])
    for (const [clerk, sessionId] of [
      [clerk1, session1],
      [clerk2, session2],
    ] as const)
      await clearOne(clerk, sessionId)
  })

  /** Serves what stands at a window. */
  const clearOne = async (clerk: string, sessionId: string): Promise<void> => {
    const [held] = (await hall.documents('tickets', { at: sessionId })) as { _id: string }[]
    if (held === undefined) return
    await hall.call(clerk, 'start', { ticketId: held._id })
    await hall.call(clerk, 'finish', { ticketId: held._id, outcome: 'completed' })
  }

  test('the same command again calls the same visitor, announced once', async () => {
    await take(somebody(), 'A')
    await take(somebody(), 'A')
    const opId = newOperation()
    const first = await hall.call(clerk1, 'callNext', { sessionId: session1 }, { opId })
    const again = await hall.call(clerk1, 'callNext', { sessionId: session1 }, { opId, again: true })
    expect(ticketAt(again)?.ticketId).toBe(ticketAt(first)?.ticketId)
    const [board] = await hall.documents('boards', { lineId: 'A' })
    const call = (board?.['calls'] as Record<string, { times: number }>)[ticketAt(first)?.number ?? '']
    expect(call?.times).toBe(1)
    await clearOne(clerk1, session1)
  })

  test('a window that has somebody calls nobody else', async () => {
    await take(somebody(), 'A')
    await hall.call(clerk1, 'callNext', { sessionId: session1 })
    expect(code(await hall.call(clerk1, 'callNext', { sessionId: session1 }))).toBe('STILL_AT_WINDOW')
    await clearOne(clerk1, session1)
  })

  test("another clerk's session and ticket are not one's own", async () => {
    await take(somebody(), 'A')
    const ticketId = ticketAt(await hall.call(clerk1, 'callNext', { sessionId: session1 }))?.ticketId ?? ''
    expect(code(await hall.call(clerk2, 'callNext', { sessionId: session1 }))).toBe('NOT_YOURS')
    for (const endpoint of ['start', 'callAgain', 'miss', 'undo']) {
      expect(code(await hall.call(clerk2, endpoint, { ticketId }))).toBe('NOT_AT_YOUR_WINDOW')
    }
    expect(code(await hall.call(clerk2, 'finish', { ticketId, outcome: 'completed' }))).toBe(
      'NOT_AT_YOUR_WINDOW',
    )
    expect(code(await hall.call(clerk2, 'counter', { windowId: 'w1' }))).toBe('NOT_ALLOWED')
    await clearOne(clerk1, session1)
  })

  test('called again no sooner than after 20 seconds, three times at most; missed no sooner than after 90', async () => {
    await clear(clerk1, session1)
    const visitor = somebody()
    const ticketId = idOf(await take(visitor, 'A'))
    await hall.call(clerk1, 'callNext', { sessionId: session1 })
    expect(code(await hall.call(clerk1, 'callAgain', { ticketId }))).toBe('TOO_SOON')
    expect(code(await hall.call(clerk1, 'miss', { ticketId }))).toBe('TOO_SOON_TO_MISS')
    for (let calls = 2; calls <= 3; calls++) {
      later(21)
      expect((await hall.call(clerk1, 'callAgain', { ticketId })).ok).toBe(true)
    }
    later(21)
    expect(code(await hall.call(clerk1, 'callAgain', { ticketId }))).toBe('CALLED_THRICE')
    later(40)
    const missed = await hall.call(clerk1, 'miss', { ticketId })
    expect(missed.value).toMatchObject({ did: { ticketId } })
    expect((await hall.call(visitor, 'ticket', { ticketId })).value).toMatchObject({
      state: 'missed',
      moves: ['requeue', 'cancel'],
    })
  })

  test('missed and back within 30 minutes: after the next three, once only', async () => {
    const visitor = somebody()
    const ticketId = idOf(await take(visitor, 'A'))
    await hall.call(clerk1, 'callNext', { sessionId: session1 })
    later(200)
    await hall.cloud.runTimer('queue')
    // One after the other: those who come in the same millisecond have one place between them.
    const others: Answer[] = []
    for (let n = 0; n < 4; n++) others.push(await take(somebody(), 'A'))
    const back = await hall.call(visitor, 'requeue', { ticketId })
    expect(back.value).toMatchObject({ state: 'waiting', ahead: 3 })
    expect(others.every((answer) => answer.ok)).toBe(true)
    for (let ahead = 0; ahead < 3; ahead++) {
      const called = ticketAt(await hall.call(clerk1, 'callNext', { sessionId: session1 }))
      expect(called?.ticketId).not.toBe(ticketId)
      await clearOne(clerk1, session1)
    }
    expect(ticketAt(await hall.call(clerk1, 'callNext', { sessionId: session1 }))?.ticketId).toBe(ticketId)
    later(200)
    await hall.cloud.runTimer('queue')
    expect(code(await hall.call(visitor, 'requeue', { ticketId }))).toBe('REQUEUED_ALREADY')
    await clear(clerk1, session1)
  })

  test('back at minute 31: the number has lapsed, a new one can be taken', async () => {
    const visitor = somebody()
    const ticketId = idOf(await take(visitor, 'A'))
    await hall.call(clerk1, 'callNext', { sessionId: session1 })
    later(200)
    await hall.cloud.runTimer('queue')
    later(31 * 60)
    expect(code(await hall.call(visitor, 'requeue', { ticketId }))).toBe('RETURN_TOO_LATE')
    const fresh = await take(visitor, 'A')
    expect([fresh.ok, idOf(fresh) === ticketId]).toEqual([true, false])
    await clear(clerk1, session1)
  })

  test('a visitor who is served at one window is skipped at the other, rank kept', async () => {
    const busy = somebody()
    await take(busy, 'B')
    await clear(clerk1, session1)
    // Everybody before the busy one on B is served first.
    for (;;) {
      const called = await hall.call(clerk4, 'callNext', { sessionId: session4 })
      const ticket = ticketAt(called)
      if (ticket === undefined) throw new Error('the busy one was not called')
      const [stored] = (await hall.documents('tickets', { _id: ticket.ticketId })) as { visitor: string }[]
      const [mine] = (await hall.call(busy, 'overview', {})).value?.['tickets'] as { ticketId: string }[]
      if (mine?.ticketId === ticket.ticketId && stored !== undefined) break
      await clearOne(clerk4, session4)
    }
    const waiting = idOf(await take(busy, 'A'))
    const next = idOf(await take(somebody(), 'A'))
    expect(ticketAt(await hall.call(clerk1, 'callNext', { sessionId: session1 }))?.ticketId).toBe(next)
    await clearOne(clerk1, session1)
    await clearOne(clerk4, session4)
    expect(ticketAt(await hall.call(clerk1, 'callNext', { sessionId: session1 }))?.ticketId).toBe(waiting)
    await clearOne(clerk1, session1)
  })
})

describe('taking back and leading on', () => {
  /** A fresh visitor stands served at window 1. */
  const served = async (): Promise<{ visitor: string; ticketId: string }> => {
    await clear(clerk1, session1)
    const visitor = somebody()
    const ticketId = idOf(await take(visitor, 'A'))
    await hall.call(clerk1, 'callNext', { sessionId: session1 })
    await hall.call(clerk1, 'start', { ticketId })
    return { visitor, ticketId }
  }

  test('what was finished can be taken back within 60 seconds, not after', async () => {
    const { ticketId } = await served()
    await hall.call(clerk1, 'finish', { ticketId, outcome: 'completed' })
    expect(await hall.documents('visits', { _id: ticketId })).toHaveLength(1)
    expect((await hall.call(clerk1, 'undo', { ticketId })).value).toMatchObject({
      ticket: { state: 'serving' },
    })
    expect(await hall.documents('visits', { _id: ticketId })).toHaveLength(0)
    await hall.call(clerk1, 'finish', { ticketId, outcome: 'completed' })
    later(61)
    expect(code(await hall.call(clerk1, 'undo', { ticketId }))).toBe('UNDO_TOO_LATE')
  })

  test('not once the visitor has taken a new number', async () => {
    const { visitor, ticketId } = await served()
    await hall.call(clerk1, 'finish', { ticketId, outcome: 'completed' })
    await take(visitor, 'A')
    expect(code(await hall.call(clerk1, 'undo', { ticketId }))).toBe('UNDO_TOO_LATE')
  })

  test('led on: number and arrival stay, the window is free, the referral is told', async () => {
    const { visitor, ticketId } = await served()
    const before = (await hall.call(visitor, 'ticket', { ticketId })).value
    const led = await hall.call(clerk1, 'transfer', { ticketId, lineId: 'B', service: 'CW-001' })
    expect(led.value).not.toHaveProperty('ticket')
    const old = (await hall.call(visitor, 'ticket', { ticketId })).value
    expect(old).toMatchObject({ state: 'transferred' })
    const next = (await hall.call(visitor, 'ticket', { ticketId: old?.['next'] })).value
    expect(next).toMatchObject({
      number: before?.['number'],
      arrivedAt: before?.['arrivedAt'],
      lineId: 'B',
      sentFrom: 1,
    })
    expect(await hall.documents('events', { 'facts.ticketId': ticketId })).toHaveLength(1)
    expect(await hall.documents('visits', { _id: ticketId, outcome: 'guided' })).toHaveLength(1)
  })

  test.each([
    ['the same line', { lineId: 'A', service: 'JW-001' }, 'SAME_LINE'],
    ['a line that is not there', { lineId: 'Z', service: 'JW-001' }, 'LINE_UNKNOWN'],
    ['a service of another line', { lineId: 'B', service: 'JW-001' }, 'SERVICE_NOT_HERE'],
  ])('led on to %s is refused', async (_name, target, expected) => {
    const { ticketId } = await served()
    expect(code(await hall.call(clerk1, 'transfer', { ticketId, ...target }))).toBe(expected)
    await hall.call(clerk1, 'finish', { ticketId, outcome: 'completed' })
  })
})

describe('a counter session', () => {
  test('a window has one, a person one', async () => {
    expect(code(await hall.call(clerk1, 'openSession', { windowId: 'w2' }))).toBe('NOT_ALLOWED')
    expect(sessionOf(await hall.call(clerk1, 'openSession', { windowId: 'w1' }))).toBe(session1)
  })

  test('paused it calls nobody, resumed it does', async () => {
    await clear(clerk1, session1)
    expect(
      (await hall.call(clerk1, 'pauseSession', { sessionId: session1, reason: 'break' })).value,
    ).toMatchObject({
      session: { state: 'paused' },
    })
    expect(code(await hall.call(clerk1, 'callNext', { sessionId: session1 }))).toBe('SESSION_PAUSED')
    expect((await hall.call(clerk1, 'resumeSession', { sessionId: session1 })).value).toMatchObject({
      session: { state: 'open' },
    })
  })

  test('nobody is left standing: it can neither pause nor close with somebody at the window', async () => {
    await take(somebody(), 'A')
    const ticketId = ticketAt(await hall.call(clerk1, 'callNext', { sessionId: session1 }))?.ticketId
    for (const [endpoint, more] of [
      ['pauseSession', { reason: 'break' }],
      ['closeSession', {}],
    ] as const) {
      expect(code(await hall.call(clerk1, endpoint, { sessionId: session1, ...more }))).toBe(
        'STILL_AT_WINDOW',
      )
    }
    await hall.call(clerk1, 'start', { ticketId })
    await hall.call(clerk1, 'finish', { ticketId, outcome: 'consulted' })
  })

  test('closed it is over; the window opens anew', async () => {
    const opId = newOperation()
    await clear(clerk2, session2)
    expect(
      (await hall.call(clerk2, 'closeSession', { sessionId: session2 }, { opId })).value,
    ).not.toHaveProperty('session')
    expect((await hall.call(clerk2, 'closeSession', { sessionId: session2 }, { opId })).ok).toBe(true)
    expect(code(await hall.call(clerk2, 'closeSession', { sessionId: session2 }))).toBe('SESSION_OVER')
    expect(code(await hall.call(clerk2, 'callNext', { sessionId: session2 }))).toBe('SESSION_OVER')
    expect(sessionOf(await hall.call(clerk2, 'openSession', { windowId: 'w2' }))).not.toBe(session2)
  })

  test('what is told of the day adds up', async () => {
    const figures = (await hall.call(clerk1, 'todayFigures', { windowId: 'w1' })).value
    const done = await hall.documents('tickets', { 'desk.windowId': 'w1', status: 'done' })
    expect(figures?.['served']).toBe(done.length)
    expect(code(await hall.call(clerk1, 'todayFigures', { windowId: 'w9' }))).toBe('NOT_ALLOWED')
  })
})
