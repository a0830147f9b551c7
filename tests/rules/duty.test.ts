import {
  dutiesOf,
  type DutyEntry,
  dutyFault,
  hoursByWindow,
  isLateOn,
} from '../../cloudfunctions/attendance/duty/filing'
import {
  daysOffIn,
  type DutyPeriod,
  periodFault,
  withPeriod,
} from '../../cloudfunctions/attendance/duty/period'
import type { Piece } from '../../cloudfunctions/attendance/leave/piece'
import { day, year2027 } from './calendar-year'

const calendar = [year2027]
const at = new Date('2026-11-23T09:00:00+08:00')

const period = (from: string, to: string, name = '国庆节'): DutyPeriod => ({
  _id: name,
  name,
  from: day(from),
  to: day(to),
  fileBy: day('2026-09-20'),
  announcedAt: at,
})

describe('when units can be asked for duty (§22)', () => {
  const known = [period('2026-12-25', '2027-01-03', '元旦')]
  it.each([
    ['a week with the National Day in it', '2026-10-01', '2026-10-07', '2026-09-25', undefined],
    ['a single holiday', '2026-10-01', '2026-10-01', '2026-09-30', undefined],
    ['a period over the end of a year', '2027-01-04', '2027-02-20', '2026-12-20', undefined],
    ['one that ends before it begins', '2026-10-07', '2026-10-01', '2026-09-25', 'backwards'],
    ['more than seventy days', '2026-10-01', '2026-12-10', '2026-09-25', 'tooLong'],
    ['just seventy days', '2026-10-01', '2026-12-09', '2026-09-25', undefined],
    ['one that begins today', '2026-09-14', '2026-10-07', '2026-09-14', 'begun'],
    ['workdays alone', '2026-09-15', '2026-09-18', '2026-09-14', 'noDayOff'],
    ['a weekend', '2026-09-19', '2026-09-20', '2026-09-18', undefined],
    ['a deadline that has passed', '2026-10-01', '2026-10-07', '2026-09-13', 'deadlinePast'],
    ['a deadline today', '2026-10-01', '2026-10-07', '2026-09-14', undefined],
    ['a deadline on its first day', '2026-10-01', '2026-10-07', '2026-10-01', 'deadlineLate'],
    ['one that meets another by a day', '2027-01-03', '2027-01-10', '2026-12-20', 'overlaps'],
    ['one around another', '2026-12-20', '2027-01-10', '2026-12-01', 'overlaps'],
  ])('%s', (_what, from, to, fileBy, why) => {
    const fault = periodFault(
      { from: day(from), to: day(to), fileBy: day(fileBy) },
      known,
      day('2026-09-14'),
      calendar,
    )
    expect(fault === undefined || 'covered' in fault ? fault : fault.why).toBe(why)
  })
  it('stops at a year that no calendar covers', () => {
    expect(
      periodFault(
        { from: day('2027-12-30'), to: day('2028-01-02'), fileBy: day('2027-12-01') },
        [],
        day('2027-11-01'),
        calendar,
      ),
    ).toEqual({ covered: false, year: 2028 })
  })
  it('has duty on days off, and on none that is closed', () => {
    const closing = { _id: 'c', kind: 'closing', day: day('2026-10-03'), reason: '停电' } as never
    expect(daysOffIn({ from: day('2026-09-30'), to: day('2026-10-04') }, [...calendar, closing])).toEqual([
      '2026-10-01',
      '2026-10-02',
      '2026-10-04',
    ])
  })
  it('keeps periods in order, and lets go of what is long past', () => {
    const old = period('2025-05-01', '2025-05-05', '劳动节')
    const kept = withPeriod([old, ...known], period('2026-10-01', '2026-10-07'), day('2026-09-14'))
    expect(kept.map(({ name }) => name)).toEqual(['国庆节', '元旦'])
  })
})

const span = (text: string) => {
  const minute = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
  const [from = '', to = ''] = text.split('-')
  return { from: minute(from), to: minute(to) }
}
/** `w1 2026-10-01 09:00-12:00 wang li` */
const entry = (text: string): DutyEntry => {
  const [windowId = '', on = '', hours = '', ...personIds] = text.split(' ')
  return { windowId, day: day(on), span: span(hours), personIds }
}
const entries = (...texts: readonly string[]): DutyEntry[] => texts.map(entry)
const piece = (on: string, hours: string): Piece => ({ day: day(on), spans: [span(hours)] })

