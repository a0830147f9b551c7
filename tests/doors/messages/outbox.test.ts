import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import type { Grant } from '../../../cloudfunctions/_kernel/role'
import { Events } from '../../../cloudfunctions/_shared/event'
import { tellingEvent, type Telling } from '../../../cloudfunctions/_shared/telling'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import type { Topic } from '../../../cloudfunctions/_shared/topic'
import { Agreements, Messages, MessageTemplates, Outbox } from '../../../cloudfunctions/messages/collections'
import type { Cloud } from '../../../local/server/cloud'
import { doorOf, edit, put, stamps, startCentre, stored } from '../centre'

import.meta.jest.setTimeout(120_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'messages')
const admin = 'o-admin'
let things = 0

/** Somebody has something to tell; as another context writes it. */
const tell = async (reader: string, more: Partial<Telling> = {}): Promise<string> => {
  const source = { of: 'things', id: `t${String(++things)}`, v: 1, kind: 'done' }
  const words = {
    zh: '“在读证明”办好了。怎么拿结果，看这里。',
    en: '“Proof of enrolment” is done.',
    subjectZh: '在读证明',
    subjectEn: 'Proof of enrolment',
    briefZh: '办好了',
    briefEn: 'Done',
    page: '/my/case/case?caseId=c1',
    topic: 'case' as Topic,
  }
  const event = tellingEvent(source, { reader, ...words, ...more }, { now: cloud.now() })
  await put(cloud, Events, event)
  return event._id
}
const run = () => cloud.runTimer('messages')
const later = (minutes: number): void => {
  cloud.setClock(new Date(cloud.now().getTime() + minutes * 60_000))
}
const template = (topic: Topic, templateId: string) =>
  put(cloud, MessageTemplates, {
    _id: topic,
    templateId,
    fields: [
      { name: 'thing1', says: 'subject' },
      { name: 'thing2', says: 'brief' },
      { name: 'time3', says: 'at' },
    ],
    ...stamps,
  })
const retemplate = (topic: Topic, templateId: string) =>
  edit(cloud, MessageTemplates, { _id: topic }, { templateId })

/** What the person's phone does: WeChat hears of the agreement, then we do. */
const inWeChat = async (openid: string, templateId: string): Promise<void> => {
  await fetch(`${cloud.origin}/local/outbox`, {
    method: 'POST',
    headers: { 'x-local-openid': openid },
    body: JSON.stringify({ templateIds: [templateId] }),
  })
}
const agree = async (openid: string, templateId = 'T-case', lang = 'zh-CN'): Promise<void> => {
  const answer = await ask('agree', { agreed: [{ topic: 'case', templateId }] }, openid, { lang })
  expect(answer.ok).toBe(true)
}
const delivered = async (openid: string): Promise<{ data: object; page: string }[]> =>
  (await (await fetch(`${cloud.origin}/local/outbox?openid=${openid}`)).json()) as never
const entryOf = async (id: string) => (await stored(cloud, Outbox, { _id: id }))[0]
const leftOf = async (openid: string) =>
  (await stored(cloud, Agreements, { visitor: visitorOf(openid) }))[0]?.left

beforeAll(async () => {
  cloud = await startCentre()
  const account = (openid: string, personId: string, grants: Grant[]) => ({
    _id: visitorOf(openid),
    openid,
    personId,
    name: '某人',
    audience: '教职工',
    grants,
    ...stamps,
  })
  await put(
    cloud,
    Accounts,
    account('o-li', 'p-li', []),
    account(admin, 'p-admin', [{ role: 'centreAdmin', from: '2026-01-01' as Grant['from'] }]),
  )
})
afterAll(() => cloud.close())

