import { instantOf } from '../../cloudfunctions/_kernel/time'
import {
  isExpected,
  type Meeting,
  meetingFault,
  type MeetingPresence,
  meetingsOfDay,
  signingAt,
  standingOf,
} from '../../cloudfunctions/attendance/meeting/meeting'
import { day } from './calendar-year'
import { spans } from './spans'

const friday = day('2026-11-27')
const at = new Date('2026-11-20T09:00:00+08:00')
const span = (text: string) => spans(text)[0] ?? { from: 0, to: 0 }
const meeting = (hours = '16:00-17:30', more: Partial<Meeting> = {}): Meeting => ({
  _id: `m-${hours}`,
  kind: 'meeting',
  title: '周五例会',
  day: friday,
  span: span(hours),
  startsAt: instantOf(friday, span(hours).from),
  place: '二层会议室',
  unitIds: [],
  isTold: true,
  files: [],
  plannedBy: 'p-desk',
  createdAt: at,
  updatedAt: at,
  v: 1,
  ...more,
})
const presence = (more: Partial<MeetingPresence>): MeetingPresence => ({
  _id: 'm:p',
  meetingId: 'm-16:00-17:30',
  personId: 'p',
  day: friday,
  isWaiting: false,
  createdAt: at,
  updatedAt: at,
  v: 1,
  ...more,
})
const absence = (state: 'asked' | 'approved' | 'refused') =>
  presence({ absence: { state, reason: '看病', askedAt: at } })
const signed = presence({ signed: { at } })
const moment = (text: string) => ({
  day: day(text.slice(0, 10)),
  now: new Date(`${text.replace(' ', 'T')}:00+08:00`),
})

describe('signing in (§24)', () => {
  it.each([
    ['2026-11-26 16:00', 'early'],
    ['2026-11-27 15:44', 'early'],
    ['2026-11-27 15:45', 'open'],
    ['2026-11-27 16:00', 'open'],
    ['2026-11-27 17:29', 'open'],
    ['2026-11-27 17:30', 'over'],
    ['2026-11-28 00:00', 'over'],
  ])('at %s: %s', (text, when) => {
    expect(signingAt(meeting(), moment(text))).toBe(when)
  })
})

describe('how somebody who is expected stands (§24)', () => {
  it.each<[string, MeetingPresence | undefined, string, boolean, string]>([
    ['nothing said yet', undefined, '', false, 'expected'],
    ['nothing said, over', undefined, '', true, 'absent'],
    ['signed', signed, '', false, 'signed'],
    ['signed, over', signed, '', true, 'signed'],
    ['asks to be let off', absence('asked'), '', false, 'asked'],
    ['asked, and nobody decided in time', absence('asked'), '', true, 'absent'],
    ['let off', absence('approved'), '', true, 'excused'],
    ['not let off', absence('refused'), '', false, 'expected'],
    ['not let off, over', absence('refused'), '', true, 'absent'],
    [
      'not let off, and came',
      { ...absence('refused'), ...signed, absence: absence('refused').absence },
      '',
      true,
      'signed',
    ],
    ['let off, and came all the same', { ...absence('approved'), signed: { at } }, '', true, 'signed'],
    ['on leave all afternoon', undefined, '14:00-17:30', true, 'away'],
    ['on leave for its first half', undefined, '14:00-16:45', true, 'absent'],
    ['on leave in two parts around it', undefined, '14:00-16:00 17:30-18:00', true, 'absent'],
  ])('%s', (_what, known, leave, over, standing) => {
    expect(standingOf(meeting(), known, leave === '' ? [] : spans(leave), over)).toBe(standing)
  })
})

test('a meeting counts in its slot once it is over, or somebody signed or was let off', () => {
  const both = [meeting('16:00-17:00'), meeting('17:00-17:30')]
  const of = (meetingId: string, more: MeetingPresence) => ({ ...more, meetingId })
  expect(meetingsOfDay(both, [], [], 1000)).toEqual([])
  expect(meetingsOfDay(both, [], [], 1020)).toEqual([{ span: span('16:00-17:00'), attendance: 'absent' }])
  expect(
    meetingsOfDay(both, [of('m-16:00-17:00', signed), of('m-17:00-17:30', absence('approved'))], [], 1000),
  ).toEqual([
    { span: span('16:00-17:00'), attendance: 'signed' },
    { span: span('17:00-17:30'), attendance: 'excused' },
  ])
  expect(meetingsOfDay(both, [], spans('14:00-17:30'), 1440)).toEqual([])
})

describe('who is expected (§24)', () => {
  it.each([
    ['nobody without a post', [], [], false],
    ['everybody with one', [], ['jw'], true],
    ['the units named', ['jw'], ['jw'], true],
    ['no other unit', ['jw'], ['cw'], false],
    ['whoever holds a post in one of them, too', ['jw'], ['cw', 'jw'], true],
  ])('%s', (_what, unitIds, posts, is) => {
    expect(
      isExpected(
        { unitIds },
        posts.map((unitId) => ({ unitId })),
      ),
    ).toBe(is)
  })
})

describe('when a meeting can be planned (§13 §24)', () => {
  const now = moment('2026-11-27 12:00')
  it.each<[string, string, string, string[], Meeting[], string | undefined]>([
    ['this afternoon', '2026-11-27', '16:00-17:30', [], [], undefined],
    ['this morning', '2026-11-27', '11:00-11:30', [], [], 'begun'],
    ['this very minute', '2026-11-27', '12:00-12:30', [], [], 'begun'],
    ['yesterday', '2026-11-26', '16:00-17:30', [], [], 'begun'],
    ['on the last day', '2027-03-27', '16:00-17:30', [], [], undefined],
    ['a day later', '2027-03-28', '16:00-17:30', [], [], 'tooFar'],
    ['beside another', '2026-11-27', '17:00-18:00', [], [meeting()], 'overlaps'],
    ['after another', '2026-11-27', '17:30-18:00', [], [meeting()], undefined],
    [
      'beside one that is off',
      '2026-11-27',
      '16:00-17:30',
      [],
      [meeting('16:00-17:30', { cancelled: { reason: '停电', at } })],
      undefined,
    ],
    [
      'beside one of other units',
      '2026-11-27',
      '16:00-17:30',
      ['cw'],
      [meeting('16:00-17:30', { unitIds: ['jw'] })],
      undefined,
    ],
    [
      'for all beside one of a unit',
      '2026-11-27',
      '16:00-17:30',
      [],
      [meeting('16:00-17:30', { unitIds: ['jw'] })],
      'overlaps',
    ],
    [
      'for units of which one is busy',
      '2026-11-27',
      '16:00-17:30',
      ['cw', 'jw'],
      [meeting('16:00-17:30', { unitIds: ['jw'] })],
      'overlaps',
    ],
  ])('%s', (_what, on, hours, unitIds, others, fault) => {
    expect(meetingFault({ day: day(on), span: span(hours), unitIds }, others, day('2027-03-27'), now)).toBe(
      fault,
    )
  })
})
