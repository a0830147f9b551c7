import { visitorOf } from '../../../cloudfunctions/_kernel/account'
import { clerkOf, serviceOf } from '../../hall/documents'
import { type Answer, type Hall, newOperation, openHall } from '../../hall/open-hall'

import.meta.jest.setTimeout(180_000)

let hall: Hall
let sessionId: string

const wish = { lineId: 'A', service: serviceOf['A'] ?? '' }
const take = async (openid: string): Promise<string> =>
  String((await hall.call(openid, 'takeNumber', wish)).value?.['ticketId'])
const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : (answer.error?.code ?? ''))
const later = (seconds: number): void => {
  hall.cloud.setClock(new Date(hall.cloud.now().getTime() + seconds * 1000))
}
/** The minute timers, the queue's twice: it may be late, or run twice. */
const minute = async (): Promise<void> => {
  await Promise.all([hall.cloud.runTimer('queue'), hall.cloud.runTimer('queue')])
  await hall.cloud.runTimer('messages')
}
const inboxOf = async (openid: string): Promise<string[]> => {
  const { value } = await hall.callAt('messages', openid, 'inbox')
  return (value?.['messages'] as { text: string }[]).map(({ text }) => text).reverse()
}
/** Calls the next and serves them. */
const serveNext = async (): Promise<void> => {
  const called = await hall.call(clerkOf('w1'), 'callNext', { sessionId })
  const { ticketId } = called.value?.['ticket'] as { ticketId: string }
  await hall.call(clerkOf('w1'), 'start', { ticketId })
  await hall.call(clerkOf('w1'), 'finish', { ticketId, outcome: 'completed' })
}

let mine: string
let silent: string
beforeAll(async () => {
  hall = await openHall()
  // What is due once a day takes longer than a minute's work: it is out of the way first.
  for (const name of ['queue', 'messages']) await hall.cloud.runTimer(name)
  const opened = await hall.call(clerkOf('w1'), 'openSession', { windowId: 'w1' })
  sessionId = (opened.value?.['session'] as { sessionId: string }).sessionId
  for (let n = 1; n <= 7; n++) await take(`visitor-${String(n)}`)
  mine = await take('me')
  silent = await take('silent')
})
afterAll(() => hall.close())

describe('asking to be told', () => {
  it('is the holder’s, once, and shows on the ticket', async () => {
    expect(codeOf(await hall.call('silent', 'remindMe', { ticketId: mine }))).toBe('NOT_YOURS')
    const opId = newOperation()
    const asked = await hall.call('me', 'remindMe', { ticketId: mine }, { opId })
    expect(asked.value).toMatchObject({ reminds: true, moves: ['cancel'], ahead: 7 })
    expect((await hall.call('me', 'remindMe', { ticketId: mine }, { opId })).value).toMatchObject({
      reminds: true,
    })
    const [ticket] = await hall.documents('tickets', { _id: mine })
    expect(ticket).toMatchObject({
      remindFrom: 7,
      moves: [{ what: 'take' }, { what: 'remind', role: 'holder' }],
    })
  })

  it('is for a number that waits, and for whoever has it on a phone', async () => {
    const issued = await hall.call('desk', 'issueSlip', wish)
    const { ticketId } = issued.value?.['ticket'] as { ticketId: string }
    const code = issued.value?.['code']
    const bySlip = await hall.call('finder', 'slip', { code })
    expect(bySlip.value?.['moves']).toEqual(['cancel'])
    await hall.call('finder', 'cancel', { ticketId, slipCode: code })
    await serveNext()
    const [done] = await hall.documents('tickets', { visitor: visitorOf('visitor-1') })
    expect(codeOf(await hall.call('visitor-1', 'remindMe', { ticketId: done?.['_id'] }))).toBe(
      'MOVE_NOT_POSSIBLE',
    )
  })
})

describe('a turn that comes near', () => {
  it('is told when five are ahead, when one is, at the call and when it was missed, each once', async () => {
    await minute()
    expect(await inboxOf('me')).toEqual([])
    await serveNext()
    later(60)
    await minute()
    await minute()
    expect(await inboxOf('me')).toEqual(['A008 前面还有 5 人，快到您了。'])
    for (let n = 0; n < 4; n++) await serveNext()
    later(60)
    await minute()
    await minute()
    expect((await inboxOf('me')).slice(1)).toEqual(['A008 前面还有 1 人，请到窗口旁边等。'])
    await serveNext()
    await hall.call(clerkOf('w1'), 'callNext', { sessionId })
    later(60)
    await minute()
    await minute()
    expect((await inboxOf('me')).slice(2)).toEqual(['A008 叫到了，请到 1 号窗口。'])
    later(180)
    await minute()
    await minute()
    expect((await inboxOf('me')).slice(3)).toEqual([expect.stringContaining('A008 过号了') as string])
  })

  it('is told anew to who came back, and then for the last time', async () => {
    expect(codeOf(await hall.call('me', 'requeue', { ticketId: mine }))).toBe('ok')
    later(60)
    await minute()
    expect((await inboxOf('me')).slice(4)).toEqual(['A008 前面还有 1 人，请到窗口旁边等。'])
    await serveNext()
    await hall.call(clerkOf('w1'), 'callNext', { sessionId })
    later(200)
    await minute()
    expect((await inboxOf('me')).slice(5)).toEqual(['A008 又过号了，要办请重新取号。'])
  })

  it('is not told to who did not ask', async () => {
    expect(await hall.documents('tickets', { _id: silent })).toMatchObject([{ status: 'done' }])
    expect(await inboxOf('silent')).toEqual([])
    expect(await hall.documents('messages', { readerId: { $ne: visitorOf('me') } })).toEqual([])
  })

  it('leads to the number, and goes out by WeChat to who agreed', async () => {
    const [message] = await hall.documents('messages', { topic: 'turn' })
    expect(message).toMatchObject({
      page: `/pages/ticket/ticket?id=${mine}`,
      subjectZh: 'A 的事',
      number: 'A008',
    })
    const outgoing = await hall.documents('outbox')
    expect(outgoing.map(({ topic, why }) => [topic, why])).toEqual(
      ['turn', 'turn', 'called', 'called', 'turn', 'called'].map((topic) => [topic, 'notConfigured']),
    )
  })
})
