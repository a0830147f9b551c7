import type { Case } from '../../cloudfunctions/cases/case'
import { deadlinesOf, dueNow } from '../../cloudfunctions/cases/deadline'
import { aCase, aPromise } from './a-case'
import { day, entry } from './calendar-year'

const at = (text: string): Date => new Date(`${text}:00+08:00`)
const part = { n: 1, unitId: 'u-xy', unitName: '学院', unitNameEn: 'School', days: 2, redone: 0 }

const promised = aCase('inProgress')
const waiting = aCase('awaitingMaterials')
const done = aCase('done')

describe('what is due when (§20)', () => {
  const rows: [string, Case, string, string][] = [
    ['a promise, days before', promised, '2026-11-26T17:00', ''],
    ['a promise, the evening before its last working day', promised, '2026-11-27T07:59', ''],
    ['its last working day has come', promised, '2026-11-27T08:00', 'dueSoon:2026-11-27'],
    ['the weekend between tells nothing new', promised, '2026-11-29T12:00', 'dueSoon:2026-11-27'],
    ['the last minute of its date', promised, '2026-11-30T23:59', 'dueSoon:2026-11-27'],
    ['overdue at once', promised, '2026-12-01T00:00', 'dueSoon:2026-11-27 overdue:2026-11-30'],
    [
      'the centre learns it after one working day, and the day is counted',
      promised,
      '2026-12-02T00:00',
      'dueSoon:2026-11-27 overdue:2026-11-30 overdueCentre:2026-12-01 overdueDay:2026-12-01',
    ],
    [
      'one more a working day, none for a weekend',
      promised,
      '2026-12-07T12:00',
      'dueSoon:2026-11-27 overdue:2026-11-30 overdueCentre:2026-12-01 overdueDay:2026-12-01 ' +
        'overdueDay:2026-12-02 overdueDay:2026-12-03 overdueDay:2026-12-04',
    ],
    [
      'promised for the next day: yellow on that day',
      aCase('inProgress', { promise: aPromise({ days: 1, dueOn: '2026-11-24' }) }),
      '2026-11-24T08:00',
      'dueSoon:2026-11-24',
    ],
    ['while the clock stands still', aCase('suspended'), '2026-12-07T12:00', ''],
    ['a pass, three working days before its end', waiting, '2026-12-02T08:00', 'passSoon:2026-12-02'],
    ['a pass on its last day', waiting, '2026-12-07T23:59', 'passSoon:2026-12-02'],
    ['a pass is over with its day', waiting, '2026-12-08T00:00', 'passSoon:2026-12-02 passOver:2026-12-07'],
    ['a result, not yet fetched', done, '2026-12-23T23:00', ''],
    ['a result, unclaimed for 30 days', done, '2026-12-24T00:00', 'unclaimed:2026-12-23'],
    [
      'and another 30 later it goes to the archive',
      done,
      '2027-01-23T00:00',
      'unclaimed:2026-12-23 archived:2027-01-22',
    ],
    [
      'a posted result has no deadline',
      aCase('done', { delivery: { state: 'posted', at: new Date(0), trackingNo: 'SF1' } }),
      '2027-06-01T00:00',
      '',
    ],
    [
      'joint: a part overdue shows whose it is',
      aCase('inProgress', {
        parts: [{ ...part, state: 'inProgress', startedOn: '2026-11-23', dueOn: '2026-11-25' }],
      }),
      '2026-11-26T00:00',
      'partOverdue:2026-11-25:1',
    ],
    [
      'joint: the lead has not decided about a refused part',
      aCase('inProgress', {
        parts: [
          {
            ...part,
            state: 'refused',
            refusedAt: new Date(0),
            ground: '不符合',
            clause: '第三条',
            decideBy: '2026-11-25',
          },
        ],
      }),
      '2026-11-26T00:00',
      'decideOverdue:2026-11-25:1',
    ],
    ['a case that was refused', aCase('refused'), '2027-01-01T00:00', ''],
    ['a case that was withdrawn', aCase('withdrawn'), '2027-01-01T00:00', ''],
  ]
  it.each(rows)('%s', (_, known, now, expected) => {
    expect(
      dueNow(known, [], at(now))
        .due.map(({ name }) => name)
        .join(' '),
    ).toBe(expected)
  })

  it('tells nothing twice, and knows when to look again', () => {
    const told = ['dueSoon:2026-11-27', 'overdue:2026-11-30']
    expect(dueNow({ ...promised, told }, [], at('2026-12-01T00:00'))).toEqual({
      due: [],
      nextAt: at('2026-12-02T00:00'),
    })
  })

  it('counts a late look as many looks in time', () => {
    const moments = ['2026-11-27T08:00', '2026-12-01T00:00', '2026-12-02T00:00', '2026-12-05T03:00']
    const inTime = moments.reduce((known, now) => {
      const { due } = dueNow(known, [], at(now))
      return { ...known, told: [...known.told, ...due.map(({ name }) => name)] }
    }, promised)
    const late = dueNow(promised, [], at('2026-12-05T03:00')).due.map(({ name }) => name)
    expect(late).toEqual(inTime.told)
  })

  it('begins anew when the date moves', () => {
    const moved = {
      ...promised,
      told: ['dueSoon:2026-11-27'],
      promise: { ...promised.promise, dueOn: day('2026-12-03') },
    }
    expect(dueNow(moved, [], at('2026-12-02T09:00')).due.map(({ name }) => name)).toEqual([
      'dueSoon:2026-12-02',
    ])
  })

  it('never guesses a workday of a year that the calendar does not cover', () => {
    const late = aCase('inProgress', { promise: aPromise({ dueOn: '2026-12-31' }) })
    const known = dueNow(late, [], at('2027-01-06T12:00'))
    expect(known.due.map(({ name }) => name)).toEqual(['dueSoon:2026-12-30', 'overdue:2026-12-31'])
    expect(known.nextAt).toEqual(at('2027-01-07T08:00'))
    const year = entry({ kind: 'year', year: 2027, provisional: false, days: [] })
    expect(deadlinesOf(late, [year], day('2027-01-06')).map(({ name }) => name)).toContain(
      'overdueDay:2027-01-04',
    )
  })
})
