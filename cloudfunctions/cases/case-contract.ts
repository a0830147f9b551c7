import * as v from 'valibot'
import type { Contract } from '../_kernel/contract'
import { beginUploadRow } from '../_kernel/upload/upload-row'
import { Count, Cursor, Id, Instant, text, words } from '../_kernel/values'
import { ServiceCode } from '../_shared/service-sheet'
import { CaseRow, CaseView, TicketCase } from './case-schema'
import { contactReasons } from './contact-read'
import { marks } from './mark'
import { Denial, deliveries } from './outcome'
import { partOrders } from './joint/part'
import { stopReasons } from './promise'

/** Who works on cases; the table of moves and the case itself say what each may do. */
const staff = ['windowStaff', 'unitHead', 'centreStaff', 'centreAdmin'] as const
const ofCase = { caseId: Id }
const held = { caseId: Id, slipCode: v.optional(text(40)) }
const Phone = v.pipe(v.string(), v.regex(/^\d{5,15}$/))
const PaperNo = v.pipe(Count, v.minValue(1), v.maxValue(30))
const PartNo = v.pipe(Count, v.minValue(1), v.maxValue(12))
const Days = v.pipe(Count, v.minValue(1), v.maxValue(60))
const ticks = v.pipe(
  v.array(v.strictObject({ n: PaperNo, mark: v.picklist(marks), remark: v.optional(words(120)) })),
  v.maxLength(30),
)
const rows = v.strictObject({ cases: v.array(CaseRow), cursor: v.optional(Cursor) })
const theirs = ['CASE_UNKNOWN', 'NOT_AT_YOUR_WINDOW', 'MOVE_NOT_POSSIBLE'] as const

