import { changeEnd, mondayOf, saysTheSame, standing, weekOf } from '../../cloudfunctions/cases/rating/rating'
import { closeWeek, type ClosedWeeks, tally } from '../../cloudfunctions/cases/rating/week'
import { asideReason } from '../../cloudfunctions/cases/rating/set-aside'
import { addDays } from '../../cloudfunctions/_kernel/time'
import { ratingEnd } from '../../cloudfunctions/_shared/visit'
import { day } from './calendar-year'

const at = (text: string): Date => new Date(`${text}+08:00`)

describe('a visit is rated within seven days, and changed once within 24 hours (§19)', () => {
  const on = day('2026-11-23')
  const given = (ratedAt: string, isChanged = false) => ({ ratedAt: at(ratedAt), isChanged })
  const rows: [string, ReturnType<typeof given> | undefined, string, string][] = [
    ['at once', undefined, '2026-11-23T10:00:00', 'open'],
    ['on day 7 at 23:59', undefined, '2026-11-30T23:59:59.999', 'open'],
    ['on day 8', undefined, '2026-12-01T00:00:00', 'tooLate'],
    ['just given', given('2026-11-23T10:00:00'), '2026-11-23T10:00:01', 'changeable'],
    ['a day later to the millisecond', given('2026-11-23T10:00:00'), '2026-11-24T09:59:59.999', 'changeable'],
    ['after 24 hours', given('2026-11-23T10:00:00'), '2026-11-24T10:00:00', 'final'],
    ['changed once', given('2026-11-23T10:00:00', true), '2026-11-23T10:00:01', 'final'],
    ['given on day 7, changed on day 8', given('2026-11-30T23:00:00'), '2026-12-01T22:00:00', 'changeable'],
  ]
  it.each(rows)('%s', (_, rating, now, expected) => {
    expect(standing(on, rating, at(now))).toBe(expected)
  })

  it('ends at midnight in Shanghai', () => {
    expect(ratingEnd(on).toISOString()).toBe('2026-11-30T16:00:00.000Z')
    expect(changeEnd(given('2026-11-23T10:00:00', true))).toBeUndefined()
  })
})

describe('the same again is no change', () => {
  const said = { level: 4, aspects: ['waiting', 'papers'], words: '好' }
  it.each([
    ['the same', said, true],
    ['aspects in another order, one twice', { ...said, aspects: ['papers', 'waiting', 'papers'] }, true],
    ['another level', { ...said, level: 5 }, false],
    ['other words', { ...said, words: '' }, false],
    ['an aspect less', { ...said, aspects: ['waiting'] }, false],
  ])('%s', (_, other, expected) => {
    expect(saysTheSame(said, other)).toBe(expected)
  })
})

describe('a rating counts in the week in which it becomes final', () => {
  it.each([
    ['given on Monday', '2026-11-23T10:00:00', '2026-11-23'],
    ['given on Saturday, final on Sunday', '2026-11-28T23:59:00', '2026-11-23'],
    ['given on Sunday, final on Monday', '2026-11-29T00:00:00', '2026-11-30'],
    ['over New Year', '2026-12-31T12:00:00', '2026-12-28'],
  ])('%s', (_, ratedAt, week) => {
    expect(weekOf(at(ratedAt))).toBe(week)
  })

  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2027-01-01', '2026-12-28'],
  ])('Monday of %s is %s', (of, monday) => {
    expect(mondayOf(day(of))).toBe(monday)
  })
})

