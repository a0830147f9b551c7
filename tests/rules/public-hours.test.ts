import type { CalendarEntry } from '../../cloudfunctions/_kernel/calendar'
import { nextOpening, type OwnHours, publicHours } from '../../cloudfunctions/_kernel/public-hours'
import { clockText } from '../../cloudfunctions/_kernel/time'
import { day, entry, winterVacation, year2027 } from './calendar-year'
import { shown, spans } from './spans'

const timetables = [{ from: day('2025-10-08'), segments: spans('08:00-12:00 14:00-17:30') }]
const basisWith = (...calendar: CalendarEntry[]) => ({ timetables, calendar })
const allDay = '08:00-12:00 14:00-17:30'

describe('when a window serves the public (§13 §21 §22)', () => {
  const duty = [{ day: day('2026-02-10'), spans: spans('09:00-11:30') }]
  const fridayOpen = entry({ kind: 'fridayOpen', day: '2026-11-27', reason: '新生报到' })
  const actsAs = (weekday: number) => entry({ kind: 'actsAs', day: '2026-10-10', weekday })
  const rows: [string, string, CalendarEntry[], OwnHours, string, boolean][] = [
    ['a Monday', '2026-11-23', [], {}, allDay, false],
    ['Friday ends at 16:00', '2026-11-27', [], {}, '08:00-12:00 14:00-16:00', true],
    ['a Friday kept open with a reason', '2026-11-27', [fridayOpen], {}, allDay, false],
    ['a Friday that is a holiday is closed, without the 16:00 rule', '2026-10-02', [], {}, '', false],
    [
      'a make-up Saturday acting as Friday ends at 16:00',
      '2026-10-10',
      [actsAs(5)],
      {},
      '08:00-12:00 14:00-16:00',
      true,
    ],
    ['a make-up Saturday acting as Monday is normal', '2026-10-10', [actsAs(1)], {}, allDay, false],
    ['a make-up Saturday that acts as none is normal', '2026-10-10', [], {}, allDay, false],
    ['a Saturday', '2026-11-28', [], {}, '', false],
    [
      'a closed day',
      '2026-11-25',
      [entry({ kind: 'closing', day: '2026-11-25', reason: '停电' })],
      {},
      '',
      false,
    ],
    [
      "own hours inside the hall's",
      '2026-11-23',
      [],
      { hours: spans('09:00-16:00') },
      '09:00-12:00 14:00-16:00',
      false,
    ],
    [
      'own hours that end before 16:00 know no Friday rule',
      '2026-11-27',
      [],
      { hours: spans('08:00-11:00') },
      '08:00-11:00',
      false,
    ],
    ["a weekday on which it doesn't serve", '2026-11-24', [], { weekdays: [1, 3, 5] }, '', false],
    ['a weekday on which it does', '2026-11-23', [], { weekdays: [1, 3, 5] }, allDay, false],
    ['duty filed for a vacation day', '2026-02-10', [winterVacation], { duty }, '09:00-11:30', false],
    ['a vacation day without duty', '2026-02-11', [winterVacation], { duty }, '', false],
    [
      'duty inside own hours only',
      '2026-02-10',
      [winterVacation],
      { duty, hours: spans('10:00-12:00') },
      '10:00-11:30',
      false,
    ],
    [
      'duty changes nothing on a workday',
      '2026-11-23',
      [],
      { duty: [{ day: day('2026-11-23'), spans: spans('19:00-20:00') }] },
      allDay,
      false,
    ],
    ['a day before the first timetable', '2025-09-29', [], {}, '', false],
  ]
  it.each(rows)('%s', (_, on, calendar, own, expected, endsForFriday) => {
    const open = publicHours(day(on), basisWith(...calendar), own)
    expect(open).toMatchObject({ covered: true, endsForFriday })
    expect(open.covered ? shown(open.spans) : 'uncovered').toBe(expected)
  })

  it('fails closed for a year that nobody covers', () => {
    expect(publicHours(day('2027-01-04'), basisWith())).toEqual({ covered: false, year: 2027 })
  })

  it('says that a year is provisional', () => {
    expect(publicHours(day('2027-01-04'), basisWith(year2027))).toMatchObject({ provisional: true })
  })
})

describe('when it opens next', () => {
  const rows: [string, string, CalendarEntry[], boolean, string][] = [
    ['before opening', '2026-11-23T07:30:00+08:00', [], false, '2026-11-23 08:00'],
    ['open now', '2026-11-23T09:40:00+08:00', [], false, '2026-11-23 09:40'],
    ['the minute that lunch begins', '2026-11-23T12:00:00+08:00', [], false, '2026-11-23 14:00'],
    ['the minute before lunch', '2026-11-23T11:59:59+08:00', [], false, '2026-11-23 11:59'],
    ['Friday 15:59 is open', '2026-11-27T15:59:59.999+08:00', [], false, '2026-11-27 15:59'],
    ['Friday 16:00 waits for Monday', '2026-11-27T16:00:00+08:00', [], false, '2026-11-30 08:00'],
    ['the next beginning while it is open', '2026-11-23T09:40:00+08:00', [], true, '2026-11-23 14:00'],
    ['the next beginning at the very beginning', '2026-11-23T08:00:00+08:00', [], true, '2026-11-23 14:00'],
    ['over a whole vacation', '2026-01-19T09:00:00+08:00', [winterVacation], false, '2026-03-02 08:00'],
    ['into a year that nobody covers', '2026-12-31T18:00:00+08:00', [], false, 'uncovered 2027'],
    [
      'into a provisional year',
      '2026-12-31T18:00:00+08:00',
      [year2027],
      false,
      '2027-01-04 08:00 provisional',
    ],
  ]
  it.each(rows)('%s', (_, from, calendar, later, expected) => {
    const found = nextOpening(new Date(from), basisWith(...calendar), {}, later)
    const said = found.found
      ? `${found.day} ${clockText(found.minute)}${found.provisional ? ' provisional' : ''}`
      : `uncovered ${String(found.uncoveredYear)}`
    expect(said).toBe(expected)
  })

  it("gives up on a window whose hours are never the hall's", () => {
    expect(
      nextOpening(new Date('2026-03-02T09:00:00+08:00'), basisWith(), { hours: spans('19:00-20:00') }),
    ).toEqual({
      found: false,
      uncoveredYear: undefined,
    })
  })
})
