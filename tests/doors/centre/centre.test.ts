import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import type { Grant } from '../../../cloudfunctions/_kernel/role'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { CalendarEntries } from '../../../cloudfunctions/_kernel/calendar'
import { Timetables } from '../../../cloudfunctions/_kernel/timetable'
import type { Day } from '../../../cloudfunctions/_kernel/time'
import { Cases } from '../../../cloudfunctions/cases/collections'
import { Activations, Persons, Postings } from '../../../cloudfunctions/people/collections'
import { DocumentMarks } from '../../../cloudfunctions/_kernel/upload/document-mark'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import type { Cloud } from '../../../local/server/cloud'
import { aCase } from '../../rules/a-case'
import { codeOf, doorOf, edit, monday, put, stamps, startCentre, stored } from '../centre'

import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'centre')
const people = doorOf(() => cloud, 'people')

const account = (openid: string, name: string, ...grants: Omit<Grant, 'from'>[]) => ({
  _id: visitorOf(openid),
  openid,
  personId: `p-${openid}`,
  name,
  audience: '教职工',
  grants: grants.map((grant) => ({ from: '2026-09-01' as Day, ...grant })),
  ...stamps,
})
const todo = (n: number, desk: string, more: object = {}) => ({
  _id: `test:${String(n)}:${desk}`,
  kind: 'test',
  subject: String(n),
  desk,
  zh: `第 ${String(n)} 件`,
  en: `Thing ${String(n)}`,
  page: '/pages/me/me',
  since: new Date(Date.parse('2026-11-20T01:00:00Z') + Math.floor(n / 4) * 60_000),
  updatedAt: stamps.updatedAt,
  ...more,
})
const entry = (n: number, subject: string, by: string) => ({
  _id: `${subject}:${String(n)}`,
  subject,
  endpoint: 'people.issueCode',
  by,
  role: 'centreStaff',
  at: new Date(Date.parse('2026-11-20T01:00:00Z') + Math.floor(n / 3) * 60_000),
  before: { isUsed: true, same: 1 },
  after: { isUsed: false, same: 1, k: null },
  seal: 0,
})
interface TodoPage {
  readonly todos: { text: string; todoId: string; isOverdue: boolean }[]
  readonly cursor?: string
}
interface AuditPage {
  readonly entries: { entryId: string; subject: string; name?: string; facts: unknown[] }[]
  readonly cursor?: string
}

/** A list to its end, page by page. */
const toEnd = async <P extends { readonly cursor?: string }>(
  endpoint: string,
  input: Record<string, unknown>,
  openid: string,
): Promise<P[]> => {
  const pages: P[] = []
  for (let cursor: string | undefined; pages.length === 0 || cursor !== undefined;) {
    const answer = await ask(endpoint, { ...input, ...(cursor === undefined ? {} : { cursor }) }, openid)
    if (!answer.ok) throw new Error(answer.error.code)
    pages.push(answer.value)
    cursor = (answer.value as P).cursor
  }
  return pages
}

beforeAll(async () => {
  cloud = await startCentre()
  await put(
    cloud,
    Accounts,
    account('o-admin', '周立', { role: 'centreAdmin' }),
    account('o-head', '吴敏', { role: 'unitHead', unitId: 'u-jw' }, { role: 'windowStaff', windowId: 'w1' }),
    account('o-student', '李小雨'),
    account('o-former', '郑已', { role: 'centreAdmin', to: '2026-10-01' as Day }),
  )
})
afterAll(() => cloud.close())

describe('to-dos', () => {
  beforeAll(async () => {
    const mine = Array.from({ length: 50 }, (_none, n) => todo(n, 'unitHead:u-jw'))
    await put(
      cloud,
      Todos,
      ...mine,
      todo(50, 'windowStaff:w1', { dueAt: new Date('2026-11-22T08:00:00Z') }),
      todo(51, 'person:p-o-head'),
      todo(52, 'unitHead:u-cw'),
      todo(53, 'centreAdmin'),
    )
  })

  it('are those of all my desks, oldest first, each once, however the pages fall', async () => {
    const pages = await toEnd<TodoPage>('todos', {}, 'o-head')
    const all = pages.flatMap((page) => page.todos)
    expect(pages.map((page) => page.todos.length)).toEqual([20, 20, 12])
    expect(all.map(({ text }) => text).sort()).toEqual(
      Array.from({ length: 52 }, (_none, n) => `第 ${String(n)} 件`).sort(),
    )
    expect(all.find(({ text }) => text === '第 50 件')?.isOverdue).toBe(true)
    expect(all.filter(({ isOverdue }) => isOverdue)).toHaveLength(1)
  })

  it('speak the language asked for', async () => {
    expect(await ask('todos', {}, 'o-admin', { lang: 'en' })).toMatchObject({
      value: { todos: [{ text: 'Thing 53' }] },
    })
  })

  it.each([
    ['somebody without a role has none', 'o-student'],
    ['a role that has ended shows nothing', 'o-former'],
  ])('%s', async (_situation, openid) => {
    expect(await ask('todos', {}, openid)).toMatchObject({ ok: true, value: { todos: [] } })
  })

  it('refuse a guest and a cursor that was not made here', async () => {
    expect(codeOf(await ask('todos', {}, 'o-nobody'))).toBe('NOT_BOUND')
    expect(codeOf(await ask('todos', { cursor: 'x' }, 'o-head'))).toBe('BAD_INPUT')
  })
})

