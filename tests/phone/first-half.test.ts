import { expect, test } from '@jest/globals'
import { firstHalf } from '../../miniprogram/attendance/ask/first-half'

const day = '2026-11-27'
const hours = [{ from: 480 }, { from: 840 }]

test.each([
  ['before the hall opens, this morning', 479, hours, day, 'morning'],
  ['as the morning begins, this afternoon', 480, hours, day, 'afternoon'],
  ['at noon, this afternoon', 750, hours, day, 'afternoon'],
  ['as the afternoon begins, tomorrow morning', 840, hours, '2026-11-28', 'morning'],
  ['on a day without hours, tomorrow morning', 480, [], '2026-11-28', 'morning'],
  ['on the last day of a month, the first of the next', 900, hours, '2026-12-01', 'morning'],
] as const)('leave is asked for %s', (_, minute, slots, first, half) => {
  const today = first === '2026-12-01' ? '2026-11-30' : day
  expect(firstHalf(today, minute, slots)).toEqual({ day: first, half })
})
