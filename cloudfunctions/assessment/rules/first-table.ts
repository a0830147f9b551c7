import type { Day } from '../../_kernel/time'
import type { assessedRules } from '../../_shared/event'
import type { SubjectKind } from '../assessment-shape'
import type { Rule } from './shape'
import type { RuleTable } from './table'

interface Row {
  readonly name: string
  readonly nameEn: string
  readonly points: number
  readonly to: readonly SubjectKind[]
  readonly cap?: number
  readonly needsFile?: boolean
}

/** What the centre's own events count by (chapter 10): points in hundredths, each time. */
const counted: Readonly<Record<(typeof assessedRules)[number], Row>> = {
  late: {
    name: '迟到、早退不到 30 分钟',
    nameEn: 'Late or early, under 30 min',
    points: -50,
    to: ['person'],
  },
  seriouslyLate: {
    name: '迟到、早退 30 分钟以上',
    nameEn: 'Late or early, 30 min or more',
    points: -100,
    to: ['person'],
  },
  absentHalfDay: { name: '缺勤半天', nameEn: 'Absent for half a day', points: -500, to: ['person'] },
  noLeave: { name: '未办请假手续', nameEn: 'Away without asking for leave', points: -300, to: ['person'] },
  unapprovedStandIn: {
    name: '未经批准顶岗半天',
    nameEn: 'Unapproved stand-in, half a day',
    points: -100,
    to: ['person'],
  },
  meetingAbsence: { name: '会议、培训缺席', nameEn: 'Absent from a meeting', points: -200, to: ['person'] },
  faultOverdue: {
    name: '单位设备故障超 24 小时',
    nameEn: 'Unit device faulty over 24 h',
    points: -300,
    to: ['window', 'unit'],
  },
  assetLoss: {
    name: '资产遗失、损坏有责任',
    nameEn: 'Liable for loss or damage',
    points: -200,
    to: ['person'],
  },
  misplacedAsset: {
    name: '擅自改变资产用途、位置',
    nameEn: 'Asset put to another use or place',
    points: -100,
    to: ['window'],
  },
  overdueCase: {
    name: '办件超期一个工作日',
    nameEn: 'Case overdue, a working day',
    points: -100,
    to: ['person', 'window'],
  },
  secondNotice: {
    name: '二次告知',
    nameEn: 'Second one-time notice',
    points: -100,
    to: ['person', 'window'],
  },
  followUpLate: {
    name: '差评整改逾期未答复',
    nameEn: 'No answer to a follow-up in time',
    points: -100,
    to: ['window', 'unit'],
  },
  complaint: { name: '投诉查实', nameEn: 'Complaint substantiated', points: -500, to: ['person', 'window'] },
  majorComplaint: {
    name: '重大投诉查实',
    nameEn: 'Major complaint substantiated',
    points: -2000,
    to: ['person', 'window', 'unit'],
  },
  sealOverdue: {
    name: '印章、资料逾期未还',
    nameEn: 'Seal or papers not returned',
    points: -100,
    to: ['person'],
  },
  closingMissed: {
    name: '下班未做关窗断电检查',
    nameEn: 'Closing checklist missed',
    points: -100,
    to: ['person', 'window'],
  },
  incident: {
    name: '安全责任事故',
    nameEn: 'Security incident with responsibility',
    points: -1000,
    to: ['person', 'window', 'unit'],
  },
}

/** What is entered by hand, with evidence and a second person. */
const byHand: Readonly<Record<string, Row>> = {
  conduct: {
    name: '违反服务规范',
    nameEn: 'Breach of service standards',
    points: -100,
    to: ['person', 'window'],
    needsFile: true,
  },
  commended: {
    name: '师生表扬',
    nameEn: 'Commended by students or teachers',
    points: 100,
    to: ['person', 'window'],
    cap: 500,
    needsFile: true,
  },
  honoured: {
    name: '获得表彰',
    nameEn: 'Honoured with an award',
    points: 300,
    to: ['person', 'window', 'unit'],
    needsFile: true,
  },
  improved: {
    name: '合理化建议被采用',
    nameEn: 'Suggestion adopted',
    points: 100,
    to: ['person', 'unit'],
    cap: 300,
  },
}

const rules = Object.entries({ ...counted, ...byHand }).map(
  ([code, { to, needsFile = false, ...row }]): Rule => ({ code, ...row, to: [...to], needsFile }),
)

const since = new Date('2026-01-01T00:00:00+08:00')

/** The first version of the rule table: what holds where the centre has written none. */
export const firstTable: RuleTable = {
  _id: '1',
  no: 1,
  from: '2000-01-01' as Day,
  reason: '考核办法',
  frame: { conduct: 5000, evaluation: 5000, bonus: 1000, pass: 8500, excellent: 9000 },
  rules,
  createdAt: since,
  updatedAt: since,
  v: 1,
}
