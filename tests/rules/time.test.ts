import * as v from 'valibot'
import {
  addDays,
  clockText,
  Day,
  dayOf,
  enDay,
  instantOf,
  minuteOf,
  minutesBetween,
  weekdayOf,
  zhDay,
} from '../../cloudfunctions/_kernel/time'

const day = (text: string): Day => v.parse(Day, text)

describe('an instant is read in Shanghai, wherever the process runs', () => {
  it.each([
    ['morning in Shanghai is night in London', '2026-11-23T01:40:00Z', '2026-11-23', 580],
    ['the last millisecond of a day', '2026-11-23T15:59:59.999Z', '2026-11-23', 1439],
    ['midnight begins the next day', '2026-11-23T16:00:00.000Z', '2026-11-24', 0],
    ['Friday 16:00:00.000', '2026-11-27T08:00:00.000Z', '2026-11-27', 960],
    ['a millisecond before it is still 15:59', '2026-11-27T07:59:59.999Z', '2026-11-27', 959],
    ['New Year comes at 16:00 of London', '2026-12-31T16:00:00Z', '2027-01-01', 0],
    ['a leap day', '2028-02-28T16:30:00Z', '2028-02-29', 30],
    ['the hour that summer time skips in Los Angeles', '2026-03-08T10:30:00Z', '2026-03-08', 1110],
    ['before 1970 too', '1969-12-31T15:59:00Z', '1969-12-31', 1439],
  ])('%s', (_, at, expectedDay, minute) => {
    expect([dayOf(new Date(at)), minuteOf(new Date(at))]).toEqual([expectedDay, minute])
  })

  it.each([
    ['2026-11-27', 960, '2026-11-27T08:00:00.000Z'],
    ['2026-11-27', 0, '2026-11-26T16:00:00.000Z'],
    ['2026-11-27', 1440, '2026-11-27T16:00:00.000Z'],
  ])('minute %s %i is %s', (of, minute, instant) => {
    expect(instantOf(day(of), minute).toISOString()).toBe(instant)
  })
})

describe('days are counted on the calendar', () => {
  it.each([
    ['over a month', '2026-11-30', 1, '2026-12-01'],
    ['over a year', '2026-12-31', 1, '2027-01-01'],
    ['over a leap day', '2028-02-28', 2, '2028-03-01'],
    ['backwards', '2026-03-01', -1, '2026-02-28'],
    ['by none', '2026-03-01', 0, '2026-03-01'],
    ['over the night that Los Angeles shortens', '2026-03-07', 2, '2026-03-09'],
  ])('%s', (_, from, days, to) => {
    expect(addDays(day(from), days)).toBe(to)
  })

  it.each([
    ['2026-11-23', 1],
    ['2026-11-27', 5],
    ['2026-11-28', 6],
    ['2026-11-29', 7],
  ])('%s is weekday %i', (of, weekday) => {
    expect(weekdayOf(day(of))).toBe(weekday)
  })

  it.each([
    ['2026-02-29', 'a day that this year has not'],
    ['2026-13-01', 'a month that no year has'],
    ['1999-12-31', 'before this century'],
    ['2026-1-1', 'without its zeros'],
    ['2026-11-23T00:00', 'with a time'],
    [{ $gt: '' }, 'an operator'],
  ] as [unknown, string][])('%j is no day: %s', (text) => {
    expect(v.is(Day, text)).toBe(false)
  })
})

describe('minutes', () => {
  it.each([
    [485, '08:05'],
    [0, '00:00'],
    [1440, '24:00'],
  ])('%i reads %s', (minute, text) => {
    expect(clockText(minute)).toBe(text)
  })

  it.each([
    ['2026-11-30', '11月30日', '30 Nov'],
    ['2027-01-05', '1月5日', '5 Jan'],
  ])('%s is said as %s, in English %s', (day, zh, en) => {
    expect([zhDay(day), enDay(day)]).toEqual([zh, en])
  })

  it.each([
    ['59 seconds are none', '2026-11-23T00:00:00Z', '2026-11-23T00:00:59Z', 0],
    ['60 are one', '2026-11-23T00:00:00Z', '2026-11-23T00:01:00Z', 1],
    ['backwards it rounds down as well', '2026-11-23T00:01:00Z', '2026-11-23T00:00:30Z', -1],
  ])('%s', (_, from, to, minutes) => {
    expect(minutesBetween(new Date(from), new Date(to))).toBe(minutes)
  })
})
