import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Uploads } from '../../../cloudfunctions/_kernel/upload/upload'
import { Events } from '../../../cloudfunctions/_shared/event'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Units } from '../../../cloudfunctions/_shared/unit'
import {
  CoverageEntries,
  Leaflets,
  SheetDrafts,
  SheetTemplates,
  UnansweredQueries,
} from '../../../cloudfunctions/guidance/collections'
import { emptyContent } from '../../../cloudfunctions/guidance/sheet/draft-content'
import { Agreements, MessageTemplates, Outbox } from '../../../cloudfunctions/messages/collections'
import { Applications, Opinions, OpinionVotes } from '../../../cloudfunctions/windows/collections'
import { at, type Due, longAgo, STALE, stamps, UNREADABLE } from './due'

const event = (id: string, kind: string, facts: object) => ({
  _id: id,
  kind,
  takenBy: [],
  pending: true,
  facts,
  at,
  updatedAt: at,
})

const application = (id: string, more: object) => ({
  _id: id,
  unitId: 'jw',
  origin: 'unit',
  files: [],
  writtenBy: 'p-1',
  holds: id,
  holdsNo: id,
  isListed: true,
  key: `${at.toISOString()}:${id}`,
  signedBy: 'p-1',
  signedAt: at,
  ...stamps,
  ...more,
})

const stale = [
  'assessmentEntry',
  'assetRequest',
  'assetFault',
  'supplyLow',
  'leave',
  'correction',
  'duty',
  'meetingAbsence',
  'caseDueSoon',
  'followUpVerify',
  'heldRatings',
  'heldOpinions',
  'opinionAnswer',
  'standard',
  'coverageLate',
  'calendarYear',
  'brokenSeal',
  'sheetReview',
  'leafletStale',
  'messageSetup',
  'nomination',
  'decideWindow',
].map((kind) => ({
  _id: `${kind}:${STALE}:centreAdmin`,
  kind,
  subject: STALE,
  desk: 'centreAdmin',
  zh: '等着',
  en: 'Waits',
  page: '/p',
  since: at,
  updatedAt: at,
}))

