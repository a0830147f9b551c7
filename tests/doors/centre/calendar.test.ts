import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { CalendarEntries } from '../../../cloudfunctions/_kernel/calendar'
import { Timetables } from '../../../cloudfunctions/_kernel/timetable'
import { OpenPromises } from '../../../cloudfunctions/_shared/open-promise'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import type { Cloud } from '../../../local/server/cloud'
import { type Answer, codeOf, doorOf, edit, newOp, put, startCentre, stored } from '../centre'
import { arrange } from '../windows/hall'
import { given } from '../windows/steps'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'centre')

beforeAll(async () => {
  // A Friday in late November.
  cloud = await startCentre(new Date('2026-11-27T09:40:00+08:00'))
  await arrange(cloud)
})
afterAll(() => cloud.close())

interface Month {
  readonly coverage: string
  readonly days: {
    day: string
    kind: string
    name?: string
    endsEarly: boolean
    fridayOpen: boolean
    isMakeUp: boolean
    actsAs?: number
  }[]
  readonly entries: { entryId: string; kind: string; words: string; mayEdit: boolean; mayRemove: boolean }[]
  readonly mayEdit: boolean
}
const month = async (day: string, openid = 'o-admin'): Promise<Month> =>
  given(await ask('calendarMonth', { day }, openid))
const dayOf = async (day: string) => (await month(day)).days.find((one) => one.day === day)
const mark = (facts: object, openid = 'o-admin') => ask('markDay', { mark: facts }, openid)
const closing = (day: string) => ({ kind: 'closing', day, reason: '校庆' })
const vacation = (from: string, to: string, more: object = {}) =>
  ask('saveVacation', { from, to, name: '寒假', ...more }, 'o-admin')

