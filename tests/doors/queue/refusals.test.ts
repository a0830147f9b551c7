import type { Day } from '../../../cloudfunctions/_kernel/time'
import { insertDocuments } from '../../../local/seed/insert'
import { account, clerkOf, serviceOf, visitorNo } from '../../hall/documents'
import { type Answer, type Hall, openHall } from '../../hall/open-hall'

import.meta.jest.setTimeout(120_000)

/** A clerk who may sit at any window. */
const anywhere = 'anywhere'
const clerk1 = clerkOf('w1')
const clerk2 = clerkOf('w2')

let hall: Hall
let visitors = 500
const somebody = (): string => visitorNo(++visitors)
const code = (answer: Answer): string => answer.error?.code ?? 'ok'
const wish = (lineId: string) => ({ lineId, service: serviceOf[lineId] ?? '' })
const take = (openid: string, lineId: string): Promise<Answer> =>
  hall.call(openid, 'takeNumber', wish(lineId))
const idOf = (answer: Answer): string => String(answer.value?.['ticketId'])
const sessionOf = (answer: Answer): string => (answer.value?.['session'] as { sessionId: string }).sessionId
const later = (seconds: number): void => {
  hall.cloud.setClock(new Date(hall.cloud.now().getTime() + seconds * 1000))
}
/** An admin's hand in the cloud's console. */
const edit = async (collection: string, _id: string, change: object): Promise<void> => {
  const body = {
    collectionName: collection,
    query: JSON.stringify({ _id }),
    data: JSON.stringify({ $set: change }),
    merge: true,
    multi: false,
    upsert: false,
  }
  const reply = await hall.cloud.database.act('database.modifyDocument', body, { kind: 'admin' })
  if (reply.code !== undefined) throw new Error(reply.message)
}

const open = async (options: Parameters<typeof openHall>[0] = {}): Promise<void> => {
  hall = await openHall(options)
  const since = '2026-01-01' as Day
  await insertDocuments(hall.cloud, 'accounts', [
    account(anywhere, '周敏', '教职工', [{ role: 'windowStaff', from: since }]),
  ])
}

describe('a line', () => {
  beforeAll(() => open({ guests: false, dailyCap: 2 }))
  afterAll(() => hall.close())

  test('for members only takes no guest', async () => {
    expect(code(await take(somebody(), 'B'))).toBe('MEMBERS_ONLY')
    expect(code(await take('member', 'B'))).toBe('ok')
  })

  test('that is full today is full for the phone and for the desk', async () => {
    expect(code(await hall.call('desk', 'issueSlip', wish('B')))).toBe('ok')
    const full = await take(clerk1, 'B')
    expect([code(full), full.error?.facts]).toMatchObject([
      'LINE_FULL_TODAY',
      { come: { today: '2026-11-23', day: '2026-11-24' } },
    ])
    expect(code(await hall.call('desk', 'issueSlip', wish('B')))).toBe('LINE_FULL_TODAY')
  })

  test.each([
    ['a line that is not there', { lineId: 'Z', service: 'JW-001' }, 'LINE_UNKNOWN'],
    ['a service of another line', { lineId: 'A', service: 'CW-001' }, 'SERVICE_NOT_HERE'],
  ])('gives no slip for %s', async (_name, input, expected) => {
    expect(code(await hall.call('desk', 'issueSlip', input))).toBe(expected)
  })
})

describe('a day', () => {
  beforeAll(() => open())
  afterAll(() => hall.close())

  test('a person who takes and cancels twelve times has had enough of it', async () => {
    const visitor = somebody()
    for (let n = 0; n < 12; n++) {
      const taken = await take(visitor, 'A')
      expect(code(await hall.call(visitor, 'cancel', { ticketId: idOf(taken) }))).toBe('ok')
    }
    expect(code(await take(visitor, 'A'))).toBe('TOO_MANY_TODAY')
  })

  test('whoever was missed before noon does not come back while it is closed; nor does the desk print', async () => {
    hall.cloud.setClock(new Date('2026-11-23T11:50:00+08:00'))
    const visitor = somebody()
    const ticketId = idOf(await take(visitor, 'A'))
    const sessionId = sessionOf(await hall.call(clerk1, 'openSession', { windowId: 'w1' }))
    await hall.call(clerk1, 'callNext', { sessionId })
    later(200)
    await hall.cloud.runTimer('queue')
    await Promise.all(Array.from({ length: 12 }, () => take(somebody(), 'C')))
    hall.cloud.setClock(new Date('2026-11-23T11:58:00+08:00'))
    expect(code(await hall.call('desk', 'issueSlip', wish('C')))).toBe('TOO_LATE_TODAY')
    hall.cloud.setClock(new Date('2026-11-23T12:01:00+08:00'))
    expect(code(await hall.call(visitor, 'requeue', { ticketId }))).toBe('LINE_CLOSED')
    expect(code(await hall.call('desk', 'issueSlip', wish('A')))).toBe('LINE_CLOSED')
  })
})

