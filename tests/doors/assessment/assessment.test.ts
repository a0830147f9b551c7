import { CalendarEntries } from '../../../cloudfunctions/_kernel/calendar'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Events } from '../../../cloudfunctions/_shared/event'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Months, PublishedResults } from '../../../cloudfunctions/assessment/collections'
import { assessmentDesk, november } from './desk'
import { codeOf, drop, edit, newOp, stored } from '../centre'

import.meta.jest.setTimeout(180_000)

const {
  cloud,
  ask,
  at,
  tick,
  told,
  counted,
  late,
  mine,
  totalOf,
  month,
  result,
  show,
  object,
  decide,
  publish,
  revise,
  published,
  rated,
  ledger,
  desks,
  toldTo,
} = assessmentDesk()

const FULL = 8750

describe('the ledger (§14 §25 §34)', () => {
  it('enters what the other contexts tell, each once however often it comes', async () => {
    await told({ rule: 'late', sourceId: 'month:2026-11:p-wang', personId: 'p-wang', times: 3 })
    await told({ rule: 'late', sourceId: 'month:2026-11:p-wang', personId: 'p-wang', times: 3 })
    await Promise.all([tick(), tick()])
    await tick()
    expect((await ledger()).map(({ subject, points, times }) => [subject, points, times])).toEqual([
      ['person:p-wang', -150, 3],
    ])
    expect(await totalOf()).toBe(FULL - 150)
    expect((await mine()).entries).toMatchObject([
      { ruleName: '迟到、早退不到 30 分钟', points: -150, table: 1, isReversal: false, isReversed: false },
    ])
    expect(await toldTo('wang')).toEqual(['考核记了一条：2026-11-20 迟到、早退不到 30 分钟，−1.5 分。'])
    expect(await stored(cloud(), Events, { kind: 'assessed', pending: true })).toEqual([])
  })

  it('takes events in any order: the latest version of a source holds', async () => {
    await late({ version: 3, times: 2 })
    await late({ version: 1, times: 5 })
    await late({ version: 2, times: 9 })
    expect(await totalOf()).toBe(FULL - 100)
    await late({ version: 4, times: 0 })
    expect(await totalOf()).toBe(FULL)
    expect((await ledger()).map(({ points }) => points).sort()).toEqual([-100, 100])
  })

  it('counts what names nobody for the window and for its A on that day', async () => {
    await counted({ rule: 'overdueCase', sourceId: 'case-1:2026-11-20' })
    expect((await ledger()).map(({ subject }) => subject).sort()).toEqual(['person:p-wang', 'window:w1'])
    expect((await month('window')).rows.find(({ id }) => id === 'w1')?.total).toBe(FULL - 100)
    expect((await month('unit')).rows.find(({ id }) => id === 'jw')?.total).toBe(FULL)
  })

  it('substantiated, then overturned on review → reversing entry, score as before', async () => {
    await late()
    const before = (await mine()).score
    const complaint = { rule: 'complaint', sourceId: 'complaint-1', personId: 'p-wang' }
    await counted(complaint)
    expect(await totalOf()).toBe((before?.total ?? 0) - 500)
    await counted({ ...complaint, version: 2, times: 0 })
    const after = await mine()
    expect(after.score).toEqual(before)
    expect(
      after.entries.map(({ points, isReversal, isReversed }) => [points, isReversal, isReversed]).sort(),
    ).toEqual([
      [-50, false, false],
      [-500, false, true],
      [500, true, false],
    ])
    expect((await month('window')).rows.find(({ id }) => id === 'w1')?.total).toBe(FULL)
    expect((await toldTo('wang')).at(-1)).toBe('考核冲回一条：2026-11-20 投诉查实，+5 分。')
  })

  it('leaves an event with other facts where it can be looked at, and goes on with those behind it', async () => {
    await told({ rule: 'late', sourceId: 'x', personId: 'p-wang', on: 'yesterday' })
    await late()
    expect(await totalOf()).toBe(FULL - 50)
    expect(await stored(cloud(), Events, { kind: 'assessed', pending: true })).toEqual([])
  })

  it('writes what changed into the audit', async () => {
    await late()
    const audit = (await stored(cloud(), AuditEntries)).map(({ subject }) => subject.split(':')[0])
    expect(audit.sort()).toEqual(['assessmentEntries', 'assessmentSources'])
  })
})

