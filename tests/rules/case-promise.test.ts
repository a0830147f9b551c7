import fc from 'fast-check'
import { calendarDay, type CalendarEntry } from '../../cloudfunctions/_kernel/calendar'
import { addDays, type Day, weekdayOf } from '../../cloudfunctions/_kernel/time'
import { colourOf, daysLeftOf, dueOf, extensionStanding, type Stop } from '../../cloudfunctions/cases/promise'
import { day, entry, winterVacation, year2027 } from './calendar-year'

interface Options {
  readonly calendar?: string
  readonly inVacation?: boolean
  /** `from..to` or `from..` while it lasts. */
  readonly stops?: string
  readonly longer?: number
  readonly today?: string
}

const calendars: Readonly<Record<string, CalendarEntry>> = {
  winter: winterVacation,
  summer: entry({ kind: 'vacation', from: '2026-07-13', to: '2026-08-30', name: '暑假' }),
  closed: entry({ kind: 'closing', day: '2026-11-25', reason: '停电' }),
  y27: year2027,
}
const entriesOf = (names = ''): CalendarEntry[] => names.split(' ').flatMap((name) => calendars[name] ?? [])

const stopsOf = (text = ''): Stop[] =>
  text
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => {
      const [from = '', to = ''] = one.split('..')
      const base = { reason: 'waitingForApplicant' as const, words: '等材料', from: day(from) }
      return to === '' ? base : { ...base, to: day(to) }
    })

const promised = (acceptedOn: string, days: number, options: Options) => {
  const asked = { days: options.longer ?? 0, reason: '论证', askedOn: day(acceptedOn) }
  return {
    acceptedOn: day(acceptedOn),
    days,
    inVacation: options.inVacation ?? false,
    stops: stopsOf(options.stops),
    ...(options.longer === undefined
      ? {}
      : { extension: { ...asked, state: 'granted' as const, decidedOn: asked.askedOn, words: '同意' } }),
  }
}

const said = (known: ReturnType<typeof dueOf>): string =>
  known.covered ? known.day : `uncovered ${String(known.year)}`

