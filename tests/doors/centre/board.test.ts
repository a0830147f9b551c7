import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { Lines } from '../../../cloudfunctions/_shared/line'
import { RatingWeeks } from '../../../cloudfunctions/_shared/rating-week'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { WindowDays } from '../../../cloudfunctions/_shared/window-day'
import { MonthRows, Months } from '../../../cloudfunctions/attendance/collections'
import { Cases } from '../../../cloudfunctions/cases/collections'
import { insertDocuments } from '../../../local/seed/insert'
import type { Cloud } from '../../../local/server/cloud'
import { aCase, aPromise } from '../../rules/a-case'
import { aMonth } from '../../rules/a-month'
import { codeOf, doorOf, edit, filesUnder, put, stamps, startCentre } from '../centre'
import { furnishPosts, posted, seat, valueOf } from '../people/posts'

import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const centre = doorOf(() => cloud, 'centre')
const attendance = doorOf(() => cloud, 'attendance')
const queue = doorOf(() => cloud, 'queue')
const bssid = '0a:1b:2c:3d:4e:5f'

const at = (clock: string, day = '2026-11-24'): void => {
  cloud.setClock(`${day}T${clock.length === 5 ? `${clock}:00` : clock}+08:00`)
}
const press = async (direction: 'in' | 'out', as: string, windowId: string): Promise<void> => {
  expect(codeOf(await attendance('clock', { direction, windowId, bssid }, as))).toBe('ok')
}

interface Now {
  open: number
  manned: number
  waiting: number
  longestWaitMinutes: number
  vacancies: { windowNo: number; emptyMinutes: number; waiting: number }[]
  lines: { lineId: string; waiting: number; windows: { windowNo: number; state: string }[] }[]
  others: { windowNo: number; state: string }[]
  overdue: { whose: string; count: number }[]
}
const now = async (as = 'o-desk') => valueOf<Now>(await centre('hallNow', {}, as))

interface Day {
  hours: number[]
  windows: {
    windowNo: number
    cells: { hour: number; state: string; emptyMinutes: number }[]
    emptyMinutes: number
    empty: { from: number; to: number }[]
    people: { name: string; post: string; isIn: boolean }[]
  }[]
}
const dayOf = async (day?: string) =>
  valueOf<Day>(await attendance('mannedDay', day === undefined ? {} : { day }, 'o-steering'))
const windowOf = ({ windows }: Day, no: number) => windows.find(({ windowNo }) => windowNo === no)

beforeEach(async () => {
  cloud = await startCentre(new Date('2026-11-24T07:30:00+08:00'))
  await furnishPosts(cloud)
  await put(cloud, Lines, {
    _id: 'A',
    name: '教务',
    nameEn: 'Academic',
    unitId: 'jw',
    windowIds: ['w1', 'w2'],
    services: ['JW-001'],
    state: 'open',
    guests: true,
    dailyCap: 200,
    defaultMinutes: 8,
    ...stamps,
  })
  await seat(
    cloud,
    posted('wang', 'w1', 'primary'),
    posted('li', 'w1', 'alternate'),
    posted('zhao', 'w2', 'primary'),
  )
  for (const [name, windowId] of [
    ['wang', 'w1'],
    ['li', 'w1'],
    ['zhao', 'w2'],
  ] as const)
    await edit(
      cloud,
      Accounts,
      { personId: `p-${name}` },
      { grants: [{ role: 'windowStaff', windowId, from: '2026-01-01' }] },
    )
  const fence = { latitude: 30.5409, longitude: 114.3625, radius: 80 }
  const policy = { counts: ['code', 'wifi', 'location'], needed: 1, bssids: [bssid], fence, graceMinutes: 0 }
  expect(codeOf(await attendance('setClockPolicy', policy, 'o-admin'))).toBe('ok')
})
afterEach(() => cloud.close())

