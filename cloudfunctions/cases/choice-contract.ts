import * as v from 'valibot'
import type { Contract } from '../_kernel/contract'
import { Count, Cursor, Id } from '../_kernel/values'
import { CaseRow } from './case-schema'

const ofCase = v.strictObject({ caseId: Id })

/** Rows of the contract that say what there is to choose from, and what waits for the centre. */
export const choiceContract = {
  coUnits: {
    summary: '协办单位: which unit each name on the sheet is, and the units that a role may be',
    who: ['windowStaff'],
    kind: 'query',
    input: ofCase,
    output: v.strictObject({
      /** Most working days that the sheet promises; 0 for a direct matter. */
      days: Count,
      /** Without `unitId` it is a role, such as 接收学院, for the window to resolve. */
      coUnits: v.array(v.strictObject({ n: Count, name: v.string(), unitId: v.optional(Id) })),
      units: v.array(v.strictObject({ unitId: Id, unitName: v.string() })),
    }),
    refuses: ['CASE_UNKNOWN', 'NOT_AT_YOUR_WINDOW'],
  },
  leadWindows: {
    summary: '可换的主办窗口: open windows of other units that could lead the case',
    who: ['unitHead', 'centreStaff', 'centreAdmin'],
    kind: 'query',
    input: ofCase,
    output: v.strictObject({
      windows: v.array(v.strictObject({ windowId: Id, windowNo: Count, unitName: v.string() })),
    }),
    refuses: ['CASE_UNKNOWN', 'NOT_AT_YOUR_WINDOW'],
  },
  centreCases: {
    summary:
      '中心办件: extensions that wait for the centre, cases past their date, the oldest date first, or results that a closed window left',
    who: ['centreStaff', 'centreAdmin'],
    kind: 'query',
    input: v.strictObject({
      which: v.picklist(['extensions', 'overdue', 'left']),
      cursor: v.optional(Cursor),
    }),
    output: v.strictObject({ cases: v.array(CaseRow), cursor: v.optional(Cursor) }),
    refuses: [],
  },
} as const satisfies Contract
