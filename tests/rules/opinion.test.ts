import type { Day } from '../../cloudfunctions/_kernel/time'
import { answered, type Opinion, opinionFigures, toList } from '../../cloudfunctions/windows/opinion/opinion'

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

describe('which opinions come onto the list (§8)', () => {
  it.each([
    ['nothing of four', given('2026-11-30', 4), 0],
    ['five of a week that is over', given('2026-11-30', 5), 5],
    ['nothing of the week that is not over', given('2026-12-14', 9), 0],
    ['two thin weeks once they are five together', [...given('2026-11-30', 2), ...given('2026-12-07', 3)], 5],
    [
      'no sixth before there are five new ones',
      [...given('2026-11-30', 5, { listed: '2026-12-07:x' }), ...given('2026-12-07', 1)],
      0,
    ],
    ['none whose words nobody has passed', given('2026-11-30', 9, { wordsState: 'pendingReview' }), 0],
    ['none that was stopped', given('2026-11-30', 9, { wordsState: 'stopped' }), 0],
    ['none that the centre took off', given('2026-11-30', 9, { offReason: '点了名' }), 0],
  ])('%s', (_case, opinions, expected) => {
    expect(toList(opinions as Parameters<typeof toList>[0], monday)).toHaveLength(expected)
  })
})

describe('what a quarterly sheet says of opinions (§8)', () => {
  it('counts by subject with the votes behind them, what most people want first', () => {
    const opinions = [
      { about: 'hours' as const, words: '中午也开', votes: 2 },
      { about: 'hours' as const, words: '早半小时', votes: 7 },
      { about: 'window' as const, words: '挪到门口' },
    ]
    expect(opinionFigures(opinions)).toEqual([
      { subject: 'window', count: 1, votes: 0, said: [{ words: '挪到门口', votes: 0 }] },
      {
        subject: 'hours',
        count: 2,
        votes: 9,
        said: [
          { words: '早半小时', votes: 7 },
          { words: '中午也开', votes: 2 },
        ],
      },
    ])
  })

  it('says nothing of a subject that nobody spoke of', () => {
    expect(opinionFigures([])).toEqual([])
  })
})

describe('an answer to an opinion (§8)', () => {
  const opinion = { ...given('2026-11-30', 1)[0], _id: 'o', windowId: 'w1', v: 1, waits: true } as Opinion
  const answer = (to: 'everybody' | 'author', words: string) => ({
    to,
    words,
    by: 'unit' as const,
    on: monday,
  })

  it('ends the waiting, and one to everybody stands beside one to the author', () => {
    const both = answered(answered(opinion, answer('everybody', '明年起开')), answer('author', '谢谢'))
    expect(both).toMatchObject({ waits: false, answers: [{ words: '明年起开' }, { words: '谢谢' }] })
  })
  it('takes the place of an earlier one to the same readers', () => {
    const twice = answered(answered(opinion, answer('everybody', '不行')), answer('everybody', '可以'))
    expect(twice.answers?.map(({ words }) => words)).toEqual(['可以'])
  })
})
