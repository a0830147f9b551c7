import { cellsOf, hoursOf, mannedOf } from '../../cloudfunctions/attendance/manned'
import { shown, spans } from './spans'

const minute = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

describe('how a window was kept on a day (§21)', () => {
  it.each([
    ['all day', '08:00-12:00 14:00-17:30', '07:50-12:05 13:50-17:40', '24:00', '08:00-12:00 14:00-17:30', ''],
    ['nobody at all', '08:00-12:00', '', '24:00', '', '08:00-12:00'],
    [
      'empty on Tuesday at ten',
      '08:00-12:00',
      '08:00-10:00 10:12-12:00',
      '24:00',
      '08:00-10:00 10:12-12:00',
      '10:00-10:12',
    ],
    [
      'nothing is empty that is still to come',
      '08:00-12:00 14:00-17:30',
      '08:00-09:40',
      '09:40',
      '08:00-09:40',
      '',
    ],
    [
      'who stays on past closing keeps nothing open',
      '08:00-12:00',
      '08:00-13:00',
      '24:00',
      '08:00-12:00',
      '',
    ],
    ['before it opens', '08:00-12:00', '', '07:00', '', ''],
    ['a day off', '', '08:00-12:00', '24:00', '', ''],
  ])('%s', (_case, open, present, until, manned, empty) => {
    const known = mannedOf(spans(open), spans(present), minute(until))
    expect([shown(known.manned), shown(known.empty)]).toEqual([manned, empty])
  })
})

describe('a window’s day hour by hour', () => {
  it('says of each hour whether it was kept, in part, not at all, closed or is still to come', () => {
    const known = mannedOf(
      spans('08:00-12:00 14:00-16:00'),
      spans('08:00-09:00 09:30-10:00'),
      minute('11:00'),
    )
    expect(hoursOf([known])).toEqual([8, 9, 10, 11, 12, 13, 14, 15])
    expect(
      cellsOf(known, hoursOf([known])).map(({ state, emptyMinutes }) => `${state} ${String(emptyMinutes)}`),
    ).toEqual(['manned 0', 'partly 30', 'empty 60', 'ahead 0', 'closed 0', 'closed 0', 'ahead 0', 'ahead 0'])
  })

  it('has no hours on a day on which nothing is open', () => {
    expect(hoursOf([mannedOf([], [], 1440)])).toEqual([])
  })
})