describe('the promised date (§20): working days from the next workday', () => {
  const rows: [string, string, number, Options, string][] = [
    ['one day from Monday', '2026-11-23', 1, {}, '2026-11-24'],
    ['one from Thursday', '2026-11-26', 1, {}, '2026-11-27'],
    ['accepted on Friday: day 1 is Monday', '2026-11-27', 1, {}, '2026-11-30'],
    ['accepted on a rest day: day 1 is Monday', '2026-11-28', 1, {}, '2026-11-30'],
    ['accepted on Sunday online', '2026-11-29', 1, {}, '2026-11-30'],
    ['five from Monday end next Monday', '2026-11-23', 5, {}, '2026-11-30'],
    ['five from Friday', '2026-11-27', 5, {}, '2026-12-04'],
    ['ten from Wednesday', '2026-11-18', 10, {}, '2026-12-02'],
    ['twenty from Monday', '2026-11-02', 20, {}, '2026-11-30'],
    ['sixty over the autumn', '2026-09-01', 60, {}, '2026-11-30'],
    ["accepted on New Year's Eve 2025", '2025-12-31', 1, {}, '2026-01-04'],
    ['two over New Year take the make-up Sunday', '2025-12-31', 2, {}, '2026-01-05'],
    ['five over New Year', '2025-12-30', 5, {}, '2026-01-07'],
    ["accepted on New Year's Day", '2026-01-01', 1, {}, '2026-01-04'],
    ['accepted on the make-up Sunday', '2026-01-04', 1, {}, '2026-01-05'],
    ['three over Spring Festival', '2026-02-12', 3, {}, '2026-02-24'],
    ['accepted on the last day before it', '2026-02-14', 1, {}, '2026-02-24'],
    ['accepted inside it', '2026-02-18', 1, {}, '2026-02-24'],
    ['five from its first make-up Saturday', '2026-02-14', 5, {}, '2026-02-28'],
    ['ten over all of it', '2026-02-09', 10, {}, '2026-02-28'],
    ['its second make-up Saturday counts', '2026-02-26', 2, {}, '2026-02-28'],
    ['two over Tomb-sweeping', '2026-04-03', 2, {}, '2026-04-08'],
    ['accepted on Tomb-sweeping', '2026-04-05', 1, {}, '2026-04-07'],
    ['three before and over it', '2026-04-01', 3, {}, '2026-04-07'],
    ['one over Labour Day', '2026-04-30', 1, {}, '2026-05-06'],
    ['four over it take the make-up Saturday', '2026-05-05', 4, {}, '2026-05-09'],
    ['five from April', '2026-04-29', 5, {}, '2026-05-09'],
    ['accepted on Labour Day', '2026-05-01', 3, {}, '2026-05-08'],
    ['accepted on the make-up Saturday in May', '2026-05-09', 1, {}, '2026-05-11'],
    ['one over Dragon Boat', '2026-06-18', 1, {}, '2026-06-22'],
    ['five over it', '2026-06-15', 5, {}, '2026-06-23'],
    ['the make-up Sunday in September counts', '2026-09-18', 1, {}, '2026-09-20'],
    ['one over Mid-Autumn', '2026-09-24', 1, {}, '2026-09-28'],
    ['three between the two', '2026-09-24', 3, {}, '2026-09-30'],
    ['accepted before National Day', '2026-09-30', 1, {}, '2026-10-08'],
    ['three take the make-up Saturday', '2026-09-30', 3, {}, '2026-10-10'],
    ['five over National Day', '2026-09-28', 5, {}, '2026-10-10'],
    ['ten over both', '2026-09-21', 10, {}, '2026-10-12'],
    ['twenty over both', '2026-09-16', 20, {}, '2026-10-20'],
    ['accepted on National Day', '2026-10-01', 1, {}, '2026-10-08'],
    ['accepted on the make-up Saturday of October', '2026-10-10', 1, {}, '2026-10-12'],
    ["one due on National Day's eve", '2026-09-29', 1, {}, '2026-09-30'],
    ["a closed day doesn't count", '2026-11-24', 1, { calendar: 'closed' }, '2026-11-26'],
    ['five over a closed day', '2026-11-23', 5, { calendar: 'closed' }, '2026-12-01'],
    ['accepted on a closed day', '2026-11-25', 1, { calendar: 'closed' }, '2026-11-26'],
    ["winter vacation doesn't count", '2026-01-16', 1, { calendar: 'winter' }, '2026-03-02'],
    ['five over it', '2026-01-14', 5, { calendar: 'winter' }, '2026-03-04'],
    ['accepted in it', '2026-02-03', 2, { calendar: 'winter' }, '2026-03-03'],
    [
      'it works on where the sheet says so',
      '2026-01-16',
      1,
      { calendar: 'winter', inVacation: true },
      '2026-01-19',
    ],
    ['but not on its weekends', '2026-01-16', 6, { calendar: 'winter', inVacation: true }, '2026-01-26'],
    ['nor on its holidays', '2026-02-13', 2, { calendar: 'winter', inVacation: true }, '2026-02-24'],
    [
      'its make-up Saturday does count',
      '2026-02-13',
      1,
      { calendar: 'winter', inVacation: true },
      '2026-02-14',
    ],
    ['twenty in it', '2026-01-16', 20, { calendar: 'winter', inVacation: true }, '2026-02-13'],
    ['past its end', '2026-02-26', 5, { calendar: 'winter', inVacation: true }, '2026-03-04'],
    ["summer vacation doesn't count", '2026-07-10', 1, { calendar: 'summer' }, '2026-08-31'],
    ['ten over summer', '2026-07-06', 10, { calendar: 'summer' }, '2026-09-07'],
    ['it works on in summer', '2026-07-10', 10, { calendar: 'summer', inVacation: true }, '2026-07-24'],
    ['accepted in summer', '2026-08-20', 3, { calendar: 'summer' }, '2026-09-02'],
    [
      'accepted in summer, worked on',
      '2026-08-20',
      3,
      { calendar: 'summer', inVacation: true },
      '2026-08-25',
    ],
    ['both vacations of a year', '2026-01-12', 120, { calendar: 'winter summer' }, '2026-10-09'],
    ['over the year into nothing: no date', '2026-12-30', 2, {}, 'uncovered 2027'],
    ['just inside the year', '2026-12-30', 1, {}, '2026-12-31'],
    ['ten from Christmas: no date', '2026-12-24', 10, {}, 'uncovered 2027'],
    ['a long one from the autumn: no date', '2026-11-02', 60, {}, 'uncovered 2027'],
    ['into an imported year', '2026-12-30', 2, { calendar: 'y27' }, '2027-01-04'],
    ['two into it', '2026-12-31', 2, { calendar: 'y27' }, '2027-01-05'],
    ['ten into it', '2026-12-24', 10, { calendar: 'y27' }, '2027-01-08'],
    ['accepted in a year that nobody covers', '2027-03-01', 1, {}, 'uncovered 2027'],
    ['accepted in an imported one', '2027-03-01', 1, { calendar: 'y27' }, '2027-03-02'],
    ['stopped for two days', '2026-11-02', 5, { stops: '2026-11-04..2026-11-06' }, '2026-11-11'],
    [
      'stopped and resumed the same day: nothing lost',
      '2026-11-02',
      5,
      { stops: '2026-11-04..2026-11-04' },
      '2026-11-09',
    ],
    ['stopped over a weekend only', '2026-11-02', 6, { stops: '2026-11-07..2026-11-09' }, '2026-11-10'],
    ['stopped from Friday to Monday', '2026-11-02', 6, { stops: '2026-11-06..2026-11-09' }, '2026-11-11'],
    [
      'stopped on the day after acceptance',
      '2026-11-02',
      3,
      { stops: '2026-11-03..2026-11-05' },
      '2026-11-09',
    ],
    ['stopped on the day of acceptance', '2026-11-02', 3, { stops: '2026-11-02..2026-11-03' }, '2026-11-05'],
    ['stopped on the last day', '2026-11-02', 5, { stops: '2026-11-09..2026-11-12' }, '2026-11-12'],
    [
      'stopped after the date: nothing changes',
      '2026-11-02',
      5,
      { stops: '2026-11-10..2026-11-12' },
      '2026-11-09',
    ],
    [
      'stopped twice',
      '2026-11-02',
      5,
      { stops: '2026-11-03..2026-11-05 2026-11-09..2026-11-11' },
      '2026-11-13',
    ],
    [
      'two stops that touch',
      '2026-11-02',
      5,
      { stops: '2026-11-03..2026-11-05 2026-11-05..2026-11-09' },
      '2026-11-13',
    ],
    ['stopped over National Day', '2026-09-28', 5, { stops: '2026-09-29..2026-10-09' }, '2026-10-14'],
    ['stopped inside a holiday only', '2026-09-28', 5, { stops: '2026-10-02..2026-10-07' }, '2026-10-10'],
    ['stopped over a make-up Saturday', '2026-10-08', 5, { stops: '2026-10-10..2026-10-12' }, '2026-10-15'],
    [
      'stopped over winter vacation',
      '2026-01-14',
      5,
      { calendar: 'winter', stops: '2026-01-15..2026-03-04' },
      '2026-03-10',
    ],
    [
      'stopped in a vacation that works on',
      '2026-01-16',
      5,
      { calendar: 'winter', inVacation: true, stops: '2026-01-20..2026-01-23' },
      '2026-01-28',
    ],
    ['still stopped: the date moves with today', '2026-11-16', 5, { stops: '2026-11-18..' }, '2026-11-26'],
    [
      'still stopped a week later',
      '2026-11-16',
      5,
      { stops: '2026-11-18..', today: '2026-11-30' },
      '2026-12-03',
    ],
    ['stopped today', '2026-11-16', 5, { stops: '2026-11-20..', today: '2026-11-20' }, '2026-11-23'],
    [
      'still stopped at the end of the year: no date',
      '2026-12-14',
      5,
      { stops: '2026-12-16..', today: '2026-12-31' },
      'uncovered 2027',
    ],
    ['extended by three', '2026-11-02', 5, { longer: 3 }, '2026-11-12'],
    ['extended over a weekend', '2026-11-02', 4, { longer: 1 }, '2026-11-09'],
    ['extended over National Day', '2026-09-24', 3, { longer: 5 }, '2026-10-13'],
    ['extended and stopped', '2026-11-02', 5, { stops: '2026-11-04..2026-11-06', longer: 2 }, '2026-11-13'],
    ['extended past the year: no date', '2026-12-21', 8, { longer: 5 }, 'uncovered 2027'],
    ['extended into vacation', '2026-01-12', 3, { calendar: 'winter', longer: 4 }, '2026-03-04'],
    [
      'extended into one that works on',
      '2026-01-12',
      3,
      { calendar: 'winter', inVacation: true, longer: 4 },
      '2026-01-21',
    ],
  ]
  it.each(rows)('%s (%s, %i days)', (_, from, days, options, expected) => {
    const entries = entriesOf(options.calendar)
    const today = day(options.today ?? '2026-11-23')
    expect(said(dueOf(promised(from, days, options), entries, today))).toBe(expected)
  })

  it('an extension that was only asked for moves nothing', () => {
    const asked = { state: 'asked' as const, days: 5, reason: '论证', askedOn: day('2026-11-04') }
    const due = dueOf({ ...promised('2026-11-02', 5, {}), extension: asked }, [], day('2026-11-04'))
    expect(said(due)).toBe('2026-11-09')
  })
})

