import { keptDays } from '../../../cloudfunctions/centre/month/kept-days'
import { Sessions, Tickets } from '../../../cloudfunctions/queue/collections'
import { type Hall, openHall } from '../../hall/open-hall'
import { account, clerkOf, serviceOf, visitorNo } from '../../hall/documents'
import { insertDocuments } from '../../../local/seed/insert'

import.meta.jest.setTimeout(120_000)

let hall: Hall
const admin = { kind: 'admin' } as const
const since = '2026-01-01' as never

const change = (collection: string, id: string, fields: object) =>
  hall.cloud.database.act(
    'database.modifyDocument',
    {
      collectionName: collection,
      queryType: 'DOC',
      query: JSON.stringify({ _id: id }),
      multi: false,
      merge: true,
      upsert: false,
      data: JSON.stringify({ $set: fields }),
    },
    admin,
  )
const verdict = async (collection: string): Promise<unknown> =>
  (await hall.callAt('centre', 'admin', 'verifyAudit', { collection })).value

const sealAll = async (): Promise<void> => {
  for (const name of ['centre', 'queue']) await hall.cloud.runTimer(name)
}

const entry = (n: number) => ({
  _id: `test:${String(n)}:1`,
  subject: `test:${String(n)}`,
  endpoint: 'test.change',
  by: 'somebody',
  role: 'centreAdmin',
  at: new Date(Date.parse('2026-11-23T01:40:00Z') + n),
  before: {},
  after: { n },
  seal: 0,
})

beforeAll(async () => {
  hall = await openHall()
  await insertDocuments(hall.cloud, 'accounts', [
    account('admin', '管理员', '教职工', [{ role: 'centreAdmin', from: since }]),
  ])
})
afterAll(() => hall.close())

test('everything under seal verifies, however many sealers run at once', async () => {
  await insertDocuments(
    hall.cloud,
    'auditEntries',
    Array.from({ length: 620 }, (_none, n) => entry(n)),
  )
  await Promise.all([sealAll(), sealAll(), sealAll()])
  await sealAll()
  expect(await verdict('auditEntries')).toEqual({ intact: true, seals: 2, items: 620 })
  expect(await hall.documents('auditEntries', { seal: 0 })).toEqual([])
})

test('a sealer that died before it marked its entries is finished by the next', async () => {
  await insertDocuments(hall.cloud, 'auditEntries', [entry(1000)])
  await sealAll()
  await change('auditSeals', 'auditEntries:3', { marked: false })
  await change('auditEntries', entry(1000)._id, { seal: 0 })
  await insertDocuments(hall.cloud, 'auditEntries', [entry(1001)])
  await sealAll()
  expect(await verdict('auditEntries')).toEqual({ intact: true, seals: 4, items: 622 })
})

test("a ticket's moves are sealed as they come, and stay whole when more follow", async () => {
  const clerk = clerkOf('w1')
  const taken = await hall.call(visitorNo(1), 'takeNumber', { lineId: 'A', service: serviceOf['A'] })
  await sealAll()
  const opened = await hall.call(clerk, 'openSession', { windowId: 'w1' })
  const { sessionId } = opened.value?.['session'] as { sessionId: string }
  await hall.call(clerk, 'callNext', { sessionId })
  await sealAll()
  await hall.call(clerk, 'start', { ticketId: taken.value?.['ticketId'] })
  await sealAll()
  expect(await verdict('tickets')).toEqual({ intact: true, seals: 3, items: 3 })
  expect(await verdict('sessions')).toMatchObject({ intact: true })
})

test('a walk goes on behind the seal where the last call ended, and sees a break between the two', async () => {
  const behind = await hall.callAt('centre', 'admin', 'verifyAudit', { collection: 'auditEntries', after: 2 })
  expect(behind.value).toEqual({ intact: true, seals: 2, items: 2 })
  const nowhere = await hall.callAt('centre', 'admin', 'verifyAudit', {
    collection: 'auditEntries',
    after: 9,
  })
  expect(nowhere.value).toMatchObject({ intact: true, seals: 0 })
})