export const caseContract = {
  beginUpload: beginUploadRow,
  openCase: {
    summary:
      '收件: from a number at the window, a referral or neither; linked to an ended case that it puts right (§20)',
    who: ['windowStaff'],
    scope: 'windowId',
    kind: 'command',
    input: v.strictObject({
      windowId: Id,
      service: ServiceCode,
      ticketId: v.optional(Id),
      referralCode: v.optional(text(40)),
      applicantName: v.optional(text(40)),
      applicantPhone: v.optional(Phone),
      proxyName: v.optional(text(40)),
      follows: v.optional(Id),
      /** The papers as they were found, where the clerk has looked at them already. */
      ticks: v.optional(ticks),
    }),
    output: CaseView,
    refuses: [
      'SHEET_UNKNOWN',
      'NOT_THIS_WINDOW',
      'NOT_THE_LEAD',
      'WINDOW_CLOSING',
      'TICKET_NOT_HERE',
      'COMES_BACK',
      'REFERRAL_UNKNOWN',
      'APPLICANT_NEEDED',
      'CASE_UNKNOWN',
      'NOT_AT_YOUR_WINDOW',
      'MOVE_NOT_POSSIBLE',
      'PAPER_UNKNOWN',
    ],
  },
  ticketCase: {
    summary:
      '窗口上的号和它的办件: the one that was taken or that they come back for, or what a new one asks for',
    who: ['windowStaff'],
    scope: 'windowId',
    kind: 'query',
    input: v.strictObject({ windowId: Id, ticketId: Id }),
    output: TicketCase,
    refuses: ['TICKET_NOT_HERE', 'SHEET_UNKNOWN'],
  },
  staffCase: {
    summary: '办件页: a case with what its reader may do',
    who: [...staff, 'backOffice'],
    kind: 'query',
    input: v.strictObject(ofCase),
    output: CaseView,
    refuses: ['CASE_UNKNOWN', 'NOT_AT_YOUR_WINDOW'],
  },
  windowCases: {
    summary:
      '窗口办件: open ones by their date, or ended ones, with those that a closed window of the unit left',
    who: staff,
    scope: 'windowId',
    kind: 'query',
    input: v.strictObject({ windowId: Id, which: v.picklist(['open', 'ended']), cursor: v.optional(Cursor) }),
    output: rows,
    refuses: [],
  },
  unitCases: {
    summary: '单位办件: those that the unit leads, or has a part of to work on now',
    who: ['unitHead', 'backOffice', 'centreStaff', 'centreAdmin'],
    scope: 'unitId',
    kind: 'query',
    input: v.strictObject({ unitId: Id, which: v.picklist(['led', 'parts']), cursor: v.optional(Cursor) }),
    output: rows,
    refuses: [],
  },
  partsForWindow: {
    summary: '协办: joint matters of which the window’s unit has a part to work on now',
    who: ['windowStaff', 'centreStaff', 'centreAdmin'],
    scope: 'windowId',
    kind: 'query',
    input: v.strictObject({ windowId: Id, cursor: v.optional(Cursor) }),
    output: rows,
    refuses: [],
  },
  readContact: {
    summary: '看联系电话: logged, and shown to whose it is',
    who: ['windowStaff'],
    kind: 'command',
    retry: 'document',
    account: 'fresh',
    input: v.strictObject({ ...ofCase, reason: v.picklist(contactReasons) }),
    output: v.strictObject({ name: v.string(), phone: v.optional(v.string()) }),
    refuses: ['CASE_UNKNOWN', 'NOT_AT_YOUR_WINDOW'],
  },
  checkPapers: {
    summary: '核对材料: ticks one or more of the checklist',
    who: ['windowStaff'],
    kind: 'command',
    input: v.strictObject({
      ...ofCase,
      ticks: v.pipe(ticks, v.minLength(1)),
    }),
    output: CaseView,
    refuses: [...theirs, 'PAPER_UNKNOWN'],
  },
  addPaper: {
    summary: '拍照留存: keeps an uploaded photo or file of a paper',
    who: ['windowStaff'],
    kind: 'command',
    input: v.strictObject({ ...ofCase, n: PaperNo, uploadId: Id }),
    output: CaseView,
    refuses: [...theirs, 'PAPER_UNKNOWN', 'TOO_MANY_FILES'],
  },
  sendPaper: {
    summary: '线上补件: the applicant sends a paper that the notice asks for',
    who: 'holder',
    kind: 'command',
    input: v.strictObject({ ...held, n: PaperNo, uploadId: Id }),
    output: CaseView,
    refuses: ['CASE_UNKNOWN', 'MOVE_NOT_POSSIBLE', 'PAPER_UNKNOWN', 'TOO_MANY_FILES'],
  },
  paperLink: {
    summary: '看材料: a link for five minutes, for the applicant and who handles the case',
    who: 'holder',
    kind: 'query',
    input: v.strictObject({ ...held, n: PaperNo, at: Count }),
    output: v.strictObject({ link: v.string(), kind: v.string() }),
    refuses: ['CASE_UNKNOWN', 'PAPER_UNKNOWN'],
  },
  giveNotice: {
    summary: '一次性告知: everything that is missing or wrong, once (§20)',
    who: ['windowStaff'],
    kind: 'command',
    input: v.strictObject({
      ...ofCase,
      /** Matters beside the papers. */
      matters: v.optional(
        v.pipe(v.array(v.strictObject({ name: words(60), todo: words(150) })), v.maxLength(5)),
        [],
      ),
      override: v.optional(words(200)),
    }),
    output: CaseView,
    refuses: [...theirs, 'NOTHING_TO_TELL', 'SECOND_NOTICE'],
  },
  bringPapers: {
    summary: '补件回来: by the applicant or the named proxy, within the pass',
    who: ['windowStaff'],
    kind: 'command',
    input: v.strictObject({
      ...ofCase,
      ticketId: v.optional(Id),
      slipCode: v.optional(text(40)),
      proxyName: v.optional(text(40)),
    }),
    output: CaseView,
    refuses: [...theirs, 'PASS_NOT_YOURS', 'PASS_OVER'],
  },
  nameProxy: {
    summary: '指定代办人: who may come in the applicant’s place',
    who: 'holder',
    kind: 'command',
    input: v.strictObject({ ...held, name: text(40) }),
    output: CaseView,
    refuses: ['CASE_UNKNOWN', 'MOVE_NOT_POSSIBLE'],
  },
  acceptCase: {
    summary: '受理承诺: why it can’t be done on the spot, and by when it will be (§20)',
    who: ['windowStaff'],
    kind: 'command',
    input: v.strictObject({
      ...ofCase,
      reason: words(200),
      days: v.optional(Days),
      order: v.optional(v.picklist(partOrders)),
      /** Which unit a role such as 所在学院 is, and a part's own limit. */
      coUnits: v.optional(
        v.pipe(
          v.array(
            v.strictObject({
              n: PartNo,
              unitId: v.optional(Id),
              days: v.optional(Days),
            }),
          ),
          v.maxLength(12),
        ),
        [],
      ),
    }),
    output: CaseView,
    refuses: [...theirs, 'PAPERS_INCOMPLETE', 'LONGER_THAN_PROMISED', 'CO_UNIT_NEEDED'],
  },
  logStep: {
    summary: '记一步: what was done, for the applicant to read',
    who: ['windowStaff'],
    kind: 'command',
    input: v.strictObject({ ...ofCase, words: words(200) }),
    output: CaseView,
    refuses: theirs,
  },
  suspendCase: {
    summary: '中止计时: for a named reason only (§20)',
    who: ['windowStaff'],
    kind: 'command',
    input: v.strictObject({ ...ofCase, reason: v.picklist(stopReasons), words: words(120) }),
    output: CaseView,
    refuses: [...theirs, 'OVERDUE_ALREADY'],
  },
  resumeCase: {
    summary: '恢复计时: the date moves by the working days that the clock stood',
    who: ['windowStaff'],
    kind: 'command',
    input: v.strictObject(ofCase),
    output: CaseView,
    refuses: theirs,
  },
  askExtension: {
    summary: '申请延期: once, before the date, with a reason (§20)',
    who: ['windowStaff'],
    kind: 'command',
    input: v.strictObject({ ...ofCase, days: Days, reason: words(200) }),
    output: CaseView,
    refuses: [...theirs, 'EXTENSION_TOO_LATE', 'EXTENSION_USED'],
  },
  decideExtension: {
    summary: '批复延期: by the centre',
    who: ['centreStaff', 'centreAdmin'],
    kind: 'command',
    input: v.strictObject({ ...ofCase, isGranted: v.boolean(), words: words(200) }),
    output: CaseView,
    refuses: ['CASE_UNKNOWN', 'MOVE_NOT_POSSIBLE', 'EXTENSION_NONE'],
  },
  finishPart: {
    summary: '协办办结: a unit ends its part',
    who: ['windowStaff', 'backOffice', 'unitHead'],
    kind: 'command',
    input: v.strictObject({ ...ofCase, n: PartNo, words: words(200) }),
    output: CaseView,
    refuses: [...theirs, 'PART_NOT_READY'],
  },
  refusePart: {
    summary: '协办退回: a unit says no with ground and clause; then the lead decides',
    who: ['windowStaff', 'backOffice', 'unitHead'],
    kind: 'command',
    input: v.strictObject({ ...ofCase, n: PartNo, ground: words(200), clause: words(120) }),
    output: CaseView,
    refuses: [...theirs, 'PART_NOT_READY'],
  },
  decidePart: {
    summary: '处理协办退回: the lead has it done again or does without; refusing the whole is denyCase',
    who: ['windowStaff'],
    kind: 'command',
    input: v.strictObject({
      ...ofCase,
      n: PartNo,
      decision: v.picklist(['redo', 'waive']),
      words: words(200),
    }),
    output: CaseView,
    refuses: [...theirs, 'PART_NOT_READY'],
  },
  proposeLead: {
    summary: '变更主办: proposes another unit’s window as the lead of a joint matter',
    who: ['unitHead', 'centreStaff', 'centreAdmin'],
    kind: 'command',
    input: v.strictObject({ ...ofCase, toWindowId: Id }),
    output: CaseView,
    refuses: [...theirs, 'NOT_JOINT', 'NOT_THIS_WINDOW', 'WINDOW_CLOSING'],
  },
  agreeLead: {
    summary: '同意变更主办: both units and the centre have to',
    who: ['unitHead', 'centreStaff', 'centreAdmin'],
    kind: 'command',
    input: v.strictObject(ofCase),
    output: CaseView,
    refuses: [...theirs, 'LEAD_CHANGE_NONE', 'NEXT_LEAD_GONE'],
  },
  declineLead: {
    summary: '不换主办: one of those who have to agree says no, or takes the proposal back',
    who: ['unitHead', 'centreStaff', 'centreAdmin'],
    kind: 'command',
    input: v.strictObject({ ...ofCase, words: words(200) }),
    output: CaseView,
    refuses: [...theirs, 'LEAD_CHANGE_NONE'],
  },
  finishCase: {
    summary:
      '办结: at once for a direct matter, otherwise after acceptance; with how the result is delivered',
    who: ['windowStaff'],
    kind: 'command',
    input: v.strictObject({
      ...ofCase,
      delivery: v.picklist(['handedOver', ...deliveries]),
      trackingNo: v.optional(text(40)),
      result: v.optional(words(200)),
    }),
    output: CaseView,
    refuses: [...theirs, 'NOT_DIRECT', 'PAPERS_INCOMPLETE', 'PARTS_OPEN', 'TRACKING_NEEDED'],
  },
  denyCase: {
    summary: '不予办理: ground, clause and where to appeal, or it can’t be saved (§20)',
    who: ['windowStaff'],
    kind: 'command',
    input: v.strictObject({ ...ofCase, ...Denial.entries }),
    output: CaseView,
    refuses: theirs,
  },
  handOver: {
    summary:
      '取件: hands the result over against the pickup code, or the code of the printed slip; at the unit’s other windows once its own is closed, or by the centre',
    who: ['windowStaff', 'centreStaff', 'centreAdmin'],
    kind: 'command',
    input: v.strictObject({ ...ofCase, code: text(20) }),
    output: CaseView,
    refuses: [...theirs, 'PICKUP_CODE_WRONG', 'DELIVERED_ALREADY'],
  },
  withdrawCase: {
    summary: '撤回: the applicant gives it up',
    who: 'holder',
    kind: 'command',
    input: v.strictObject(held),
    output: CaseView,
    refuses: ['CASE_UNKNOWN', 'MOVE_NOT_POSSIBLE'],
  },
  myCases: {
    summary: '我的办件: newest first',
    who: 'anyone',
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({ cases: v.array(CaseRow), cursor: v.optional(Cursor), seenAt: Instant }),
    refuses: [],
  },
  myCase: {
    summary: '办件进度: what happened, what I must do, by when, whom to ask',
    who: 'holder',
    kind: 'query',
    input: v.strictObject(held),
    output: CaseView,
    refuses: ['CASE_UNKNOWN'],
  },
  slipCase: {
    summary: '凭回执查进度: by the code on the slip',
    who: 'anyone',
    kind: 'query',
    input: v.strictObject({ code: text(40) }),
    output: CaseView,
    refuses: ['CASE_UNKNOWN'],
  },
} as const satisfies Contract