/** What the same date is for somebody who turns the calendar's leaves one by one. */
const byTurningLeaves = (
  { acceptedOn, days, inVacation, stops, extension }: ReturnType<typeof promised>,
  entries: readonly CalendarEntry[],
  today: Day,
): string => {
  const asked = days + (extension?.days ?? 0)
  let counted = 0
  for (let leaf = addDays(acceptedOn, 1); ; leaf = addDays(leaf, 1)) {
    const known = calendarDay(leaf, entries)
    if (!known.covered) return `uncovered ${leaf.slice(0, 4)}`
    let isCounting = known.kind === 'workday'
    if (known.kind === 'vacation' && inVacation) {
      const weekday = weekdayOf(leaf)
      // On a weekend only the state's make-up days are worked, and those have no weekday of their own.
      isCounting = weekday < 6 || known.actsAs === undefined
    }
    // What still stands has stood until today.
    for (const stop of stops) if (leaf >= stop.from && leaf < (stop.to ?? today)) isCounting = false
    if (isCounting) counted += 1
    if (counted === asked) return leaf
  }
}

describe('against somebody who turns the leaves of the calendar', () => {
  const from = fc.integer({ min: 0, max: 360 }).map((n) => addDays('2026-01-02' as Day, n))
  const stop = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
  it('finds the same date, or the same year without one', () => {
    fc.assert(
      fc.property(
        from,
        fc.integer({ min: 1, max: 90 }),
        fc.boolean(),
        fc.subarray(Object.keys(calendars)),
        fc.array(stop, { maxLength: 4 }),
        fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
        fc.option(stop, { nil: undefined }),
        (acceptedOn, days, inVacation, names, drawn, longer, lasting) => {
          const entries = names.flatMap((name) => calendars[name] ?? [])
          const stops = drawn.map(([after, long]): Stop => {
            const begin = addDays(acceptedOn, after)
            return { reason: 'statutoryNotice', words: '公告', from: begin, to: addDays(begin, long) }
          })
          if (lasting !== undefined)
            stops.push({ reason: 'waitingForApplicant', words: '等', from: addDays(acceptedOn, lasting[0]) })
          const today = addDays(acceptedOn, (lasting?.[0] ?? 0) + (lasting?.[1] ?? 0))
          const known = {
            ...promised(acceptedOn, days, { inVacation, ...(longer === undefined ? {} : { longer }) }),
            stops,
          }
          expect(said(dueOf(known, entries, today))).toBe(byTurningLeaves(known, entries, today))
        },
      ),
      { numRuns: 1000, seed: 20261123 },
    )
  })
})