const october = ['2026-10-01', '2026-10-02', '2026-10-03'].map(day)

describe('what a unit may file (§22)', () => {
  const wang = 'w1 2026-10-02 09:00-12:00 wang'
  it.each<
    [string, string[], string[], { duties?: Piece[]; leaves?: [string, string][] }, string | undefined]
  >([
    ['nobody on duty', [], [], {}, undefined],
    ['somebody at a window', [wang], [], {}, undefined],
    ['two at a window', ['w1 2026-10-02 09:00-12:00 wang li'], [], {}, undefined],
    ['two windows one after the other', [wang, 'w2 2026-10-02 12:00-14:00 wang'], [], {}, undefined],
    ['two windows at once', [wang, 'w2 2026-10-02 11:59-14:00 wang'], [], {}, 'twice'],
    ['the same person twice in one entry', ['w1 2026-10-02 09:00-12:00 wang wang'], [], {}, 'twice'],
    ['a workday', ['w1 2026-10-08 09:00-12:00 wang'], [], {}, 'noDayOff'],
    ["another unit's window", ['w9 2026-10-02 09:00-12:00 wang'], [], {}, 'otherWindow'],
    ['somebody on leave', [wang], [], { leaves: [['2026-09-28', '2026-10-09']] }, 'onLeave'],
    [
      'somebody whose leave ended the day before',
      [wang],
      [],
      { leaves: [['2026-09-28', '2026-10-01']] },
      undefined,
    ],
    [
      'somebody on duty elsewhere',
      [wang],
      [],
      { duties: [piece('2026-10-02', '11:00-13:00')] },
      'onDutyElsewhere',
    ],
    [
      'somebody on duty elsewhere afterwards',
      [wang],
      [],
      { duties: [piece('2026-10-02', '12:00-13:00')] },
      undefined,
    ],
    ['a day that is over, added', ['w1 2026-10-01 09:00-12:00 wang'], [], {}, 'past'],
    [
      'a day that is over, as it was',
      ['w1 2026-10-01 09:00-12:00 wang'],
      ['w1 2026-10-01 09:00-12:00 wang'],
      {},
      undefined,
    ],
    ['a day that is over, taken away', [], ['w1 2026-10-01 09:00-12:00 wang'], {}, 'past'],
    [
      'a day that is over, by somebody else',
      ['w1 2026-10-01 09:00-12:00 li'],
      ['w1 2026-10-01 09:00-12:00 wang'],
      {},
      'past',
    ],
    ['today', ['w1 2026-10-02 14:00-17:00 li'], [wang], {}, undefined],
  ])('%s', (_what, wanted, before, { duties = [], leaves = [] }, why) => {
    const fault = dutyFault(entries(...wanted), {
      daysOff: october,
      today: day('2026-10-02'),
      windowIds: new Set(['w1', 'w2']),
      before: entries(...before),
      person: (id) =>
        id === 'wang'
          ? {
              duties,
              leaves: leaves.map(([firstDay, lastDay]) => ({
                firstDay: day(firstDay),
                lastDay: day(lastDay),
              })),
            }
          : { duties: [], leaves: [] },
    })
    expect(fault?.why).toBe(why)
  })
})

test('hours of a window are what all its people keep together', () => {
  const filed = entries(
    'w1 2026-10-01 09:00-11:00 wang',
    'w1 2026-10-01 10:00-12:00 li',
    'w1 2026-10-01 14:00-16:00 li',
    'w2 2026-10-02 09:00-10:00 li',
  )
  expect([...hoursByWindow(filed)]).toEqual([
    ['w1', [{ day: '2026-10-01', spans: [span('09:00-12:00'), span('14:00-16:00')] }]],
    ['w2', [{ day: '2026-10-02', spans: [span('09:00-10:00')] }]],
  ])
  expect(dutiesOf(filed, 'li')).toEqual([
    { windowId: 'w1', pieces: [{ day: '2026-10-01', spans: [span('10:00-12:00'), span('14:00-16:00')] }] },
    { windowId: 'w2', pieces: [{ day: '2026-10-02', spans: [span('09:00-10:00')] }] },
  ])
  expect(dutiesOf(filed, 'zhao')).toEqual([])
})

test('holiday duty listed after the deadline is late, on its last day it is not', () => {
  const fileBy = day('2026-09-28')
  expect([isLateOn(day('2026-09-28'), { fileBy }), isLateOn(day('2026-09-29'), { fileBy })]).toEqual([
    false,
    true,
  ])
})
