import type { CalendarEntry } from '../../cloudfunctions/_kernel/calendar'
import {
  type DayMark,
  isRemovable,
  markFault,
  vacationFault,
  yearToCover,
} from '../../cloudfunctions/centre/calendar/change'
import { differenceOf, readNotice, withNotice } from '../../cloudfunctions/centre/calendar/notice'
import { promiseEffect } from '../../cloudfunctions/centre/calendar/promises'
import { standingOf, timetableFault } from '../../cloudfunctions/centre/calendar/timetable-change'
import { day, entry, winterVacation, year2027 } from './calendar-year'
import { spans } from './spans'

const today = day('2026-11-27')
const closing = (on: string): DayMark => ({ kind: 'closing', day: day(on), reason: '停电' })
const acts = (on: string): DayMark => ({ kind: 'actsAs', day: day(on), weekday: 5 })
const friday = (on: string): DayMark => ({ kind: 'fridayOpen', day: day(on), reason: '毕业季' })

describe('a day that the centre marks (§13 §22)', () => {
  // 10 October 2026 is a make-up Saturday; 4 December an ordinary Friday.
  const rows: [string, DayMark, string, string][] = [
    ['closed tomorrow', closing('2026-11-28'), '2026-11-27', ''],
    ['closed today: the power is out', closing('2026-11-27'), '2026-11-27', ''],
    ['closed yesterday', closing('2026-11-26'), '2026-11-27', 'DAY_PAST'],
    ['closed in a year that nobody knows yet', closing('2028-03-01'), '2026-11-27', ''],
    ['closed in three years', closing('2029-03-01'), '2026-11-27', 'DATE_TOO_FAR'],
    ['a make-up Saturday acts as Friday', acts('2026-10-10'), '2026-09-28', ''],
    ['an ordinary Saturday acts as Friday', acts('2026-11-28'), '2026-11-27', 'NOT_A_MAKE_UP_DAY'],
    ['a Monday acts as Friday', acts('2026-11-30'), '2026-11-27', 'NOT_A_MAKE_UP_DAY'],
    ['a day of an unknown year acts as Friday', acts('2028-03-04'), '2026-11-27', 'CALENDAR_UNCOVERED'],
    ['a Friday stays open', friday('2026-12-04'), '2026-11-27', ''],
    ['today, a Friday, stays open', friday('2026-11-27'), '2026-11-27', ''],
    ['a Thursday stays open', friday('2026-12-03'), '2026-11-27', 'NOT_AN_OPEN_FRIDAY'],
    ['a Friday of a holiday stays open', friday('2026-10-02'), '2026-09-28', 'NOT_AN_OPEN_FRIDAY'],
  ]
  it.each(rows)('%s', (_, mark, on, expected) => {
    expect(markFault(mark, [winterVacation], day(on))?.code ?? '').toBe(expected)
  })
  it('lets a make-up day that acts as Friday stay open', () => {
    const entries = [entry({ kind: 'actsAs', day: '2026-10-10', weekday: 5 })]
    expect(markFault(friday('2026-10-10'), entries, day('2026-09-28'))).toBeUndefined()
  })
})

describe('a vacation (§22)', () => {
  const of = (from: string, to: string) => ({ from: day(from), to: day(to), name: '寒假' })
  const running = { ...of('2026-11-20', '2026-12-10'), _id: 'v1' }
  const coming = { ...of('2027-01-18', '2027-02-20'), _id: 'v2' }
  const over = { ...of('2026-07-10', '2026-08-30'), _id: 'v3' }
  const all = [running, coming, over].map(({ _id, ...facts }) => entry({ kind: 'vacation', ...facts, _id }))
  const rows: [string, ReturnType<typeof of>, typeof running | undefined, string][] = [
    ['a new one', of('2027-07-10', '2027-08-30'), undefined, ''],
    ['one from today on', of('2026-11-27', '2026-11-30'), undefined, 'VACATIONS_OVERLAP'],
    ['one that began yesterday', of('2026-11-26', '2026-12-20'), undefined, 'DAY_PAST'],
    ['backwards', of('2027-08-30', '2027-07-10'), undefined, 'VACATION_BACKWARDS'],
    ['one of half a year', of('2027-03-01', '2027-09-01'), undefined, 'VACATION_TOO_LONG'],
    ['one of 120 days', of('2027-03-01', '2027-06-28'), undefined, ''],
    ['one beyond what can be planned', of('2029-07-10', '2029-08-30'), undefined, 'DATE_TOO_FAR'],
    [
      'one that meets another on its last day',
      of('2027-02-20', '2027-03-01'),
      undefined,
      'VACATIONS_OVERLAP',
    ],
    ['one that begins the day after another', of('2027-02-21', '2027-03-01'), undefined, ''],
    ['a coming one is moved', of('2027-01-20', '2027-02-25'), coming, ''],
    ['a running one ends earlier', of('2026-11-20', '2026-11-27'), running, ''],
    ['a running one ended yesterday', of('2026-11-20', '2026-11-26'), running, ''],
    ['a running one ended the day before', of('2026-11-20', '2026-11-25'), running, 'DAY_PAST'],
    ['a running one began earlier', of('2026-11-19', '2026-12-10'), running, 'DAY_PAST'],
    ['a running one begins tomorrow', of('2026-11-28', '2026-12-10'), running, 'DAY_PAST'],
    ['one that is over', of('2026-07-10', '2026-08-31'), over, 'DAY_PAST'],
  ]
  it.each(rows)('%s', (_, next, known, expected) => {
    expect(vacationFault(next, known, all, today)?.code ?? '').toBe(expected)
  })

  const removable: [string, CalendarEntry, boolean][] = [
    [
      'a coming vacation',
      entry({ kind: 'vacation', from: '2027-01-18', to: '2027-02-20', name: '寒假' }),
      true,
    ],
    ['a running one', entry({ kind: 'vacation', from: '2026-11-20', to: '2027-02-20', name: '寒假' }), false],
    ['a closing of today', entry({ kind: 'closing', day: '2026-11-27', reason: '停电' }), true],
    ['a closing of yesterday', entry({ kind: 'closing', day: '2026-11-26', reason: '停电' }), false],
    ['a whole year', year2027, false],
  ]
  it.each(removable)('%s can be taken away or not', (_, one, expected) => {
    expect(isRemovable(one, today)).toBe(expected)
  })
})