describe('how a promise stands (§20)', () => {
  const due = { dueOn: day('2026-11-30'), stops: [] as Stop[], inVacation: false }
  const rows: [string, string, typeof due, string][] = [
    ['days before', '2026-11-25', due, 'green'],
    ['on the last working day before, a Friday', '2026-11-27', due, 'yellow'],
    ['on the weekend between', '2026-11-28', due, 'yellow'],
    ['on the day itself', '2026-11-30', due, 'yellow'],
    ['the day after', '2026-12-01', due, 'red'],
    ['while the clock stands still', '2026-12-01', { ...due, stops: stopsOf('2026-11-20..') }, 'still'],
    ['after it runs again', '2026-11-25', { ...due, stops: stopsOf('2026-11-20..2026-11-24') }, 'green'],
  ]
  it.each(rows)('%s', (_, today, promise, expected) => {
    expect(colourOf(promise, [], day(today))).toBe(expected)
  })
})

describe('one extension, asked before the date (§20)', () => {
  const asked = { days: 3, reason: '论证', askedOn: day('2026-11-25') }
  const done = { decidedOn: day('2026-11-26'), words: '同意' }
  const due = { dueOn: day('2026-11-30') }
  const rows: [string, string, Parameters<typeof extensionStanding>[0], string][] = [
    ['before the date', '2026-11-27', due, 'open'],
    ['on the date', '2026-11-30', due, 'open'],
    ['extension asked after due → refused; case is overdue', '2026-12-01', due, 'overdue'],
    ['while one is asked for', '2026-11-27', { ...due, extension: { ...asked, state: 'asked' } }, 'asked'],
    [
      'after one was granted',
      '2026-11-27',
      { ...due, extension: { ...asked, ...done, state: 'granted' } },
      'hadOne',
    ],
    [
      'after one was declined',
      '2026-11-27',
      { ...due, extension: { ...asked, ...done, state: 'declined' } },
      'hadOne',
    ],
  ]
  it.each(rows)('%s', (_, today, promise, expected) => {
    expect(extensionStanding(promise, day(today))).toBe(expected)
  })
})