describe('what goes out by WeChat', () => {
  it('nothing without a template, and the inbox has it', async () => {
    const id = await tell('p-li')
    await run()
    expect(await entryOf(id)).toMatchObject({ state: 'inboxOnly', why: 'notConfigured', attempts: 0 })
    expect(await stored(cloud, Messages, { _id: id })).toHaveLength(1)
  })

  it('nothing that nobody agreed to', async () => {
    await template('case', 'T-case')
    const id = await tell('p-li')
    await run()
    expect(await entryOf(id)).toMatchObject({ state: 'inboxOnly', why: 'notAgreed' })
    expect(await delivered('o-li')).toEqual([])
  })

  it('one message for one agreement, with the page of the thing; the next stays in the inbox', async () => {
    await inWeChat('o-li', 'T-case')
    await agree('o-li')
    const first = await tell('p-li')
    await Promise.all([run(), run()])
    await run()
    expect(await delivered('o-li')).toMatchObject([
      {
        page: 'my/case/case?caseId=c1',
        data: {
          thing1: '在读证明',
          thing2: '办好了',
          time3: expect.stringMatching(/^2026年11月23日/) as string,
        },
      },
    ])
    expect(await entryOf(first)).toMatchObject({ state: 'sent', code: 0, attempts: 1 })
    expect(await leftOf('o-li')).toBe(0)
    const second = await tell('p-li')
    await run()
    expect(await entryOf(second)).toMatchObject({ state: 'inboxOnly', why: 'notAgreed' })
    expect(await delivered('o-li')).toHaveLength(1)
  })

  it('to a guest too, who has no account, in the language in which they agreed', async () => {
    await inWeChat('o-guest', 'T-case')
    await agree('o-guest', 'T-case', 'en')
    await tell(visitorOf('o-guest'))
    await run()
    expect(await delivered('o-guest')).toMatchObject([
      { data: { thing1: 'Proof of enrolment', thing2: 'Done' } },
    ])
  })

  it('not what helps nobody any more, nor what its reader has erased; neither uses an agreement up', async () => {
    await inWeChat('o-late', 'T-case')
    await agree('o-late')
    const reader = visitorOf('o-late')
    const late = await tell(reader, { until: cloud.now().toISOString() })
    later(1)
    await run()
    expect(await entryOf(late)).toMatchObject({ state: 'inboxOnly', why: 'tooLate' })
    const gone = await tell(reader)
    // Between taking and sending: the message goes, then its turn comes.
    cloud.killWorkerAfter('messages', 6)
    await run().catch(() => undefined)
    await ask('eraseMyData', { section: 'messages' }, 'o-late')
    await run()
    expect(await entryOf(gone)).toMatchObject({ state: 'inboxOnly', why: 'erased' })
    expect([await delivered('o-late'), await leftOf('o-late')]).toEqual([[], 1])
  })
})

