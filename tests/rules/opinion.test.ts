import { opinionFigures } from '../../cloudfunctions/windows/opinion'
import type { Day } from '../../cloudfunctions/_kernel/time'

const day = (on: string) => on as Day
const given = (week: string, count: number, more: object = {}) =>
  Array.from({ length: count }, (_none, n) => ({
    about: 'hours' as const,
    words: `${week} ${String(count - n)}`,
    wordsState: 'passed' as const,
    week: day(week),
    ...more,
  }))
const monday = day('2026-12-14')
const counted = (opinions: Parameters<typeof opinionFigures>[0]) =>
  opinionFigures(opinions, monday).map(({ count }) => count)

describe('what a quarterly sheet says of opinions (§8)', () => {
  it.each([
    ['nothing of four', given('2026-11-30', 4), []],
    ['five of a closed week', given('2026-11-30', 5), [5]],
    ['nothing of the week that is not over', given('2026-12-14', 9), []],
    [
      'two thin weeks once they are five together',
      [...given('2026-11-30', 2), ...given('2026-12-07', 3)],
      [5],
    ],
    ['no sixth before there are five new ones', [...given('2026-11-30', 5), ...given('2026-12-07', 1)], [5]],
  ])('%s', (_case, opinions, expected) => {
    expect(counted(opinions)).toEqual(expected)
  })

  it('counts by subject, and shows words that passed, in no order of time', () => {
    const opinions = [
      ...given('2026-11-30', 3),
      ...given('2026-12-07', 1, { wordsState: 'pendingReview', words: '不清楚能不能说' }),
      ...given('2026-12-07', 2, { about: 'window' }),
    ]
    expect(opinionFigures(opinions, monday)).toEqual([
      { subject: 'window', count: 2, words: ['2026-12-07 1', '2026-12-07 2'] },
      { subject: 'hours', count: 4, words: ['2026-11-30 1', '2026-11-30 2', '2026-11-30 3'] },
    ])
  })
})