describe('working days left until the date (§20)', () => {
  const rows: [string, string, string, Options, number | undefined][] = [
    ['on the date', '2026-11-30', '2026-11-30', {}, 0],
    ['the day before', '2026-11-30', '2026-11-29', {}, 1],
    ['over a weekend', '2026-11-30', '2026-11-27', {}, 1],
    ['a week', '2026-11-30', '2026-11-23', {}, 5],
    ['without a closed day', '2026-11-30', '2026-11-23', { calendar: 'closed' }, 4],
    ['late by one', '2026-11-26', '2026-11-27', {}, -1],
    ['late by one, looked at on Sunday', '2026-11-26', '2026-11-29', {}, -1],
    ['a vacation doesn’t count', '2026-08-31', '2026-07-10', { calendar: 'summer' }, 1],
    ['unless work goes on in it', '2026-07-17', '2026-07-10', { calendar: 'summer', inVacation: true }, 5],
    ['into a year that nothing covers', '2027-01-08', '2026-12-28', {}, undefined],
  ]
  it.each(rows)('%s', (_title, dueOn, today, { calendar, inVacation = false }, expected) => {
    expect(daysLeftOf({ dueOn: day(dueOn), inVacation }, entriesOf(calendar), day(today))).toBe(expected)
  })
})
