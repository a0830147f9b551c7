import { RoleGrants } from '../../../cloudfunctions/people/collections'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, stored, put, stamps, startCentre } from '../centre'
import { noOf, posted, seat, valueOf, furnishPosts, postsDoor, trainAll } from './posts'

import.meta.jest.setTimeout(120_000)

let cloud: Cloud
const { ask, nominate, grantsOf } = postsDoor(() => cloud)

beforeEach(async () => {
  cloud = await startCentre()
  await furnishPosts(cloud)
  await trainAll(cloud, 'wang', 'li', 'zhao', 'sun', 'qian', 'wu', 'chen', 'ma')
})
afterEach(() => cloud.close())

describe('a deputy (§9)', () => {
  const name = (who: string, more: object = {}, by = 'o-head') =>
    ask(
      'nameDeputy',
      { unitId: 'jw', no: noOf(who), firstDay: '2026-11-23', lastDay: '2026-12-23', reason: '出差', ...more },
      by,
    )

  it('has the head’s reach for the time named, and is one at a time', async () => {
    expect(codeOf(await name('deputy'))).toBe('ok')
    expect(await grantsOf('deputy')).toEqual(['unitHead', 'unitHead w1', 'unitHead w2'])
    expect(codeOf(await name('sun'))).toBe('HELD_ALREADY')
    const refused: [string, object, string, string][] = [
      ['sun', {}, 'o-deputy', 'OWN_STEP'],
      ['head', {}, 'o-head', 'OWN_STEP'],
      ['nobody', {}, 'o-head', 'PERSON_UNKNOWN'],
      ['chen', {}, 'o-head', 'NOT_OF_UNIT'],
      ['sun', { lastDay: '2027-12-23' }, 'o-head', 'TERM_WRONG'],
      ['sun', { firstDay: '2026-11-01', lastDay: '2026-11-22' }, 'o-head', 'TERM_WRONG'],
      ['sun', { firstDay: '2026-12-02', lastDay: '2026-12-01' }, 'o-head', 'TERM_WRONG'],
    ]
    for (const [who, more, by, expected] of refused)
      expect([who, codeOf(await name(who, more, by))]).toEqual([who, expected])
    expect(await ask('me', {}, 'o-deputy')).toMatchObject({ value: { workspaces: [{ role: 'unitHead' }] } })
    const end = (by: string) => ask('endDeputy', { unitId: 'jw', reason: '已回' }, by)
    expect(codeOf(await end('o-deputy'))).toBe('OWN_STEP')
    expect(codeOf(await end('o-headcw'))).toBe('NOT_ALLOWED')
    expect(codeOf(await end('o-head'))).toBe('ok')
    expect(codeOf(await end('o-head'))).toBe('NOT_FOUND')
    expect(await grantsOf('deputy')).toEqual([])
    expect(codeOf(await name('sun'))).toBe('ok')
  })

  it('is nobody who decides for the centre (§14)', async () => {
    const role = { role: 'centreStaff' as const, from: '2026-09-01', grantedBy: 'console', ...stamps }
    await put(cloud, RoleGrants, { _id: 'g-sun', holds: 'g-sun', personId: 'p-sun', ...role })
    expect(codeOf(await name('sun'))).toBe('ROLES_APART')
  })

  it('takes the place of one whose time is over', async () => {
    expect(codeOf(await name('deputy', { lastDay: '2026-11-24' }))).toBe('ok')
    cloud.setClock(new Date('2026-11-25T09:00:00+08:00'))
    expect(codeOf(await name('sun'))).toBe('ok')
  })
})

