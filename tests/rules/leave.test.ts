import fc from 'fast-check'
import { leaveMoves } from '../../cloudfunctions/attendance/leave/moves'
import {
  minutesOf,
  type Moment,
  type Piece,
  piecesBetween,
  shared,
  together,
  until,
  without,
} from '../../cloudfunctions/attendance/leave/piece'
import { halfDaysByYear, isLong, shortageOf, sumOf } from '../../cloudfunctions/attendance/leave/quota'
import { reportingOf } from '../../cloudfunctions/attendance/leave/late-report'
import { slotsOn } from '../../cloudfunctions/attendance/slot'
import { type ClaimedPiece, objectionTo } from '../../cloudfunctions/attendance/leave/standing-in'
import { movesOf } from '../../cloudfunctions/_kernel/moves'
import { addDays, type Day } from '../../cloudfunctions/_kernel/time'
import { day, year2027 } from './calendar-year'
import { shown, spans } from './spans'

const basis = {
  timetables: [{ from: day('2025-10-08'), segments: spans('08:00-12:00 14:00-17:30') }],
  calendar: [year2027],
}
const hoursOn = (on: Day) => slotsOn(on, basis)
const hours = (on: Day) => {
  const slots = hoursOn(on)
  if ('covered' in slots) throw new Error(`no hours on ${on}`)
  return slots
}

/** `2026-11-23 10:00` */
const moment = (text: string): Moment => ({
  day: day(text.slice(0, 10)),
  minute: Number(text.slice(11, 13)) * 60 + Number(text.slice(14)),
})
/** `2026-11-23 08:00-12:00; …` */
const pieces = (text: string): Piece[] =>
  text
    .split('; ')
    .filter((one) => one !== '')
    .map((one) => ({ day: day(one.slice(0, 10)), spans: spans(one.slice(11)) }))
const written = (list: readonly Piece[]): string =>
  list.map((one) => `${one.day} ${shown(one.spans)}`).join('; ')

describe('what a leave takes of the hours that are worked (§23)', () => {
  it.each([
    ['a morning', '2026-11-23 08:00', '2026-11-23 12:00', '2026-11-23 08:00-12:00'],
    ['an hour', '2026-11-23 10:00', '2026-11-23 11:00', '2026-11-23 10:00-11:00'],
    ['over lunch', '2026-11-23 11:00', '2026-11-23 15:00', '2026-11-23 11:00-12:00 14:00-15:00'],
    [
      'Monday ten o’clock to Tuesday noon',
      '2026-11-23 10:00',
      '2026-11-24 12:00',
      '2026-11-23 10:00-12:00 14:00-17:30; 2026-11-24 08:00-12:00',
    ],
    [
      'a weekend between is no leave',
      '2026-11-27 14:00',
      '2026-11-30 12:00',
      '2026-11-27 14:00-17:30; 2026-11-30 08:00-12:00',
    ],
    [
      'a make-up Saturday is',
      '2026-10-09 14:00',
      '2026-10-10 24:00',
      '2026-10-09 14:00-17:30; 2026-10-10 08:00-12:00 14:00-17:30',
    ],
    ['the National Day holiday is none', '2026-10-01 00:00', '2026-10-07 24:00', ''],
    ['at night nothing is worked', '2026-11-23 18:00', '2026-11-24 07:00', ''],
    ['its end before its beginning', '2026-11-24 08:00', '2026-11-23 12:00', ''],
    [
      'over New Year’s Eve',
      '2026-12-31 14:00',
      '2027-01-04 12:00',
      '2026-12-31 14:00-17:30; 2027-01-04 08:00-12:00',
    ],
    ['a day of 2031, which nobody covers', '2031-03-10 08:00', '2031-03-10 12:00', 'uncovered 2031'],
  ])('%s', (_, from, to, expected) => {
    const found = piecesBetween(moment(from), moment(to), hoursOn)
    expect('covered' in found ? `uncovered ${String(found.year)}` : written(found)).toBe(expected)
  })
})

