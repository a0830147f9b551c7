import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import type { Grant } from '../../../cloudfunctions/_kernel/role'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Events } from '../../../cloudfunctions/_shared/event'
import { tellingEvent, type Telling } from '../../../cloudfunctions/_shared/telling'
import { Agreements, Messages, MessageTemplates, Outbox } from '../../../cloudfunctions/messages/collections'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, doorOf, knock, newOp, put, stamps, startCentre, stored } from '../centre'

import.meta.jest.setTimeout(180_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'messages')

const li = 'o-li'
const guest = 'o-guest'
const admin = 'o-admin'
let things = 0

/** Somebody has something to tell; as another context writes it. */
const tell = async (told: Partial<Telling> & Pick<Telling, 'reader'>): Promise<string> => {
  const source = { of: 'things', id: `t${String(++things)}`, v: 1, kind: 'happened' }
  const words = {
    zh: `第 ${String(things)} 件事`,
    en: `Thing ${String(things)}`,
    page: '/my/case/case?caseId=c1',
  }
  const event = tellingEvent(source, { ...words, ...told }, { now: cloud.now() })
  await put(cloud, Events, event)
  return event._id
}
const run = () => cloud.runTimer('messages')
const inboxOf = async (openid: string, more: object = {}, lang = 'zh-CN') => {
  const answer = await ask('inbox', { ...more }, openid, { lang })
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value as unknown as {
    messages: { messageId: string; text: string; page?: string; isUnread: boolean }[]
    unread: number
    cursor?: string
  }
}
const later = (minutes: number): void => {
  cloud.setClock(new Date(cloud.now().getTime() + minutes * 60_000))
}

beforeAll(async () => {
  cloud = await startCentre()
  const account = (openid: string, personId: string, name: string, grants: Grant[]) => ({
    _id: visitorOf(openid),
    openid,
    personId,
    name,
    audience: '本科生',
    grants,
    ...stamps,
  })
  const since = '2026-01-01' as Grant['from']
  await put(
    cloud,
    Accounts,
    account(li, 'p-li', '李小雨', []),
    account(admin, 'p-admin', '管理员', [{ role: 'centreAdmin', from: since }]),
  )
})
afterAll(() => cloud.close())

describe('the inbox', () => {
  it('has every telling once, however often the timer runs, in the language in which it is read', async () => {
    const id = await tell({ reader: 'p-li', zh: '您的办件办好了', en: 'Your case is done' })
    await Promise.all([run(), run()])
    await run()
    expect(await inboxOf(li)).toMatchObject({
      messages: [{ messageId: id, text: '您的办件办好了', page: '/my/case/case?caseId=c1', isUnread: true }],
      unread: 1,
    })
    expect((await inboxOf(li, {}, 'en')).messages[0]?.text).toBe('Your case is done')
    expect(await stored(cloud, Events, { pending: true })).toEqual([])
    // It has no topic: nothing goes out by WeChat.
    expect(await stored(cloud, Outbox)).toEqual([])
  })

  it('also shows what somebody was told before they were bound', async () => {
    await tell({ reader: visitorOf(li) })
    await run()
    expect((await inboxOf(li)).messages).toHaveLength(2)
    expect((await inboxOf(guest)).messages).toEqual([])
  })

  it('keeps what nobody can read as a telling out of the way of the others', async () => {
    await put(cloud, Events, {
      _id: 'things:broken:1:happened:p-li',
      kind: 'tell',
      takenBy: [],
      pending: true,
      facts: { reader: 'p-li', zh: '' },
      at: new Date(0),
      updatedAt: cloud.now(),
    })
    const id = await tell({ reader: 'p-li' })
    await run()
    expect(await stored(cloud, Messages, { _id: id })).toHaveLength(1)
    expect(await stored(cloud, Events, { pending: true })).toEqual([])
  })

  it('is read one by one or as a whole; what came since stays unread', async () => {
    const { messages, unread } = await inboxOf(li)
    expect(unread).toBe(3)
    const opened = messages[2]?.messageId
    expect(await ask('readMessage', { messageId: opened }, li)).toMatchObject({ value: { unread: 2 } })
    expect(await ask('readMessage', { messageId: opened }, li)).toMatchObject({ value: { unread: 2 } })
    const until = cloud.now().toISOString()
    later(1)
    await tell({ reader: 'p-li' })
    await run()
    expect(await ask('readAll', { until }, li)).toMatchObject({ value: { unread: 1 } })
    expect((await inboxOf(li)).messages.map(({ isUnread }) => isUnread)).toEqual([true, false, false, false])
  })

  it('is nobody else’s to read or to mark', async () => {
    const [mine] = (await inboxOf(li)).messages
    expect(await ask('readMessage', { messageId: mine?.messageId }, guest)).toMatchObject({
      value: { unread: 0 },
    })
    expect(await ask('readAll', { until: '2027-01-01T00:00:00.000Z' }, guest)).toMatchObject({ ok: true })
    expect(await ask('standing', {}, li)).toMatchObject({ value: { unread: 1, topics: [] } })
  })

  it('counts what is past as read', async () => {
    const until = new Date(cloud.now().getTime() + 60_000).toISOString()
    await tell({ reader: 'p-li', until })
    await run()
    expect((await inboxOf(li)).unread).toBe(2)
    later(2)
    expect((await inboxOf(li)).unread).toBe(1)
  })

  it('goes on page by page, also amid one moment, without a hole and without a repetition', async () => {
    const reader = visitorOf('o-many')
    for (let n = 0; n < 45; n++) await tell({ reader })
    await run()
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await inboxOf('o-many', cursor === undefined ? {} : { cursor })
      seen.push(...page.messages.map(({ messageId }) => messageId))
      cursor = page.cursor
    } while (cursor !== undefined)
    expect([seen.length, new Set(seen).size]).toEqual([45, 45])
    expect(codeOf(await ask('inbox', { cursor: 'nonsense' }, 'o-many'))).toBe('BAD_INPUT')
  })
})

