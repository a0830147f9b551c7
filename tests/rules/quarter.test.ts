import { quarterBefore, quarterDays, quarterFigures, quarterOf } from '../../cloudfunctions/windows/quarter'
import { day } from './calendar-year'

describe('quarters', () => {
  it.each([
    ['2026-Q1', '2026-01-01', '2026-03-31', '2025-Q4'],
    ['2026-Q2', '2026-04-01', '2026-06-30', '2026-Q1'],
    ['2026-Q3', '2026-07-01', '2026-09-30', '2026-Q2'],
    ['2026-Q4', '2026-10-01', '2026-12-31', '2026-Q3'],
    ['2028-Q1', '2028-01-01', '2028-03-31', '2027-Q4'],
  ])('%s runs from %s to %s', (quarter, from, to, before) => {
    expect(quarterDays(quarter)).toEqual({ from, to })
    expect([quarterOf(day(from)), quarterOf(day(to)), quarterBefore(quarter)]).toEqual([
      quarter,
      quarter,
      before,
    ])
  })
})

describe('the quarterly sheet (§8)', () => {
  const of = (on: string, called: number, wait: number, hours: [number, number][]) => ({
    _id: `w1:${on}`,
    windowId: 'w1',
    day: day(on),
    called,
    served: called,
    guided: 1,
    missed: 0,
    averageWaitMinutes: wait,
    longestWaitMinutes: wait * 2,
    averageServiceMinutes: 6,
    byHour: hours.map(([hour, arrivals]) => ({ hour, arrivals })),
    updatedAt: new Date(0),
  })
  const week = {
    _id: 'w1:2026-11-16',
    windowId: 'w1',
    week: day('2026-11-16'),
    from: day('2026-11-16'),
    to: day('2026-11-22'),
    visits: 20,
    ratings: 8,
    byLevel: [1, 0, 1, 2, 4] as [number, number, number, number, number],
    byAspect: { waiting: 1, attitude: 0, papers: 0, outcome: 0, guidance: 0 },
    isShown: true,
    updatedAt: new Date(0),
  }
  it('weighs each person alike, not each day', () => {
    const days = [
      of('2026-11-23', 90, 10, [
        [8, 50],
        [9, 40],
      ]),
      of('2026-11-24', 10, 40, [[9, 10]]),
    ]
    expect(quarterFigures(days, [week])).toEqual({
      days: 2,
      called: 100,
      served: 100,
      guided: 2,
      missed: 0,
      calledADay: 50,
      averageWaitMinutes: 13,
      longestWaitMinutes: 80,
      busiestDay: '2026-11-23',
      busiestCalled: 90,
      byHour: [
        { hour: 8, arrivals: 50 },
        { hour: 9, arrivals: 50 },
      ],
      ratings: 8,
      goodRatings: 6,
      ratedVisits: 20,
    })
  })
  it('is all noughts for a window that nobody came to', () => {
    expect(quarterFigures([], [])).toMatchObject({ days: 0, called: 0, averageWaitMinutes: 0, byHour: [] })
  })
})