describe('weeks under five are merged onward (§19)', () => {
  const five = (n: number) => Array.from({ length: n }, () => ({ level: 5 as const, aspects: [] }))
  /** Ratings a week → what staff see, as `first week–last week: ratings`. */
  const seen = (weeks: readonly number[]): string[] => {
    let closed: ClosedWeeks | undefined
    return weeks.flatMap((ratings, index) => {
      closed = closeWeek(closed, addDays(day('2026-11-02'), index * 7), tally(10, five(ratings)))
      return closed.isShown ? [`${closed.from}–${closed.to}: ${String(closed.ratings)}`] : []
    })
  }
  const rows: [string, number[], string[]][] = [
    ['five alone', [5], ['2026-11-02–2026-11-08: 5']],
    ['four wait', [4], []],
    ['four and one', [4, 1], ['2026-11-02–2026-11-15: 5']],
    ['one a week, five weeks long', [1, 1, 1, 1, 1], ['2026-11-02–2026-12-06: 5']],
    ['six, then two that wait', [6, 2], ['2026-11-02–2026-11-08: 6']],
    ['six, then two and three', [6, 2, 3], ['2026-11-02–2026-11-08: 6', '2026-11-09–2026-11-22: 5']],
    ['a week without any goes along', [3, 0, 2], ['2026-11-02–2026-11-22: 5']],
    ['nothing at all', [0, 0, 0], []],
    [
      'every week alone',
      [5, 7, 9],
      ['2026-11-02–2026-11-08: 5', '2026-11-09–2026-11-15: 7', '2026-11-16–2026-11-22: 9'],
    ],
  ]
  it.each(rows)('%s', (_, weeks, expected) => {
    expect(seen(weeks)).toEqual(expected)
  })

  it('never shows a difference smaller than five', () => {
    for (let seed = 0; seed < 200; seed++) {
      const weeks = Array.from({ length: 12 }, (_, n) => (seed * 7 + n * n * 3 + n) % 7)
      const shown = seen(weeks).map((text) => Number(text.split(': ')[1]))
      expect(shown.every((ratings) => ratings >= 5)).toBe(true)
    }
  })

  it('adds visits, levels and aspects up', () => {
    const first = closeWeek(
      undefined,
      day('2026-11-02'),
      tally(12, [
        { level: 1, aspects: ['waiting'] },
        { level: 4, aspects: [] },
      ]),
    )
    const both = closeWeek(
      first,
      day('2026-11-09'),
      tally(30, [
        { level: 5, aspects: ['waiting', 'papers'] },
        { level: 1, aspects: ['attitude'] },
        { level: 3, aspects: ['waiting'] },
      ]),
    )
    expect(both).toEqual({
      from: '2026-11-02',
      to: '2026-11-15',
      visits: 42,
      ratings: 5,
      byLevel: [2, 0, 1, 1, 1],
      byAspect: { waiting: 3, attitude: 1, papers: 1, outcome: 0, guidance: 0 },
      isShown: true,
    })
  })
})

describe('ratings that are set aside (§19)', () => {
  const rated = { windowId: 'W1', servedBy: ['p-clerk'] }
  const staff = (windowId: string, to?: string) => [
    {
      role: 'windowStaff' as const,
      windowId,
      from: day('2026-09-01'),
      ...(to === undefined ? {} : { to: day(to) }),
    },
  ]
  const rows: [
    string,
    { personId: string | undefined; grants: ReturnType<typeof staff> },
    number,
    string | undefined,
  ][] = [
    ['a guest', { personId: undefined, grants: [] }, 0, undefined],
    ['a student', { personId: 'p-li', grants: [] }, 4, undefined],
    ['who served, though no longer posted there', { personId: 'p-clerk', grants: [] }, 0, 'servedBy'],
    ['a colleague of the window', { personId: 'p-b', grants: staff('W1') }, 0, 'colleague'],
    ['a clerk of another window', { personId: 'p-c', grants: staff('W2') }, 0, undefined],
    [
      'one whose posting ended yesterday',
      { personId: 'p-d', grants: staff('W1', '2026-11-22') },
      0,
      undefined,
    ],
    ['the sixth within an hour', { personId: undefined, grants: [] }, 5, 'burst'],
    ['a colleague in a burst is a colleague', { personId: 'p-b', grants: staff('W1') }, 9, 'colleague'],
  ]
  it.each(rows)('%s', (_, rater, lately, expected) => {
    expect(asideReason(rater, rated, lately, day('2026-11-23'))).toBe(expected)
  })
})