describe('the evaluation (§19)', () => {
  it('is made of the window’s given ratings, drawn to the hall’s', async () => {
    await rated('w1', 0, 0, 0, 0, 40)
    await rated('w2', 20, 0, 0, 0, 0)
    const { rows } = await month('person')
    const of = (id: string) => rows.find((row) => row.id === id)?.total ?? 0
    expect(of('p-wang')).toBeGreaterThan(of('p-chen'))
    expect(of('p-chen')).toBeGreaterThan(of('p-zhao'))
    // B of both windows is judged by what both were given.
    expect(of('p-li')).toBeGreaterThan(of('p-zhao'))
    expect(of('p-li')).toBeLessThan(of('p-wang'))
    const inUnit = (await month('unit')).rows.find(({ id }) => id === 'jw')
    expect(inUnit?.total).toBe(of('p-li'))
  })
})

describe('a month is shown, heard and published (§14 §25)', () => {
  it('is shown by the centre once it is over, and everybody in it hears of it once', async () => {
    at('2026-12-01 09:00')
    expect(codeOf(await show())).toBe('MONTH_RUNNING')
    at('2026-12-02 09:00')
    expect((await month()).buttons).toEqual(['show'])
    expect((await Promise.all([show(), show()])).map(codeOf).sort()).toEqual(['MONTH_SHOWN', 'ok'])
    await Promise.all([tick(), tick()])
    await tick()
    for (const name of ['wang', 'li', 'zhao', 'chen'])
      expect(await toldTo(name)).toEqual(['2026-11 的考核结果出来了，请核对；有异议三个工作日内提。'])
    expect(await mine()).toMatchObject({ phase: 'shown', until: '2026-12-07', buttons: ['object'] })
    expect((await mine('o-hu')).score).toBeUndefined()
    expect(codeOf(await object('o-hu'))).toBe('NOT_ASSESSED')
  })

  it('is objected to within three working days; the centre takes entries back or says why they stand', async () => {
    await late({ times: 2 })
    expect(codeOf(await object())).toBe('MONTH_NOT_SHOWN')
    at('2026-12-02 09:00')
    await show()
    const opId = newOp()
    const send = () => ask('objectToResult', { month: november, reason: '那天我在岗' }, 'o-wang', { opId })
    expect((await Promise.all([send(), send()])).map(codeOf)).toEqual(['ok', 'ok'])
    expect(codeOf(await object())).toBe('OBJECTED_ALREADY')
    expect(await desks('assessmentObjection')).toEqual(['centreAdmin'])
    expect((await month()).rows.find(({ id }) => id === 'p-wang')).toMatchObject({ objection: 'open' })
    expect(codeOf(await publish())).toBe('OBJECTIONS_OPEN')
    const [entry] = (await result()).entries
    expect((await result()).buttons).toEqual(['decide', 'reverse'])
    expect(codeOf(await decide(['nothing:1:person']))).toBe('NOT_FOUND')
    expect(codeOf(await decide([], { personId: 'p-li' }))).toBe('NOT_FOUND')
    const both = await Promise.all([1, 2].map(() => decide([entry?.entryId ?? ''])))
    expect(both.map(codeOf).sort()).toEqual(['OBJECTION_DECIDED', 'ok'])
    expect(await mine()).toMatchObject({ objection: { state: 'upheld', answer: '查了监控' }, buttons: [] })
    expect(await totalOf()).toBe(FULL)
    expect((await ledger()).map(({ points }) => points).sort()).toEqual([-100, 100])
    expect(await desks('assessmentObjection')).toEqual([])
    expect(await toldTo('wang')).toContain('您的考核异议成立，已经更正。')
    at('2026-12-08 09:00')
    expect(codeOf(await object('o-zhao'))).toBe('OBJECTION_LATE')
  })

  it('an objection that is dismissed leaves the ledger as it is', async () => {
    await late()
    at('2026-12-02 09:00')
    await show()
    await object()
    expect(codeOf(await decide([]))).toBe('ok')
    expect((await mine()).objection).toEqual({ state: 'dismissed', reason: '那天我在岗', answer: '查了监控' })
    expect(await totalOf()).toBe(FULL - 50)
  })

  it('an entry that was taken back already is not taken back again by an objection', async () => {
    await late()
    at('2026-12-02 09:00')
    await show()
    await object()
    const entryId = (await result()).entries[0]?.entryId ?? ''
    expect(codeOf(await ask('reverseEntry', { entryId, reason: '打卡机坏了' }, 'o-admin'))).toBe('ok')
    expect(codeOf(await decide([entryId]))).toBe('REVERSED_ALREADY')
    expect((await month()).rows.find(({ id }) => id === 'p-wang')).toMatchObject({ objection: 'open' })
    expect((await ledger()).map(({ points }) => points).sort()).toEqual([-50, 50])
  })

  it('nobody decides their own objection', async () => {
    at('2026-12-02 09:00')
    await show()
    await object()
    const { Accounts } = await import('../../../cloudfunctions/_kernel/account')
    await edit(
      cloud(),
      Accounts,
      { personId: 'p-wang' },
      { grants: [{ role: 'centreAdmin', from: '2026-01-01' }] },
    )
    expect(codeOf(await decide([], {}, 'o-wang'))).toBe('OWN_OBJECTION')
    expect((await result('p-wang', 'o-wang')).buttons).toEqual([])
  })

  it('an entry that comes in while it is shown opens the time for objections anew', async () => {
    at('2026-12-02 09:00')
    await show()
    at('2026-12-07 10:00')
    await late()
    expect(await mine()).toMatchObject({ until: '2026-12-10' })
    expect(await mine('o-zhao')).toMatchObject({ until: '2026-12-07' })
    at('2026-12-08 09:00')
    const refused = await publish()
    expect([codeOf(refused), refused.ok ? '' : refused.error.message]).toEqual([
      'OBJECTION_TIME',
      '异议期到 12月10日 为止，过后才能公布。',
    ])
    expect(codeOf(await object('o-zhao'))).toBe('OBJECTION_LATE')
    expect(codeOf(await object())).toBe('ok')
  })

  it('is published with a hash once nobody can object, and then stays as it is', async () => {
    expect(codeOf(await publish())).toBe('MONTH_NOT_SHOWN')
    await late()
    at('2026-12-02 09:00')
    await show()
    at('2026-12-07 23:00')
    expect(codeOf(await publish())).toBe('OBJECTION_TIME')
    at('2026-12-08 09:00')
    expect((await month()).buttons).toEqual(['publish'])
    expect((await Promise.all([publish(), publish()])).map(codeOf).sort()).toEqual(['MONTH_PUBLISHED', 'ok'])
    expect(await stored(cloud(), PublishedResults)).toHaveLength(2)
    const list = await month()
    expect(list).toMatchObject({ phase: 'published', revision: 1, isChanged: false, buttons: [] })
    expect(list.hash).toHaveLength(43)
    expect(codeOf(await object())).toBe('MONTH_PUBLISHED')
    expect(codeOf(await show())).toBe('MONTH_PUBLISHED')
    expect(codeOf(await revise())).toBe('NOTHING_CHANGED')
    await tick()
    expect((await toldTo('zhao')).at(-1)).toBe('2026-11 的考核结果已经公布。')
  })

  it('what changes afterwards is a numbered revision with its reason; the one before stays readable', async () => {
    const complaint = { rule: 'complaint', sourceId: 'complaint-1', personId: 'p-wang' }
    await counted(complaint)
    expect(codeOf(await revise())).toBe('MONTH_NOT_PUBLISHED')
    await published()
    await counted({ ...complaint, version: 2, times: 0 })
    expect(await desks('assessmentRevise')).toEqual(['centreAdmin'])
    // Published is what was published, whatever the ledger says since.
    expect(await totalOf()).toBe(FULL - 500)
    expect(await month()).toMatchObject({ isChanged: true, buttons: ['revise'] })
    expect((await Promise.all([revise(), revise()])).map(codeOf).sort()).toEqual(['NOTHING_CHANGED', 'ok'])
    expect(await totalOf()).toBe(FULL)
    expect(await month()).toMatchObject({ revision: 2, reason: '投诉复查推翻', isChanged: false })
    const first = await month('person', { revision: 1 })
    expect(first.rows.find(({ id }) => id === 'p-wang')?.total).toBe(FULL - 500)
    expect(codeOf(await ask('month', { month: november, kind: 'person', revision: 3 }, 'o-admin'))).toBe(
      'NOT_FOUND',
    )
    expect(await desks('assessmentRevise')).toEqual([])
    await tick()
    expect((await toldTo('wang')).at(-1)).toBe('2026-11 的考核结果重新公布了，第 2 版。')
  })

  it('in a year that the calendar does not cover is not shown, and the centre has to import it', async () => {
    await drop(cloud(), CalendarEntries, { kind: 'year' })
    at('2031-02-03 09:00')
    expect(codeOf(await show('o-admin', '2031-01'))).toBe('CALENDAR_UNCOVERED')
    expect((await stored(cloud(), Todos, { kind: 'calendarUncovered' })).map(({ desk }) => desk)).toEqual([
      'centreAdmin',
    ])
    expect(await stored(cloud(), Months)).toEqual([])
  })

  it('waits in the centre’s list by night: to be shown, to be published, to be published anew', async () => {
    const todos = async () => (await stored(cloud(), Todos, { kind: 'assessmentMonth' })).map(({ zh }) => zh)
    at('2026-12-02 03:00')
    await tick()
    expect(await todos()).toEqual(['2026-11 的考核可以核对、公示了'])
    at('2026-12-02 09:00')
    await show()
    at('2026-12-07 03:00')
    await tick()
    expect(await todos()).toEqual([])
    at('2026-12-08 03:00')
    await tick()
    expect(await todos()).toEqual(['2026-11 考核的异议期过了，可以公布'])
    await publish()
    await late()
    await drop(cloud(), Todos, { kind: 'assessmentRevise' })
    at('2026-12-09 03:00')
    await tick()
    expect([await todos(), await desks('assessmentRevise')]).toEqual([[], ['centreAdmin']])
  })
})

