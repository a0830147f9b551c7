import * as v from 'valibot'
import { readyBy } from '../../cloudfunctions/guidance/ready-by'
import { isAlerting, Referral } from '../../cloudfunctions/guidance/referral/referral'
import { feeText, formText, stepText } from '../../cloudfunctions/_shared/sheet-words'
import { referralOf } from '../../cloudfunctions/guidance/sheet/take-transfers'
import { keepableQuery } from '../../cloudfunctions/guidance/search/unanswered-query'
import type { CalendarEntry } from '../../cloudfunctions/_kernel/calendar'
import type { OwnHours } from '../../cloudfunctions/_kernel/public-hours'
import { day, entry, winterVacation, year2027 } from './calendar-year'
import { spans } from './spans'

const timetables = [{ from: day('2025-10-08'), segments: spans('08:00-12:00 14:00-17:30') }]

describe('by when it is ready (§20)', () => {
  const duty = { duty: [{ day: day('2026-02-10'), spans: spans('09:00-11:00') }] }
  const rows: [string, string, number, CalendarEntry[], OwnHours[], boolean, string][] = [
    ['direct, this morning', '2026-11-23T09:40', 0, [], [{}], false, '2026-11-23 2026-11-23'],
    ['direct, before opening', '2026-11-23T06:00', 0, [], [{}], false, '2026-11-23 2026-11-23'],
    ['direct, at lunch', '2026-11-23T12:30', 0, [], [{}], false, '2026-11-23 2026-11-23'],
    ['direct, after closing', '2026-11-23T17:30', 0, [], [{}], false, '2026-11-24 2026-11-24'],
    ['three days, this morning', '2026-11-23T09:40', 3, [], [{}], false, '2026-11-23 2026-11-26'],
    ['three days, Friday 15:59', '2026-11-27T15:59', 3, [], [{}], false, '2026-11-27 2026-12-02'],
    ['three days, Friday 16:00', '2026-11-27T16:00', 3, [], [{}], false, '2026-11-30 2026-12-03'],
    ['on Saturday', '2026-11-28T10:00', 1, [], [{}], false, '2026-11-30 2026-12-01'],
    [
      'the sooner of two windows',
      '2026-11-24T09:00',
      0,
      [],
      [{ weekdays: [5] }, { weekdays: [3] }],
      false,
      '2026-11-25 2026-11-25',
    ],
    [
      'a window that serves mornings, in the afternoon',
      '2026-11-23T14:30',
      0,
      [],
      [{ hours: spans('08:00-11:00') }],
      false,
      '2026-11-24 2026-11-24',
    ],
    [
      'over the winter vacation',
      '2026-01-16T10:00',
      3,
      [winterVacation],
      [{}],
      false,
      '2026-01-16 2026-03-04',
    ],
    [
      'where work goes on in vacations',
      '2026-01-16T10:00',
      3,
      [winterVacation],
      [{}],
      true,
      '2026-01-16 2026-01-21',
    ],
    [
      'in the vacation, on duty day',
      '2026-02-10T08:00',
      1,
      [winterVacation],
      [duty],
      true,
      '2026-02-10 2026-02-11',
    ],
    [
      'into a provisional year',
      '2026-12-31T10:00',
      1,
      [year2027],
      [{}],
      false,
      '2026-12-31 2027-01-04 provisional',
    ],
    ['into a year that nobody covers: no date', '2026-12-31T10:00', 1, [], [{}], false, 'none'],
    [
      'a window that never opens: no date',
      '2026-03-02T10:00',
      1,
      [],
      [{ hours: spans('20:00-21:00') }],
      false,
      'none',
    ],
    [
      'a closed day on the way',
      '2026-11-23T09:40',
      1,
      [entry({ kind: 'closing', day: '2026-11-24', reason: '停电' })],
      [{}],
      false,
      '2026-11-23 2026-11-25',
    ],
  ]
  it.each(rows)('%s', (_, at, promisedDays, calendar, windows, inVacation, expected) => {
    const ready = readyBy(new Date(`${at}:00+08:00`), { promisedDays, inVacation }, windows, {
      timetables,
      calendar,
    })
    const said =
      ready === undefined
        ? 'none'
        : `${ready.acceptedOn} ${ready.day}${ready.provisional ? ' provisional' : ''}`
    expect(said).toBe(expected)
  })
})