describe('whatever dies in the midst of taking', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('tells once when it died after %i trips', async (trip) => {
    const openid = `o-crash-${String(trip)}`
    const reader = visitorOf(openid)
    await tell({ reader, topic: 'case' })
    cloud.killWorkerAfter('messages', trip)
    await run().catch(() => undefined)
    const told = (await inboxOf(openid)).messages.length
    // Who erases it at this very moment isn't told again.
    if (told === 1) await ask('eraseMyData', { section: 'messages' }, openid)
    later(1)
    await run()
    expect(told + (await inboxOf(openid)).messages.length).toBe(1)
    expect(await stored(cloud, Outbox, { readerId: reader })).toHaveLength(1)
    expect(await stored(cloud, Events, { pending: true })).toEqual([])
  })
})

describe('agreeing', () => {
  const turn = { topic: 'turn', templateId: 'T-turn' }

  it('needs a template; without one nothing can be agreed to', async () => {
    expect(codeOf(await ask('agree', { agreed: [turn] }, guest))).toBe('TEMPLATE_CHANGED')
    const field = { name: 'thing1', says: 'brief' as const }
    for (const topic of ['turn', 'case'] as const)
      await put(cloud, MessageTemplates, { _id: topic, templateId: `T-${topic}`, fields: [field], ...stamps })
    expect(await ask('standing', {}, guest)).toMatchObject({
      value: {
        unread: 0,
        topics: [
          { topic: 'turn', templateId: 'T-turn', left: 0 },
          { topic: 'case', templateId: 'T-case', left: 0 },
        ],
      },
    })
  })

  it('counts once however often it is sent, and once more for every new yes', async () => {
    const opId = newOp()
    const again = { do: 'agree', input: { agreed: [turn] }, opId }
    const first = await knock(cloud, 'messages', again, guest)
    expect(await knock(cloud, 'messages', again, guest)).toEqual(first)
    expect(await ask('agree', { agreed: [turn] }, guest, { lang: 'en' })).toMatchObject({
      value: { topics: [{ topic: 'turn', left: 2 }, { left: 0 }] },
    })
    expect(await stored(cloud, Agreements)).toMatchObject([{ openid: guest, left: 2, language: 'en' }])
  })

  it('is refused for another template, and nothing is counted', async () => {
    const other = { topic: 'case', templateId: 'T-old' }
    expect(codeOf(await ask('agree', { agreed: [turn, other] }, guest))).toBe('TEMPLATE_CHANGED')
    expect(await stored(cloud, Agreements)).toMatchObject([{ left: 2 }])
  })

  it('is in the audit, without the WeChat user', async () => {
    const entries = await stored(cloud, AuditEntries, { endpoint: 'messages.agree' })
    expect(entries.map(({ after }) => after)).toEqual([{ turn: 1 }, { turn: 2 }])
    expect(JSON.stringify(entries)).not.toContain(guest)
  })

  it('is part of my data, and can be taken back', async () => {
    const mine = await ask('myData', {}, guest)
    expect(mine).toMatchObject({
      value: {
        sections: [{ section: 'messages' }, { section: 'agreements', rows: [{ value: '还有 2 条' }] }],
      },
    })
    expect(await ask('eraseMyData', { section: 'agreements' }, guest)).toMatchObject({ value: { erased: 1 } })
    expect(await stored(cloud, Agreements)).toEqual([])
  })
})
