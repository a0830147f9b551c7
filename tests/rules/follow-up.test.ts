import { figuresOf } from '../../cloudfunctions/cases/figures'
import {
  canFollow,
  followUpDates,
  type FollowUpMove,
  followUpMoves,
  followUpStates,
  isLow,
  stepDue,
} from '../../cloudfunctions/cases/follow-up'
import { day } from './calendar-year'

describe('levels 1 and 2 open a follow-up (§19)', () => {
  it.each([
    [1, true],
    [2, true],
    [3, false],
    [4, false],
    [5, false],
  ] as const)('level %i: %s', (level, expected) => {
    expect(isLow(level)).toBe(expected)
  })

  const rows: [string, string, string, string][] = [
    ['on a Monday', '2026-11-23', '2026-11-24', '2026-12-14'],
    ['on a Friday evening', '2026-11-27', '2026-11-30', '2026-12-18'],
    ['before National Day', '2026-09-30', '2026-10-08', '2026-10-27'],
    ['where the year ends', '2026-12-18', 'uncovered', '2027'],
  ]
  it.each(rows)('%s: verified in 1 working day, settled in 15', (_, opened, verifyBy, settleBy) => {
    const known = followUpDates(day(opened), [])
    expect(known.covered ? [known.verifyBy, known.settleBy] : ['uncovered', String(known.year)]).toEqual([
      verifyBy,
      settleBy,
    ])
  })

  it('goes through its steps and no others', () => {
    const possible = followUpStates.map(
      (state) =>
        `${state}: ${(Object.keys(followUpMoves) as FollowUpMove[]).filter((move) => canFollow(move, state)).join(' ')}`,
    )
    expect(possible).toEqual([
      'opened: verify findUnfounded drop',
      'atUnit: answer',
      'answered: settle contest lapse',
      'settled: ',
      'unsettled: ',
      'unfounded: ',
      'unjudged: ',
      'dropped: ',
    ])
  })

  it('has the date of its next step', () => {
    const dates = { verifyBy: day('2026-11-24'), answerBy: day('2026-12-01'), settleBy: day('2026-12-14') }
    expect(followUpStates.slice(0, 3).map((state) => stepDue({ state, ...dates }))).toEqual([
      '2026-11-24',
      '2026-12-01',
      '2026-12-14',
    ])
  })
})

describe('the figures apart (§19)', () => {
  const none = {
    rateable: 0,
    reminded: 0,
    given: 0,
    good: 0,
    low: 0,
    verified: 0,
    answered: 0,
    judged: 0,
    settled: 0,
  }
  const rows: [string, Partial<typeof none>, string][] = [
    ['nobody came: no figure at all', {}, '- - - - - - -'],
    ['no rating is not a good rating', { rateable: 10 }, '0 - 1000 - - - 0'],
    ['half rated, all of them well', { rateable: 10, given: 5, good: 5 }, '500 1000 500 - - - 0'],
    [
      'good is a part of the given, not of the visits',
      { rateable: 10, given: 2, good: 1 },
      '200 500 800 - - - 0',
    ],
    ['reminded at every second', { rateable: 8, reminded: 4 }, '0 - 1000 - - - 500'],
    [
      'low ones looked into',
      { rateable: 4, given: 4, low: 4, verified: 3, answered: 2 },
      '1000 0 0 500 750 - 0',
    ],
    [
      'who judged was satisfied in two of three',
      { rateable: 3, given: 3, low: 3, judged: 3, settled: 2 },
      '1000 0 0 0 0 667 0',
    ],
    ['more ratings than visits, by paper', { rateable: 2, given: 3, good: 3 }, '1000 1000 0 - - - 0'],
  ]
  it.each(rows)('%s', (_, counted, expected) => {
    const figures = figuresOf({ ...none, ...counted })
    expect(
      Object.values(figures)
        .map((figure) => (figure === undefined ? '-' : String(figure)))
        .join(' '),
    ).toBe(expected)
  })
})