describe("WeChat's answers", () => {
  it('43101: refused; its own count decides, and ours follows', async () => {
    await agree('o-no')
    await agree('o-no')
    const id = await tell(visitorOf('o-no'))
    await run()
    expect(await entryOf(id)).toMatchObject({ state: 'refused', code: 43101 })
    expect(await leftOf('o-no')).toBe(0)
  })

  it.each([40037, 47003])(
    '%i: not as WeChat wants it; the administrator is told, and told when it is mended',
    async (code) => {
      const broken = `T-${String(code)}`
      const openid = `o-${String(code)}`
      await retemplate('case', broken)
      await agree(openid, broken)
      const id = await tell(visitorOf(openid))
      await run()
      expect(await entryOf(id)).toMatchObject({ state: 'failed', code, attempts: 1 })
      expect(await leftOf(openid)).toBe(1)
      expect(await stored(cloud, Todos, { kind: 'messageSetup' })).toMatchObject([
        { subject: 'case', desk: 'centreAdmin', zh: expect.stringContaining(String(code)) as string },
      ])
      expect(await ask('sending', {}, admin)).toMatchObject({
        value: { topics: [{ topic: 'turn', isConfigured: false }, {}, { topic: 'case', fault: { code } }] },
      })
      await retemplate('case', 'T-case')
      await inWeChat(openid, 'T-case')
      await agree(openid)
      await tell(visitorOf(openid))
      await run()
      expect(await stored(cloud, Todos, { kind: 'messageSetup' })).toEqual([])
    },
  )

  it('busy: tried again after one, five, fifteen minutes …, each time with a pause, and then no more', async () => {
    await retemplate('case', 'T-busy')
    await agree('o-busy', 'T-busy')
    const id = await tell(visitorOf('o-busy'))
    await run()
    expect(await entryOf(id)).toMatchObject({ state: 'waiting', code: -1, attempts: 1 })
    await run()
    expect(await entryOf(id)).toMatchObject({ attempts: 1 })
    for (const [minutes, attempts] of [
      [1, 2],
      [5, 3],
      [15, 4],
      [60, 5],
      [240, 6],
    ] as const) {
      later(minutes)
      await run()
      expect((await entryOf(id))?.attempts).toBe(attempts)
    }
    expect(await entryOf(id)).toMatchObject({ state: 'failed', code: -1 })
    expect(await leftOf('o-busy')).toBe(1)
    await retemplate('case', 'T-case')
  })

  it('busy at first, then taken: sent once', async () => {
    await retemplate('case', 'T-busy')
    await agree('o-soon', 'T-busy')
    const id = await tell(visitorOf('o-soon'))
    await run()
    await retemplate('case', 'T-case')
    await inWeChat('o-soon', 'T-case')
    await agree('o-soon')
    later(2)
    await run()
    await run()
    expect(await entryOf(id)).toMatchObject({ state: 'sent', code: 0, attempts: 2 })
    expect(await delivered('o-soon')).toHaveLength(1)
  })
})

describe('whoever dies between sending and recording', () => {
  const ends = new Set<string>()
  it.each(Array.from({ length: 26 }, (_none, trip) => trip))(
    'sends at most once when it died after %i trips, and the inbox has it',
    async (trip) => {
      const openid = `o-dies-${String(trip)}`
      // WeChat would deliver three times.
      for (let n = 0; n < 3; n++) {
        await inWeChat(openid, 'T-case')
        await agree(openid)
      }
      const id = await tell(visitorOf(openid))
      cloud.killWorkerAfter('messages', trip)
      await run().catch(() => undefined)
      later(1)
      await run()
      const before = await delivered(openid)
      later(5)
      await run()
      later(5)
      await run()
      const sent = await delivered(openid)
      const entry = await entryOf(id)
      expect(sent.length).toBeLessThanOrEqual(1)
      expect(sent).toEqual(before)
      // What is not known to be sent is said to be unsure, never sent again.
      expect(['sent', 'unsure']).toContain(entry?.state)
      if (entry?.state === 'sent') expect(sent).toHaveLength(1)
      ends.add(`${String(entry?.state)} ${String(sent.length)}`)
      expect(await stored(cloud, Messages, { _id: id })).toHaveLength(1)
    },
  )

  it('died at all three places: before the claim or after the record, before the sending, after it', () => {
    expect([...ends].sort()).toEqual(['sent 1', 'unsure 0', 'unsure 1'])
  })
})

describe('by night', () => {
  it('what waits for the administrator is made anew from the outbox, and logs name nobody', async () => {
    await retemplate('case', 'T-40037')
    await agree('o-night', 'T-40037')
    await tell(visitorOf('o-night'))
    await run()
    await edit(cloud, Todos, { kind: 'messageSetup' }, { zh: '别的话' })
    cloud.setClock('2026-11-24T03:00:00+08:00')
    await run()
    expect(await stored(cloud, Todos, { kind: 'messageSetup' })).toMatchObject([
      { zh: expect.stringContaining('40037') as string },
    ])
    const logs = await (await fetch(`${cloud.origin}/local/logs?function=messages`)).text()
    for (const name of ['o-night', visitorOf('o-night'), 'p-li']) expect(logs).not.toContain(name)
  })
})
