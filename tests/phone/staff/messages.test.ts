import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { visitorOf } from '../../../cloudfunctions/_kernel/account'
import type { Day } from '../../../cloudfunctions/_kernel/time'
import { insertDocuments } from '../../../local/seed/insert'
import { templateDocuments } from '../../../local/seed/hall'
import { type Phone, setNetwork } from '../../browser'
import { account, clerkOf, serviceOf } from '../../hall/documents'
import { openStaffHall, press, says, tap, top, type StaffHall } from './staff-hall'

jest.setTimeout(180_000)

let hall: StaffHall
let sessionId: string
const wish = { lineId: 'A', service: serviceOf['A'] ?? '' }

const take = async (openid: string): Promise<string> =>
  String((await hall.hall.call(openid, 'takeNumber', wish)).value?.['ticketId'])
const serveNext = async (): Promise<void> => {
  const called = await hall.hall.call(clerkOf('w1'), 'callNext', { sessionId })
  const { ticketId } = called.value?.['ticket'] as { ticketId: string }
  await hall.hall.call(clerkOf('w1'), 'start', { ticketId })
  await hall.hall.call(clerkOf('w1'), 'finish', { ticketId, outcome: 'completed' })
}
const minute = async (): Promise<void> => {
  for (const name of ['queue', 'messages']) await hall.hall.cloud.runTimer(name)
}
const sentTo = async (openid: string): Promise<{ data: object }[]> =>
  (await (await fetch(`${hall.hall.cloud.origin}/local/outbox?openid=${openid}`)).json()) as never
const badge = (phone: Phone) => phone.locator('.tab-badge:not([hidden])')
const goto = (phone: Phone, url: string): Promise<void> =>
  phone.evaluate((to) => window.__phone.goto(to), url)
/** WeChat's own dialog is answered by a person from now on. */
const byHand = (phone: Phone): Promise<void> =>
  phone.evaluate(() => {
    window.__phone.autoAccept = false
  })

beforeAll(async () => {
  hall = await openStaffHall()
  const { cloud } = hall.hall
  await insertDocuments(cloud, 'messageTemplates', templateDocuments)
  await insertDocuments(cloud, 'accounts', [
    account('admin', '周立', '教职工', [{ role: 'centreAdmin', from: '2026-01-01' as Day }]),
  ])
  const opened = await hall.hall.call(clerkOf('w1'), 'openSession', { windowId: 'w1' })
  sessionId = (opened.value?.['session'] as { sessionId: string }).sessionId
  for (let n = 1; n <= 7; n++) await take(`visitor-${String(n)}`)
})
afterAll(() => hall.close())

describe('a number', () => {
  test('asks for nothing when the program starts', async () => {
    const phone = await hall.open('reader', '/pages/home/home')
    await byHand(phone)
    await says(phone, 'A 队列')
    expect(await phone.locator('.shell-mask').count()).toBe(0)
    expect(await hall.leave(phone)).toEqual([])
  })

  test('its holder asks to be reminded, agrees once, and is told here and by WeChat', async () => {
    const ticketId = await take('reader')
    const phone = await hall.open('reader', `/pages/ticket/ticket?id=${ticketId}`)
    await tap(phone, '提醒我')
    await says(phone, '快到号、叫到号时，微信告诉您')
    expect(await hall.hall.documents('agreements')).toMatchObject([
      { topic: 'turn', left: 1 },
      { topic: 'called', left: 1 },
    ])
    expect(await hall.hall.documents('tickets', { _id: ticketId })).toMatchObject([{ remindFrom: 7 }])
    await serveNext()
    await serveNext()
    await minute()
    expect(await sentTo('reader')).toMatchObject([
      { data: { character_string1: 'A008', thing2: '前面还有 5 人', thing3: 'A 的事' } },
    ])

    await goto(phone, '/pages/me/me')
    await says(phone, '1 条未读')
    expect(await badge(phone).innerText()).toBe('1')
    await tap(phone, '1 条未读')
    await tap(phone, 'A008 前面还有 5 人')
    await says(phone, '会提醒您')
    await goto(phone, '/pages/me/me')
    await top(phone).locator('.row').first().waitFor()
    await badge(phone).waitFor({ state: 'hidden' })
    expect(await hall.hall.documents('messages')).toMatchObject([{ isUnread: false }])
    expect(await hall.leave(phone)).toEqual([])
  })

  test('without a template it is told in the inbox alone', async () => {
    await hall.hall.cloud.database.act(
      'database.removeDocument',
      { collectionName: 'messageTemplates', query: '{}', multi: true },
      { kind: 'admin' },
    )
    const ticketId = await take('plain')
    const phone = await hall.open('plain', `/pages/ticket/ticket?id=${ticketId}`, { lang: 'en' })
    await byHand(phone)
    await tap(phone, 'Remind me')
    await says(phone, 'In your messages')
    await hall.hall.call('plain', 'cancel', { ticketId })
    expect(await hall.leave(phone)).toEqual([])
    await insertDocuments(hall.hall.cloud, 'messageTemplates', templateDocuments)
  })
})

