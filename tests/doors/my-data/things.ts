import { visitorOf } from '../../../cloudfunctions/_kernel/account'
import { aCase } from '../../rules/a-case'
import { assessmentOf } from './assessment'
import { assetsOf, lossOfOther } from './assets'
import { attendanceOf, leaveOfOther } from './attendance'
import { securityOf } from './security'
import { complaintOfOther, complaintsOf } from './complaints'

export const me = 'my-openid'
const personId = `person-${me}`
const visitor = visitorOf(me)
const at = new Date('2026-11-20T09:00:00+08:00')
const stamps = { createdAt: at, updatedAt: at, v: 1 }

interface Mine {
  readonly collection: string
  readonly document?: object
  /** What of it must be seen. */
  readonly says: string
  readonly saysEn: string
}

const posting = (id: string, whose: string, more: object) => ({
  _id: id,
  personId: whose,
  windowId: 'w1',
  unitId: 'jw',
  kind: 'primary',
  from: '2025-01-01',
  seat: `${id}:seat`,
  slot: `${id}:slot`,
  pair: `${id}:pair`,
  state: 'current',
  ...stamps,
  ...more,
})
const nomination = (id: string, whose: string, more: object) => ({
  _id: id,
  unitId: 'jw',
  kind: 'primary',
  windowId: 'w1',
  personId: whose,
  startOn: '2026-12-01',
  declaration: { attitude: true, discipline: true, business: true, backbone: true },
  state: 'returned',
  remarks: [],
  proposedBy: 'p-other',
  holds: id,
  ...stamps,
  ...more,
})

const application = (id: string, writtenBy: string, form: object) => ({
  _id: id,
  unitId: 'jw',
  origin: 'unit',
  form: { reason: '李建一人忙不过来', wishedOn: '2026-12-31', ...form },
  files: [],
  writtenBy,
  holds: id,
  holdsNo: id,
  turn: 'centre',
  isListed: true,
  key: `${at.toISOString()}:${id}`,
  state: 'submitted',
  signedBy: 'p-other',
  signedAt: at,
  ...stamps,
})
const opening = (id: string, alternate: object) =>
  application(id, 'p-other', {
    kind: 'open',
    services: ['JW-001'],
    dayPart: 'whole',
    weekdays: [1, 2, 3, 4, 5],
    primary: { no: 'T80002', name: '李建' },
    alternate,
    space: '两张桌子',
    guests: false,
  })

