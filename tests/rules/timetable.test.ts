import * as v from 'valibot'
import { Day } from '../../cloudfunctions/_kernel/time'
import { segmentsOn, SpanOf } from '../../cloudfunctions/_kernel/timetable'
import { shown, spans } from './spans'

const day = (text: string): Day => v.parse(Day, text)
const winter = { from: day('2025-10-08'), segments: spans('08:00-12:00 14:00-17:30') }
const summer = { from: day('2026-05-01'), segments: spans('08:00-12:00 14:30-18:00') }
const nextWinter = { from: day('2026-10-15'), segments: spans('08:00-12:00 14:00-17:30') }

describe('a day reads the timetable in force on it (§21)', () => {
  it.each([
    ['the day on which one begins', '2026-05-01', '08:00-12:00 14:30-18:00'],
    ['the day before', '2026-04-30', '08:00-12:00 14:00-17:30'],
    ['it changes on the 15th: the 14th reads the old one', '2026-10-14', '08:00-12:00 14:30-18:00'],
    ['it changes on the 15th: the 15th reads the new one', '2026-10-15', '08:00-12:00 14:00-17:30'],
    ['a past day keeps its own', '2025-12-01', '08:00-12:00 14:00-17:30'],
  ])('%s', (_, on, expected) => {
    expect(shown(segmentsOn(day(on), [nextWinter, winter, summer]) ?? [])).toBe(expected)
  })

  it('has nothing before the first', () => {
    expect(segmentsOn(day('2025-10-07'), [winter, summer])).toBeUndefined()
  })

  it.each([
    ['ends before it begins', { from: 720, to: 480 }],
    ['is empty', { from: 480, to: 480 }],
    ['runs past midnight', { from: 480, to: 1441 }],
    ['has parts of minutes', { from: 480.5, to: 500 }],
  ])('a span that %s is refused', (_, span) => {
    expect(v.is(SpanOf, span)).toBe(false)
  })
})
