import type { HoursBasis } from '../../cloudfunctions/_kernel/public-hours'
import { type Closing, HALL, holdsFor } from '../../cloudfunctions/_shared/closing'
import { type AtWindow, atWindow, type Seen } from '../../cloudfunctions/_shared/presence'
import { workEnds } from '../../cloudfunctions/security/closing/hours'
import {
  closingDay,
  closingState,
  itemsOf,
  lastAt,
  leftOf,
  presenceAt,
  wasReleased,
} from '../../cloudfunctions/security/closing/rule'
import { day } from './calendar-year'

const at = (clock: string, on = '2026-11-24') => new Date(`${on}T${clock}:00+08:00`)

/** `wang in w1 08:00` */
const press = (text: string): Seen => {
  const [name = '', direction, windowId, clock = ''] = text.split(' ')
  return { personId: name, direction: direction === 'in' ? 'in' : 'out', windowId, at: at(clock) }
}
const seen = (text: string): Seen[] => (text === '' ? [] : text.split(', ').map(press))

describe('who is still at a window (§21 §31)', () => {
  it.each([
    ['nobody came', '', '', undefined],
    ['A came', 'wang in w1 08:00', 'wang', undefined],
    ['A came and went', 'wang in w1 08:00, wang out w1 17:30', '', 'wang'],
    ['A went, B is still there', 'wang in w1 08:00, li in w1 08:30, wang out w1 17:30', 'li', 'wang'],
    ['B came in at another window since', 'li in w1 08:00, li in w2 14:00', '', undefined],
    ['back after lunch', 'wang in w1 08:00, wang out w1 12:00, wang in w1 14:00', 'wang', 'wang'],
    ['at the other window all day', 'zhao in w2 08:00', '', undefined],
  ])('%s', (_, presses, inside, lastOut) => {
    const found = atWindow('w1', seen(presses))
    expect(found.inside.join(' ')).toBe(inside)
    expect(found.lastOut?.personId).toBe(lastOut)
  })

  it('in the hall is whoever is at any window', () => {
    const both = seen('wang in w1 08:00, zhao in w2 08:10, wang out w1 17:30')
    expect(presenceAt(HALL, both).inside).toEqual(['zhao'])
    expect(presenceAt('w1', both).inside).toEqual([])
  })
})

describe('whether a look round holds for the evening (§31)', () => {
  it.each([
    ['nobody looked round', undefined, '08:00', '17:30', false],
    ['just before going', '17:28', '08:00', '17:30', true],
    ['an hour before going', '16:30', '14:00', '17:30', true],
    ['longer than that', '16:29', '14:00', '17:30', false],
    ['at noon, and somebody came in afterwards', '12:00', '13:58', '12:30', false],
    ['in the minute in which the last one came', '14:00', '14:00', '14:30', true],
  ])('%s', (_, done, lastIn, leftAt, expected) => {
    const doneAt = done === undefined ? undefined : at(done)
    expect(holdsFor(doneAt, { lastIn: at(lastIn), leftAt: at(leftAt) })).toBe(expected)
  })
})