describe('the calendar, month by month (0.2)', () => {
  it('shows kinds of day, the Friday rule and where it comes from', async () => {
    const shown = await month('2026-10-15')
    expect(shown).toMatchObject({ coverage: 'library', mayEdit: true })
    expect(shown.days).toHaveLength(31)
    expect(await dayOf('2026-10-01')).toMatchObject({ kind: 'holiday', name: '国庆节' })
    expect(await dayOf('2026-10-10')).toMatchObject({ kind: 'workday', isMakeUp: true, endsEarly: false })
    expect(await dayOf('2026-10-16')).toMatchObject({ kind: 'workday', endsEarly: true })
    expect(await dayOf('2026-10-17')).toMatchObject({ kind: 'restday' })
    expect(await month('2027-01-15')).toMatchObject({ coverage: 'provisional' })
    const unknown = await month('2028-02-01')
    expect([unknown.coverage, unknown.days.length, unknown.days[28]?.kind]).toEqual(['none', 29, 'unknown'])
    expect(await month('2026-11-01', 'o-steering')).toMatchObject({ mayEdit: false })
    expect(codeOf(await ask('calendarMonth', { day: '9999-12-31' }, 'o-admin'))).toBe('BAD_INPUT')
    // The first and the last month that there are: nothing lies beyond.
    expect(await month('2000-01-15')).toMatchObject({ before: '2000-01-01', after: '2000-02-01' })
    expect(await month('2099-12-15')).toMatchObject({ before: '2099-11-30', after: '2099-12-31' })
  })

  it('closes a day, opens it again and closes it once more, all on record', async () => {
    const opId = newOp()
    const first = await ask('markDay', { mark: closing('2026-12-02') }, 'o-admin', { opId })
    expect(await ask('markDay', { mark: closing('2026-12-02') }, 'o-admin', { opId })).toEqual(first)
    expect(await dayOf('2026-12-02')).toMatchObject({ kind: 'closed', name: '校庆' })
    expect(codeOf(await mark(closing('2026-12-02')))).toBe('MARKED_ALREADY')
    const entryId = 'closing:2026-12-02'
    given(await ask('removeEntry', { entryId }, 'o-admin'))
    expect(await dayOf('2026-12-02')).toMatchObject({ kind: 'workday' })
    expect(codeOf(await ask('removeEntry', { entryId }, 'o-admin'))).toBe('ENTRY_UNKNOWN')
    given(await mark(closing('2026-12-02')))
    const entries = await stored(cloud, AuditEntries, { subject: `calendar:${entryId}` })
    expect(entries.map(({ after }) => after['reason'])).toEqual(['校庆', undefined, '校庆'])
  })

  it('gives one mark to two who mark at once', async () => {
    const answers = await Promise.all([mark(closing('2026-12-08')), mark(closing('2026-12-08'), 'o-both')])
    expect(answers.map(codeOf).sort()).toEqual(['MARKED_ALREADY', 'ok'])
  })

  it('keeps a Friday open, and lets a make-up day act as another', async () => {
    given(await mark({ kind: 'fridayOpen', day: '2026-12-04', reason: '毕业季' }))
    expect(await dayOf('2026-12-04')).toMatchObject({ fridayOpen: true, endsEarly: false })
    await edit(
      cloud,
      CalendarEntries,
      { kind: 'year' },
      {
        days: [
          { date: '2027-01-01', name: '元旦', isOffDay: true },
          { date: '2027-01-09', name: '元旦', isOffDay: false },
        ],
      },
    )
    given(await mark({ kind: 'actsAs', day: '2027-01-09', weekday: 5 }))
    expect(await dayOf('2027-01-09')).toMatchObject({ isMakeUp: true, actsAs: 5, endsEarly: true })
  })

  const refused: [string, object, string][] = [
    ['yesterday', closing('2026-11-26'), 'DAY_PAST'],
    ['a day in ten years', closing('2036-11-26'), 'DATE_TOO_FAR'],
    ['a Monday as a make-up day', { kind: 'actsAs', day: '2026-11-30', weekday: 5 }, 'NOT_A_MAKE_UP_DAY'],
    [
      'a Thursday that stays open',
      { kind: 'fridayOpen', day: '2026-12-03', reason: 'x' },
      'NOT_AN_OPEN_FRIDAY',
    ],
    [
      'a Friday of a year that nobody knows',
      { kind: 'fridayOpen', day: '2028-01-14', reason: 'x' },
      'CALENDAR_UNCOVERED',
    ],
    ['30 February', closing('2027-02-30'), 'BAD_INPUT'],
  ]
  it.each(refused)('refuses %s', async (_, facts, expected) => {
    expect(codeOf(await mark(facts))).toBe(expected)
    const missed = expected === 'CALENDAR_UNCOVERED' ? ['calendar:2028'] : []
    const todos = await stored(cloud, Todos, { kind: 'calendarUncovered' })
    expect(todos.map(({ subject }) => subject)).toEqual(expect.arrayContaining(missed))
  })

  it('keeps vacations apart and what is over of them', async () => {
    const made: Month = given(await vacation('2027-01-18', '2027-02-20'))
    const entryId = made.entries.find(({ kind }) => kind === 'vacation')?.entryId ?? ''
    const rows: [Promise<Answer>, string][] = [
      [vacation('2026-11-20', '2026-12-20'), 'DAY_PAST'],
      [vacation('2036-07-01', '2036-08-01'), 'DATE_TOO_FAR'],
      [vacation('2027-08-01', '2027-07-01'), 'VACATION_BACKWARDS'],
      [vacation('2027-03-01', '2027-09-30'), 'VACATION_TOO_LONG'],
      [vacation('2027-02-20', '2027-03-01'), 'VACATIONS_OVERLAP'],
      [vacation('2027-02-20', '2027-03-01', { entryId: 'closing:2026-12-02' }), 'ENTRY_UNKNOWN'],
      [vacation('2027-02-20', '2027-03-01', { entryId: 'nowhere' }), 'ENTRY_UNKNOWN'],
      [vacation('2027-01-20', '2027-02-25', { entryId }), 'ok'],
    ]
    expect(await Promise.all(rows.map(async ([answer]) => codeOf(await answer)))).toEqual(
      rows.map(([, code]) => code),
    )
    given(await ask('removeEntry', { entryId }, 'o-admin'))
  })

  it('of vacations that share days and are saved at once, one stands', async () => {
    const answers = await Promise.all(
      ['o-admin', 'o-both', 'o-admin', 'o-both'].map((openid, n) =>
        ask('saveVacation', { from: `2027-07-1${String(n)}`, to: '2027-08-20', name: '暑假' }, openid),
      ),
    )
    expect(answers.map(codeOf).sort()).toEqual([...Array<string>(3).fill('VACATIONS_OVERLAP'), 'ok'])
    const [standing, ...more] = await stored(cloud, CalendarEntries, { kind: 'vacation', to: '2027-08-20' })
    expect(more).toEqual([])
    given(await ask('removeEntry', { entryId: standing?._id }, 'o-admin'))
  })
})

