import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { RowFault } from '../../_kernel/row-fault'
import { Day } from '../../_kernel/time'
import { beginUploadRow } from '../../_kernel/upload/upload-row'
import { Count, Cursor, Empty, Id, Instant, text } from '../../_kernel/values'
import { ServiceCode } from '../../_shared/service-sheet'
import { DraftContent } from './draft-content'
import { draftMoveNames, draftStates, Remark } from './draft'
import { TemplateView } from '../template/contract'

const unit = ['windowStaff', 'unitHead'] as const
const centre = ['centreStaff', 'centreAdmin'] as const
const staff = [...unit, ...centre] as const
/** Where the leaflets of a window are kept, and by whom. */
const atWindow = ['windowStaff', 'unitHead', 'centreStaff', 'centreAdmin'] as const

const state = v.picklist(draftStates)
const version = v.pipe(Count, v.minValue(1), v.maxValue(99_999))

const SheetLine = v.strictObject({
  code: Id,
  name: v.string(),
  unitName: v.string(),
  state,
  /** The version that everybody reads; 0 = none yet. */
  version: Count,
  remarkCount: Count,
  since: Instant,
})
const Page = { sheets: v.array(SheetLine), cursor: v.optional(Cursor) }

const Fault = v.strictObject({ field: v.string(), text: v.string() })
const move = v.picklist(draftMoveNames)

const ImportCounts = {
  rows: Count,
  added: Count,
  changed: Count,
  unchanged: Count,
}

const LeafletView = v.strictObject({
  leafletId: Id,
  code: Id,
  serviceName: v.string(),
  title: v.string(),
  place: v.string(),
  copies: Count,
  printedFrom: Count,
  /** The version that is published; absent when the sheet was retired. */
  published: v.optional(Count),
  state: v.picklist(['current', 'stale', 'withdrawn']),
  checkedOn: Day,
})
const copies = v.pipe(Count, v.maxValue(9999))