describe('dual leadership (§14)', () => {
  it('a head sees their own unit’s and remarks; the centre decides', async () => {
    await late()
    const list = await ask('unitMonth', { unitId: 'jw', month: november }, 'o-head')
    const { rows, buttons } = list.ok ? list.value : { rows: [], buttons: ['?'] }
    expect([rows.map(({ id }) => id).sort(), buttons]).toEqual([
      ['jw', 'p-li', 'p-wang', 'p-zhao', 'w1', 'w2'],
      [],
    ])
    const of = (unitId: string, id: string) => ({ unitId, month: november, kind: 'person', id })
    expect(codeOf(await ask('unitResult', of('jw', 'p-wang'), 'o-head'))).toBe('ok')
    expect(codeOf(await ask('unitResult', of('jw', 'p-chen'), 'o-head'))).toBe('NOT_FOUND')
    expect(codeOf(await ask('unitResult', of('cw', 'p-chen'), 'o-head'))).toBe('NOT_ALLOWED')
    const remark = (unitId: string, id: string, as: string) =>
      ask('remarkResult', { ...of(unitId, id), remark: '那天单位派去开会' }, as)
    expect(codeOf(await remark('jw', 'p-wang', 'o-headcw'))).toBe('NOT_ALLOWED')
    expect(codeOf(await remark('jw', 'p-chen', 'o-head'))).toBe('NOT_FOUND')
    expect(codeOf(await remark('jw', 'p-wang', 'o-head'))).toBe('ok')
    expect(await mine()).toMatchObject({ remark: '那天单位派去开会' })
    for (const endpoint of ['showMonth', 'publishMonth'])
      expect(codeOf(await ask(endpoint, { month: november }, 'o-head'))).toBe('NOT_ALLOWED')
    await published()
    expect(codeOf(await remark('jw', 'p-wang', 'o-head'))).toBe('MONTH_PUBLISHED')
  })

  it('staff see their own result and nobody else’s', async () => {
    expect(codeOf(await ask('result', { month: november, kind: 'person', id: 'p-li' }, 'o-wang'))).toBe(
      'NOT_ALLOWED',
    )
    expect(codeOf(await ask('month', { month: november, kind: 'person' }, 'o-wang'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('result', { month: november, kind: 'person', id: 'p-hu' }, 'o-admin'))).toBe(
      'NOT_FOUND',
    )
    expect((await mine('o-zhao')).entries).toEqual([])
  })
})