describe('the hall as it is now', () => {
  it('says who waits, which windows are kept, and which stand empty with somebody waiting', async () => {
    at('07:55')
    await press('in', 'o-wang', 'w1')
    at('08:20')
    expect(codeOf(await queue('takeNumber', { lineId: 'A', service: 'JW-001' }, 'o-visitor'))).toBe('ok')
    at('08:30:30')
    const known = await now()
    expect(known).toMatchObject({ open: 3, manned: 1, waiting: 1, longestWaitMinutes: 10 })
    expect(known.lines).toMatchObject([
      {
        lineId: 'A',
        waiting: 1,
        windows: [
          { windowNo: 1, state: 'notOpen' },
          { windowNo: 2, state: 'empty' },
        ],
      },
    ])
    expect(known.others).toMatchObject([{ windowNo: 3, state: 'empty' }])
    expect(known.vacancies).toMatchObject([
      { windowNo: 2, emptyMinutes: 30, waiting: 1 },
      { windowNo: 3, emptyMinutes: 30, waiting: 0 },
    ])
  })

  it('follows a counter: open, calling, and left', async () => {
    at('07:55')
    await press('in', 'o-wang', 'w1')
    at('08:10')
    expect(codeOf(await queue('openSession', { windowId: 'w1' }, 'o-wang'))).toBe('ok')
    await cloud.runTimer('queue')
    const state = async () => (await now()).lines[0]?.windows[0]?.state
    expect(await state()).toBe('idle')
    expect(codeOf(await centre('hallNow', {}, 'o-wang'))).toBe('NOT_ALLOWED')
    at('12:30')
    expect((await now()).vacancies).toEqual([])
  })

  it('counts to-dos past their date by whose they are, without what they are about', async () => {
    const todo = (n: number, desk: string, dueAt: string) => ({
      _id: `k:${String(n)}:${desk}`,
      kind: 'k',
      subject: String(n),
      desk,
      zh: '不该看到的话',
      en: 'Not to be seen',
      page: '/p',
      since: stamps.createdAt,
      dueAt: new Date(dueAt),
      updatedAt: stamps.updatedAt,
    })
    await put(
      cloud,
      Todos,
      todo(1, 'unitHead:jw', '2026-11-20T00:00:00Z'),
      todo(2, 'unitHead:jw', '2026-11-21T00:00:00Z'),
      todo(3, 'windowStaff:w3', '2026-11-21T00:00:00Z'),
      todo(4, 'person:p-wang', '2026-11-21T00:00:00Z'),
      todo(5, 'centreStaff', '2026-12-21T00:00:00Z'),
    )
    const known = await now()
    expect(known.overdue.map(({ whose, count }) => [whose, count])).toEqual([
      ['教务处', 2],
      ['3号窗口', 1],
      ['工作人员本人', 1],
    ])
    expect(JSON.stringify(known)).not.toContain('不该看到')
  })
})

describe('one day of the windows (§21)', () => {
  it('knows which window was empty on Tuesday at ten', async () => {
    at('07:50')
    await press('in', 'o-wang', 'w1')
    await press('in', 'o-zhao', 'w2')
    at('10:00')
    await press('out', 'o-zhao', 'w2')
    at('10:20')
    const during = windowOf(await dayOf(), 2)
    expect(during).toMatchObject({
      emptyMinutes: 20,
      people: [{ name: 'zhao老师', post: 'primary', isIn: false }],
    })
    expect(windowOf(await dayOf(), 1)?.people).toMatchObject([
      { name: 'wang老师', post: 'primary', isIn: true },
      { name: 'li老师', post: 'alternate', isIn: false },
    ])
    at('12:00')
    await press('out', 'o-wang', 'w1')
    at('09:00', '2026-11-25')
    const tuesday = await dayOf('2026-11-24')
    const second = windowOf(tuesday, 2)
    expect(second?.cells.slice(0, 4).map(({ hour, state }) => `${String(hour)} ${state}`)).toEqual([
      '8 manned',
      '9 manned',
      '10 empty',
      '11 empty',
    ])
    expect(second?.empty[0]).toEqual({ from: 600, to: 720 })
    expect(windowOf(tuesday, 1)?.empty).toEqual([{ from: 840, to: 1050 }])
  })

  it('has nothing of a day that is to come, and nothing of a window that was not there yet', async () => {
    expect(codeOf(await attendance('mannedDay', { day: '2026-11-25' }, 'o-desk'))).toBe('DAY_TO_COME')
    expect((await dayOf('2026-11-20')).windows.filter(({ people }) => people.length === 0)).toEqual([])
    expect((await dayOf('2026-11-22')).hours).toEqual([])
  })
})