/** Something due for the timers of windows, sheets, messages and the centre. */
export const dueInHall: readonly Due[] = [
  { of: Todos, documents: stale },
  {
    of: AuditEntries,
    documents: [
      {
        _id: 'units:jw:1',
        subject: 'units:jw',
        endpoint: 'e',
        what: '',
        by: 'timer',
        role: 'timer',
        at,
        before: {},
        after: {},
        seal: 0,
      },
    ],
  },
  {
    of: Uploads,
    documents: [
      {
        _id: 'old-upload',
        visitor: 'v',
        path: 'uploads/x',
        fileId: 'cloud://e.b/uploads/x',
        isAttached: false,
        createdAt: longAgo,
        updatedAt: longAgo,
        v: 1,
      },
    ],
  },
  {
    of: ServiceWindows,
    documents: [
      {
        _id: 'w70',
        no: 70,
        unitId: 'jw',
        state: 'closing',
        leaving: { applicationId: 'a-close', since: at },
        place: '一层',
        placeEn: 'Ground floor',
        ...stamps,
      },
    ],
  },
  {
    of: Units,
    documents: [
      {
        _id: 'xx',
        name: '某处',
        nameEn: 'Some office',
        office: '101',
        officeEn: '101',
        phone: '0000-3',
        ...stamps,
      },
    ],
  },
  {
    of: Events,
    documents: [
      event('t-1', 'ticketTransferred', {
        ticketId: 't',
        fromWindowId: 'w1',
        fromWindowNo: 1,
        toLineId: 'B',
        service: 'JW-001',
        number: 'A001',
        hops: 1,
      }),
      event('stand-1', 'standInsChange', { personId: 'p-9' }),
      event('duty-1', 'dutyChange', { windowId: 'w2' }),
      event('assessed-1', 'assessed', {
        rule: 'overdueCase',
        sourceId: 'case-9',
        version: 1,
        times: 1,
        unitId: 'jw',
        windowId: 'w1',
        on: '2026-11-20',
      }),
      event('tell-1', 'tell', { reader: 'p-9', zh: '您好', en: 'Hello', topic: 'case' }),
      ...['sheetsChange', 'seatsChange'].map((kind) =>
        event(`change-${kind}`, kind, {
          change: 'add',
          windowId: 'w5',
          unitId: 'jw',
          services: `JW-001 ${UNREADABLE}`,
          lineName: 'n',
          lineNameEn: 'n',
          guests: true,
        }),
      ),
    ],
    elsewhere: {
      facts: {
        change: 'add',
        windowId: 'w4',
        unitId: 'jw',
        services: 'JW-001',
        lineName: 'n',
        lineNameEn: 'n',
        guests: true,
      },
    },
  },
  {
    of: SheetDrafts,
    documents: [
      {
        _id: 'JW-901',
        unitId: 'jw',
        state: 'submitted',
        content: emptyContent,
        remarks: [],
        version: 0,
        entrustedBy: [],
        since: at,
        ...stamps,
      },
    ],
  },
  {
    of: Leaflets,
    documents: [
      {
        _id: 'l-1',
        windowId: 'w1',
        code: 'JW-001',
        title: '指南',
        place: '台面',
        copies: 3,
        printedFrom: 9,
        checkedOn: '2026-11-01',
        ...stamps,
      },
    ],
  },
  {
    of: SheetTemplates,
    documents: [
      {
        _id: 'old-form',
        code: 'JW-001',
        file: 'cloud://local-centre/kept/sheet-templates/JW-001/old-form.pdf',
        kind: 'pdf',
        bytes: 1,
        hash: '0'.repeat(43),
        state: 'attached',
        ...stamps,
        updatedAt: longAgo,
      },
    ],
  },
  {
    of: UnansweredQueries,
    documents: [
      {
        _id: 'old-query',
        query: '某事',
        times: 1,
        firstOn: '2020-01-01',
        lastOn: '2020-01-01',
        timesOnLast: 1,
        updatedAt: longAgo,
      },
    ],
  },
  {
    of: Outbox,
    documents: [
      { _id: 'out-1', readerId: 'p-9', topic: 'turn', state: 'waiting', attempts: 0, nextAt: at, ...stamps },
    ],
  },
  {
    of: MessageTemplates,
    documents: [{ _id: 'turn', templateId: 't-1', fields: [{ name: 'thing1', says: 'text' }], ...stamps }],
  },
  {
    of: Agreements,
    documents: [
      {
        _id: 'old-agreement',
        visitor: 'v',
        openid: 'o',
        topic: 'turn',
        templateId: 't',
        left: 0,
        language: 'en',
        createdAt: longAgo,
        updatedAt: longAgo,
        v: 1,
      },
    ],
  },
  {
    of: Applications,
    documents: [
      application('a-add', {
        form: { kind: 'add', windowId: 'w5', services: ['JW-001'], reason: '多人办', wishedOn: '2026-11-20' },
        turn: 'timer',
        state: 'approved',
        decision: { reason: '同意', decidedBy: 'p-9', decidedAt: at, effectiveOn: '2026-11-20' },
      }),
      application('a-hearing', {
        origin: 'centre',
        form: { kind: 'close', windowId: 'w70', reason: '人少', wishedOn: '2026-12-31' },
        turn: 'unit',
        state: 'hearing',
        hearUntil: '2026-11-19',
      }),
    ],
  },
  {
    of: Opinions,
    documents: [
      {
        _id: 'opinion-1',
        windowId: 'w1',
        about: 'hours',
        words: '早点开',
        wordsState: 'pendingReview',
        held: '2026-11-16:x',
        week: '2026-11-16',
        ...stamps,
      },
      ...[1, 2, 3, 4, 5].map((n) => ({
        _id: `ready-${String(n)}`,
        windowId: 'w1',
        about: 'hours',
        words: `晚点关 ${String(n)}`,
        wordsState: 'passed',
        week: '2026-11-09',
        ...stamps,
      })),
      {
        _id: 'old-opinion',
        windowId: 'w1',
        about: 'hours',
        words: '早点开',
        wordsState: 'pendingReview',
        held: '2019-12-30:x',
        week: '2019-12-30',
        createdAt: longAgo,
        updatedAt: longAgo,
        v: 1,
      },
    ],
  },
  {
    of: OpinionVotes,
    documents: [{ _id: 'old-vote', opinionId: 'old-opinion', updatedAt: longAgo }],
  },
  {
    of: CoverageEntries,
    documents: [
      {
        _id: 'plan-1',
        unitId: 'jw',
        name: '盖院章',
        reason: '印章在院里',
        state: 'open',
        plan: 'window',
        planOn: '2026-11-01',
        ...stamps,
      },
    ],
  },
]
