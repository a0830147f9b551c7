import { asideKeyOf, placedWords } from '../../cloudfunctions/cases/rating/key'
import type { Rating } from '../../cloudfunctions/cases/rating/rating'
import { weekOfHeld } from '../../cloudfunctions/_shared/held-words'
import { day } from './calendar-year'

const at = new Date('2026-11-23T09:00:00+08:00')
const rating: Rating & { _id: string } = {
  _id: 'A:2026-11-23:7',
  visitor: 'v-li',
  windowId: 'W1',
  windowNo: 1,
  unitId: 'u-jw',
  number: 'A007',
  level: 2,
  aspects: [],
  words: '可以加微信吗',
  wordsState: 'pendingReview',
  salt: 'salt',
  ratedAt: at,
  isChanged: false,
  week: day('2026-11-23'),
  createdAt: at,
  updatedAt: at,
  v: 1,
}
const heldOf = (more: Partial<Rating>) => placedWords({ ...rating, ...more }).held

describe('words that wait for a person (0.3)', () => {
  it.each([
    ['held', {}, true],
    ['passed', { wordsState: 'passed' }, false],
    ['stopped', { wordsState: 'stopped' }, false],
    ['none', { wordsState: 'none', words: '' }, false],
    ['held before, passed now', { wordsState: 'passed', held: '2026-11-23:x' }, false],
  ] as const)('%s', (_, more, waits) => {
    expect(heldOf(more) !== undefined).toBe(waits)
  })

  it('have a place that tells the week and no visit, and another one once they are changed', () => {
    const held = heldOf({}) ?? ''
    expect(weekOfHeld(held)).toBe('2026-11-23')
    expect(held).not.toMatch(/A:|A007|v-li|09:00/)
    expect(heldOf({ words: '另一句' })).not.toBe(held)
    expect(heldOf({ salt: 'other' })).not.toBe(held)
    expect(heldOf({ level: 1 })).toBe(held)
  })

  it('so does what is set aside', () => {
    expect(asideKeyOf(rating)).toMatch(/^2026-11-23:[\w-]{22}$/)
    expect(asideKeyOf({ ...rating, salt: 'other' })).not.toBe(asideKeyOf(rating))
  })
})