describe('a window', () => {
  let session1 = ''
  beforeAll(async () => {
    await open()
    // Closed before any function has read it: lines are kept for seconds.
    await edit('lines', 'B', { state: 'closed' })
    session1 = sessionOf(await hall.call(clerk1, 'openSession', { windowId: 'w1' }))
  })
  afterAll(() => hall.close())

  /** Somebody called at window 1 who holds the ticket, and it. */
  const called = async (): Promise<{ visitor: string; ticketId: string }> => {
    const visitor = somebody()
    const ticketId = idOf(await take(visitor, 'A'))
    expect(code(await hall.call(clerk1, 'callNext', { sessionId: session1 }))).toBe('ok')
    return { visitor, ticketId }
  }
  const served = async (ticketId: string): Promise<void> => {
    await hall.call(clerk1, 'start', { ticketId })
    expect(code(await hall.call(clerk1, 'finish', { ticketId, outcome: 'completed' }))).toBe('ok')
  }

  test.each(['counter', 'openSession', 'todayFigures'])('%s: that is not there', async (endpoint) => {
    expect(code(await hall.call(anywhere, endpoint, { windowId: 'w99' }))).toBe('WINDOW_UNKNOWN')
  })

  test('has one clerk at a time, a clerk one window, a window its own lines', async () => {
    expect(code(await hall.call(anywhere, 'openSession', { windowId: 'w1' }))).toBe('WINDOW_TAKEN')
    expect(code(await hall.call(anywhere, 'openSession', { windowId: 'w3', lineIds: ['C'] }))).toBe(
      'SERVICE_NOT_HERE',
    )
    expect(code(await hall.call(anywhere, 'openSession', { windowId: 'w3' }))).toBe('ok')
    expect(code(await hall.call(anywhere, 'openSession', { windowId: 'w2' }))).toBe('ELSEWHERE_OPEN')
  })

  test('that was closed neither pauses nor resumes', async () => {
    const sessionId = sessionOf(await hall.call(clerk2, 'openSession', { windowId: 'w2' }))
    await hall.call(clerk2, 'closeSession', { sessionId })
    expect(code(await hall.call(clerk2, 'pauseSession', { sessionId, reason: 'break' }))).toBe('SESSION_OVER')
    expect(code(await hall.call(clerk2, 'resumeSession', { sessionId }))).toBe('SESSION_OVER')
  })

  test('a ticket moves only as its state lets it', async () => {
    const { visitor, ticketId } = await called()
    const move = (endpoint: string, more: object = {}) => hall.call(clerk1, endpoint, { ticketId, ...more })
    expect(code(await hall.call(visitor, 'requeue', { ticketId }))).toBe('MOVE_NOT_POSSIBLE')
    expect(code(await move('finish', { outcome: 'completed' }))).toBe('MOVE_NOT_POSSIBLE')
    expect(code(await move('undo'))).toBe('MOVE_NOT_POSSIBLE')
    expect(code(await move('start'))).toBe('ok')
    for (const endpoint of ['start', 'callAgain', 'miss']) {
      expect([endpoint, code(await move(endpoint))]).toEqual([endpoint, 'MOVE_NOT_POSSIBLE'])
    }
    expect(code(await hall.call(visitor, 'arrive', { ticketId, windowId: 'w1' }))).toBe('MOVE_NOT_POSSIBLE')
    expect(code(await move('finish', { outcome: 'completed' }))).toBe('ok')
    expect(code(await move('transfer', wish('C')))).toBe('MOVE_NOT_POSSIBLE')
  })

  test('is not left with two: what was finished is not taken back while somebody stands there', async () => {
    const { ticketId } = await called()
    await served(ticketId)
    const next = await called()
    expect(code(await hall.call(clerk1, 'undo', { ticketId }))).toBe('STILL_AT_WINDOW')
    await served(next.ticketId)
  })

  test('leads nobody on who stands elsewhere, nor to where it is closed: then the office is told', async () => {
    const { ticketId } = await called()
    expect(code(await hall.call(anywhere, 'transfer', { ticketId, ...wish('C') }))).toBe('NOT_AT_YOUR_WINDOW')
    const closed = await hall.call(clerk1, 'transfer', { ticketId, ...wish('B') })
    expect([code(closed), closed.error?.facts]).toMatchObject([
      'TARGET_CLOSED',
      { unitName: '财务处', office: '行政楼 201', phone: '0000-8800001' },
    ])
    expect(await hall.documents('events', { kind: 'ticketTransferred' })).toMatchObject([
      { facts: { ticketId, toLineId: 'B', moved: false } },
    ])
    await served(ticketId)
  })
})