describe('roster and vacancies (chapter 5)', () => {
  beforeEach(async () => {
    await seat(
      cloud,
      posted('wang', 'w1', 'primary'),
      posted('li', 'w1', 'alternate'),
      posted('chen', 'w3', 'primary', 'cw'),
    )
  })

  it('if she is away next Tuesday, who stands in?', async () => {
    const input = { windowId: 'w1', day: '2026-12-01' }
    for (const openid of ['o-head', 'o-desk', 'o-steering'])
      expect(await ask('standIn', input, openid)).toMatchObject({
        value: {
          primaryName: 'wang老师',
          expected: { kind: 'standIn', name: 'li老师', why: 'away' },
          isOwn: openid === 'o-wang',
        },
      })
    expect(codeOf(await ask('standIn', input, 'o-headcw'))).toBe('NOT_ALLOWED')
    expect(await ask('standIn', { ...input, windowId: 'w3' }, 'o-headcw')).toMatchObject({
      value: { expected: { kind: 'nobody', why: 'noAlternate' }, leads: ['headcw老师'], isOwn: false },
    })
    expect(await ask('standIn', { ...input, day: '2026-12-05' }, 'o-head')).toMatchObject({
      value: { expected: { kind: 'closed' } },
    })
    expect(codeOf(await ask('standIn', { ...input, windowId: 'w9' }, 'o-desk'))).toBe('NOT_FOUND')
  })

  it('shows a day or a week of the hall, or of one unit', async () => {
    const week = valueOf<{
      days: { day: string; windows: { windowNo: number; expected: { kind: string } }[] }[]
    }>(await ask('roster', { day: '2026-11-23', days: 7 }, 'o-desk'))
    expect(week.days.map(({ windows }) => windows.map(({ expected }) => expected.kind).join(' '))).toEqual([
      ...Array.from({ length: 5 }, () => 'primary nobody primary'),
      'closed closed closed',
      'closed closed closed',
    ])
    const unit = valueOf<{ days: { windows: { windowNo: number }[] }[] }>(
      await ask('unitRoster', { unitId: 'cw', day: '2026-11-23' }, 'o-headcw'),
    )
    expect(unit.days[0]?.windows.map(({ windowNo }) => windowNo)).toEqual([3])
    // A week that reaches into a year that nothing covers is shown as far as it is known.
    const straddles = await ask('roster', { day: '2026-12-28', days: 7 }, 'o-desk')
    expect(valueOf<{ days: { day: string }[] }>(straddles).days.map(({ day }) => day)).toEqual(
      [28, 29, 30, 31].map((day) => `2026-12-${String(day)}`),
    )
    const uncovered = () => ask('roster', { day: '2027-01-04' }, 'o-desk')
    // Whoever keeps the calendar is told once a year, however often somebody looks.
    expect((await Promise.all([uncovered(), uncovered()])).map(codeOf)).toEqual(
      Array(2).fill('CALENDAR_UNCOVERED'),
    )
    expect(codeOf(await ask('standIn', { windowId: 'w1', day: '2027-01-04' }, 'o-desk'))).toBe(
      'CALENDAR_UNCOVERED',
    )
    const missed = await stored(cloud, Todos, { kind: 'calendarUncovered' })
    expect(missed.map(({ subject, desk }) => [subject, desk])).toEqual([['calendar:2027', 'centreAdmin']])
  })

  it('lists the units for the centre, with their windows and what is vacant', async () => {
    expect(valueOf(await ask('units', {}, 'o-desk', { lang: 'en' }))).toEqual({
      units: [
        { unitId: 'jw', unitName: 'Academic Affairs', windowNos: [1, 2], vacant: 2 },
        { unitId: 'cw', unitName: 'Finance', windowNos: [3], vacant: 1 },
      ],
    })
    expect(codeOf(await ask('units', {}, 'o-head'))).toBe('NOT_ALLOWED')
  })

  it('shows a vacancy to lead and centre the moment it appears', async () => {
    const seen = async (unitId: string, by: string) =>
      valueOf<{ vacancies: { kind: string; windowNo?: number; isUnderWay: boolean }[] }>(
        await ask('unitVacancies', { unitId }, by),
      ).vacancies.map(({ kind, windowNo, isUnderWay }) => `${String(windowNo)} ${kind} ${String(isUnderWay)}`)
    expect(await seen('jw', 'o-head')).toEqual(['2 primary false', '2 alternate false'])
    expect(await seen('cw', 'o-headcw')).toEqual(['3 alternate false'])
    await nominate('sun', { windowId: 'w2' })
    expect(await seen('jw', 'o-desk')).toEqual(['2 primary true', '2 alternate false'])
    cloud.setClock(new Date('2026-11-24T02:30:00+08:00'))
    await cloud.runTimer('people')
    const todos = await stored(cloud, Todos, { kind: 'vacancy' })
    expect(todos.map(({ desk, zh }) => `${desk} ${zh}`).sort()).toEqual([
      'centreAdmin 2 号窗口没有B角',
      'centreAdmin 3 号窗口没有B角',
      'unitHead:cw 3 号窗口没有B角',
      'unitHead:jw 2 号窗口没有B角',
    ])
  })

  it('shows a unit its posts, and only its own', async () => {
    expect(await ask('unitPosts', { unitId: 'jw' }, 'o-head')).toMatchObject({
      value: {
        head: { name: 'head老师' },
        part: 'unit',
        windows: [
          {
            windowNo: 1,
            seats: [{ holder: { name: 'wang老师', servedOn: '2027-09-01' } }, { holder: { name: 'li老师' } }],
          },
          { windowNo: 2, seats: [{ kind: 'primary' }, { kind: 'alternate' }] },
        ],
      },
    })
    expect(codeOf(await ask('unitPosts', { unitId: 'cw' }, 'o-head'))).toBe('NOT_ALLOWED')
    expect(await ask('unitPosts', { unitId: 'cw' }, 'o-admin')).toMatchObject({ value: { part: 'centre' } })
    expect(await ask('unitPosts', { unitId: 'cw' }, 'o-steering')).toMatchObject({
      value: { part: 'reader' },
    })
    expect(codeOf(await ask('unitPosts', { unitId: 'xx' }, 'o-admin'))).toBe('NOT_FOUND')
  })
})