describe('the yearly notice is read with all its faults', () => {
  const row = (date: string, more: object = {}) => ({ date, name: '元旦', isOffDay: true, ...more })
  const notice = (year: unknown, ...days: unknown[]) => JSON.stringify({ year, days })
  const rows: [string, string, string][] = [
    ['a good one', notice(2027, row('2027-01-02'), row('2027-01-01')), '2027 2027-01-01 2027-01-02'],
    [
      'one with a mark in front and further fields',
      `\uFEFF{"$schema":"x","papers":[],"year":2027,"days":[${JSON.stringify({ ...row('2027-01-01'), more: 1 })}]}`,
      '2027 2027-01-01',
    ],
    ['no JSON', '年份：2027', '0 notJson'],
    ['nothing', '', '0 notJson'],
    ['a list', '[]', '0 notJson'],
    ['no year', notice(undefined, row('2027-01-01')), '0 noYear'],
    ['a year as text', notice('2027', row('2027-01-01')), '0 noYear'],
    ['half a year', notice(2027.5, row('2027-01-01')), '0 noYear'],
    ['the year 9999', notice(9999, row('9999-12-31')), '0 noYear'],
    ['no days', notice(2027), '0 noDays'],
    ['days that are no list', JSON.stringify({ year: 2027, days: {} }), '0 noDays'],
    ['too many days', notice(2027, ...Array.from({ length: 121 }, () => row('2027-01-01'))), '0 tooManyRows'],
    [
      "a day that there isn't",
      notice(2027, row('2027-02-29'), row('2027-13-01'), row('2027/01/01')),
      '1 noSuchDate, 2 noSuchDate, 3 noSuchDate',
    ],
    ['29 February of a leap year', notice(2028, row('2028-02-29')), '2028 2028-02-29'],
    ['a day of another year', notice(2027, row('2026-12-31'), row('9999-12-31')), '1 otherYear, 2 otherYear'],
    ['a day twice', notice(2027, row('2027-01-01'), row('2027-01-01', { isOffDay: false })), '2 twice'],
    ['a row without a name', notice(2027, row('2027-01-01', { name: ' ' })), '1 badRow'],
    [
      'a row that is no row',
      notice(2027, null, 'x', row('2027-01-01', { isOffDay: 'yes' })),
      '1 badRow, 2 badRow, 3 badRow',
    ],
    ['a name of a thousand letters', notice(2027, row('2027-01-01', { name: 'x'.repeat(1000) })), '1 badRow'],
  ]
  it.each(rows)('%s', (_, text, expected) => {
    const read = readNotice(text)
    const said =
      'faults' in read
        ? read.faults.map(({ row: at, problem }) => `${String(at)} ${problem}`).join(', ')
        : [read.notice.year, ...read.notice.days.map(({ date }) => date)].join(' ')
    expect(said).toBe(expected)
  })
})

