import { readCursor, writeCursor } from '../../cloudfunctions/_kernel/cursor'

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