describe('two leaves of one person', () => {
  const morning = pieces('2026-11-23 08:00-12:00')
  it.each([
    ['the afternoon beside the morning', '2026-11-23 14:00-17:30', ''],
    ['touching at noon', '2026-11-23 12:00-14:00', ''],
    ['overlapping by a minute', '2026-11-23 11:59-14:00', '2026-11-23 11:59-12:00'],
    ['the same again', '2026-11-23 08:00-12:00', '2026-11-23 08:00-12:00'],
    ['another day', '2026-11-24 08:00-12:00', ''],
    ['in its middle', '2026-11-23 09:00-10:00', '2026-11-23 09:00-10:00'],
  ])('%s', (_, other, expected) => {
    expect(written(shared(morning, pieces(other)))).toBe(expected)
  })

  it.each([
    ['B takes the morning, the afternoon asks again', '08:00-12:00', '2026-11-23 14:00-17:30'],
    ['B takes the middle', '09:00-16:00', '2026-11-23 08:00-09:00 16:00-17:30'],
    ['B takes all', '00:00-24:00', ''],
    ['B takes nothing', '', '2026-11-23 08:00-12:00 14:00-17:30'],
  ])('%s', (_, taken, expected) => {
    const day1 = pieces('2026-11-23 08:00-12:00 14:00-17:30')
    expect(written(without(day1, pieces(`2026-11-23 ${taken}`)))).toBe(expected)
  })

  it.each([
    ['back at ten on the second day', '2026-11-24 10:00', '2026-11-23 08:00-12:00; 2026-11-24 08:00-10:00'],
    ['back before it began', '2026-11-23 07:00', ''],
    ['back in the night between', '2026-11-24 00:00', '2026-11-23 08:00-12:00'],
    ['back when it was over', '2026-11-25 08:00', '2026-11-23 08:00-12:00; 2026-11-24 08:00-12:00'],
  ])('ended early: %s', (_, end, expected) => {
    const days = pieces('2026-11-23 08:00-12:00; 2026-11-24 08:00-12:00')
    expect(written(until(days, moment(end)))).toBe(expected)
  })
})

describe('half days, quotas and years (§23)', () => {
  it.each([
    ['an hour of the morning', '2026-11-23 10:00-11:00', '2026 1'],
    ['over lunch', '2026-11-23 11:00-12:00 14:00-15:00', '2026 2'],
    ['two days', '2026-11-23 08:00-12:00 14:00-17:30; 2026-11-24 08:00-12:00 14:00-17:30', '2026 4'],
    [
      'over New Year’s Eve: each year its own',
      '2026-12-31 08:00-12:00 14:00-17:30; 2027-01-04 08:00-12:00',
      '2026 2, 2027 1',
    ],
  ])('%s', (_, taken, expected) => {
    const byYear = halfDaysByYear(pieces(taken), hours)
    expect([...byYear].map(([year, halves]) => `${String(year)} ${String(halves)}`).join(', ')).toBe(expected)
  })

  it.each<[string, 'annual' | 'sick', [number, number][], [number, number][], string]>([
    ['enough is left', 'annual', [[2026, 3]], [[2026, 6]], ''],
    ['exactly enough', 'annual', [[2026, 4]], [[2026, 6]], ''],
    ['one half day too many', 'annual', [[2026, 5]], [[2026, 6]], '2026 5 of 4'],
    ['nothing is left', 'annual', [[2026, 1]], [[2026, 12]], '2026 1 of 0'],
    [
      'the first year is enough, the second is not',
      'annual',
      [
        [2027, 4],
        [2026, 2],
      ],
      [[2027, 8]],
      '2027 4 of 2',
    ],
    ['a type without quota', 'sick', [[2026, 40]], [[2026, 40]], ''],
  ])('%s', (_, type, asked, taken, expected) => {
    const short = shortageOf(type, new Map(asked), new Map(taken), { annual: 10 })
    expect(
      short === undefined ? '' : `${String(short.year)} ${String(short.asked)} of ${String(short.left)}`,
    ).toBe(expected)
  })

  it.each([
    [6, false],
    [7, true],
  ])('%i half days: the centre’s head decides: %s', (halves, expected) => {
    expect(
      isLong(
        sumOf(
          new Map([
            [2026, halves - 1],
            [2027, 1],
          ]),
        ),
      ),
    ).toBe(expected)
  })
})

describe('whether B can stand in (§10 §13 §23)', () => {
  const asked = pieces('2026-11-23 08:00-12:00')
  const claim = (kind: ClaimedPiece['kind'], text: string): ClaimedPiece => {
    const [piece] = pieces(text)
    if (piece === undefined) throw new Error('no piece')
    return { ...piece, kind }
  }
  const free = { claims: [], lacks: [] }
  it.each([
    ['free and trained', free, undefined],
    ['there is no B', undefined, 'noAlternate'],
    ['on leave that morning', { ...free, claims: [claim('leave', '2026-11-23 11:59-14:00')] }, 'onLeave'],
    ['on leave that afternoon', { ...free, claims: [claim('leave', '2026-11-23 14:00-17:30')] }, undefined],
    [
      'stands in elsewhere',
      { ...free, claims: [claim('standIn', '2026-11-23 08:00-12:00')] },
      'standsInElsewhere',
    ],
    [
      'stands in elsewhere on another day',
      { ...free, claims: [claim('standIn', '2026-11-24 08:00-12:00')] },
      undefined,
    ],
    ['has a window to man', { ...free, ownWindowId: 'w2' }, 'hasOwnWindow'],
    ['is not trained for all of it', { ...free, lacks: ['JW-001'] }, 'notTrained'],
    [
      'not trained and on leave: training first',
      { claims: [claim('leave', '2026-11-23 08:00-12:00')], lacks: ['JW-001'] },
      'notTrained',
    ],
  ])('%s', (_, alternate, expected) => {
    expect(objectionTo(alternate, asked)?.kind).toBe(expected)
  })
})

