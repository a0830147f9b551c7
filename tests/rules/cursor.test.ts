import {
  instantKey,
  nextCursor,
  numberKey,
  readCursor,
  textKey,
  writeCursor,
} from '../../cloudfunctions/_kernel/cursor'
import { isRefusal } from '../../cloudfunctions/_kernel/refusal'

const forged = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a cursor comes back as it was given out', () => {
  it.each([[['2026-11-23T01:40:00.000Z', 'A:12']], [[1764000000000, 'x']], [['']], [[]]])('%j', (keys) => {
    expect(readCursor(writeCursor(keys))).toEqual(keys)
  })

  it.each([
    ['no base64 of JSON', '!!'],
    ['nothing', ''],
    ['an object', forged({ $gt: '' })],
    ['an operator among its keys', forged([{ $gt: '' }])],
    ['nothing among its keys', forged([null])],
    ['too many keys', forged([1, 2, 3, 4, 5])],
    ['a nested list', forged([[1]])],
  ])('one with %s is none', (_, cursor) => {
    expect(readCursor(cursor)).toBeUndefined()
  })
})

describe('where a list goes on', () => {
  it('is at its beginning without a cursor', () => {
    expect([textKey(undefined), numberKey(undefined), instantKey(undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('is after the key of the last row of a full page, and nowhere after one that is not full', () => {
    const page = [{ key: 'a' }, { key: 'b' }]
    expect(textKey(nextCursor(page, 2, ({ key }) => key).cursor)).toBe('b')
    expect(nextCursor(page, 3, ({ key }) => key)).toEqual({})
    expect(nextCursor([], 3, () => 'a')).toEqual({})
    expect(numberKey(writeCursor([7]))).toBe(7)
    expect(instantKey(writeCursor([5, 'x']))).toEqual({ at: new Date(5), id: 'x' })
  })

  it.each([
    ['a number for a text', textKey(writeCursor([1]))],
    ['an empty text', textKey(writeCursor(['']))],
    ['no key', textKey(writeCursor([]))],
    ['a text for a number', numberKey(writeCursor(['1']))],
    ['half a number', numberKey(writeCursor([1.5]))],
    ['an instant without id', instantKey(writeCursor([5]))],
    ['what was not made here', instantKey('!!')],
  ])('is refused: %s', (_title, key) => {
    expect(isRefusal(key)).toBe(true)
  })
})