describe('the audit is browsed', () => {
  beforeAll(async () => {
    const of = (count: number, subject: string, by: string) =>
      Array.from({ length: count }, (_none, n) => entry(n, subject, by))
    await put(
      cloud,
      AuditEntries,
      ...of(70, 'activations:p-1', visitorOf('o-head')),
      ...of(3, 'activations:p-2', visitorOf('o-student')).map((one) => ({ ...one, role: 'member' })),
    )
  })

  it('by thing, newest first, each entry once, with only what changed', async () => {
    const pages = await toEnd<AuditPage>('auditTrail', { subject: 'activations:p-1' }, 'o-admin')
    expect(pages.map((page) => page.entries.length)).toEqual([30, 30, 10])
    const ids = pages.flatMap((page) => page.entries.map(({ entryId }) => entryId))
    expect(new Set(ids).size).toBe(70)
    expect(pages[0]?.entries[0]).toMatchObject({
      name: '吴敏',
      facts: [{ name: 'isUsed', before: 'true', after: 'false' }],
    })
  })

  it('by one of the staff, and by day', async () => {
    const byName = await toEnd<AuditPage>('auditTrail', { about: '吴敏' }, 'o-admin')
    expect(byName.flatMap((page) => page.entries)).toHaveLength(70)
    expect(await ask('auditTrail', { until: '2026-11-19' }, 'o-admin')).toMatchObject({
      value: { entries: [] },
    })
    expect(
      await ask('auditTrail', { until: '2026-11-20', by: visitorOf('o-head') }, 'o-admin'),
    ).toMatchObject({
      value: { entries: expect.arrayContaining([expect.objectContaining({ name: '吴敏' })]) as unknown },
    })
  })

  it('by a thing’s own number: a window, a case, a sheet, somebody on the rolls with what they held', async () => {
    const base = { role: 'centreAdmin', what: '', before: {}, after: {}, seal: 0, by: visitorOf('o-head') }
    const subjects = [
      'windows:w-90',
      'cases:k-90',
      'sheetDrafts:JW-090',
      'publishedSheets:JW-090',
      'persons:p-90',
    ]
    await put(
      cloud,
      AuditEntries,
      ...[...subjects, 'postings:post-90', 'postings:post-91'].map((subject) => ({
        ...base,
        _id: `${subject}:1`,
        subject,
        endpoint: 'people.x',
        at: monday,
      })),
    )
    await put(cloud, ServiceWindows, {
      _id: 'w-90',
      no: 90,
      unitId: 'jw',
      state: 'open',
      place: '一层',
      placeEn: 'Ground floor',
      ...stamps,
    })
    await put(cloud, Cases, aCase('received', { _id: 'k-90', no: 'QRST2345' }) as never)
    await put(cloud, Persons, {
      _id: 'p-90',
      no: 'T90001',
      name: '沈青',
      kind: 'teacher',
      audience: '教职工',
      ...stamps,
    })
    const posting = (id: string, personId: string) => ({
      _id: id,
      personId,
      windowId: 'w-90',
      unitId: 'jw',
      kind: 'primary' as const,
      from: '2026-01-01' as Day,
      seat: id,
      slot: id,
      pair: id,
      state: 'current' as const,
      ...stamps,
    })
    await put(cloud, Postings, posting('post-90', 'p-90'), posting('post-91', 'p-91'))
    const about = async (typed: string) => {
      const pages = await toEnd<AuditPage>('auditTrail', { about: typed }, 'o-admin')
      return pages.flatMap((page) => page.entries.map(({ subject }) => subject)).sort()
    }
    expect(await about('90号窗口')).toEqual(['windows:w-90'])
    expect(await about('qrst-2345')).toEqual(['cases:k-90'])
    expect(await about('JW-090')).toEqual(['publishedSheets:JW-090', 'sheetDrafts:JW-090'])
    expect(await about('T90001')).toEqual(['persons:p-90', 'postings:post-90'])
    for (const typed of ['91', 'T90009', 'WXYZ2345'])
      expect(codeOf(await ask('auditTrail', { about: typed }, 'o-admin'))).toBe('NO_SUCH_THING')
  })

  it('names nobody who is not one of the staff', async () => {
    const answer = await ask('auditTrail', { subject: 'activations:p-2' }, 'o-admin')
    expect(JSON.stringify(answer)).not.toContain('李小雨')
    expect(codeOf(await ask('auditTrail', { about: '李小雨' }, 'o-admin'))).toBe('NOBODY_OF_THAT_NAME')
  })

  it('is for the admin and the steering office, with a cursor of ours', async () => {
    expect(codeOf(await ask('auditTrail', {}, 'o-head'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('auditTrail', { cursor: 'e30' }, 'o-admin'))).toBe('BAD_INPUT')
  })
})

describe('by night every document is looked at', () => {
  const night = async (at: string): Promise<string[]> => {
    cloud.setClock(at)
    for (const name of ['centre', 'people']) await cloud.runTimer(name)
    const found = await stored(cloud, Todos, { kind: 'brokenDocument' })
    return found.map(({ subject }) => subject).sort()
  }
  const issue = async (no: string) => people('issueCode', { no }, 'o-admin')

  it('one that was changed, removed or broken by hand is found, and taken off the list when it is mended', async () => {
    const person = { kind: 'student' as const, audience: '本科生', ...stamps }
    await put(
      cloud,
      Persons,
      { _id: 'p-a', no: '20260001', name: '甲', ...person },
      { _id: 'p-b', no: '20260002', name: '乙', ...person },
    )
    for (const no of ['20260001', '20260002']) expect(codeOf(await issue(no))).toBe('ok')
    await put(cloud, Timetables, {
      _id: 'winter',
      name: '冬季作息',
      from: '2026-10-01',
      segments: [{ from: 480, to: 720 }],
      ...stamps,
    })
    expect(await night('2026-11-24T04:00:00+08:00')).toEqual([])

    await edit(cloud, Activations, { _id: 'p-a' }, { isUsed: true })
    await edit(cloud, Timetables, { _id: 'winter' }, { name: 7 })
    await cloud.database.act(
      'database.removeDocument',
      { collectionName: 'activations', query: JSON.stringify({ _id: 'p-b' }), multi: true },
      { kind: 'admin' },
    )
    expect(await night('2026-11-25T04:00:00+08:00')).toEqual([
      'activations:p-a',
      'activations:p-b',
      'timetables:winter',
    ])

    await edit(cloud, Activations, { _id: 'p-a' }, { isUsed: false })
    await edit(cloud, Timetables, { _id: 'winter' }, { name: '冬季作息' })
    expect(await night('2026-11-26T04:00:00+08:00')).toEqual(['activations:p-b'])
    expect(await ask('todos', {}, 'o-admin')).toMatchObject({
      value: {
        todos: expect.arrayContaining([expect.objectContaining({ kind: 'brokenDocument' })]) as unknown,
      },
    })
  })

  it('not by day, and only once a night', async () => {
    await edit(cloud, Activations, { _id: 'p-a' }, { isUsed: true })
    expect(await night('2026-11-26T04:30:00+08:00')).toEqual(['activations:p-b'])
    expect(await night('2026-11-26T10:00:00+08:00')).toEqual(['activations:p-b'])
    expect(await night('2026-11-27T04:00:00+08:00')).toEqual(['activations:p-a', 'activations:p-b'])
  })

  it('goes on the next minute where more lie than one minute takes', async () => {
    const days = Array.from({ length: 2100 }, (_none, n) => ({
      _id: `closing:${String(n).padStart(5, '0')}`,
      kind: 'closing' as const,
      day: '2026-12-24',
      reason: '检修',
      ...stamps,
    }))
    await put(cloud, CalendarEntries, ...days)
    await edit(cloud, CalendarEntries, { _id: 'closing:02099' }, { reason: 7 })
    for (let minute = 0; minute < 8; minute++) await night(`2026-11-28T04:0${String(minute)}:00+08:00`)
    expect(await stored(cloud, Todos, { subject: 'calendar:closing:02099' })).toHaveLength(1)
  })

  it('a mark goes with its document when that is past its time', async () => {
    await night('2027-02-20T04:00:00+08:00')
    await cloud.runTimer('people')
    expect(await stored(cloud, DocumentMarks, { of: 'activations' })).toEqual([])
  })
})