describe('when leave may still be asked for (§23)', () => {
  const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`)
  it.each([
    ['the day before', 'personal', '2026-11-23 08:00', '2026-11-22 20:00', 'inTime'],
    ['at the very minute', 'personal', '2026-11-23 08:00', '2026-11-23 08:00', 'inTime'],
    ['a minute later', 'personal', '2026-11-23 08:00', '2026-11-23 08:01', 'notAllowed'],
    ['sick, the same day', 'sick', '2026-11-23 08:00', '2026-11-23 16:00', 'late'],
    ['sick, the next working day at noon', 'sick', '2026-11-23 08:00', '2026-11-24 12:00', 'late'],
    ['and a minute past it', 'sick', '2026-11-23 08:00', '2026-11-24 12:01', 'tooLate'],
    ['sick on a Friday, Monday at noon', 'sick', '2026-11-27 08:00', '2026-11-30 12:00', 'late'],
    ['sick before the holiday, the first day after', 'sick', '2026-09-30 08:00', '2026-10-08 11:00', 'late'],
    ['sick in a year that nobody covers', 'sick', '2031-03-10 08:00', '2031-03-11 08:00', 'uncovered'],
  ] as const)('%s', (_, type, begins, now, expected) => {
    const found = reportingOf(type, moment(begins), at(now), basis.calendar)
    expect(typeof found === 'string' ? found : 'uncovered').toBe(expected)
  })
})

describe('the moves of a leave (§23)', () => {
  it.each([
    ['draft', ['applicant'], 'submit submitAlone submitAsLead withdraw'],
    ['awaitingAlternate', ['alternate'], 'accept acceptForLead decline'],
    ['awaitingAlternate', ['lead', 'centre'], ''],
    ['awaitingLead', ['lead'], 'countersign refuseAsLead'],
    ['awaitingLead', ['centre', 'alternate'], ''],
    ['awaitingCentre', ['centre'], 'approve refuse'],
    ['awaitingCentre', ['lead'], ''],
    ['approved', ['applicant'], 'withdraw returnFromLeave'],
    ['approved', ['centre'], 'recall'],
    ['active', ['applicant'], 'returnFromLeave'],
    ['active', ['centre'], 'recall'],
    ['returned', ['applicant', 'alternate', 'lead', 'centre', 'clock'], ''],
    ['rejected', ['applicant', 'alternate', 'lead', 'centre', 'clock'], ''],
    ['withdrawn', ['applicant', 'alternate', 'lead', 'centre', 'clock'], ''],
  ] as const)('%s, as %j: %s', (state, parts, expected) => {
    expect(movesOf(leaveMoves, state, parts).join(' ')).toBe(expected)
  })
})

describe('pieces against an oracle that walks through every minute', () => {
  const first = day('2026-12-28')
  const anyMoment = fc.record({
    ahead: fc.integer({ min: 0, max: 9 }),
    minute: fc.integer({ min: 0, max: 1440 }),
  })
  const anyPieces = fc.tuple(anyMoment, anyMoment).map(([from, to]) => {
    const found = piecesBetween(
      { day: addDays(first, from.ahead), minute: from.minute },
      { day: addDays(first, to.ahead), minute: to.minute },
      hoursOn,
    )
    return 'covered' in found ? [] : found
  })
  const minutesIn = (list: readonly Piece[]): Set<string> =>
    new Set(
      list.flatMap((one) =>
        one.spans.flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, at) => `${one.day} ${String(from + at)}`),
        ),
      ),
    )

  it('takes exactly the worked minutes between its ends', () => {
    fc.assert(
      fc.property(anyMoment, anyMoment, (from, to) => {
        const found = piecesBetween(
          { day: addDays(first, from.ahead), minute: from.minute },
          { day: addDays(first, to.ahead), minute: to.minute },
          hoursOn,
        )
        const expected = new Set<string>()
        for (let ahead = 0; ahead <= 9; ahead++) {
          const on = addDays(first, ahead)
          for (let at = 0; at < 1440; at++) {
            const now = ahead * 1440 + at
            const isIn = from.ahead * 1440 + from.minute <= now && now < to.ahead * 1440 + to.minute
            if (isIn && hours(on).some((slot) => slot.from <= at && at < slot.to))
              expected.add(`${on} ${String(at)}`)
          }
        }
        expect('covered' in found ? new Set() : minutesIn(found)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('with, without and shared are what sets of minutes say', () => {
    fc.assert(
      fc.property(anyPieces, anyPieces, (one, other) => {
        const [a, b] = [minutesIn(one), minutesIn(other)]
        expect(minutesIn(shared(one, other))).toEqual(new Set([...a].filter((at) => b.has(at))))
        expect(minutesIn(without(one, other))).toEqual(new Set([...a].filter((at) => !b.has(at))))
        expect(minutesIn(together(one, other))).toEqual(new Set([...a, ...b]))
        expect(minutesOf(without(one, other)) + minutesOf(shared(one, other))).toBe(minutesOf(one))
      }),
      { numRuns: 60 },
    )
  })
})