describe('a month in figures', () => {
  interface Month {
    called: number
    averageWaitMinutes: number
    days: { day: string; called: number }[]
    cases: object
    ratings: object
    windows: { windowNo: number; called: number; given: number; unionPermille?: number }[]
    before: string
    after?: string
  }
  const month = async (more: object = {}) =>
    valueOf<Month>(await centre('monthFigures', { ...more }, 'o-steering'))

  const due = (id: string, state: 'done' | 'inProgress', dueOn: string, more: object = {}) =>
    aCase(state, {
      _id: id,
      no: id,
      slip: id,
      windowId: 'w1',
      unitId: 'jw',
      promise: { ...aPromise(), dueOn },
      ...more,
    }) as never

  beforeEach(async () => {
    const windowDay = (windowId: string, day: string, called: number, averageWaitMinutes: number) => ({
      _id: `${windowId}:${day}`,
      windowId,
      day: day as never,
      called,
      served: called,
      guided: 0,
      missed: 0,
      averageWaitMinutes,
      longestWaitMinutes: averageWaitMinutes,
      averageServiceMinutes: 5,
      byHour: [],
      updatedAt: stamps.updatedAt,
    })
    await put(
      cloud,
      WindowDays,
      windowDay('w1', '2026-11-02', 30, 10),
      windowDay('w2', '2026-11-02', 10, 30),
      windowDay('w1', '2026-11-23', 20, 10),
      windowDay('w1', '2026-10-30', 99, 99),
    )
    const week = (windowId: string, monday: string, isShown: boolean) => ({
      _id: `${windowId}:${monday}`,
      windowId,
      week: monday as never,
      from: monday as never,
      to: monday as never,
      visits: 20,
      ratings: 6,
      byLevel: [1, 0, 0, 2, 3] as [number, number, number, number, number],
      byAspect: { waiting: 0, attitude: 0, papers: 0, outcome: 0, guidance: 0 },
      isShown,
      updatedAt: stamps.updatedAt,
    })
    await put(
      cloud,
      RatingWeeks,
      // It ends on 1 November.
      week('w1', '2026-10-26', true),
      week('w1', '2026-11-16', true),
      week('w2', '2026-11-16', false),
    )
    await put(
      cloud,
      Cases,
      due('in-time', 'done', '2026-11-20', { doneOn: '2026-11-20' }),
      due('late', 'done', '2026-11-19', { doneOn: '2026-11-20' }),
      due('open', 'inProgress', '2026-11-18'),
      due('to-come', 'inProgress', '2026-11-28'),
      due('december', 'done', '2026-12-01', { doneOn: '2026-11-20' }),
    )
  })

  it('adds up volumes, waits, promises kept and ratings, whole and by window', async () => {
    const known = await month()
    expect(known).toMatchObject({
      called: 60,
      averageWaitMinutes: 13,
      days: [
        { day: '2026-11-02', called: 40 },
        { day: '2026-11-23', called: 20 },
      ],
      cases: { due: 3, onTime: 1, late: 2, stillOpen: 1 },
      ratings: { visits: 40, given: 12, good: 10 },
      before: '2026-10',
    })
    expect(known.after).toBeUndefined()
    expect(known.windows.map(({ windowNo, called, given }) => [windowNo, called, given])).toEqual([
      [1, 50, 12],
      [2, 10, 0],
      [3, 0, 0],
    ])
    expect(await month({ month: '2026-10' })).toMatchObject({ called: 99, after: '2026-11' })
  })

  it('counts what lies behind a full page on which one is broken', async () => {
    const many = Array.from({ length: 1001 }, (_none, n) => due(`many-${String(n)}`, 'done', '2026-11-10'))
    await insertDocuments(cloud, 'cases', many)
    await insertDocuments(cloud, 'cases', [
      { ...(due('broken', 'done', '2026-11-02') as object), promise: 'soon' },
    ])
    expect(await month()).toMatchObject({ cases: { due: 1004 } })
  })

  it('has the coverage of windows once attendance has published the month, as its latest revision says', async () => {
    const row = (run: number, windowId: string, unionMinutes: number) => ({
      _id: `2026-10:${String(run)}:w:${windowId}`,
      month: '2026-10',
      run,
      key: `w:${windowId}`,
      windowId,
      unitId: 'jw',
      hash: 'h'.repeat(43),
      kind: 'window' as const,
      requiredMinutes: 1000,
      unionMinutes,
      sumMinutes: unionMinutes,
      gaps: [],
      createdAt: stamps.createdAt,
      updatedAt: stamps.updatedAt,
    })
    await put(cloud, Months, { ...aMonth('2026-10'), state: 'open', publications: [] })
    await put(cloud, MonthRows, row(1, 'w1', 900), row(2, 'w1', 951), row(1, 'w2', 1000), row(3, 'w2', 0))
    expect(JSON.stringify(await month({ month: '2026-10' }))).not.toContain('Permille')
    await edit(
      cloud,
      Months,
      { _id: '2026-10' },
      { publications: aMonth('2026-10', { run: 3 }).publications.map((one) => ({ ...one, run: 2 })) },
    )
    const known = await month({ month: '2026-10' })
    expect(known).toMatchObject({ unionPermille: 975 })
    expect(known.windows.map(({ windowNo, unionPermille }) => [windowNo, unionPermille])).toEqual([
      [1, 951],
      [2, 1000],
      [3, undefined],
    ])
  })

  it('is refused before it has come, and goes out as a workbook', async () => {
    expect(codeOf(await centre('monthFigures', { month: '2026-12' }, 'o-desk'))).toBe('MONTH_TO_COME')
    expect(codeOf(await centre('exportMonth', { month: '2026-12' }, 'o-desk'))).toBe('MONTH_TO_COME')
    const { link } = valueOf<{ link: string }>(await centre('exportMonth', { month: '2026-11' }, 'o-desk'))
    const file = new Uint8Array(await (await fetch(link)).arrayBuffer())
    expect([file[0], file[1]]).toEqual([0x50, 0x4b])
    cloud.setClock('2026-11-28T03:10:00+08:00')
    await cloud.runTimer('centre')
    expect(await filesUnder(cloud, 'kept/exports/')).toEqual([])
  })
})
