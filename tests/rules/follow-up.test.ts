import { figuresOf } from '../../cloudfunctions/cases/figures'
import {
  answeredState,
  answering,
  asking,
  canFollow,
  followUpDates,
  type FollowUpMove,
  followUpMoves,
  followUpStates,
  hasRater,
  isLow,
  judgeBy,
  openQuestion,
  stepDue,
} from '../../cloudfunctions/cases/follow-up/follow-up'
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

describe('the rater has time to judge an answer, however late it came (§19)', () => {
  it.each([
    ['in time: within the 15 working days', '2026-12-14', '2026-11-30', '2026-12-14'],
    ['on the last of them: five working days more', '2026-12-14', '2026-12-14', '2026-12-21'],
    ['after them', '2026-12-14', '2026-12-23', '2026-12-30'],
    ['after them, before National Day', '2026-09-25', '2026-09-30', '2026-10-13'],
    ['where the year ends and no calendar covers the next', '2026-12-30', '2026-12-30', '2027-01-13'],
    ['opened where none covered it, so that it was due at once', '2027-01-04', '2027-01-20', '2027-02-03'],
  ])('%s', (_situation, settleBy, answeredOn, expected) => {
    expect(judgeBy(day(settleBy), day(answeredOn), [])).toBe(expected)
  })
})

describe('the centre asks, the rater answers (§19)', () => {
  const asked = { asked: '等了多久？', saidState: 'none' as const }
  const passed = { ...asked, said: '一小时', saidState: 'passed' as const }
  const stopped = { ...asked, said: '……', saidState: 'stopped' as const }
  const waiting = { ...asked, said: '加微信说', saidState: 'pendingReview' as const }

  it.each([
    ['nothing was asked', true, [], undefined],
    ['asked', true, [asked], '等了多久？'],
    ['answered', true, [passed], undefined],
    ['answered, and held for review: not twice', true, [waiting], undefined],
    ['stopped by the review: it may be put differently', true, [stopped], '等了多久？'],
    ['asked again after an answer', true, [passed, { ...asked, asked: '哪天？' }], '哪天？'],
    ['over', false, [asked], undefined],
  ] as const)('%s', (_, live, talk, expected) => {
    expect(openQuestion({ live, talk: [...talk] })?.asked).toBe(expected)
  })

  it('keeps what was answered, and not a question that another took the place of', () => {
    expect(asking([], '一')).toEqual([{ asked: '一', saidState: 'none' }])
    expect(asking([asked], '二')).toEqual([{ asked: '二', saidState: 'none' }])
    expect(asking([passed], '二')).toEqual([passed, { asked: '二', saidState: 'none' }])
    expect(answering([passed, asked], 'pendingReview', '两小时')).toEqual([
      passed,
      { ...asked, said: '两小时', saidState: 'pendingReview' },
    ])
    expect(answering([waiting], 'passed')).toEqual([{ ...waiting, saidState: 'passed' }])
  })

  it.each([
    ['somebody on the phone judges', 'v-1', true, 'answered'],
    ['nobody judges what came on paper', 'paper', false, 'unjudged'],
  ])('%s', (_, visitor, has, state) => {
    expect([hasRater({ visitor }), answeredState({ visitor })]).toEqual([has, state])
  })
})

describe('the figures apart (§19)', () => {
  const none = {
    rateable: 0,
    reminded: 0,
    given: 0,
    good: 0,
    low: 0,
    reachable: 0,
    contacted: 0,
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
      'the raters of three in four were asked',
      { rateable: 4, given: 4, low: 4, reachable: 4, contacted: 3, answered: 2 },
      '1000 0 0 500 750 - 0',
    ],
    [
      'one of four came on paper: the unit answers it, nobody can be asked',
      { rateable: 4, given: 4, low: 4, reachable: 3, contacted: 3, answered: 4 },
      '1000 0 0 1000 1000 - 0',
    ],
    [
      'all low ones on paper: nobody to ask is no rate',
      { rateable: 2, given: 2, low: 2 },
      '1000 0 0 0 - - 0',
    ],
    [
      'verified, and nobody asked: no return visit',
      { rateable: 2, given: 2, low: 2, reachable: 2, answered: 2 },
      '1000 0 0 1000 0 - 0',
    ],
    [
      'who judged was satisfied in two of three',
      { rateable: 3, given: 3, low: 3, reachable: 3, judged: 3, settled: 2 },
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
