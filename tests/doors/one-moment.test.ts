import { Accounts, visitorOf } from '../../cloudfunctions/_kernel/account'
import { AuditEntries } from '../../cloudfunctions/_kernel/audit'
import type { Grant } from '../../cloudfunctions/_kernel/role'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { Messages } from '../../cloudfunctions/messages/collections'
import { Todos } from '../../cloudfunctions/_shared/todo'
import type { Cloud } from '../../local/server/cloud'
import { doorOf, monday, put, stamps, startCentre } from './centre'

import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const centre = doorOf(() => cloud, 'centre')
const messages = doorOf(() => cloud, 'messages')

/** More than several pages show. */
const MANY = 170
const many = Array.from({ length: MANY }, (_none, n) => n)
const at = new Date('2026-11-10T02:00:00Z')
const before = new Date('2026-11-09T02:00:00Z')
const after = new Date('2026-11-11T02:00:00Z')

const account = (openid: string, name: string, grant: Omit<Grant, 'from'>) => ({
  _id: visitorOf(openid),
  openid,
  personId: `p-${openid}`,
  name,
  audience: '教职工',
  grants: [{ from: '2026-09-01' as Day, ...grant }],
  ...stamps,
})
const entry = (subject: string, n: number, when: Date) => ({
  _id: `${subject}:${String(n)}`,
  subject,
  endpoint: 'people.startImport',
  by: visitorOf('o-head'),
  role: 'unitHead',
  at: when,
  before: {},
  after: { n },
  seal: 0,
})
const todo = (id: string, since: Date) => ({
  _id: id,
  kind: 'test',
  subject: id,
  desk: 'unitHead:u-jw',
  zh: '一件事',
  en: 'A thing',
  page: '/pages/me/me',
  since,
  updatedAt: monday,
})
const message = (id: string, when: Date) => ({
  _id: id,
  readerId: 'p-o-head',
  zh: '一条消息',
  en: 'A message',
  at: when,
  isUnread: false,
  updatedAt: monday,
})

beforeAll(async () => {
  cloud = await startCentre()
  await put(
    cloud,
    Accounts,
    account('o-admin', '周立', { role: 'centreAdmin' }),
    account('o-head', '吴敏', { role: 'unitHead', unitId: 'u-jw' }),
  )
  await put(
    cloud,
    AuditEntries,
    ...many.map((n) => entry('persons:roster', n, at)),
    entry('persons:roster', MANY, before),
  )
  await put(cloud, Todos, ...many.map((n) => todo(`t-${String(n)}`, at)), todo('last', after))
  await put(cloud, Messages, ...many.map((n) => message(`m-${String(n)}`, at)), message('last', before))
})
afterAll(() => cloud.close())

/** The ids of a list, page by page to its end. */
const toEnd = async (
  ask: ReturnType<typeof doorOf>,
  list: readonly [endpoint: string, rows: string, id: string],
  input: object,
  openid: string,
): Promise<string[]> => {
  const [endpoint, rows, id] = list
  const ids: string[] = []
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const answer = await ask(endpoint, { ...input, ...(cursor === undefined ? {} : { cursor }) }, openid)
    if (!answer.ok) throw new Error(answer.error.code)
    const page = answer.value as Readonly<Record<string, unknown>>
    ids.push(...(page[rows] as Readonly<Record<string, string>>[]).map((row) => row[id] ?? ''))
    cursor = page['cursor'] as string | undefined
  }
  return ids
}

describe('a list goes on to its end where more was written at one moment than several pages show', () => {
  const trail = ['auditTrail', 'entries', 'entryId'] as const

  test.each([
    ['all', {}],
    ['by day', { until: '2026-11-10' }],
    ['by who', { by: visitorOf('o-head') }],
    ['by name', { about: '吴敏' }],
    ['by thing', { subject: 'persons:roster' }],
  ])('the audit, %s', async (_how, input) => {
    const ids = await toEnd(centre, trail, input, 'o-admin')
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(MANY + 1)
    expect(ids.at(-1)).toBe(`persons:roster:${String(MANY)}`)
  })

  test.each([
    ['to-dos', centre, ['todos', 'todos', 'todoId']],
    ['messages', messages, ['inbox', 'messages', 'messageId']],
  ] as const)('%s', async (_what, ask, list) => {
    const ids = await toEnd(ask, list, {}, 'o-head')
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(MANY + 1)
    expect(ids.at(-1)).toBe('last')
  })
})
