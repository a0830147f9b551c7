import type { Day } from '../../cloudfunctions/_kernel/time'
import { presenceOf, windowNow } from '../../cloudfunctions/centre/board/hall-now'
import { daysOfHall, promisesOf, ratingsOf } from '../../cloudfunctions/centre/month/figures'
import { spans } from './spans'

const morning = spans('08:00-12:00 14:00-17:30')
const seen = { spans: morning, counter: undefined, isStaffed: false, lastOut: undefined }

describe('a window as it is now', () => {
  it.each([
    ['what its counter says goes first', { counter: 'serving' as const }, 600, 'serving', 0],
    ['a paused counter is no empty window', { counter: 'paused' as const }, 600, 'paused', 0],
    ['somebody is in but has not opened', { isStaffed: true }, 600, 'notOpen', 0],
    ['nobody came this morning: since it should have opened', {}, 490, 'empty', 10],
    ['who was there has gone: since then', { lastOut: 580 }, 600, 'empty', 20],
    [
      'whoever went before noon left the afternoon empty from its beginning',
      { lastOut: 700 },
      850,
      'empty',
      10,
    ],
    ['noon', {}, 750, 'closed', 0],
    ['outside its hours nobody is missed', { spans: [] }, 600, 'closed', 0],
  ])('%s', (_case, more, minute, state, emptyMinutes) => {
    expect(windowNow({ ...seen, ...more }, minute)).toEqual({ state, emptyMinutes })
  })
})

describe('who is in', () => {
  const own = (personId: string) => ({ a: 'w1', c: 'w2' })[personId]
  const press = (personId: string, direction: 'in' | 'out', minute: number, windowId?: string) => ({
    personId,
    direction,
    minute,
    windowId,
  })
  it.each([
    ['whoever came is at their own window', [press('a', 'in', 480)], true, undefined],
    ['whoever went has left it', [press('a', 'in', 480), press('a', 'out', 600)], false, 600],
    [
      'the last press counts, in whatever order they are read',
      [press('a', 'in', 610), press('a', 'out', 600)],
      true,
      undefined,
    ],
    ['who stands in is where they clocked', [press('c', 'in', 480, 'w1')], true, undefined],
    ['nobody pressed', [], false, undefined],
  ])('%s', (_case, presses, isStaffed, lastOut) => {
    const known = presenceOf(presses, own)
    expect([known.isStaffed('w1'), known.lastOut('w1')]).toEqual([isStaffed, lastOut])
  })
})

describe('the figures of a month', () => {
  const day = (on: string) => on as Day

  it.each([
    ['kept on its very day', '2026-11-20', '2026-11-20', '1 of 1, open 0'],
    ['a day late', '2026-11-20', '2026-11-21', '0 of 1, open 0'],
    ['past its date and still open', '2026-11-20', undefined, '0 of 1, open 1'],
    ['whose date is still to come counts neither way', '2026-11-28', undefined, '0 of 0, open 0'],
    ['done before a date that is to come is kept', '2026-11-28', '2026-11-24', '1 of 1, open 0'],
  ])('a promise %s', (_case, dueOn, endedOn, expected) => {
    const { due, onTime, stillOpen } = promisesOf(
      [{ dueOn: day(dueOn), endedOn: endedOn === undefined ? undefined : day(endedOn) }],
      day('2026-11-25'),
    )
    expect(`${String(onTime)} of ${String(due)}, open ${String(stillOpen)}`).toBe(expected)
  })

  const windowDay = (windowId: string, on: string, called: number, averageWaitMinutes: number) => ({
    _id: `${windowId}:${on}`,
    windowId,
    day: day(on),
    called,
    served: called,
    guided: 0,
    missed: 0,
    averageWaitMinutes,
    longestWaitMinutes: averageWaitMinutes,
    averageServiceMinutes: 5,
    byHour: [],
    updatedAt: new Date(0),
  })
  it('adds windows up by day, each person’s wait alike', () => {
    expect(
      daysOfHall([
        windowDay('w2', '2026-11-24', 1, 5),
        windowDay('w1', '2026-11-23', 3, 10),
        windowDay('w2', '2026-11-23', 1, 30),
      ]),
    ).toEqual([
      { day: '2026-11-23', called: 4, averageWaitMinutes: 15 },
      { day: '2026-11-24', called: 1, averageWaitMinutes: 5 },
    ])
  })

  it('counts levels four and five as good, of the ratings that were given', () => {
    const week = { visits: 40, ratings: 6, byLevel: [1, 0, 1, 1, 3] }
    expect(ratingsOf([week, week] as never)).toEqual({ visits: 80, given: 12, good: 8 })
  })
})