describe('the yearly notice is imported as it was shown', () => {
  const row = (date: string, isOffDay = true) => ({ date, name: '元旦', isOffDay })
  const notice = (year: number, ...days: object[]) => JSON.stringify({ year, days })
  const good = notice(2027, row('2027-01-01'), row('2027-01-04'), row('2027-01-10', false))
  const preview = (text: string, provisional = false) =>
    ask('previewNotice', { text, provisional }, 'o-admin')
  const bring = (text: string, seen: string, provisional = false) =>
    ask('importNotice', { text, provisional, seen }, 'o-admin')

  it('names each row that is wrong, in both languages', async () => {
    const text = notice(2027, row('2027-02-29'), row('2026-01-01'), row('2027-01-01'), row('2027-01-01'))
    expect(await preview(text)).toMatchObject({
      error: {
        code: 'NOTICE_UNREADABLE',
        message:
          '通知有 3 处不对：第 1 行 2027-02-29 没有这一天；第 2 行 2026-01-01 不是这一年的；第 4 行 2027-01-01 重复了。改好再导入。',
        facts: { faults: [{ row: 1, problem: 'noSuchDate' }, { row: 2 }, { row: 4 }] },
      },
    })
    expect(
      await ask('importNotice', { text, provisional: false, seen: 'x'.repeat(22) }, 'o-admin', {
        lang: 'en',
      }),
    ).toMatchObject({
      error: { message: expect.stringContaining('row 1 2027-02-29 there is no such day') as string },
    })
    for (const wrong of ['', 'x', '[]', notice(9999, row('9999-12-31')), notice(2027, row('9999-12-31'))])
      expect(['NOTICE_UNREADABLE', 'BAD_INPUT']).toContain(codeOf(await preview(wrong)))
    expect(codeOf(await preview('x'.repeat(60_001)))).toBe('BAD_INPUT')
    expect(['TOO_LARGE', 'BODY_TOO_LARGE']).toContain(codeOf(await preview('x'.repeat(2 * 1024 * 1024))))
  })

  it('shows the days that change and the promises that would move, then does just that', async () => {
    const promise = (_id: string, from: string, days: number, dueOn: string) => ({
      _id,
      from: from as never,
      days,
      inVacation: false,
      dueOn: dueOn as never,
      updatedAt: cloud.now(),
    })
    await put(
      cloud,
      OpenPromises,
      promise('c1', '2026-12-31', 1, '2027-01-04'),
      promise('c2', '2026-12-28', 2, '2026-12-30'),
      promise('c3', '2027-01-05', 4, '2027-01-11'),
    )
    await edit(
      cloud,
      CalendarEntries,
      { kind: 'year' },
      { days: [{ date: '2027-01-01', name: '元旦', isOffDay: true }] },
    )
    const shown: { seen: string } = given(await preview(good))
    expect(shown).toMatchObject({
      year: 2027,
      rows: 3,
      wasProvisional: true,
      differences: [
        { date: '2027-01-04', before: 'workday', after: 'holiday', isPast: false },
        { date: '2027-01-10', before: 'restday', after: 'workday' },
      ],
      promises: { looked: 2, earlier: 1, later: 1, unknown: 0 },
    })
    given(await mark(closing('2027-01-04')))
    expect(codeOf(await bring(good, shown.seen))).toBe('NOTICE_SEEN_OTHERWISE')
    given(await ask('removeEntry', { entryId: 'closing:2027-01-04' }, 'o-admin'))
    expect(codeOf(await bring(good, shown.seen, true))).toBe('NOTICE_SEEN_OTHERWISE')
    expect(await bring(good, shown.seen)).toMatchObject({
      value: { year: 2027, changed: 2, firstDay: '2027-01-04' },
    })
    expect(await month('2027-01-15')).toMatchObject({ coverage: 'imported' })
    expect(await dayOf('2027-01-10')).toMatchObject({ isMakeUp: true })
    const [entry] = await stored(cloud, AuditEntries, { endpoint: 'centre.importNotice' })
    expect(entry).toMatchObject({
      before: { kind: 'year', year: 2027, provisional: true },
      after: { provisional: false, days: 3, changed: 2 },
    })
  })

  it('never changes a day that is over', async () => {
    const text = notice(2026, row('2026-11-02'), row('2026-12-31'))
    const { seen }: { seen: string } = given(await preview(text))
    const refused = await bring(text, seen)
    expect(codeOf(refused)).toBe('NOTICE_CHANGES_PAST')
    expect(refused).toMatchObject({
      error: { facts: { dates: expect.arrayContaining(['2026-11-02', '2026-10-01']) as string[] } },
    })
  })
})

