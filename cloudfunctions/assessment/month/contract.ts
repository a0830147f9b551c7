import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { YearMonth } from '../../_kernel/month'
import { Day } from '../../_kernel/time'
import { Count, Cursor, Id, Instant, words } from '../../_kernel/values'
import { objectionStates, phases, subjectKinds } from '../assessment-shape'
import { scoreFields } from '../score-fields'

const centre = ['centreStaff', 'centreAdmin'] as const
const subject = { kind: v.picklist(subjectKinds), id: Id }

/** An entry of the ledger with what its rule was called in the table of its day. */
export const EntryView = v.strictObject({
  entryId: Id,
  ruleName: v.string(),
  table: Count,
  times: Count,
  points: v.number(),
  on: Day,
  isByHand: v.boolean(),
  why: v.optional(v.string()),
  /** It takes another one back, or another one takes it back. */
  isReversal: v.boolean(),
  isReversed: v.boolean(),
  enteredAt: Instant,
})

const Score = v.strictObject({
  ...scoreFields,
  /** What there is to earn in each part. */
  full: v.strictObject({ conduct: Count, evaluation: Count, bonus: Count }),
})

const Objection = v.strictObject({
  state: v.picklist(objectionStates),
  reason: v.string(),
  answer: v.optional(v.string()),
})

const standing = {
  month: YearMonth,
  before: YearMonth,
  after: v.optional(YearMonth),
  phase: v.picklist(phases),
  /** The last day for objections, while there may be any. */
  until: v.optional(Day),
  revision: Count,
}

/** A month's result of somebody or something, with its entries. */
export const ResultView = v.strictObject({
  ...standing,
  ...subject,
  name: v.string(),
  unitId: v.optional(Id),
  unitName: v.string(),
  windowNo: v.optional(Count),
  /** Nothing for whoever is not assessed in this month. */
  score: v.optional(Score),
  entries: v.array(EntryView),
  objection: v.optional(Objection),
  remark: v.optional(v.string()),
  /** The ledger says something else by now than what was published. */
  isChanged: v.boolean(),
  buttons: v.array(v.picklist(['object', 'remark', 'decide', 'reverse'])),
  seenAt: Instant,
})

export const ResultRow = v.strictObject({
  ...subject,
  name: v.string(),
  unitName: v.string(),
  windowNo: v.optional(Count),
  total: Count,
  grade: scoreFields.grade,
  entries: Count,
  objection: v.optional(v.picklist(objectionStates)),
})

/** A month's results as a list. */
export const MonthView = v.strictObject({
  ...standing,
  hash: v.optional(v.string()),
  publishedAt: v.optional(Instant),
  reason: v.optional(v.string()),
  /** Objections that wait. */
  waiting: Count,
  isChanged: v.boolean(),
  rows: v.array(ResultRow),
  buttons: v.array(v.picklist(['show', 'publish', 'revise'])),
  cursor: v.optional(Cursor),
  seenAt: Instant,
})

const onMonth = { month: YearMonth }
const ofUnit = { unitId: Id }

export const monthContract = {
  myMonth: {
    summary: '我的考核: my month with every entry and why (§14 §16)',
    who: 'member',
    kind: 'query',
    input: v.strictObject({ month: v.optional(YearMonth) }),
    output: ResultView,
    refuses: [],
  },
  objectToResult: {
    summary: '提异议: against my month, within three working days of it being shown (§25)',
    who: 'member',
    kind: 'command',
    input: v.strictObject({ ...onMonth, reason: words(500) }),
    output: ResultView,
    refuses: ['MONTH_NOT_SHOWN', 'MONTH_PUBLISHED', 'NOT_ASSESSED', 'OBJECTION_LATE', 'OBJECTED_ALREADY'],
  },
  month: {
    summary:
      '月度考核: results of people, windows or units of a month, as they are or as a revision had them (§14)',
    who: [...centre, 'steeringOffice'],
    kind: 'query',
    input: v.strictObject({
      month: v.optional(YearMonth),
      kind: v.picklist(subjectKinds),
      revision: v.optional(v.pipe(Count, v.minValue(1))),
      cursor: v.optional(Cursor),
    }),
    output: MonthView,
    refuses: [],
  },
  result: {
    summary: '看一份考核: a result with every entry (§14)',
    who: [...centre, 'steeringOffice'],
    kind: 'query',
    input: v.strictObject({ ...onMonth, ...subject }),
    output: ResultView,
    refuses: [],
  },
  unitMonth: {
    summary: '本单位考核: results of my unit, its windows and its people (§14)',
    who: ['unitHead'],
    scope: 'unitId',
    kind: 'query',
    input: v.strictObject({ ...ofUnit, month: v.optional(YearMonth) }),
    output: MonthView,
    refuses: [],
  },
  unitResult: {
    summary: '看本单位一份考核: a result of my unit with every entry (§14)',
    who: ['unitHead'],
    scope: 'unitId',
    kind: 'query',
    input: v.strictObject({ ...ofUnit, ...onMonth, ...subject }),
    output: ResultView,
    refuses: [],
  },
  remarkResult: {
    summary: '单位意见: what a head has to say about a result of their unit, before it is published (§14)',
    who: ['unitHead'],
    scope: 'unitId',
    kind: 'command',
    input: v.strictObject({ ...ofUnit, ...onMonth, ...subject, remark: words(300) }),
    output: ResultView,
    refuses: ['MONTH_PUBLISHED'],
  },
  showMonth: {
    summary: '公示一个月: everybody sees their result and may object for three working days (§25)',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject(onMonth),
    output: v.strictObject({ ...onMonth, until: Day }),
    refuses: ['MONTH_RUNNING', 'MONTH_SHOWN', 'MONTH_PUBLISHED'],
  },
  decideObjection: {
    summary: '定异议: takes back the entries that were wrong, or says why they stand (§25)',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({
      ...onMonth,
      personId: Id,
      answer: words(500),
      /** Entries to take back; none: the objection is dismissed. */
      reverse: v.pipe(v.array(Id), v.maxLength(20)),
    }),
    output: v.strictObject({ ...onMonth, personId: Id, state: v.picklist(objectionStates) }),
    refuses: ['OBJECTION_DECIDED', 'OWN_OBJECTION', 'REVERSED_ALREADY'],
  },
  publishMonth: {
    summary: '公布一个月: fixes its results with a hash, once nobody can object any more (§25)',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject(onMonth),
    output: v.strictObject({ ...onMonth, revision: Count, hash: v.string() }),
    refuses: ['MONTH_NOT_SHOWN', 'MONTH_PUBLISHED', 'OBJECTION_TIME', 'OBJECTIONS_OPEN'],
  },
  reviseMonth: {
    summary: '再公布一个月: as a numbered revision with its reason; the one before stays (§25)',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({ ...onMonth, reason: words(300) }),
    output: v.strictObject({ ...onMonth, revision: Count, hash: v.string() }),
    refuses: ['MONTH_NOT_PUBLISHED', 'NOTHING_CHANGED'],
  },
} as const satisfies Contract
