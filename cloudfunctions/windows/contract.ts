import * as v from 'valibot'
import type { Contract } from '../_kernel/contract'
import { Day } from '../_kernel/time'
import { myDataRow } from '../_kernel/my-data'
import { beginUploadRow } from '../_kernel/upload/upload-row'
import { Count, Cursor, Id, Instant, text, words } from '../_kernel/values'
import { LineId } from '../_shared/line'
import { ServiceCode } from '../_shared/service-sheet'
import { AdjustmentForm, applicationKinds, ApplicationForm, dayParts } from './application/form'
import { blockerKinds, type MoveName, moves, origins, states } from './application/moves'
import { opinionContract } from './opinion/contract'
import { opinionSubjects } from './opinion/shape'
import { Quarter } from './quarter'

const Named = v.strictObject({ code: ServiceCode, name: v.string() })
const Proposed = v.strictObject({ no: v.string(), name: v.string() })

const summary = {
  applicationId: Id,
  kind: v.picklist(applicationKinds),
  origin: v.picklist(origins),
  state: v.picklist(states),
  unitName: v.string(),
  /** The window's number: of the one that it is about, or of the one that was granted. */
  windowNo: v.optional(Count),
  wishedOn: Day,
  effectiveOn: v.optional(Day),
  createdAt: Instant,
}
const Row = v.strictObject(summary)
const Page = v.strictObject({ applications: v.array(Row), cursor: v.optional(Cursor) })

/** A file by a key that says nothing of where it lies. */
const FileKey = v.pipe(v.string(), v.regex(/^[\w-]{22}$/))

/** What keeps a window from closing: how much, the first few, and the page that resolves it (§7). */
const BlockerView = v.strictObject({
  kind: v.picklist(blockerKinds),
  /** False: whoever keeps them hasn't reported yet, which blocks too. */
  known: v.boolean(),
  count: Count,
  items: v.array(v.strictObject({ id: Id, text: v.string() })),
  page: v.optional(v.string()),
})

/** One application with the buttons there are for the caller. */
export const ApplicationView = v.strictObject({
  ...summary,
  unitId: Id,
  windowId: v.optional(Id),
  services: v.array(Named),
  reason: v.string(),
  dayPart: v.optional(v.picklist(dayParts)),
  weekdays: v.optional(v.array(Count)),
  primary: v.optional(Proposed),
  alternate: v.optional(Proposed),
  space: v.optional(v.string()),
  equipment: v.optional(v.string()),
  guests: v.optional(v.boolean()),
  files: v.array(v.strictObject({ key: FileKey, kind: v.string(), bytes: Count })),
  signedAt: v.optional(Instant),
  /** Why it was sent back or withdrawn. */
  remark: v.optional(v.string()),
  hearUntil: v.optional(Day),
  /** What the unit said to an adjustment of the centre's. */
  heard: v.optional(v.string()),
  decision: v.optional(v.string()),
  place: v.optional(v.string()),
  lineId: v.optional(LineId),
  implementedAt: v.optional(Instant),
  blockers: v.array(BlockerView),
  buttons: v.array(v.picklist(Object.keys(moves) as MoveName[])),
  mayEdit: v.boolean(),
  /** For who decides on an opening: a number that is free, and the lines that it could join. */
  suggestion: v.optional(
    v.strictObject({
      no: Count,
      lines: v.array(v.strictObject({ lineId: LineId, name: v.string() })),
    }),
  ),
})

const formRefusals = [
  'WINDOW_UNKNOWN',
  'WINDOW_NOT_OPEN',
  'SERVICE_UNKNOWN',
  'SERVICE_NOT_YOURS',
  'SERVICE_THERE_ALREADY',
  'SERVICE_NOT_THERE',
  'TAKES_ALL_AWAY',
  'HOURS_SAME',
  'DATE_NOT_POSSIBLE',
] as const

const onApplication = { applicationId: Id }