test('an entry that was changed by hand is named', async () => {
  await change('auditEntries', entry(7)._id, { role: 'custodian' })
  expect(await verdict('auditEntries')).toEqual({
    intact: false,
    seal: 1,
    id: entry(7)._id,
    problem: 'changed',
  })
  await change('auditEntries', entry(7)._id, { role: 'centreAdmin' })
  expect(await verdict('auditEntries')).toMatchObject({ intact: true })
})

test('an entry that is gone is named', async () => {
  await hall.cloud.database.act(
    'database.removeDocument',
    {
      collectionName: 'auditEntries',
      queryType: 'DOC',
      query: JSON.stringify({ _id: entry(9)._id }),
      multi: false,
    },
    admin,
  )
  expect(await verdict('auditEntries')).toEqual({
    intact: false,
    seal: 1,
    id: entry(9)._id,
    problem: 'missing',
  })
  await insertDocuments(hall.cloud, 'auditEntries', [{ ...entry(9), seal: 1 }])
})

test('a seal that was rewritten breaks the chain', async () => {
  await change('auditSeals', 'auditEntries:2', { before: 'somethingelse' })
  expect(await verdict('auditEntries')).toEqual({ intact: false, seal: 2, id: '', problem: 'chain' })
})

test('is for the centre and the steering office alone', async () => {
  const asked = await hall.callAt('centre', clerkOf('w1'), 'verifyAudit', { collection: 'tickets' })
  expect(asked.error?.code).toBe('NOT_ALLOWED')
})

test('numbers that went with their time leave a sound audit behind', async () => {
  for (const [name, days] of Object.entries(keptDays))
    expect([name, [Tickets, Sessions].find((one) => one.name === name)?.keepDays]).toEqual([name, days])
  hall.cloud.setClock('2026-11-24T00:30:00+08:00')
  for (let round = 0; round < 4; round++) await sealAll()
  const before = (await verdict('tickets')) as { seals: number }
  hall.cloud.setClock('2028-03-01T03:30:00+08:00')
  await hall.cloud.runTimer('queue')
  expect(await hall.documents('tickets')).toEqual([])
  expect(await verdict('tickets')).toMatchObject({ intact: true, seals: before.seals })
  expect(await verdict('sessions')).toMatchObject({ intact: true })
})

test('by night every seal is looked at; what no longer holds stands before the centre until it does', async () => {
  const night = async (day: string) => {
    for (const minute of ['35', '36']) {
      hall.cloud.setClock(`${day}T03:${minute}:00+08:00`)
      await hall.cloud.runTimer('centre')
    }
    const todos = await hall.documents('todos', { kind: 'brokenSeal' })
    return todos.map(({ subject, desk }) => `${String(desk)} ${String(subject)}`).sort()
  }
  // The one that was rewritten above.
  expect(await night('2028-03-02')).toEqual(['centreAdmin auditEntries:2'])
  await change('auditSeals', 'auditEntries:2', {
    before: (await hall.documents('auditSeals', { n: 1 }))[0]?.['hash'],
  })
  await change('auditEntries', entry(7)._id, { role: 'custodian' })
  // Not to be read at all: a fault of its own, and no end of the walk.
  await change('auditEntries', entry(619)._id, { after: 5 })
  await change('auditSeals', 'tickets:2', { items: 'none' })
  expect(await night('2028-03-03')).toEqual([
    'centreAdmin auditEntries:1',
    'centreAdmin auditEntries:2',
    'centreAdmin tickets:2',
  ])
  const [todo] = await hall.documents('todos', { kind: 'brokenSeal', subject: 'auditEntries:1' })
  expect(todo).toMatchObject({
    zh: '留痕第 1 道封存里的 test:7:1 被直接改过',
    page: '/centre/audit/audit?subject=test%3A7',
  })
  await change('auditEntries', entry(7)._id, { role: 'centreAdmin' })
  await change('auditEntries', entry(619)._id, { after: entry(619).after })
  expect(await night('2028-03-04')).toEqual(['centreAdmin tickets:2'])
})