describe('a referral remembers how often somebody was sent on (§18)', () => {
  it.each([
    [1, false],
    [2, true],
    [3, true],
  ])('hop %i alerts: %s', (hops, alert) => {
    const event = { _id: `queue:A:${String(hops)}`, at: new Date('2026-11-23T23:30:00+08:00') }
    const facts = {
      ticketId: 'A:2026-11-23:1',
      fromWindowId: 'W1',
      fromWindowNo: 1,
      toLineId: 'B',
      service: 'YJS-001',
      number: 'A001',
      hops,
    }
    const referral = referralOf(event, facts, ['W2'], new Date('2026-11-24T00:01:00+08:00'))
    expect(v.parse(Referral, referral)).toMatchObject({ isAlert: alert, hops, day: '2026-11-23' })
    expect(isAlerting(hops)).toBe(alert)
  })
})

describe('what may be kept of a query', () => {
  it.each([
    ['plain', '快递', '快递'],
    ['blanks and full width', '　ＷｉＦｉ  密码 ', 'wifi 密码'],
    ['signs', '怎么办？！补卡。', '怎么办 补卡'],
    ['a student number', '查20260001成绩', '查#成绩'],
    ['a phone in groups', '打 138 0000 0000', '打 #'],
    ['a phone with dashes', '138-0000-0000 咨询', '# 咨询'],
    ['an identity card', '11010119900101001X 户籍', '# 户籍'],
    ['a number spelled out', '电话一三八零零零零', '电话#'],
    ['full-width digits', '学号２０２６０００１', '学号#'],
    ['a mail address', '写给 li.si@example.edu 的信', '写给 # 的信'],
    ['a year may stay', '2026 校历', '2026 校历'],
    ['a building may stay', '3号楼', '3号楼'],
    ['only a number', '13800000000', ''],
    ['only signs', '？？', ''],
    ['too long', '很'.repeat(50), '很'.repeat(30)],
  ])('%s', (_, query, expected) => {
    expect(keepableQuery(query)).toBe(expected)
  })
})

describe('a sheet in words', () => {
  it.each([
    ['free', { kind: 'free' as const }, '不收费', 'Free'],
    ['whole yuan', { kind: 'fixed' as const, fen: 500 }, '5 元', '¥5'],
    ['fen', { kind: 'fixed' as const, fen: 1250 }, '12.50 元', '¥12.50'],
    ['worked out', { kind: 'assessed' as const, note: '按页计' }, '按页计', '按页计'],
  ])('fee: %s', (_, fee, chinese, english) => {
    expect([feeText(fee, 'zh-CN'), feeText(fee, 'en')]).toEqual([chinese, english])
  })

  it.each([
    [{ form: 'original' as const, copies: 1 }, '原件', 'Original'],
    [{ form: 'copy' as const, copies: 2 }, '复印件 2 份', '2 copies'],
    [{ form: 'copy' as const, copies: 1 }, '复印件', '1 copy'],
    [{ form: 'electronic' as const, copies: 1 }, '电子版', 'File'],
  ])('form: %j', (material, chinese, english) => {
    expect([formText(material, 'zh-CN'), formText(material, 'en')]).toEqual([chinese, english])
  })

  it.each([
    ['bare', { name: '受理', clockRuns: true }, '受理', '受理'],
    [
      'with who and days',
      { name: '审核', who: '教务处', days: 2, clockRuns: true },
      '审核（教务处，2 个工作日）',
      '审核 (教务处, 2 working days)',
    ],
    [
      "whose time isn't promised",
      { name: '公示', special: '公示', clockRuns: false },
      '公示（不计入承诺时限）',
      '公示 (not counted in the promise)',
    ],
  ])('step: %s', (_, step, chinese, english) => {
    expect([stepText(step, 'zh-CN'), stepText(step, 'en')]).toEqual([chinese, english])
  })
})
