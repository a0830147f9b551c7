import type { Day } from '../../cloudfunctions/_kernel/time'
import { daysFault } from '../../cloudfunctions/centre/notice/notice'
import { readBy, unread } from '../../cloudfunctions/centre/standard/standard'

const day = (on: string) => on as Day

describe('by when a version of the service standards is to be read (§15)', () => {
  it.each([
    ['a week from its publication', '2026-11-23', '2026-11-24', '2026-11-30'],
    ['until it takes effect where that is later', '2026-11-23', '2026-12-15', '2026-12-15'],
  ])('%s', (_case, publishedOn, effectiveFrom, expected) => {
    const published = { publishedOn: day(publishedOn), effectiveFrom: day(effectiveFrom) }
    expect(readBy(published as never)).toBe(expected)
  })
})

describe('who has not read them', () => {
  const people = ['a', 'b', 'c'].map((personId) => ({ personId }))
  it('asks anew whoever has read an earlier version alone', () => {
    const read = [
      { _id: 'a', version: 2 },
      { _id: 'b', version: 1 },
    ]
    expect(unread(people, read, 2).map(({ personId }) => personId)).toEqual(['b', 'c'])
  })
})

describe('the days of a notice', () => {
  it.each([
    ['from today on', '2026-11-23', '2026-11-30', undefined],
    ['of today alone', '2026-11-23', '2026-11-23', undefined],
    ['that began before', '2026-11-01', '2026-11-23', undefined],
    ['that end before they begin', '2026-11-30', '2026-11-29', 'backwards'],
    ['that are over', '2026-11-01', '2026-11-22', 'past'],
  ])('%s', (_case, from, to, expected) => {
    expect(daysFault({ from: day(from), to: day(to) }, day('2026-11-23'))).toBe(expected)
  })
})
