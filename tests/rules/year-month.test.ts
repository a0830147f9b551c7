import * as v from 'valibot'
import {
  dayAfterMonth,
  daysOfMonth,
  monthAfter,
  monthBefore,
  monthDays,
  monthOf,
  YearMonth,
} from '../../cloudfunctions/_kernel/month'

describe('a month', () => {
  it.each([
    ['2026-02', 28, '2026-02-01', '2026-02-28', '2026-01', '2026-03'],
    ['2026-11', 30, '2026-11-01', '2026-11-30', '2026-10', '2026-12'],
    ['2026-12', 31, '2026-12-01', '2026-12-31', '2026-11', '2027-01'],
    ['2027-01', 31, '2027-01-01', '2027-01-31', '2026-12', '2027-02'],
    ['2028-02', 29, '2028-02-01', '2028-02-29', '2028-01', '2028-03'],
  ])('%s has %i days, from %s to %s, between %s and %s', (month, count, from, to, before, after) => {
    const days = daysOfMonth(month)
    expect(days).toHaveLength(count)
    expect([days[0], days.at(-1)]).toEqual([from, to])
    expect(new Set(days.map(monthOf))).toEqual(new Set([month]))
    expect(monthDays(month)).toEqual({ from, to })
    expect([monthBefore(month), monthAfter(month)]).toEqual([before, after])
    expect(dayAfterMonth(month)).toBe(`${after}-01`)
  })

  it.each(['2026-13', '2026-00', '2026-1', '1999-12', '2026-11-01', ''])('is never %j', (text) => {
    expect(v.is(YearMonth, text)).toBe(false)
  })
})
