import {
  endsDayBefore,
  nextDirection,
  pairsOf,
  type Punch,
} from '../../cloudfunctions/attendance/clock/punch'
import { slotsOn } from '../../cloudfunctions/attendance/slot'
import { outcomeOf, type SlotFacts, thereIn } from '../../cloudfunctions/attendance/slot-status'
import type { CalendarEntry } from '../../cloudfunctions/_kernel/calendar'
import { day, entry, winterVacation } from './calendar-year'
import { shown, spans } from './spans'

const punches = (text: string): Punch[] =>
  text
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => ({
      direction: one.startsWith('+') ? 'in' : 'out',
      minute: Number(one.slice(1, 3)) * 60 + Number(one.slice(4)),
    }))

const timetable = spans('08:00-12:00 14:00-17:30')
const pairText = ({ in: from, out }: { in?: number; out?: number }): string => {
  const clock = (minute?: number) =>
    minute === undefined
      ? '?'
      : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return `${clock(from)}-${clock(out)}`
}

describe('the slots of a day (§13 §21 §22)', () => {
  const timetables = [
    { from: day('2025-10-08'), segments: timetable },
    { from: day('2026-05-01'), segments: spans('08:00-12:00 14:30-18:00') },
  ]
  const duty = spans('09:00-11:30')
  it.each<[string, string, CalendarEntry[], string]>([
    ['a workday', '2026-03-09', [], 'work 08:00-12:00 14:00-17:30'],
    ['a Friday reaches past 16:00: the meeting is work', '2026-03-13', [], 'work 08:00-12:00 14:00-17:30'],
    [
      'the day before the summer timetable reads the old one',
      '2026-04-30',
      [],
      'work 08:00-12:00 14:00-17:30',
    ],
    ['and from its first day the new one', '2026-05-06', [], 'work 08:00-12:00 14:30-18:00'],
    ['a Saturday has none but filed duty', '2026-03-14', [], 'duty 09:00-11:30'],
    ['a make-up Saturday is work, and no duty', '2026-02-14', [], 'work 08:00-12:00 14:00-17:30'],
    ['a holiday: filed duty', '2026-10-02', [], 'duty 09:00-11:30'],
    ['a vacation: filed duty', '2026-02-10', [winterVacation], 'duty 09:00-11:30'],
    [
      'a closed day: nothing, whatever was filed',
      '2026-03-09',
      [entry({ kind: 'closing', day: '2026-03-09', reason: '停电' })],
      '',
    ],
    ['a year that nobody knows', '2031-03-10', [], 'uncovered 2031'],
  ])('%s', (_, on, calendar, expected) => {
    const slots = slotsOn(day(on), { timetables, calendar }, duty)
    if ('covered' in slots) expect(`uncovered ${String(slots.year)}`).toBe(expected)
    else expect(`${slots[0]?.kind ?? ''} ${shown(slots)}`.trim()).toBe(expected)
  })
})

describe('which punches a slot is judged by (§21: first in, last out)', () => {
  it.each([
    ['a full day', '+07:55 -12:03 +13:50 -17:40', '07:55-12:03 13:50-17:40'],
    ['pressed twice', '+07:55 +07:55 -12:03 -12:04', '07:55-12:04 ?-?'],
    ['out for a while in between', '+08:00 -10:00 +10:20 -12:00', '08:00-12:00 ?-?'],
    ['in again and never out', '+08:00 -10:00 +10:20', '08:00-? ?-?'],
    ['no time out', '+08:00', '08:00-? ?-?'],
    ['no time in', '-12:00', '?-12:00 ?-?'],
    ['in during lunch is for the afternoon', '+12:10 -17:30', '?-? 12:10-17:30'],
    ['out during lunch is of the morning', '+08:00 -13:40', '08:00-13:40 ?-?'],
    ['in one minute before noon is still the morning', '+11:59', '11:59-? ?-?'],
    ['out as the afternoon begins is of the morning', '+08:00 -14:00', '08:00-14:00 ?-?'],
    ['straight through lunch: two are missing', '+08:00 -17:30', '08:00-? ?-17:30'],
    ['after the day is over, an in belongs to nothing', '+18:00', '?-? ?-?'],
    ['before the day begins, an out belongs to nothing', '-07:00', '?-? ?-?'],
    ['nothing', '', '?-? ?-?'],
  ])('%s', (_, pressed, expected) => {
    expect(pairsOf(punches(pressed), timetable).map(pairText).join(' ')).toBe(expected)
  })

  it.each([
    ['out at 00:20 ends yesterday evening', '+17:00', '-00:20', '', true],
    ['not where yesterday has its out', '+17:00 -17:30', '-00:20', '', false],
    ['not an in', '+17:00', '+00:20', '', false],
    ['not at four in the morning', '+17:00', '-04:00', '', false],
    ['not after another of today', '+17:00', '-00:40', '+00:30', false],
    ['not where nobody came yesterday', '', '-00:20', '', false],
  ])('midnight: %s', (_, yesterday, pressed, today, expected) => {
    const [one] = punches(pressed)
    if (one === undefined) throw new Error('nothing pressed')
    expect(endsDayBefore(one, pairsOf(punches(yesterday), timetable), punches(today))).toBe(expected)
  })
})

