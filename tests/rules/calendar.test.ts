import { addWorkingDays, calendarDay, type CalendarEntry } from '../../cloudfunctions/_kernel/calendar'
import { day, entry, winterVacation, year2027 } from './calendar-year'

describe('what kind of day it is (§22)', () => {
  const closing = entry({ kind: 'closing', day: '2026-11-25', reason: '停电检修' })
  const rows: [string, string, CalendarEntry[], string][] = [
    ['a Monday', '2026-11-23', [], 'workday'],
    ['a Saturday', '2026-11-28', [], 'restday'],
    ['a Sunday', '2026-11-29', [], 'restday'],
    ['National Day', '2026-10-01', [], 'holiday 国庆节'],
    ['a Friday that is a holiday', '2026-10-02', [], 'holiday 国庆节'],
    ['a make-up Saturday', '2026-10-10', [], 'workday 国庆节'],
    ['a make-up Sunday', '2026-01-04', [], 'workday 元旦'],
    ['a weekday in the winter vacation', '2026-02-10', [winterVacation], 'vacation 寒假'],
    ['Spring Festival inside it is a holiday', '2026-02-17', [winterVacation], 'holiday 春节'],
    ['the first day of a vacation', '2026-01-19', [winterVacation], 'vacation 寒假'],
    ['the last one', '2026-03-01', [winterVacation], 'vacation 寒假'],
    ['the day after it', '2026-03-02', [winterVacation], 'workday'],
    ['a closing wins over a workday', '2026-11-25', [closing], 'closed 停电检修'],
    [
      'a closing wins over a holiday',
      '2026-10-01',
      [entry({ kind: 'closing', day: '2026-10-01', reason: '装修' })],
      'closed 装修',
    ],
    [
      'an imported year wins over the library',
      '2026-10-08',
      [
        entry({
          kind: 'year',
          year: 2026,
          provisional: false,
          days: [{ date: '2026-10-08', name: '校庆', isOffDay: true }],
        }),
      ],
      'holiday 校庆',
    ],
    ['a year that is imported only', '2027-01-01', [year2027], 'holiday 元旦 provisional'],
    ['an ordinary day in it is provisional too', '2027-01-04', [year2027], 'workday provisional'],
  ]
  it.each(rows)('%s', (_, on, entries, expected) => {
    const known = calendarDay(day(on), entries)
    const said = known.covered
      ? [known.kind, known.name ?? '', known.provisional ? 'provisional' : '']
          .filter((part) => part !== '')
          .join(' ')
      : 'uncovered'
    expect(said).toBe(expected)
  })

  it.each([
    ['a year ahead that nobody announced', '2027-01-01', 2027],
    ['a year before the library was checked', '2024-06-03', 2024],
  ])('fails closed: %s', (_, on, year) => {
    expect(calendarDay(day(on), [])).toEqual({ covered: false, year })
  })

  it.each([
    ['an ordinary Friday', '2026-11-27', [], 5],
    ['a make-up Saturday follows nobody unless told', '2026-10-10', [], undefined],
    [
      'a make-up Saturday told to act as Friday',
      '2026-10-10',
      [entry({ kind: 'actsAs', day: '2026-10-10', weekday: 5 })],
      5,
    ],
    [
      'a make-up Saturday told to act as Monday',
      '2026-10-10',
      [entry({ kind: 'actsAs', day: '2026-10-10', weekday: 1 })],
      1,
    ],
  ] as [string, string, CalendarEntry[], number | undefined][])('weekday: %s', (_, on, entries, expected) => {
    expect(calendarDay(day(on), entries)).toMatchObject({ covered: true, actsAs: expected })
  })
})

describe('working days are counted from the day after (§20)', () => {
  const rows: [string, string, number, CalendarEntry[], boolean, string][] = [
    ['none is the day itself', '2026-11-23', 0, [], false, '2026-11-23'],
    ['one from Monday is Tuesday', '2026-11-23', 1, [], false, '2026-11-24'],
    ['accepted on Friday: day 1 is Monday', '2026-11-27', 1, [], false, '2026-11-30'],
    ['accepted online on Saturday: day 1 is Monday', '2026-11-28', 1, [], false, '2026-11-30'],
    ['three from Thursday', '2026-11-26', 3, [], false, '2026-12-01'],
    ['over National Day, with its make-up Saturday', '2026-09-30', 3, [], false, '2026-10-10'],
    ['a make-up Sunday counts', '2026-09-18', 1, [], false, '2026-09-20'],
    [
      "a closed day doesn't",
      '2026-11-23',
      2,
      [entry({ kind: 'closing', day: '2026-11-25', reason: '停电' })],
      false,
      '2026-11-26',
    ],
    ["a vacation doesn't", '2026-01-16', 1, [winterVacation], false, '2026-03-02'],
    ['a vacation does where work goes on', '2026-01-16', 1, [winterVacation], true, '2026-01-19'],
    ['but not its weekends', '2026-01-16', 6, [winterVacation], true, '2026-01-26'],
    ['nor its holidays', '2026-02-13', 2, [winterVacation], true, '2026-02-24'],
    ['its make-up Saturdays do', '2026-02-13', 1, [winterVacation], true, '2026-02-14'],
    ['over the year into a provisional one', '2026-12-31', 1, [year2027], false, '2027-01-04 provisional'],
    ['over the year into one that nobody covers', '2026-12-31', 1, [], false, 'uncovered 2027'],
  ]
  it.each(rows)('%s', (_, from, count, entries, inVacation, expected) => {
    const end = addWorkingDays(day(from), count, entries, inVacation)
    const said = end.covered
      ? `${end.day}${end.provisional ? ' provisional' : ''}`
      : `uncovered ${String(end.year)}`
    expect(said).toBe(expected)
  })
})
