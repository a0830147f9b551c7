import type { OutputOf } from '../../../cloudfunctions/_kernel/contract'
import type { myDataRow } from '../../../cloudfunctions/_kernel/my-data'
import { insertDocuments } from '../../../local/seed/insert'
import { account, clerkOf, serviceOf } from '../../hall/documents'
import { type Hall, openHall } from '../../hall/open-hall'

import.meta.jest.setTimeout(60_000)

let hall: Hall
const contexts = ['people', 'messages', 'queue', 'cases'] as const
const me = 'my-openid'
const words = '等得太久了，窗口只开了一个'

type Sections = OutputOf<typeof myDataRow>['sections']

/** All that every context keeps about somebody, by section. */
const dataOf = async (openid: string): Promise<Map<string, Sections[number]>> => {
  const answers = await Promise.all(contexts.map((context) => hall.callAt(context, openid, 'myData')))
  const sections = answers.flatMap(({ value }) => value?.['sections'] as Sections)
  return new Map(sections.map((section) => [section.section, section]))
}
const everywhere = async (text: string): Promise<string[]> => {
  const found: string[] = []
  for (const { name } of (await import('../../../local/contexts')).plans) {
    // First answers are kept a month, so that a command sent again changes nothing; then they go by themselves.
    if (name === 'operations' || name === 'accounts') continue
    if (JSON.stringify(await hall.documents(name)).includes(text)) found.push(name)
  }
  return found
}

beforeAll(async () => {
  hall = await openHall()
  await insertDocuments(hall.cloud, 'accounts', [account(me, '欧阳雨桐', '本科生', [])])
  const opened = await hall.call(clerkOf('w1'), 'openSession', { windowId: 'w1' })
  const { sessionId } = opened.value?.['session'] as { sessionId: string }
  const taken = await hall.call(me, 'takeNumber', { lineId: 'A', service: serviceOf['A'] ?? '' })
  const ticketId = taken.value?.['ticketId'] as string
  await hall.call(clerkOf('w1'), 'callNext', { sessionId })
  await hall.call(clerkOf('w1'), 'start', { ticketId })
  await hall.call(clerkOf('w1'), 'finish', { ticketId, outcome: 'completed' })
  await hall.callAt('cases', me, 'rateVisit', { visitId: ticketId, level: 2, words })
  await insertDocuments(hall.cloud, 'messages', [
    {
      _id: 'told:1',
      readerId: `person-${me}`,
      zh: '号码快到了',
      en: 'Soon',
      isUnread: true,
      at: hall.cloud.now(),
      updatedAt: hall.cloud.now(),
    },
  ])
})
afterAll(() => hall.close())

test('I see all that is kept about me, and how long', async () => {
  const data = await dataOf(me)
  expect([...data.keys()].sort()).toEqual([
    'agreements',
    'cases',
    'contact',
    'messages',
    'papers',
    'person',
    'tickets',
    'words',
  ])
  expect(data.get('person')?.rows).toContainEqual({ label: '姓名', value: '欧阳雨桐' })
  expect(data.get('tickets')).toMatchObject({
    keepDays: 400,
    mayErase: true,
    rows: [{ label: 'A001 A 的事' }],
  })
  expect(data.get('words')).toMatchObject({ mayErase: true, rows: [{ label: 'A001 不满意', value: words }] })
  expect(data.get('messages')).toMatchObject({
    keepDays: 180,
    mayErase: true,
    rows: [{ label: '号码快到了' }],
  })
})

test('nobody sees what is kept about me', async () => {
  const data = await dataOf('somebody-else')
  expect([...data.values()].every(({ rows, mayErase }) => rows.length === 0 && !mayErase)).toBe(true)
})

test('what may go goes everywhere, is gone a second time, and the figures stay', async () => {
  for (const [context, section] of [
    ['messages', 'messages'],
    ['queue', 'tickets'],
    ['cases', 'words'],
  ] as const) {
    expect(await hall.callAt(context, me, 'eraseMyData', { section })).toMatchObject({ value: { erased: 1 } })
    expect(await hall.callAt(context, me, 'eraseMyData', { section })).toMatchObject({ value: { erased: 0 } })
  }
  const data = await dataOf(me)
  expect([...data.values()].map(({ section, mayErase }) => [section, mayErase])).toEqual([
    ['person', false],
    ['messages', false],
    ['agreements', false],
    ['tickets', false],
    ['cases', false],
    ['papers', false],
    ['contact', false],
    ['words', false],
  ])
  expect(data.get('words')?.rows).toMatchObject([{ label: 'A001 不满意', value: '' }])
  for (const text of [words, '欧阳', '号码快到了']) expect(await everywhere(text)).toEqual([])
})

test('what was erased leaves its entry and hurts no seal', async () => {
  for (const name of ['queue', 'centre']) await hall.cloud.runTimer(name)
  await insertDocuments(hall.cloud, 'accounts', [
    account('admin', '管理员', '教职工', [{ role: 'centreAdmin', from: '2026-01-01' as never }]),
  ])
  for (const collection of ['tickets', 'auditEntries']) {
    expect(await hall.callAt('centre', 'admin', 'verifyAudit', { collection })).toMatchObject({
      value: { intact: true },
    })
  }
  const entries = await hall.documents('auditEntries')
  expect(entries.filter(({ endpoint }) => String(endpoint).endsWith('eraseMyData'))).toHaveLength(5)
})
