import {
  Corrections,
  DutyFilings,
  DutyPlans,
  Leaves,
  MeetingPresences,
  Meetings,
  MonthAnswers,
  MonthFiles,
  MonthRows,
  Months,
  PunchRecords,
  Releases,
} from '../../../cloudfunctions/attendance/collections'
import { aMonth, anAnswer, aPersonRow } from '../../rules/a-month'
import { at, type Due, longAgo, stamps } from './due'

/** Leave at window 2 of somebody for whom the centre assigned whoever stands in. */
const leave = (id: string, day: string, span: { from: number; to: number }, more: object) => ({
  _id: id,
  personId: 'p-1',
  unitId: 'jw',
  windowId: 'w2',
  type: 'personal',
  reason: '家里有事',
  pieces: [{ day, spans: [span] }],
  firstDay: day,
  lastDay: day,
  halfDays: 1,
  isLate: false,
  files: [],
  alternateId: 'p-2',
  order: { reason: 'B角出差', by: 'p-9', at },
  isUncovered: false,
  steps: [],
  state: 'approved',
  ...stamps,
  ...more,
})

/** Something due for the timers of attendance. */
export const dueOfAttendance: readonly Due[] = [
  {
    of: PunchRecords,
    documents: [
      {
        _id: 'old-punch',
        personId: 'p-1',
        day: '2020-01-01',
        minute: 480,
        direction: 'in',
        at: longAgo,
        by: ['code'],
        against: [],
        flag: 'none',
        ...stamps,
        updatedAt: longAgo,
      },
    ],
  },
  {
    of: DutyPlans,
    documents: [
      {
        _id: 'main',
        periods: [
          {
            _id: 'dp-1',
            name: '校庆周末',
            from: '2026-11-28',
            to: '2026-11-29',
            fileBy: '2026-11-20',
            announcedAt: at,
          },
        ],
        ...stamps,
      },
    ],
  },
  {
    of: DutyFilings,
    documents: [
      {
        _id: 'dp-1:zz',
        periodId: 'dp-1',
        unitId: 'zz',
        entries: [],
        windowIds: ['w1'],
        lastDay: '2026-11-29',
        filedOn: '2026-11-20',
        isLate: false,
        filedBy: 'p-1',
        changes: 0,
        ...stamps,
      },
    ],
  },
  {
    of: Corrections,
    documents: [
      {
        _id: 'c-1',
        personId: 'p-1',
        windowId: 'w1',
        day: '2026-11-20',
        direction: 'out',
        minute: 720,
        reason: '手机没电',
        evidence: '3 号窗口作证',
        files: [],
        state: 'asked',
        holds: 'c-1',
        ...stamps,
      },
    ],
  },
  {
    of: Leaves,
    documents: [
      leave('due-leave', '2026-11-23', { from: 540, to: 600 }, {}),
      leave(
        'lost-leave',
        '2026-12-01',
        { from: 480, to: 720 },
        { order: undefined, alternateId: 'p-nobody' },
      ),
      // Whoever works by night is missed by night.
      leave('empty-leave', '2026-11-24', { from: 180, to: 400 }, { state: 'active' }),
    ],
  },
  {
    of: Months,
    documents: [
      { ...aMonth('2026-08'), state: 'computing' },
      { ...aMonth('2026-09'), isTold: false, toldRevision: 0 },
    ],
  },
  { of: MonthRows, documents: [aPersonRow('2026-09', 'p-1')] },
  { of: MonthAnswers, documents: [anAnswer('2026-09', 'p-1')] },
  {
    of: MonthFiles,
    documents: [{ _id: 'old-month', month: '2026-09', file: 'cloud://old', updatedAt: longAgo }],
  },
  {
    of: Releases,
    documents: [
      { _id: 'r-1', day: '2026-11-20', fromMinute: 600, personIds: [], reason: '停电', by: 'p-1', ...stamps },
    ],
  },
  {
    of: Meetings,
    documents: [
      {
        _id: 'meeting-1',
        kind: 'meeting',
        title: '周五例会',
        day: '2026-11-27',
        span: { from: 960, to: 1050 },
        startsAt: new Date('2026-11-27T16:00:00+08:00'),
        place: '二层会议室',
        unitIds: [],
        isTold: false,
        files: [],
        plannedBy: 'p-9',
        ...stamps,
      },
    ],
  },
  {
    of: MeetingPresences,
    documents: [
      {
        _id: 'meeting-1:p-9',
        meetingId: 'meeting-1',
        personId: 'p-9',
        day: '2026-11-27',
        absence: { state: 'asked', reason: '孩子生病', askedAt: at },
        isWaiting: true,
        ...stamps,
      },
    ],
  },
]