describe('a case', () => {
  test('that goes on offers to tell, once it is open', async () => {
    const intake = { windowId: 'w1', service: wish.service, applicantName: '来访者' }
    const called = await hall.hall.call(clerkOf('w1'), 'callNext', { sessionId })
    const { ticketId } = called.value?.['ticket'] as { ticketId: string }
    const taken = await hall.hall.callAt('cases', clerkOf('w1'), 'openCase', { ...intake, ticketId })
    const [ticket] = await hall.hall.documents('tickets', { _id: ticketId })
    const openid = ['visitor-3', 'visitor-4'].find((one) => visitorOf(one) === ticket?.['visitor']) ?? ''
    const phone = await hall.open(openid, `/my/case/case?caseId=${String(taken.value?.['caseId'])}`)
    await tap(phone, '有进展告诉我')
    await says(phone, '有进展会告诉您')
    expect(await hall.hall.documents('agreements', { openid })).toMatchObject([{ topic: 'case', left: 1 }])
    expect(await hall.leave(phone)).toEqual([])
  })
})

describe('the inbox', () => {
  /** So many messages, a minute apart; the three latest are unread. */
  const tell = (reader: string, count: number): Promise<void> => {
    const at = (n: number): Date => new Date(hall.hall.cloud.now().getTime() - n * 60_000)
    const messages = Array.from({ length: count }, (_none, n) => ({
      _id: `${reader}:${String(n)}`,
      readerId: visitorOf(reader),
      zh: `第 ${String(n)} 条`,
      en: `No. ${String(n)}`,
      isUnread: n < 3,
      at: at(n),
      updatedAt: at(n),
    }))
    return insertDocuments(hall.hall.cloud, 'messages', messages)
  }
  const isUnread = (phone: Phone) => top(phone).locator(':text("未读")').first()

  test('is read as a whole, goes on page by page, and says so when it is empty', async () => {
    await tell('busy', 25)
    const phone = await hall.open('busy', '/my/messages/messages')
    await says(phone, '未读')
    await press(phone, '全部标为看过')
    await isUnread(phone).waitFor({ state: 'detached' })
    const scroller = phone.locator('.scroller:visible').last()
    await scroller.evaluate((page) => {
      page.scrollTop = page.scrollHeight
    })
    await says(phone, '第 24 条')
    await says(phone, '没有更多了')
    expect(await hall.leave(phone)).toEqual([])
    const other = await hall.open('nobody', '/my/messages/messages', { lang: 'en' })
    await says(other, 'No messages yet')
    expect(await hall.leave(other)).toEqual([])
  })

  test('says so where nothing could be marked for want of a network', async () => {
    await tell('brief', 2)
    const phone = await hall.open('brief', '/my/messages/messages')
    await says(phone, '未读')
    await setNetwork(phone, false)
    await press(phone, '全部标为看过')
    await says(phone, '连上后再试一次')
    await isUnread(phone).waitFor()
    await setNetwork(phone, true)
    await press(phone, '全部标为看过')
    await isUnread(phone).waitFor({ state: 'detached' })
    expect(await hall.leave(phone)).toEqual([])
  })
})

describe('staff', () => {
  test('see under 今天 how many to-dos wait', async () => {
    await insertDocuments(
      hall.hall.cloud,
      'todos',
      Array.from({ length: 23 }, (_none, n) => ({
        _id: `test:${String(n)}:centreAdmin`,
        kind: 'test',
        subject: String(n),
        desk: 'centreAdmin',
        zh: `第 ${String(n)} 件`,
        en: `Thing ${String(n)}`,
        page: '/centre/sending/sending',
        since: hall.hall.cloud.now(),
        updatedAt: hall.hall.cloud.now(),
      })),
    )
    const phone = await hall.open('admin', '/staff/today/today')
    await says(phone, '23')
    await tap(phone, '待办')
    await says(phone, '第 0 件')
    await tap(phone, '第 0 件')
    await says(phone, '快到号')
    expect(await hall.leave(phone)).toEqual([])
  })

  test('the administrator sees what went out and what has to be mended', async () => {
    const phone = await hall.open('admin', '/centre/sending/sending')
    await says(phone, '1 条')
    await hall.hall.cloud.database.act(
      'database.modifyDocument',
      {
        collectionName: 'outbox',
        query: '{}',
        data: JSON.stringify({ $set: { state: 'failed', code: 40037 } }),
        merge: true,
        multi: true,
        upsert: false,
      },
      { kind: 'admin' },
    )
    await goto(phone, '/centre/sending/sending')
    await says(phone, '错误码 40037')
    await says(phone, '请核对 templateId')
    expect(await hall.leave(phone)).toEqual([])
  })
})

describe('a no', () => {
  test('is respected: nothing is agreed to, nobody asks again that day, on the next day one may', async () => {
    const first = await take('unwilling')
    const phone = await hall.open('unwilling', `/pages/ticket/ticket?id=${first}`)
    await byHand(phone)
    await tap(phone, '提醒我')
    await phone.locator('.modal-cancel').click()
    await says(phone, '好，不用微信提醒')
    await goto(phone, `/pages/ticket/ticket?id=${first}`)
    await says(phone, '按到达先后叫号')
    expect(await top(phone).innerText()).not.toContain('提醒我')
    expect(await hall.hall.documents('agreements', { openid: 'unwilling' })).toEqual([])

    hall.hall.cloud.setClock('2026-11-24T09:40:00+08:00')
    const second = await take('unwilling')
    await goto(phone, `/pages/ticket/ticket?id=${second}`)
    await says(phone, '提醒我')
    expect(await hall.leave(phone)).toEqual([])
  })
})
