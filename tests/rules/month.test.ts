import type { SlotOutcome, SlotStatus } from '../../cloudfunctions/attendance/slot-status'
import { answersLeft } from '../../cloudfunctions/attendance/month/answer-view'
import { contentHash } from '../../cloudfunctions/attendance/month/publication'
import { latestOf, runOf } from '../../cloudfunctions/attendance/month/record'
import { countsOf, sumsOf } from '../../cloudfunctions/attendance/month/sums'
import { aMonth, anAnswer, aPersonRow } from './a-month'
import { day } from './calendar-year'
import { spans } from './spans'

const slot = (status: SlotStatus, lateMinutes = 0, earlyMinutes = 0): SlotOutcome => ({
  status,
  lateMinutes,
  earlyMinutes,
  due: spans('08:00-12:00'),
  present: status === 'absent' ? [] : spans('08:00-12:00'),
})

describe('what assessment counts of a month (§25)', () => {
  it.each<[string, SlotOutcome[], number, string]>([
    [
      'a month without a fault',
      [slot('normal'), slot('onLeave')],
      0,
      'late 0 seriouslyLate 0 absentHalfDay 0 unapprovedStandIn 0 meetingAbsence 0',
    ],
    [
      '29 minutes late',
      [slot('late', 29)],
      0,
      'late 1 seriouslyLate 0 absentHalfDay 0 unapprovedStandIn 0 meetingAbsence 0',
    ],
    [
      '30 minutes late',
      [slot('seriouslyLate', 30)],
      0,
      'late 0 seriouslyLate 1 absentHalfDay 0 unapprovedStandIn 0 meetingAbsence 0',
    ],
    [
      'ten minutes early',
      [slot('early', 0, 10)],
      0,
      'late 1 seriouslyLate 0 absentHalfDay 0 unapprovedStandIn 0 meetingAbsence 0',
    ],
    [
      'half an hour early',
      [slot('early', 0, 30)],
      0,
      'late 0 seriouslyLate 1 absentHalfDay 0 unapprovedStandIn 0 meetingAbsence 0',
    ],
    [
      'late and early in one half day counts once, by the worse',
      [slot('late', 5, 40)],
      0,
      'late 0 seriouslyLate 1 absentHalfDay 0 unapprovedStandIn 0 meetingAbsence 0',
    ],
    [
      'a whole day absent is two half days',
      [slot('absent'), slot('absent')],
      0,
      'late 0 seriouslyLate 0 absentHalfDay 2 unapprovedStandIn 0 meetingAbsence 0',
    ],
    [
      'B there without leave',
      [slot('substituted')],
      0,
      'late 0 seriouslyLate 0 absentHalfDay 0 unapprovedStandIn 1 meetingAbsence 0',
    ],
    [
      'a clocking missing is no absence',
      [slot('missing')],
      0,
      'late 0 seriouslyLate 0 absentHalfDay 0 unapprovedStandIn 0 meetingAbsence 0',
    ],
    [
      'late within the grace is normal',
      [slot('normal', 3)],
      0,
      'late 0 seriouslyLate 0 absentHalfDay 0 unapprovedStandIn 0 meetingAbsence 0',
    ],
    [
      'a missed meeting',
      [slot('normal')],
      1,
      'late 0 seriouslyLate 0 absentHalfDay 0 unapprovedStandIn 0 meetingAbsence 1',
    ],
  ])('%s', (_what, outcomes, missed, expected) => {
    const meetings = [
      { attendance: 'signed' as const },
      { attendance: 'excused' as const },
      ...Array.from({ length: missed }, () => ({ attendance: 'absent' as const })),
    ]
    const counts = countsOf(sumsOf(outcomes, meetings))
    expect(
      Object.entries(counts)
        .map(([rule, times]) => `${rule} ${String(times)}`)
        .join(' '),
    ).toBe(expected)
  })

  it('adds up whole minutes', () => {
    const sums = sumsOf([slot('late', 12), slot('early', 0, 7), slot('absent')], [])
    expect(sums).toMatchObject({ dueMinutes: 720, presentMinutes: 480, lateMinutes: 12, earlyMinutes: 7 })
  })
})

describe('what somebody can still say to their month (§25)', () => {
  const row = aPersonRow('2026-10', 'p-1')
  const open = aMonth('2026-10', { state: 'open', respondBy: day('2026-11-05'), publications: [] })
  const changed = { ...row, hash: 'x'.repeat(43) }
  it.each([
    ['nothing said yet', open, row, undefined, '2026-11-05', 'confirm object'],
    ['a day later', open, row, undefined, '2026-11-06', ''],
    [
      'said yes',
      open,
      row,
      anAnswer('2026-10', 'p-1', { state: 'confirmed', isWaiting: false }),
      '2026-11-05',
      'object',
    ],
    [
      'said yes to what it said before',
      open,
      changed,
      anAnswer('2026-10', 'p-1', { state: 'confirmed', isWaiting: false }),
      '2026-11-05',
      'confirm object',
    ],
    ['an objection waits', open, row, anAnswer('2026-10', 'p-1'), '2026-11-05', ''],
    [
      'an objection was dismissed',
      open,
      row,
      anAnswer('2026-10', 'p-1', { state: 'dismissed', isWaiting: false }),
      '2026-11-05',
      '',
    ],
    [
      'upheld, and worked out anew',
      open,
      changed,
      anAnswer('2026-10', 'p-1', { state: 'upheld', isWaiting: false }),
      '2026-11-05',
      'confirm object',
    ],
    ['while it is worked out', { ...open, state: 'computing' as const }, row, undefined, '2026-11-05', ''],
    ['published, and time left', aMonth('2026-10'), row, undefined, '2026-11-05', 'confirm object'],
  ])('%s', (_what, month, theirs, answer, today, expected) => {
    expect(answersLeft(month, theirs, answer, day(today)).join(' ')).toBe(expected)
  })
})

describe('runs and revisions', () => {
  const rows = [
    { key: 'p:1', run: 1, hash: 'a' },
    { key: 'p:2', run: 1, hash: 'b' },
    { key: 'p:1', run: 3, hash: 'c' },
  ]
  it('of each subject the latest counts, in whatever order they come', () => {
    const expected = [
      { key: 'p:1', run: 3, hash: 'c' },
      { key: 'p:2', run: 1, hash: 'b' },
    ]
    expect(latestOf(rows)).toEqual(expected)
    expect(latestOf([...rows].reverse())).toEqual(expected)
  })

  it('one changed row changes the hash of the whole, and nothing else does', () => {
    const before = contentHash('2026-10', latestOf(rows.slice(0, 2)))
    expect(contentHash('2026-10', latestOf(rows))).not.toBe(before)
    expect(contentHash('2026-10', latestOf(rows.slice(0, 2).reverse()))).toBe(before)
    expect(contentHash('2026-11', latestOf(rows.slice(0, 2)))).not.toBe(before)
  })

  it('a revision that there is not shows nothing', () => {
    expect([
      runOf(aMonth('2026-10'), 1),
      runOf(aMonth('2026-10'), 2),
      runOf(aMonth('2026-10'), undefined),
    ]).toEqual([1, undefined, 1])
  })
})