describe('from November on the centre is reminded of next year', () => {
  const due = async () =>
    (await stored(cloud, Todos, { kind: 'calendarYear' })).map(({ subject, desk }) => `${subject} ${desk}`)
  it('while nothing covers it, and no longer', async () => {
    await cloud.runTimer('centre')
    expect(await due()).toEqual([])
    await edit(cloud, CalendarEntries, { kind: 'year' }, { provisional: true })
    cloud.setClock('2026-11-28T00:41:00+08:00')
    await cloud.runTimer('centre')
    await cloud.runTimer('centre')
    expect(await due()).toEqual(['2027 centreAdmin'])
    const text = JSON.stringify({ year: 2027, days: [{ date: '2027-01-01', name: '元旦', isOffDay: true }] })
    const { seen }: { seen: string } = given(
      await ask('previewNotice', { text, provisional: false }, 'o-admin'),
    )
    given(await ask('importNotice', { text, provisional: false, seen }, 'o-admin'))
    expect(await due()).toEqual([])
  })
})

describe('the timetable by date (§21)', () => {
  const segments = [
    { from: 480, to: 720 },
    { from: 870, to: 1080 },
  ]
  const save = (from: string, more: object = {}) =>
    ask('saveTimetable', { name: '夏季作息', from, segments, ...more }, 'o-admin')
  interface List {
    readonly timetables: { timetableId: string; from: string; standing: string }[]
    readonly earliest: string
  }

  it('gets another from tomorrow on, which changes until it begins', async () => {
    const list: List = given(await save('2027-05-01'))
    expect(list.earliest).toBe('2026-11-29')
    expect(list.timetables.map(({ from, standing }) => [from, standing])).toEqual([
      ['2027-05-01', 'coming'],
      ['2025-10-08', 'inForce'],
    ])
    const timetableId = list.timetables[0]?.timetableId ?? ''
    const moved: List = given(await save('2027-05-04', { timetableId }))
    expect(moved.timetables[0]).toMatchObject({ timetableId, from: '2027-05-04' })
    const remove = async (id: string) => codeOf(await ask('removeTimetable', { timetableId: id }, 'o-admin'))
    expect(await remove('t1')).toBe('TIMETABLE_BEGUN')
    expect(await remove('nowhere')).toBe('TIMETABLE_UNKNOWN')
    expect(await remove(timetableId)).toBe('ok')
    const entries = await stored(cloud, AuditEntries, { subject: `timetables:${timetableId}` })
    expect(entries.map(({ after }) => after['from'])).toEqual(['2027-05-01', '2027-05-04', undefined])
  })

  const refused: [string, string, object, string][] = [
    ['one from today', '2026-11-28', {}, 'TIMETABLE_BEGUN'],
    ['another in the place of the one in force', '2027-05-01', { timetableId: 't1' }, 'TIMETABLE_BEGUN'],
    ['one that isn’t there', '2027-05-01', { timetableId: 'nowhere' }, 'TIMETABLE_UNKNOWN'],
    ['one in ten years', '2036-05-01', {}, 'DATE_TOO_FAR'],
    [
      'hours that run backwards',
      '2027-05-01',
      { segments: [{ from: 720, to: 480 }] },
      'TIMETABLE_SPANS_WRONG',
    ],
  ]
  it.each(refused)('refuses %s', async (_, from, more, expected) => {
    expect(codeOf(await save(from, more))).toBe(expected)
  })

  it('lets one of two that begin on one day stand', async () => {
    const answers = await Promise.all([save('2027-06-01'), save('2027-06-01')])
    expect(answers.map(codeOf).sort()).toEqual(['TIMETABLE_DAY_TAKEN', 'ok'])
    expect(await stored(cloud, Timetables, { from: '2027-06-01' })).toHaveLength(1)
    expect(codeOf(await ask('timetables', {}, 'o-steering'))).toBe('ok')
  })
})

describe('a vacation that has begun', () => {
  it('may end otherwise, but neither go nor begin otherwise', async () => {
    const made: Month = given(await vacation('2027-01-20', '2027-02-25'))
    const entryId = made.entries.find(({ kind }) => kind === 'vacation')?.entryId ?? ''
    cloud.setClock('2027-01-22T09:00:00+08:00')
    expect(codeOf(await ask('removeEntry', { entryId }, 'o-admin'))).toBe('DAY_PAST')
    expect(codeOf(await vacation('2027-01-21', '2027-02-10', { entryId }))).toBe('DAY_PAST')
    given(await vacation('2027-01-20', '2027-02-10', { entryId }))
    expect(await dayOf('2027-02-11')).toMatchObject({ kind: 'workday' })
  })
})
