import { anAnswer, aPersonRow } from '../../rules/a-month'

const at = new Date('2026-11-20T09:00:00+08:00')
const stamps = { createdAt: at, updatedAt: at, v: 1 }

const leave = (id: string, whose: string, more: object) => ({
  _id: id,
  personId: whose,
  unitId: 'jw',
  windowId: 'w1',
  type: 'personal',
  reason: '看病去了',
  pieces: [{ day: '2026-11-25', spans: [{ from: 480, to: 720 }] }],
  firstDay: '2026-11-25',
  lastDay: '2026-11-25',
  halfDays: 1,
  isLate: false,
  files: [],
  state: 'awaitingAlternate',
  isUncovered: false,
  steps: [],
  ...stamps,
  ...more,
})

/** What attendance keeps about somebody, with what of it must be seen. */
export const attendanceOf = (personId: string) => [
  {
    collection: 'punches',
    document: {
      _id: 'punch-1',
      personId,
      windowId: 'w1',
      day: '2026-11-20',
      minute: 478,
      direction: 'in',
      at,
      by: ['code'],
      against: [],
      flag: 'none',
      ...stamps,
    },
    says: '2026-11-20 07:58',
    saysEn: '2026-11-20 07:58',
  },
  {
    collection: 'corrections',
    document: {
      _id: 'correction-1',
      personId,
      windowId: 'w1',
      day: '2026-11-20',
      direction: 'out',
      minute: 725,
      reason: '手机没电',
      evidence: '3 号窗口作证',
      files: [],
      state: 'asked',
      holds: 'correction-1',
      ...stamps,
    },
    says: '2026-11-20 12:05 · 手机没电',
    saysEn: '2026-11-20 12:05 · 手机没电',
  },
  {
    collection: 'commitments',
    document: {
      _id: `${personId}:2026`,
      personId,
      year: 2026,
      days: ['2026-11-28'],
      claims: [
        {
          kind: 'duty',
          sourceId: 'dp-1:jw',
          windowId: 'w1',
          halfDays: 0,
          isSet: true,
          pieces: [{ day: '2026-11-28', spans: [{ from: 540, to: 720 }] }],
        },
      ],
      ...stamps,
    },
    says: '2026-11-28 09:00–12:00',
    saysEn: '2026-11-28 09:00–12:00',
  },
  {
    collection: 'meetingPresences',
    document: {
      _id: `meeting-1:${personId}`,
      meetingId: 'meeting-1',
      personId,
      day: '2026-11-27',
      absence: { state: 'asked', reason: '孩子生病', askedAt: at },
      isWaiting: true,
      ...stamps,
    },
    says: '2026-11-27 · 孩子生病',
    saysEn: '2026-11-27 · 孩子生病',
  },
  {
    collection: 'monthRows',
    document: aPersonRow('2026-10', personId),
    says: '应到 0 分钟，实到 0 分钟',
    saysEn: '0 of 0 minutes',
  },
  {
    collection: 'monthAnswers',
    document: anAnswer('2026-10', personId, { reason: '我在大厅' }),
    says: '提出异议 · 我在大厅',
    saysEn: 'Objected · 我在大厅',
  },
  {
    collection: 'releases',
    document: {
      _id: 'release-1',
      day: '2026-11-19',
      fromMinute: 965,
      personIds: [personId],
      reason: '身体不适',
      by: 'p-desk',
      ...stamps,
    },
    says: '2026-11-19 16:05',
    saysEn: '2026-11-19 16:05',
  },
  {
    collection: 'leaves',
    document: leave('leave-1', personId, { reason: '回老家办事' }),
    says: '2026-11-25 – 2026-11-25 · 回老家办事',
    saysEn: '2026-11-25 – 2026-11-25 · 回老家办事',
  },
  {
    collection: 'leaves',
    document: leave('leave-2', 'p-other', { alternateId: personId, lastDay: '2026-11-27' }),
    says: '2026-11-25 – 2026-11-27',
    saysEn: '2026-11-25 – 2026-11-27',
  },
]
/** Why somebody else is away, for whom they stand in: no business of theirs. */
export const leaveOfOther = (personId: string) => ({
  collection: 'leaves',
  document: leave('leave-other', 'p-other', { reason: '看病去了', alternateId: personId }),
  secret: '看病去了',
})
