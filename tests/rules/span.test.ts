import fc from 'fast-check'
import { covers, intersect, subtract, totalMinutes, union } from '../../cloudfunctions/_kernel/span'
import { shown, spans } from './spans'

describe('spans are half-open minutes in one normal form', () => {
  it.each([
    ['touching ones become one', '08:00-12:00 12:00-14:00', '08:00-14:00'],
    ['overlapping ones become one', '08:00-12:00 11:00-14:00', '08:00-14:00'],
    ['one inside another disappears', '08:00-12:00 09:00-10:00', '08:00-12:00'],
    ['they are put in order', '14:00-17:30 08:00-12:00', '08:00-12:00 14:00-17:30'],
    ['an empty one is none', '08:00-08:00', ''],
    ['a reversed one is none', '12:00-08:00', ''],
  ])('union: %s', (_, list, expected) => {
    expect(shown(union(spans(list)))).toBe(expected)
  })

  it.each([
    ['a window inside the hall', '08:00-12:00 14:00-17:30', '09:00-16:00', '09:00-12:00 14:00-16:00'],
    ['touching is not sharing', '08:00-12:00', '12:00-14:00', ''],
    ['nothing with nothing', '', '', ''],
  ])('intersect: %s', (_, one, other, expected) => {
    expect(shown(intersect(spans(one), spans(other)))).toBe(expected)
  })

  it.each([
    ['Friday from 16:00', '08:00-12:00 14:00-17:30', '16:00-24:00', '08:00-12:00 14:00-16:00'],
    ['a hole in the middle', '08:00-12:00', '09:00-10:00', '08:00-09:00 10:00-12:00'],
    ['all of it', '08:00-12:00', '07:00-13:00', ''],
    ['what it only touches', '08:00-12:00', '12:00-13:00', '08:00-12:00'],
    ['two holes', '08:00-12:00', '08:30-09:00 10:00-10:30', '08:00-08:30 09:00-10:00 10:30-12:00'],
  ])('subtract: %s', (_, whole, cut, expected) => {
    expect(shown(subtract(spans(whole), spans(cut)))).toBe(expected)
  })

  it.each([
    ['the first minute is in', 480, true],
    ['the last is in', 719, true],
    ['the end is out', 720, false],
    ['lunch is out', 750, false],
  ])('covers: %s', (_, minute, expected) => {
    expect(covers(spans('08:00-12:00 14:00-17:30'), minute)).toBe(expected)
  })

  it('counts overlapping minutes once', () => {
    expect(totalMinutes(spans('08:00-10:00 09:00-11:00'))).toBe(180)
  })

  it('agrees with counting minute by minute', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
      .map(([from, to]) => ({ from, to }))
    const list = fc.array(span, { maxLength: 6 })
    const has = (all: readonly { from: number; to: number }[], minute: number) =>
      all.some(({ from, to }) => minute >= from && minute < to)
    fc.assert(
      fc.property(list, list, fc.integer({ min: 0, max: 60 }), (a, b, minute) => {
        expect(covers(union(a), minute)).toBe(has(a, minute))
        expect(covers(intersect(a, b), minute)).toBe(has(a, minute) && has(b, minute))
        expect(covers(subtract(a, b), minute)).toBe(has(a, minute) && !has(b, minute))
      }),
    )
  })
})