describe('what the clock’s button does', () => {
  const at = (clock: string): number => punches(`+${clock}`)[0]?.minute ?? 0
  it.each([
    ['before anything', '', '07:50', 'in'],
    ['in before the hour', '+07:55', '07:56', 'out'],
    ['at work', '+08:00', '10:00', 'out'],
    ['out for a while', '+08:00 -10:00', '10:10', 'in'],
    ['noon, still in', '+08:00', '12:01', 'out'],
    ['noon, out', '+08:00 -12:01', '12:02', 'in'],
    ['in early for the afternoon', '+08:00 -12:01 +13:50', '13:51', 'out'],
    ['noon’s out forgotten, the afternoon has begun', '+08:00', '14:05', 'in'],
    ['evening, still in', '+14:00', '18:00', 'out'],
    ['evening, out', '+14:00 -17:31', '17:32', undefined],
    ['evening, never in', '', '18:00', undefined],
  ])('%s', (_, pressed, clock, expected) => {
    expect(nextDirection(punches(pressed), timetable, at(clock))).toBe(expected)
  })
})

describe('what became of a slot (§21)', () => {
  const morning = { from: 480, to: 720, kind: 'work' } as const
  const afternoon = { from: 840, to: 1050, kind: 'work' } as const
  const dutySlot = { from: 540, to: 690, kind: 'duty' } as const
  const meeting = (attendance: 'signed' | 'absent' | 'excused') => ({
    meetings: [{ span: { from: 960, to: 1050 }, attendance }],
  })
  const rows: [string, string, Partial<SlotFacts>, string][] = [
    ['on the minute', '+08:00 -12:00', {}, 'normal 0/0 08:00-12:00'],
    ['early and long', '+07:30 -12:30', {}, 'normal 0/0 08:00-12:00'],
    ['one minute late', '+08:01 -12:00', {}, 'late 1/0 08:01-12:00'],
    ['29 minutes late', '+08:29 -12:00', {}, 'late 29/0 08:29-12:00'],
    ['30 minutes late is serious', '+08:30 -12:00', {}, 'seriouslyLate 30/0 08:30-12:00'],
    ['within the grace', '+08:05 -12:00', { grace: 5 }, 'normal 5/0 08:05-12:00'],
    ['past the grace all of it counts', '+08:06 -12:00', { grace: 5 }, 'late 6/0 08:06-12:00'],
    ['away a minute early', '+08:00 -11:59', {}, 'early 0/1 08:00-11:59'],
    ['late and early: late is what it is called', '+08:10 -11:50', {}, 'late 10/10 08:10-11:50'],
    ['never seen', '', {}, 'absent 0/0 '],
    ['never seen, and B was there', '', { isSubstituted: true }, 'substituted 0/0 '],
    ['no time out: missing, not absent', '+08:00', {}, 'missing 0/0 '],
    ['late and no time out', '+08:20', {}, 'missing 20/0 '],
    ['no time in', '-12:00', {}, 'missing 0/0 '],
    ['on leave all morning', '', { leave: spans('08:00-12:00') }, 'onLeave 0/0 '],
    ['on leave all day', '', { leave: spans('00:00-23:59') }, 'onLeave 0/0 '],
    [
      'leave until ten, in at ten',
      '+10:00 -12:00',
      { leave: spans('08:00-10:00') },
      'normal 0/0 10:00-12:00',
    ],
    [
      'leave until ten, in at 10:05',
      '+10:05 -12:00',
      { leave: spans('08:00-10:00') },
      'late 5/0 10:05-12:00',
    ],
    [
      'leave from ten, away at ten',
      '+08:00 -10:00',
      { leave: spans('10:00-12:00') },
      'normal 0/0 08:00-10:00',
    ],
    [
      'leave from ten, away before',
      '+08:00 -09:50',
      { leave: spans('10:00-12:00') },
      'early 0/10 08:00-09:50',
    ],
    [
      'an hour of leave in the middle is not presence',
      '+08:00 -12:00',
      { leave: spans('09:00-10:00') },
      'normal 0/0 08:00-09:00 10:00-12:00',
    ],
    [
      'sick after an hour: the rest of the day',
      '+08:00 -09:00',
      { leave: spans('09:00-17:30') },
      'normal 0/0 08:00-09:00',
    ],
    ['part leave and never seen', '', { leave: spans('08:00-10:00') }, 'absent 0/0 '],
    [
      'the hall was released at eleven',
      '+08:00 -11:00',
      { exempt: spans('11:00-12:00') },
      'normal 0/0 08:00-11:00',
    ],
    ['nobody had to come', '', { exempt: spans('00:00-24:00') }, 'exempt 0/0 '],
    [
      'exempt wins over leave',
      '',
      { exempt: spans('08:00-12:00'), leave: spans('08:00-12:00') },
      'exempt 0/0 ',
    ],
    ['came when the slot was over', '+11:59 -12:00', {}, 'seriouslyLate 239/0 11:59-12:00'],
  ]
  it.each(rows)('%s', (_, pressed, facts, expected) => {
    const [pair = {}] = pairsOf(punches(pressed), [morning])
    const { status, lateMinutes, earlyMinutes, present } = outcomeOf({ slot: morning, pair, ...facts })
    expect(`${status} ${String(lateMinutes)}/${String(earlyMinutes)} ${shown(present)}`).toBe(expected)
  })

  const fridays: [string, string, Partial<SlotFacts>, string][] = [
    ['at the meeting', '+14:00 -16:00', meeting('signed'), 'normal 0/0 14:00-17:30'],
    ['at the meeting, clocked out after it', '+14:00 -17:30', meeting('signed'), 'normal 0/0 14:00-17:30'],
    ['meeting missed: its minutes are a gap', '+14:00 -17:30', meeting('absent'), 'normal 0/0 14:00-16:00'],
    ['let off from the meeting', '+14:00 -16:00', meeting('excused'), 'normal 0/0 14:00-16:00'],
    ['away before the meeting', '+14:00 -15:30', meeting('signed'), 'early 0/30 14:00-15:30 16:00-17:30'],
    ['only at the meeting', '', meeting('signed'), 'absent 0/0 16:00-17:30'],
    ['no meeting that Friday: the clock counts to the end', '+14:00 -17:30', {}, 'normal 0/0 14:00-17:30'],
    ['no meeting, away at four', '+14:00 -16:00', {}, 'early 0/90 14:00-16:00'],
    [
      'leave until the meeting, then signed',
      '',
      { ...meeting('signed'), leave: spans('14:00-16:00') },
      'normal 0/0 16:00-17:30',
    ],
    [
      'leave until the meeting, not signed',
      '',
      { ...meeting('absent'), leave: spans('14:00-16:00') },
      'absent 0/0 ',
    ],
    ['leave all afternoon', '', { ...meeting('absent'), leave: spans('14:00-17:30') }, 'onLeave 0/0 '],
  ]
  it.each(fridays)('Friday: %s', (_, pressed, facts, expected) => {
    const [pair = {}] = pairsOf(punches(pressed), [afternoon])
    const { status, lateMinutes, earlyMinutes, present } = outcomeOf({ slot: afternoon, pair, ...facts })
    expect(`${status} ${String(lateMinutes)}/${String(earlyMinutes)} ${shown(present)}`).toBe(expected)
  })

  const kept: [string, string, Partial<SlotFacts>, string][] = [
    ['let go at ten, stayed to the end', '+08:00 -12:00', { exempt: spans('10:00-24:00') }, '08:00-12:00'],
    [
      'on leave until ten, there all the time',
      '+08:00 -12:00',
      { leave: spans('08:00-10:00') },
      '10:00-12:00',
    ],
    ['the time out is missing', '+08:00', {}, ''],
    ['the time in is missing', '-12:00', {}, ''],
    ['came when the slot was over', '+12:00 -12:10', {}, ''],
  ]
  it.each(kept)('a window is kept: %s', (_, pressed, facts, expected) => {
    const [pair = {}] = pairsOf(punches(pressed), [morning])
    expect(shown(thereIn({ slot: morning, pair, ...facts }))).toBe(expected)
  })
  it.each<[string, Partial<SlotFacts>, string]>([
    ['signed', meeting('signed'), '14:00-17:30'],
    ['missed', meeting('absent'), '14:00-16:00'],
    ['let off, and there by the clock', meeting('excused'), '14:00-17:30'],
  ])('a window is kept through a meeting: %s', (_, facts, expected) => {
    const [pair = {}] = pairsOf(punches('+14:00 -17:30'), [afternoon])
    expect(shown(thereIn({ slot: afternoon, pair, ...facts }))).toBe(expected)
  })

  it.each([
    ['on duty', '+09:00 -11:30', 'duty 0/0'],
    ['late for duty', '+09:10 -11:30', 'late 10/0'],
    ['duty missed', '', 'absent 0/0'],
  ])('%s', (_, pressed, expected) => {
    const [pair = {}] = pairsOf(punches(pressed), [dutySlot])
    const { status, lateMinutes, earlyMinutes } = outcomeOf({ slot: dutySlot, pair })
    expect(`${status} ${String(lateMinutes)}/${String(earlyMinutes)}`).toBe(expected)
  })
})