describe('what a notice changes is shown first', () => {
  const now = new Date(0)
  const off = (date: string, name: string, isOffDay = true) => ({ date: day(date), name, isOffDay })
  const before = [year2027]
  const difference = (days: ReturnType<typeof off>[], entries = before) =>
    differenceOf(2027, entries, withNotice(entries, { year: 2027, days }, false, now)).map(
      ({ date, before: was, after, name }) => `${date} ${was}>${after} ${name}`,
    )
  it('names the days that become another kind', () => {
    expect(difference([off('2027-01-04', '元旦'), off('2027-01-09', '元旦', false)])).toEqual([
      '2027-01-01 holiday>workday 元旦',
      '2027-01-04 workday>holiday 元旦',
      '2027-01-09 restday>workday 元旦',
    ])
  })
  it('says nothing when nothing changes but that it is final', () => {
    expect(difference([off('2027-01-01', '元旦')])).toEqual([])
  })
  it('names a holiday that gets another name', () => {
    expect(difference([off('2027-01-01', '新年')])).toEqual(['2027-01-01 holiday>holiday 新年'])
  })
  it('of a year that nobody knew, names only what is no ordinary week', () => {
    expect(difference([off('2027-01-01', '元旦'), off('2027-01-09', '元旦', false)], [])).toEqual([
      '2027-01-01 unknown>holiday 元旦',
      '2027-01-09 unknown>workday 元旦',
    ])
  })
  it('does not show a holiday under a vacation or a closing twice', () => {
    const vacation = entry({ kind: 'vacation', from: '2027-01-20', to: '2027-02-20', name: '寒假' })
    expect(difference([off('2027-01-01', '元旦'), off('2027-02-05', '春节')], [year2027, vacation])).toEqual([
      '2027-02-05 vacation>holiday 春节',
    ])
  })

  it('counts the promised dates that would be others', () => {
    const after = withNotice(
      before,
      { year: 2027, days: [off('2027-01-01', '元旦'), off('2027-01-04', '元旦')] },
      false,
      now,
    )
    const promise = (from: string, days: number, dueOn: string) => ({
      from: day(from),
      days,
      inVacation: false,
      dueOn: day(dueOn),
    })
    const promises = [
      promise('2026-12-31', 1, '2027-01-04'),
      promise('2026-12-28', 2, '2026-12-30'),
      promise('2027-01-04', 2, '2027-01-07'),
      promise('2027-12-30', 5, '2028-01-07'),
    ]
    expect(promiseEffect(promises, after)).toEqual({ looked: 4, earlier: 1, later: 1, unknown: 1 })
  })
})

describe('from November on somebody must see to next year (0.2)', () => {
  const final = entry({ ...year2027, provisional: false })
  const rows: [string, string, CalendarEntry[], string][] = [
    ['31 October, nothing known', '2026-10-31', [], ''],
    ['1 November, nothing known', '2026-11-01', [], '2027'],
    ['1 November, only provisional', '2026-11-01', [year2027], '2027 provisional'],
    ['1 November, known', '2026-11-01', [final], ''],
    ['31 December, nothing known', '2026-12-31', [], '2027'],
    ['New Year, nothing known', '2027-01-01', [], '2027'],
    ['New Year, only provisional', '2027-01-01', [year2027], '2027 provisional'],
    ['the next November, this year known', '2027-11-01', [final], '2028'],
  ]
  it.each(rows)('%s', (_, on, entries, expected) => {
    const due = yearToCover(day(on), entries)
    expect(due === undefined ? '' : `${String(due.year)}${due.provisional ? ' provisional' : ''}`).toBe(
      expected,
    )
  })
})

describe('a timetable (§21)', () => {
  const of = (from: string, text = '08:00-12:00 14:00-17:30') => ({
    name: '冬季',
    from: day(from),
    segments: spans(text),
  })
  const winter = { _id: 't1', name: '冬季', from: day('2026-10-01') }
  const summer = { _id: 't2', name: '夏季', from: day('2027-05-01') }
  const all = [winter, summer, { _id: 't0', name: '夏季', from: day('2026-05-01') }]
  const rows: [string, ReturnType<typeof of>, typeof winter | undefined, string][] = [
    ['from tomorrow', of('2026-11-28'), undefined, ''],
    ['from today', of('2026-11-27'), undefined, 'TIMETABLE_BEGUN'],
    ['from last week', of('2026-11-20'), undefined, 'TIMETABLE_BEGUN'],
    ['from a day that has one', of('2027-05-01'), undefined, 'TIMETABLE_DAY_TAKEN'],
    ['the one of that day itself', of('2027-05-01'), summer, ''],
    ['a coming one is moved', of('2027-04-15'), summer, ''],
    ['a coming one is moved to today', of('2026-11-27'), summer, 'TIMETABLE_BEGUN'],
    ['the one in force', of('2026-12-01'), winter, 'TIMETABLE_BEGUN'],
    ['in ten years', of('2036-05-01'), undefined, 'DATE_TOO_FAR'],
    [
      'one whose afternoon comes first',
      of('2026-12-01', '14:00-17:30 08:00-12:00'),
      undefined,
      'TIMETABLE_SPANS_WRONG',
    ],
    [
      'one without a break between',
      of('2026-12-01', '08:00-12:00 12:00-17:30'),
      undefined,
      'TIMETABLE_SPANS_WRONG',
    ],
    ['one that overlaps', of('2026-12-01', '08:00-12:00 11:00-17:30'), undefined, 'TIMETABLE_SPANS_WRONG'],
    ['half an hour a day', of('2026-12-01', '08:00-08:30'), undefined, 'TIMETABLE_SPANS_WRONG'],
    ['fourteen hours a day', of('2026-12-01', '06:00-13:00 14:00-21:00'), undefined, 'TIMETABLE_SPANS_WRONG'],
  ]
  it.each(rows)('%s', (_, draft, known, expected) => {
    expect(timetableFault(draft, known, all, today)?.code ?? '').toBe(expected)
  })
  it('is over, in force or coming', () => {
    expect(all.map((one) => standingOf(one, all, today))).toEqual(['inForce', 'coming', 'over'])
  })
})
