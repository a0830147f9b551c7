import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import type { Role } from '../../../cloudfunctions/_kernel/role'
import type { Day } from '../../../cloudfunctions/_kernel/time'
import { Persons } from '../../../cloudfunctions/people/collections'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, doorOf, put, stamps, startCentre } from '../centre'

import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'centre')

const person = (id: string, name: string) => ({
  _id: id,
  no: `N${id}`.toUpperCase().replace('-', ''),
  name,
  kind: 'teacher' as const,
  audience: '教职工',
  ...stamps,
})
const account = (openid: string, personId: string, name: string, role?: Role) => ({
  _id: visitorOf(openid),
  openid,
  personId,
  name,
  audience: '教职工',
  grants: role === undefined ? [] : [{ role, from: '2026-09-01' as Day }],
  ...stamps,
})
const at = (minute: number) => new Date(Date.parse('2026-11-20T01:00:00Z') + minute * 60_000)
const entry = (subject: string, n: number, openid: string, role: string, more: object = {}) => ({
  _id: `${subject}:${String(n)}`,
  subject,
  endpoint: 'people.x',
  by: visitorOf(openid),
  role,
  at: at(n),
  before: {},
  after: {},
  seal: 0,
  ...more,
})
const bound = (openid: string, n: number, personId: string) =>
  entry(`accounts:${visitorOf(openid)}`, n, 'o-admin', 'centreAdmin', { after: { personId, grants: 1 } })

beforeAll(async () => {
  cloud = await startCentre()
  await put(
    cloud,
    Persons,
    person('p-left', '沈青'),
    person('p-moved', '何田'),
    person('p-next', '新人'),
    person('p-former', '郑已'),
    person('p-student', '李小雨'),
  )
  await put(
    cloud,
    Accounts,
    account('o-admin', 'p-admin', '周立', 'centreAdmin'),
    account('o-new', 'p-moved', '何田', 'centreStaff'),
    // The old phone is somebody else's now, and staff too.
    account('o-old', 'p-next', '新人', 'centreStaff'),
    account('o-former', 'p-former', '郑已'),
    account('o-student', 'p-student', '李小雨'),
  )
  await put(
    cloud,
    AuditEntries,
    bound('o-left', 1, 'p-left'),
    entry('cases:k', 2, 'o-left', 'windowStaff'),
    entry(`accounts:${visitorOf('o-left')}`, 3, 'o-admin', 'centreAdmin', { before: { personId: 'p-left' } }),
    bound('o-old', 4, 'p-moved'),
    entry('cases:k', 5, 'o-old', 'centreStaff'),
    bound('o-old', 6, 'p-next'),
    entry('cases:k', 7, 'o-old', 'centreStaff'),
    bound('o-former', 8, 'p-former'),
    entry('cases:k', 9, 'o-former', 'windowStaff'),
    entry('cases:k', 10, 'o-former', 'member'),
    bound('o-student', 11, 'p-student'),
    entry('cases:k', 12, 'o-student', 'member'),
  )
})
afterAll(() => cloud.close())

const names = async (input: object): Promise<unknown[]> => {
  const answer = await ask('auditTrail', { ...input }, 'o-admin')
  if (!answer.ok) throw new Error(answer.error.code)
  const { entries } = answer.value as { entries: { entryId: string; name?: string }[] }
  return entries.map(({ entryId, name }) => `${entryId} ${name ?? '-'}`).reverse()
}

test('who did something in a role is named as of then: left, on another phone, without a role since', async () => {
  expect(await names({ subject: 'cases:k' })).toEqual([
    'cases:k:2 沈青',
    'cases:k:5 何田',
    'cases:k:7 新人',
    'cases:k:9 郑已',
    'cases:k:10 -',
    'cases:k:12 -',
  ])
})

test('whoever holds no role any more is found by name with what they did in one, and no visitor is', async () => {
  expect(await names({ about: '郑已' })).toEqual(['cases:k:9 郑已'])
  expect(codeOf(await ask('auditTrail', { about: '李小雨' }, 'o-admin'))).toBe('NOBODY_OF_THAT_NAME')
})