/** Rows of the contract about writing, reviewing and publishing sheets, and their printed leaflets (§17). */
export const sheetRows = {
  unitSheets: {
    summary: '本单位的一事一表: what the caller’s unit writes, with where each stands',
    who: unit,
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({
      ...Page,
      /** Units that the caller writes for. */
      units: v.array(v.strictObject({ unitId: Id, unitName: v.string() })),
    }),
    refuses: [],
  },
  reviewSheets: {
    summary: '审核: all sheets in one state',
    who: centre,
    kind: 'query',
    input: v.strictObject({ state, cursor: v.optional(Cursor) }),
    output: v.strictObject(Page),
    refuses: [],
  },
  sheetDraft: {
    summary:
      '一事一表（草稿）: what is written, what is wrong with it, and what the caller can do with it now',
    who: staff,
    kind: 'query',
    input: v.strictObject({ code: ServiceCode }),
    output: v.strictObject({
      code: Id,
      unitId: Id,
      unitName: v.string(),
      state,
      version: Count,
      /** Of the document, for writing: who read an older one writes nothing. */
      revision: Count,
      content: DraftContent,
      remarks: v.array(Remark),
      faults: v.array(Fault),
      moves: v.array(move),
      /** The blank forms that its materials name. */
      templates: v.array(TemplateView),
      /** Whether the unit that is asked to take it has agreed; absent when none is asked. */
      entrustment: v.optional(
        v.strictObject({ unitName: v.string(), isAgreed: v.boolean(), isYours: v.boolean() }),
      ),
      choices: v.strictObject({
        windows: v.array(v.strictObject({ windowId: Id, windowNo: Count, unitName: v.string() })),
        units: v.array(v.string()),
        roles: v.array(v.string()),
        audiences: v.array(v.string()),
      }),
    }),
    refuses: ['SHEET_UNKNOWN'],
  },
  startSheet: {
    summary: '新建一事一表: an empty draft under a code of its own',
    who: unit,
    kind: 'command',
    input: v.strictObject({ unitId: Id, code: ServiceCode, name: text(40) }),
    output: v.strictObject({ code: Id }),
    refuses: ['CODE_TAKEN'],
  },
  writeSheet: {
    summary: '填写一事一表: takes over the fields that are sent, good or not',
    who: unit,
    kind: 'command',
    input: v.strictObject({
      code: ServiceCode,
      revision: Count,
      content: v.pipe(v.partial(DraftContent), v.minEntries(1)),
    }),
    output: v.strictObject({ revision: Count, faults: v.array(Fault) }),
    refuses: ['SHEET_UNKNOWN', 'SHEET_ELSEWHERE', 'SHEET_CHANGED'],
  },
  moveSheet: {
    summary: '提交 撤回 审核通过 发布 修订 撤下: one step of a sheet',
    who: staff,
    kind: 'command',
    input: v.strictObject({
      code: ServiceCode,
      move: v.picklist(['submit', 'takeBack', 'approve', 'publish', 'revise', 'retire']),
    }),
    output: v.strictObject({ state, version: Count }),
    refuses: ['SHEET_UNKNOWN', 'SHEET_ELSEWHERE', 'SHEET_FAULTY'],
  },
  sendBackSheet: {
    summary: '退回: what is to be mended, field by field',
    who: centre,
    kind: 'command',
    input: v.strictObject({
      code: ServiceCode,
      remarks: v.pipe(v.array(Remark), v.minLength(1), v.maxLength(60)),
    }),
    output: v.strictObject({ state, version: Count }),
    refuses: ['SHEET_UNKNOWN', 'SHEET_ELSEWHERE'],
  },
  agreeEntrustment: {
    summary: '同意代收: a unit agrees that its window takes another’s matter, or takes that back',
    who: ['unitHead'],
    kind: 'command',
    input: v.strictObject({ code: ServiceCode, agrees: v.boolean() }),
    output: v.strictObject({ isAgreed: v.boolean() }),
    refuses: ['SHEET_UNKNOWN', 'SHEET_ELSEWHERE', 'NOT_ENTRUSTED'],
  },
  sheetVersions: {
    summary: '历次版本: what was published of a sheet, newest first',
    who: staff,
    kind: 'query',
    input: v.strictObject({ code: ServiceCode, cursor: v.optional(Cursor) }),
    output: v.strictObject({
      versions: v.array(v.strictObject({ version: Count, hash: v.string(), publishedAt: Instant })),
      cursor: v.optional(Cursor),
    }),
    refuses: [],
  },
  compareSheets: {
    summary:
      '版本对照: two versions line by line; without `newer` the draft as it stands, without `older` it alone',
    who: staff,
    kind: 'query',
    input: v.strictObject({
      code: ServiceCode,
      older: v.optional(version),
      newer: v.optional(version),
    }),
    output: v.strictObject({
      lines: v.array(
        v.strictObject({
          field: v.string(),
          change: v.picklist(['same', 'removed', 'added']),
          text: v.string(),
        }),
      ),
    }),
    refuses: ['SHEET_UNKNOWN', 'VERSION_UNKNOWN'],
  },
  beginUpload: { ...beginUploadRow, who: staff },
  checkImport: {
    summary: '导入预检: what a file would change and what is wrong with it; changes nothing',
    who: centre,
    kind: 'command',
    input: v.strictObject({ uploadId: Id }),
    output: v.strictObject({
      importId: Id,
      ...ImportCounts,
      faults: v.array(RowFault),
    }),
    refuses: [],
  },
  applyImport: {
    summary: '导入: writes all rows of a checked file as drafts of their units, or none',
    who: centre,
    kind: 'command',
    input: v.strictObject({ importId: Id }),
    output: v.strictObject(ImportCounts),
    refuses: ['IMPORT_UNKNOWN', 'IMPORT_FAULTY'],
  },
  exportSheets: {
    summary: '导出: all published sheets as a file; a link for five minutes',
    who: centre,
    kind: 'command',
    input: v.strictObject({ format: v.picklist(['xlsx', 'jsonl']) }),
    output: v.strictObject({ link: v.string(), sheets: Count }),
    refuses: [],
  },
  leaflets: {
    summary: '服务指南登记: the printed guides of a window, with which are out of date',
    who: atWindow,
    scope: 'windowId',
    kind: 'query',
    input: v.strictObject({ windowId: Id, cursor: v.optional(Cursor) }),
    output: v.strictObject({ leaflets: v.array(LeafletView), cursor: v.optional(Cursor) }),
    refuses: [],
  },
  registerLeaflet: {
    summary: '登记服务指南: a guide printed from the published sheet, and its designated place',
    who: atWindow,
    scope: 'windowId',
    kind: 'command',
    input: v.strictObject({
      windowId: Id,
      code: ServiceCode,
      title: text(60),
      place: text(40),
      copies,
    }),
    output: LeafletView,
    refuses: ['SHEET_UNKNOWN'],
  },
  checkLeaflet: {
    summary: '盘点服务指南: how many lie there, and whether they were printed anew',
    who: atWindow,
    kind: 'command',
    input: v.strictObject({ leafletId: Id, copies, isReprinted: v.boolean() }),
    output: LeafletView,
    refuses: ['LEAFLET_UNKNOWN', 'SHEET_UNKNOWN'],
  },
  removeLeaflet: {
    summary: '撤下服务指南',
    who: atWindow,
    kind: 'command',
    input: v.strictObject({ leafletId: Id }),
    output: Empty,
    refuses: ['LEAFLET_UNKNOWN'],
  },
} as const satisfies Contract