describe('somebody who sends without end', () => {
  beforeAll(() => open())
  afterAll(() => hall.close())

  test('is held back within a minute, whether they read or write, and nobody else is', async () => {
    const hasty = somebody()
    const ticketId = idOf(await take(hasty, 'A'))
    const codes: string[] = []
    for (let n = 0; n < 1500 && codes.at(-1) !== 'TOO_OFTEN'; n++)
      codes.push(code(await hall.call(hasty, 'cancel', { ticketId })))
    expect(codes[0]).toBe('ok')
    expect(codes.at(-1)).toBe('TOO_OFTEN')
    const other = somebody()
    const theirs = idOf(await take(other, 'A'))
    expect(code(await hall.call(other, 'cancel', { ticketId: theirs }))).toBe('ok')
    later(61)
    expect(code(await hall.call(hasty, 'ticket', { ticketId }))).toBe('ok')
  })

  test('commands whose answers are kept are sixty a minute', async () => {
    const hasty = somebody()
    const codes: string[] = []
    const rating = { visitId: 'A:2026-11-23:999', level: 5, aspects: [], words: '' }
    for (let n = 0; n < 61; n++) codes.push(code(await hall.callAt('cases', hasty, 'rateVisit', rating)))
    expect([codes[59], codes[60]]).toEqual(['VISIT_UNKNOWN', 'TOO_OFTEN'])
  })
})

describe('a counter whose clerk no longer works there', () => {
  beforeAll(() => open())
  afterAll(() => hall.close())

  const since = '2026-01-01' as Day
  const standIn = 'stand-in'
  const called = async (sessionId: string): Promise<string> => {
    const next = await hall.call(clerk1, 'callNext', { sessionId })
    return (next.value?.['ticket'] as { ticketId: string }).ticketId
  }

  test('goes to whoever stands in: who is served goes on there, who was only called is first in line', async () => {
    await insertDocuments(hall.cloud, 'accounts', [
      account(standIn, '李平', '教职工', [{ role: 'windowStaff', windowId: 'w1', from: since }]),
    ])
    const sessionId = sessionOf(await hall.call(clerk1, 'openSession', { windowId: 'w1' }))
    const first = idOf(await take(somebody(), 'A'))
    const second = idOf(await take(somebody(), 'A'))
    expect(await called(sessionId)).toBe(first)
    await hall.call(clerk1, 'start', { ticketId: first })
    expect(code(await hall.call(standIn, 'openSession', { windowId: 'w1' }))).toBe('WINDOW_TAKEN')

    // Relieved in the middle of the day (§12).
    const [of] = await hall.documents('accounts', { openid: clerk1 })
    await edit('accounts', String(of?.['_id']), { grants: [] })
    hall.cloud.coolDown()
    const opened = await hall.call(standIn, 'openSession', { windowId: 'w1' })
    expect(opened.value?.['ticket']).toMatchObject({ ticketId: first, state: 'serving' })
    const [ticket] = await hall.documents('tickets', { _id: first })
    expect(ticket?.['desk']).toMatchObject({ sessionId: sessionOf(opened), personId: `person-${standIn}` })
    expect((ticket?.['moves'] as { what: string }[]).map(({ what }) => what)).toEqual([
      'take',
      'call',
      'start',
      'takeOver',
    ])
    expect(await hall.documents('sessions', { _id: sessionId })).toMatchObject([{ state: 'closed' }])
    expect(code(await hall.call(standIn, 'finish', { ticketId: first, outcome: 'completed' }))).toBe('ok')

    // The same where somebody was called and did not stand there yet.
    await hall.call(standIn, 'callNext', { sessionId: sessionOf(opened) })
    await edit('accounts', String(of?.['_id']), {
      grants: [{ role: 'windowStaff', windowId: 'w1', from: since }],
    })
    const [other] = await hall.documents('accounts', { openid: standIn })
    await edit('accounts', String(other?.['_id']), { grants: [] })
    hall.cloud.coolDown()
    const again = await hall.call(clerk1, 'openSession', { windowId: 'w1' })
    expect(again.value?.['ticket']).toBeUndefined()
    expect(await called(sessionOf(again))).toBe(second)
  })
})