describe('how a place stands with its look round (§31)', () => {
  const done = (clock: string): Partial<Closing> => ({
    done: { at: at(clock), by: 'wang', items: [] },
  })
  const chased: Partial<Closing> = { chasedAt: at('17:45') }
  const missed: Partial<Closing> = { missed: { at: at('04:10', '2026-11-25') } }
  const excused: Partial<Closing> = {
    missed: { at: at('04:10', '2026-11-25'), excused: { reason: '停电', by: 'desk', at: at('09:00') } },
  }
  it.each<[string, Partial<Closing> | undefined, string, string, string]>([
    ['nobody was there', undefined, '', '18:00', 'idle'],
    ['somebody is there', undefined, 'wang in w1 08:00', '16:00', 'awaited'],
    ['all have gone without', undefined, 'wang in w1 08:00, wang out w1 17:30', '18:00', 'awaited'],
    ['looked round and gone', done('17:28'), 'wang in w1 08:00, wang out w1 17:30', '22:00', 'done'],
    ['looked round, still there an hour later', done('17:00'), 'wang in w1 08:00', '18:01', 'awaited'],
    ['asked for', chased, 'wang in w1 08:00', '18:00', 'chased'],
    ['asked for, then made', { ...chased, ...done('18:10') }, 'wang in w1 08:00', '18:20', 'done'],
    ['the day ended without', missed, 'wang in w1 08:00', 'over', 'missed'],
    ['let off', excused, 'wang in w1 08:00', 'over', 'excused'],
    ['looked round, then forgot to clock out', done('17:28'), 'wang in w1 08:00', 'over', 'done'],
    ['somebody came in after it', done('12:01'), 'wang in w1 08:00, li in w1 14:00', 'over', 'awaited'],
  ])('%s', (_, closing, presses, now, expected) => {
    const presence = atWindow('w1', seen(presses))
    expect(closingState(closing as Closing | undefined, presence, now === 'over' ? now : at(now))).toBe(
      expected,
    )
  })

  it.each([
    ['who went last', 'wang in w1 08:00, li in w1 08:00, li out w1 17:30, wang out w1 17:31', 'wang'],
    ['the one who is still there', 'wang in w1 08:00, li in w1 08:00, li out w1 17:30', 'wang'],
    ['nobody in particular of two', 'wang in w1 08:00, li in w1 08:00', undefined],
    ['nobody', '', undefined],
  ])('the last at a window is %s', (_, presses, expected) => {
    expect(lastAt(atWindow('w1', seen(presses)))).toBe(expected)
  })

  it.each([
    ['nobody was let go', [], 'wang', false],
    ['everybody was', [[]], 'wang', true],
    ['everybody was, and nobody can be named', [[]], undefined, true],
    ['somebody else was', [['li']], 'wang', false],
    ['they were', [['li'], ['wang']], 'wang', true],
  ])('a miss counts for nobody whom the centre let go: %s', (_, releases, last, expected) => {
    expect(wasReleased(releases, last)).toBe(expected)
  })
})

describe('what is looked at (§31)', () => {
  it('doors and windows, lights, power, seals and papers at a window; no cupboards in the hall', () => {
    expect(itemsOf('w1')).toEqual([
      'doorsAndWindows',
      'lights',
      'equipmentPower',
      'sealsLocked',
      'papersLocked',
    ])
    expect(itemsOf(HALL)).toEqual(['doorsAndWindows', 'lights', 'equipmentPower'])
    expect(leftOf('w1', ['lights', 'sealsLocked'])).toEqual([
      'doorsAndWindows',
      'equipmentPower',
      'papersLocked',
    ])
    expect(leftOf(HALL, ['doorsAndWindows', 'lights', 'equipmentPower'])).toEqual([])
  })
})

describe('when the evening comes (§21 §31)', () => {
  const closed = { kind: 'closing', day: '2026-11-25', reason: '停电' } as never
  const basis: HoursBasis = {
    timetables: [
      {
        from: day('2026-01-01'),
        segments: [
          { from: 480, to: 720 },
          { from: 840, to: 1050 },
        ],
      },
    ],
    calendar: [],
  }
  it.each([
    ['a workday', '2026-11-24', undefined, 1050],
    ['a Friday: after the meeting, not at four', '2026-11-27', undefined, 1050],
    ['a weekend', '2026-11-28', undefined, undefined],
    ['duty on a weekend', '2026-11-28', [{ day: '2026-11-28', spans: [{ from: 540, to: 720 }] }], 720],
    [
      'duty on another weekend',
      '2026-11-28',
      [{ day: '2026-12-05', spans: [{ from: 540, to: 720 }] }],
      undefined,
    ],
    ['a year that nobody covers', '2031-03-10', undefined, undefined],
  ])('%s', (_, on, duty, expected) => {
    expect(workEnds(day(on), basis, duty as never)).toBe(expected)
  })
  it('a day on which the hall is closed has none', () => {
    expect(workEnds(day('2026-11-25'), { ...basis, calendar: [closed] })).toBeUndefined()
  })

  const inside: Pick<AtWindow, 'inside'> = { inside: ['wang'] }
  it.each([
    ['by day', 600, inside, '2026-11-24'],
    ['after midnight, while somebody is there', 30, inside, '2026-11-23'],
    ['until four', 239, inside, '2026-11-23'],
    ['from four on', 240, inside, '2026-11-24'],
    ['after midnight, when all have gone', 30, { inside: [] }, '2026-11-24'],
  ])('a look round %s belongs to its day', (_, minute, before, expected) => {
    expect(closingDay({ day: day('2026-11-24'), before: day('2026-11-23'), minute }, before)).toBe(expected)
  })
})
