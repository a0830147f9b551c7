import * as v from 'valibot'
import type { Contract } from '../_kernel/contract'
import { YearMonth } from '../_kernel/month'
import { Day } from '../_kernel/time'
import { Count, Cursor, Id, Instant, words } from '../_kernel/values'
import { aboutView, handlers, Moved, onPart, Told } from './part/shape'
import {
  channels,
  desks,
  evidenceKinds,
  findings,
  handlerButtons,
  reviewers,
  reviewOutcomes,
  speakers,
  states,
  topics,
} from './complaint-shape'

const figures = ['centreStaff', 'centreAdmin', 'steeringOffice'] as const

/** A matter in a desk's list. */
const Row = v.strictObject({
  /** Nothing: it is sealed, and number and date are all that there is. */
  partId: v.optional(Id),
  no: v.string(),
  filedOn: Day,
  label: v.optional(v.string()),
  topic: v.optional(v.picklist(topics)),
  state: v.optional(v.picklist(states)),
  dueOn: v.optional(Day),
  isLate: v.boolean(),
  isSerious: v.boolean(),
})

/** One matter as the desk sees it that has it. */
export const PartView = v.strictObject({
  ...onPart,
  no: v.string(),
  ...aboutView,
  topic: v.picklist(topics),
  words: v.string(),
  files: v.array(v.strictObject({ at: Count, kind: v.picklist(evidenceKinds) })),
  channel: v.picklist(channels),
  isNamed: v.boolean(),
  filedOn: Day,
  desk: v.picklist(desks),
  deskName: v.string(),
  state: v.picklist(states),
  acceptBy: Day,
  findBy: v.optional(Day),
  dueOn: v.optional(Day),
  isLate: v.boolean(),
  extension: v.optional(Told),
  isSerious: v.boolean(),
  isMajor: v.boolean(),
  withdrawnOn: v.optional(Day),
  respondent: v.optional(v.string()),
  talk: v.array(v.strictObject({ from: v.picklist(speakers), words: v.string(), on: Day })),
  hearings: v.array(
    v.strictObject({
      name: v.string(),
      asked: v.string(),
      askedOn: Day,
      answerBy: Day,
      answer: v.optional(Told),
    }),
  ),
  isHeard: v.boolean(),
  /** Why it came to this desk, where another one sent it. */
  note: v.optional(v.string()),
  declined: v.optional(Told),
  finding: v.optional(v.strictObject({ ...Told.entries, finding: v.picklist(findings) })),
  decision: v.optional(Told),
  reply: v.optional(Told),
  reviewUntil: v.optional(Day),
  review: v.optional(
    v.strictObject({
      by: v.picklist(reviewers),
      ...Told.entries,
      reviewBy: Day,
      outcome: v.optional(
        v.strictObject({
          ...Told.entries,
          outcome: v.picklist(reviewOutcomes),
          finding: v.optional(v.picklist(findings)),
        }),
      ),
    }),
  ),
  accountability: v.optional(Told),
  /** Whom it may be about, or who may be asked: whoever works there. */
  people: v.array(v.strictObject({ personId: Id, name: v.string() })),
  buttons: v.array(v.picklist(handlerButtons)),
  seenAt: Instant,
})

const Table = v.strictObject({
  rows: v.array(v.strictObject({ label: v.string(), count: v.optional(Count) })),
  total: v.optional(Count),
})

export const deskContract = {
  complaints: {
    summary: '投诉处理: what a desk has of mine to handle, or what is over; nothing of the own chain (§33)',
    who: handlers,
    kind: 'query',
    input: v.strictObject({
      /** Nothing: the first that the caller works at. */
      desk: v.optional(v.picklist(desks)),
      unitId: v.optional(Id),
      isOver: v.optional(v.boolean()),
      cursor: v.optional(Cursor),
    }),
    output: v.strictObject({
      desk: v.picklist(desks),
      unitId: v.optional(Id),
      desks: v.array(
        v.strictObject({ desk: v.picklist(desks), unitId: v.optional(Id), unitName: v.optional(v.string()) }),
      ),
      rows: v.array(Row),
      cursor: v.optional(Cursor),
      canTakeDown: v.boolean(),
      canSeeFigures: v.boolean(),
    }),
    refuses: [],
  },
  complaint: {
    summary: '看一件投诉: for the desk that has it (§33)',
    who: handlers,
    kind: 'query',
    input: v.strictObject(onPart),
    output: PartView,
    refuses: [],
  },
  evidenceLink: {
    summary: '看证据: a link for five minutes, for the desk that has it (§33)',
    who: handlers,
    kind: 'query',
    input: v.strictObject({ ...onPart, at: Count }),
    output: v.strictObject({ link: v.string(), kind: v.picklist(evidenceKinds) }),
    refuses: [],
  },
  majorComplaints: {
    summary: '重大问题: those for which a unit may be held to account, without what was complained (§34)',
    who: ['steeringOffice'],
    kind: 'query',
    input: v.strictObject({ isOver: v.optional(v.boolean()), cursor: v.optional(Cursor) }),
    output: v.strictObject({
      rows: v.array(
        v.strictObject({
          ...onPart,
          no: v.string(),
          label: v.string(),
          finding: v.string(),
          decision: v.string(),
          decidedOn: Day,
          accountability: v.optional(Told),
        }),
      ),
      cursor: v.optional(Cursor),
    }),
    refuses: [],
  },
  recordAccountability: {
    summary: '追责结果: what became of the unit’s accountability (§34)',
    who: ['steeringOffice'],
    kind: 'command',
    input: v.strictObject({ ...onPart, words: words(1000) }),
    output: Moved,
    refuses: ['MOVED_ON'],
  },
  namedComplaints: {
    summary: '实名投诉人保管: numbers and dates of those filed by name, and who was looked up (§33)',
    who: ['custodian'],
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({
      rows: v.array(
        v.strictObject({
          complaintId: Id,
          nos: v.array(v.string()),
          filedOn: Day,
          openings: v.array(v.strictObject({ on: Day, reason: v.string() })),
        }),
      ),
      cursor: v.optional(Cursor),
    }),
    refuses: [],
  },
  openIdentity: {
    summary:
      '打开投诉人身份: with a reason that whoever complained reads; nobody of the respondent’s chain (§33)',
    who: ['custodian'],
    kind: 'command',
    retry: 'document',
    account: 'fresh',
    input: v.strictObject({ complaintId: Id, reason: words(200) }),
    output: v.strictObject({
      name: v.string(),
      no: v.optional(v.string()),
      contact: v.optional(v.string()),
    }),
    refuses: ['OPENINGS_FULL'],
  },
  complaintFigures: {
    summary: '投诉统计: of a month that is over, without identities and small numbers (§33)',
    who: figures,
    kind: 'query',
    input: v.strictObject({ month: v.optional(YearMonth) }),
    output: v.strictObject({
      month: YearMonth,
      latest: YearMonth,
      months: v.array(v.strictObject({ label: YearMonth, count: v.optional(Count) })),
      byKind: Table,
      byTopic: Table,
      byUnit: Table,
      byFinding: Table,
    }),
    refuses: [],
  },
} as const satisfies Contract