export const contract = {
  myData: myDataRow,
  beginUpload: beginUploadRow,

  headedUnits: {
    summary: '本人负责的单位',
    who: ['unitHead'],
    kind: 'query',
    input: v.strictObject({}),
    output: v.strictObject({ units: v.array(v.strictObject({ unitId: Id, unitName: v.string() })) }),
    refuses: [],
  },

  applicationChoices: {
    summary: '申请时可选的: the unit’s windows and matters',
    who: ['unitHead', 'centreAdmin'],
    scope: 'unitId',
    kind: 'query',
    input: v.strictObject({ unitId: Id }),
    output: v.strictObject({
      unitName: v.string(),
      windows: v.array(
        v.strictObject({
          windowId: Id,
          windowNo: Count,
          services: v.array(ServiceCode),
          isAsked: v.boolean(),
          /** When it serves now; no part of the day where its hours are others. */
          dayPart: v.optional(v.picklist(dayParts)),
          weekdays: v.array(Count),
        }),
      ),
      services: v.array(Named),
      earliest: Day,
      latest: Day,
    }),
    refuses: [],
  },

  unitApplications: {
    summary: '本单位的申请: newest first',
    who: ['unitHead'],
    scope: 'unitId',
    kind: 'query',
    input: v.strictObject({ unitId: Id, cursor: v.optional(Cursor) }),
    output: Page,
    refuses: [],
  },

  applications: {
    summary: '窗口申请: those that wait for the centre, or all that were handed in',
    who: ['centreAdmin', 'steeringOffice'],
    kind: 'query',
    input: v.strictObject({ which: v.picklist(['waiting', 'all']), cursor: v.optional(Cursor) }),
    output: Page,
    refuses: [],
  },

  application: {
    summary: '一份窗口申请',
    who: ['unitHead', 'centreAdmin', 'steeringOffice'],
    kind: 'query',
    input: v.strictObject(onApplication),
    output: ApplicationView,
    refuses: ['APPLICATION_UNKNOWN'],
  },

  fileLink: {
    summary: '打开附件: a link for five minutes',
    who: ['unitHead', 'centreAdmin', 'steeringOffice'],
    kind: 'query',
    input: v.strictObject({ ...onApplication, fileKey: FileKey }),
    output: v.strictObject({ url: v.string(), kind: v.string() }),
    refuses: ['APPLICATION_UNKNOWN', 'NO_SUCH_FILE'],
  },

  saveApplication: {
    summary: '写申请: a new draft, or what a draft or a returned one says',
    who: ['unitHead'],
    scope: 'unitId',
    kind: 'command',
    input: v.strictObject({ unitId: Id, applicationId: v.optional(Id), form: ApplicationForm }),
    output: ApplicationView,
    refuses: ['APPLICATION_UNKNOWN', 'NOT_AT_THIS_POINT', 'ASKED_ALREADY', 'SAME_PERSON', ...formRefusals],
  },

  attachFile: {
    summary: '附上文件',
    who: ['unitHead'],
    kind: 'command',
    input: v.strictObject({ ...onApplication, uploadId: Id }),
    output: ApplicationView,
    refuses: ['APPLICATION_UNKNOWN', 'NOT_AT_THIS_POINT', 'FILES_FULL'],
  },

  dropFile: {
    summary: '去掉附件',
    who: ['unitHead'],
    kind: 'command',
    input: v.strictObject({ ...onApplication, fileKey: FileKey }),
    output: ApplicationView,
    refuses: ['APPLICATION_UNKNOWN', 'NOT_AT_THIS_POINT', 'NO_SUCH_FILE'],
  },

  submitApplication: {
    summary: '签字提交 (§7)',
    who: ['unitHead'],
    kind: 'command',
    input: v.strictObject(onApplication),
    output: ApplicationView,
    refuses: ['APPLICATION_UNKNOWN', 'NOT_AT_THIS_POINT', 'ASKED_ALREADY', 'SAME_PERSON', ...formRefusals],
  },

  withdrawApplication: {
    summary: '撤回: by whoever opened it; a window that was closing opens again',
    who: ['unitHead', 'centreAdmin'],
    kind: 'command',
    input: v.strictObject({ ...onApplication, reason: words(300) }),
    output: ApplicationView,
    refuses: ['APPLICATION_UNKNOWN', 'NOT_AT_THIS_POINT'],
  },

  takeApplication: {
    summary: '开始审核',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject(onApplication),
    output: ApplicationView,
    refuses: ['APPLICATION_UNKNOWN', 'NOT_AT_THIS_POINT', 'OWN_APPLICATION'],
  },

  sendBackApplication: {
    summary: '退回修改: with what to mend',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({ ...onApplication, remark: words(500) }),
    output: ApplicationView,
    refuses: ['APPLICATION_UNKNOWN', 'NOT_AT_THIS_POINT', 'OWN_APPLICATION'],
  },

  approveApplication: {
    summary: '批准: in writing, from a day on; a new window gets its number and place',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({
      ...onApplication,
      reason: words(500),
      effectiveOn: Day,
      opening: v.optional(
        v.strictObject({
          no: v.pipe(Count, v.minValue(1), v.maxValue(999)),
          place: text(40),
          placeEn: text(60),
          lineId: v.optional(LineId),
        }),
      ),
    }),
    output: ApplicationView,
    refuses: [
      'APPLICATION_UNKNOWN',
      'NOT_AT_THIS_POINT',
      'OWN_APPLICATION',
      'DATE_NOT_POSSIBLE',
      'OPENING_INCOMPLETE',
      'WINDOW_NO_TAKEN',
      'LINE_UNKNOWN',
      'NO_LETTER_LEFT',
    ],
  },

  rejectApplication: {
    summary: '不予批准: in writing',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({ ...onApplication, reason: words(500) }),
    output: ApplicationView,
    refuses: ['APPLICATION_UNKNOWN', 'NOT_AT_THIS_POINT', 'OWN_APPLICATION'],
  },

  proposeAdjustment: {
    summary: '中心提出调整 (§8): the unit is heard for five working days',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({ unitId: Id, form: AdjustmentForm }),
    output: ApplicationView,
    refuses: ['ASKED_ALREADY', ...formRefusals],
  },

  answerAdjustment: {
    summary: '单位意见 (§8)',
    who: ['unitHead'],
    kind: 'command',
    input: v.strictObject({ ...onApplication, statement: words(500) }),
    output: ApplicationView,
    refuses: ['APPLICATION_UNKNOWN', 'NOT_AT_THIS_POINT', 'OWN_APPLICATION'],
  },

  hallWindows: {
    summary: '全部窗口: by number',
    who: ['unitHead', 'centreAdmin', 'steeringOffice'],
    kind: 'query',
    input: v.strictObject({}),
    output: v.strictObject({
      windows: v.array(
        v.strictObject({
          windowId: Id,
          windowNo: Count,
          unitId: Id,
          unitName: v.string(),
          state: v.picklist(['open', 'closing', 'closed']),
          applicationId: v.optional(Id),
        }),
      ),
    }),
    refuses: [],
  },

  quarterSheet: {
    summary: '季度窗口表 (§8): demand, waits, ratings, opinions and space of one window',
    who: ['unitHead', 'centreAdmin', 'steeringOffice'],
    scope: 'windowId',
    kind: 'query',
    input: v.strictObject({ windowId: Id, quarter: v.optional(Quarter) }),
    output: v.strictObject({
      windowId: Id,
      windowNo: Count,
      unitId: Id,
      unitName: v.string(),
      place: v.string(),
      quarter: Quarter,
      before: Quarter,
      /** The quarter after, unless it is still to come. */
      after: v.optional(Quarter),
      from: Day,
      to: Day,
      days: Count,
      called: Count,
      served: Count,
      guided: Count,
      missed: Count,
      calledADay: Count,
      averageWaitMinutes: Count,
      longestWaitMinutes: Count,
      busiestDay: v.optional(Day),
      busiestCalled: v.optional(Count),
      byHour: v.array(v.strictObject({ hour: Count, arrivals: Count })),
      ratings: Count,
      goodRatings: Count,
      ratedVisits: Count,
      /** Those that everybody reads, by subject. */
      opinions: v.array(
        v.strictObject({
          subject: v.picklist(opinionSubjects),
          count: Count,
          votes: Count,
          said: v.array(v.strictObject({ words: v.string(), votes: Count })),
        }),
      ),
      services: v.array(Named),
    }),
    refuses: ['WINDOW_UNKNOWN'],
  },

  ...opinionContract,
} as const satisfies Contract