/** One of each that is kept about me. */
export const mine: readonly Mine[] = [
  {
    collection: 'persons',
    document: {
      _id: personId,
      no: 'T80001',
      name: '欧阳雨桐',
      kind: 'teacher',
      audience: '教职工',
      unitId: 'jw',
      mobile: '13800000001',
      ...stamps,
    },
    says: '13800000001',
    saysEn: '13800000001',
  },
  {
    collection: 'grants',
    document: {
      _id: 'g-1',
      personId,
      role: 'unitHead',
      unitId: 'jw',
      from: '2026-01-01',
      isDeputy: true,
      holds: 'g-1',
      grantedBy: 'p-other',
      reason: '李建出差期间',
      ...stamps,
    },
    says: '窗口负责人 · 教务处 · 代理 2026-01-01 – · 某同事出差期间',
    saysEn: 'Head of the unit · Academic Affairs · deputy 2026-01-01 – · a colleague出差期间',
  },
  {
    collection: 'postings',
    document: posting('post-1', personId, { relievedOn: '2026-11-20' }),
    says: '1号窗口A角 2025-01-01 – · 2026-11-20 起由B角接替',
    saysEn: 'Window 1, A 2025-01-01 – · B does the duties from 2026-11-20',
  },
  {
    collection: 'nominations',
    document: nomination('n-1', personId, {
      reason: '接替李建',
      remarks: [{ at, words: '请补充培训，李建可带教' }],
    }),
    says: '被退回 · 单位声明符合四项选派要求 · 接替某同事 · 请补充培训，某同事可带教',
    saysEn: 'sent back · the unit declared all four requirements met',
  },
  {
    collection: 'courseRecords',
    document: {
      _id: 'c-1:me',
      courseId: 'c-1',
      personId,
      kind: 'induction',
      services: [],
      heldOn: '2026-03-01',
      result: 'passed',
      recordedBy: 'p-other',
      ...stamps,
    },
    says: '2026-03-01 · 合格',
    saysEn: '2026-03-01 · passed',
  },
  {
    collection: 'handovers',
    document: {
      _id: 'post-next',
      unitId: 'jw',
      windowId: 'w1',
      kind: 'primary',
      outgoingId: 'post-1',
      outgoingPersonId: personId,
      incomingPersonId: 'p-other',
      nominationId: 'n-2',
      startOn: '2026-12-01',
      items: [{ kind: 'case', words: '周小舟的成绩单' }],
      isListed: true,
      outgoingSigned: { at, personId },
      state: 'open',
      ...stamps,
    },
    says: '1号窗口A角 · 交出 自 2026-12-01 · 等签字 · 清单 1 项 · 本人已签字',
    saysEn: 'handed over from 2026-12-01 · waits for signatures · things listed: 1 · I signed',
  },
  {
    collection: 'replacementOrders',
    document: {
      _id: 'order-1',
      postingId: 'post-1',
      unitId: 'jw',
      windowId: 'w1',
      kind: 'primary',
      ground: 'incapacity',
      reason: '长期病假，李建代岗',
      orderedBy: 'p-other',
      orderedOn: '2026-11-20',
      nameBy: '2026-11-27',
      state: 'open',
      holds: 'post-1',
      ...stamps,
    },
    says: '不能胜任 · 长期病假，某同事代岗 · 2026-11-27 前选派接任',
    saysEn: 'unable to do the work',
  },
  {
    collection: 'unbindings',
    document: {
      _id: 'unbinding-1',
      personId,
      seen: 'campusCard',
      reason: '换了手机，李建核对',
      by: 'p-other',
      ...stamps,
    },
    says: '绑定解除 换了手机，某同事核对',
    saysEn: 'Binding ended 换了手机',
  },
  {
    collection: 'windowApplications',
    document: application('a-1', personId, { kind: 'close', windowId: 'w1', reason: '人少' }),
    says: '（1号窗口） 已提交：人少',
    saysEn: '(window 1) handed in: 人少',
  },
  {
    collection: 'windowApplications',
    document: opening('a-2', { no: 'T80001', name: '欧阳雨桐' }),
    says: '新设窗口 已提交：拟任B角',
    saysEn: 'a new window handed in: proposed as B',
  },
  ...assessmentOf(personId),
  ...assetsOf(personId),
  ...attendanceOf(personId),
  ...securityOf(personId),
  {
    collection: 'acknowledgements',
    document: { _id: personId, version: 3, at, ...stamps },
    says: '第 3 版',
    saysEn: 'Version 3',
  },
  ...complaintsOf(personId),
  {
    collection: 'sessions',
    document: {
      _id: 'session-1',
      windowId: 'w1',
      windowNo: 1,
      unitId: 'jw',
      personId,
      visitor,
      day: '2026-11-20',
      lineIds: ['A'],
      openedAt: at,
      holdsWindow: 'session-1',
      holdsPerson: 'session-1',
      moves: [],
      moveCount: 0,
      sealedMoves: 0,
      unsealed: false,
      state: 'closed',
      closedAt: at,
      ...stamps,
    },
    says: '1号窗口',
    saysEn: 'Window 1',
  },
  {
    collection: 'cases',
    document: aCase('done', {
      _id: 'k-mine',
      holder: personId,
      applicant: { name: '欧阳雨桐', phone: '13800000002' },
      handledBy: ['p-other'],
    }),
    says: '13800000002',
    saysEn: '13800000002',
  },
  {
    collection: 'contactReads',
    document: {
      _id: 'look-1',
      holder: personId,
      serviceName: '学籍证明',
      serviceNameEn: 'Enrolment certificate',
      windowNo: 1,
      unitId: 'jw',
      by: 'no-account',
      reason: 'askPapers',
      createdAt: at,
      updatedAt: at,
    },
    says: '学籍证明，问材料',
    saysEn: 'Enrolment certificate, to ask about papers',
  },
  {
    collection: 'ratings',
    document: {
      _id: 'visit-1',
      visitor,
      windowId: 'w1',
      windowNo: 1,
      unitId: 'jw',
      number: 'A001',
      level: 2,
      aspects: [],
      words: '等得太久',
      wordsState: 'passed',
      salt: 's',
      ratedAt: at,
      isChanged: false,
      week: '2026-11-16',
      ...stamps,
    },
    says: '等得太久',
    saysEn: '等得太久',
  },
  {
    collection: 'followUps',
    document: {
      _id: 'f-1',
      ratingId: 'visit-1',
      visitor,
      windowId: 'w1',
      windowNo: 1,
      unitId: 'jw',
      level: 2,
      state: 'opened',
      openedOn: '2026-11-20',
      verifyBy: '2026-11-23',
      settleBy: '2026-12-11',
      talk: [{ asked: '是上午吗？', said: '是上午九点', saidState: 'passed' }],
      live: true,
      dueKey: '2026-11-23:f',
      ...stamps,
    },
    says: '是上午九点',
    saysEn: '是上午九点',
  },
  {
    collection: 'messages',
    document: {
      _id: 'told:1',
      readerId: personId,
      zh: '号码快到了',
      en: 'Soon',
      isUnread: true,
      at,
      updatedAt: at,
    },
    says: '号码快到了',
    saysEn: 'Soon',
  },
  {
    collection: 'agreements',
    document: {
      _id: 'agreed-1',
      visitor,
      openid: me,
      topic: 'turn',
      templateId: 't',
      left: 3,
      language: 'en',
      ...stamps,
    },
    says: '还有 3 条',
    saysEn: '3 left',
  },
  {
    // Taken at the door, since nobody but the queue writes one.
    collection: 'tickets',
    says: 'A001',
    saysEn: 'A001',
  },
]

/** Others beside me, and what of theirs may not be seen. */
export const others: readonly {
  readonly collection: string
  readonly document: object
  readonly secret: string
}[] = [
  {
    collection: 'persons',
    document: {
      _id: 'p-other',
      no: 'T80002',
      name: '李建',
      kind: 'teacher',
      audience: '教职工',
      unitId: 'jw',
      ...stamps,
    },
    secret: '李建',
  },
  complaintOfOther,
  {
    collection: 'windowApplications',
    document: opening('a-other', { no: 'T80004', name: '王五一' }),
    secret: 'T80002',
  },
  {
    collection: 'postings',
    document: posting('post-other', 'p-other', { kind: 'alternate' }),
    secret: 'p-other',
  },
  {
    collection: 'nominations',
    document: nomination('n-other', 'p-other', { reason: '工作很好' }),
    secret: '工作很好',
  },
  leaveOfOther(personId),
  lossOfOther(personId),
  {
    collection: 'persons',
    document: {
      _id: 'p-third',
      no: 'S80003',
      name: '周小舟',
      kind: 'student',
      audience: '本科生',
      ...stamps,
    },
    secret: '周小舟',
  },
]
