import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { RowFault } from '../../_kernel/row-fault'
import { beginUploadRow } from '../../_kernel/upload/upload-row'
import { Count, Cursor, Empty, Id, Instant } from '../../_kernel/values'
import { importStates } from './roster-import'

const centre = ['centreAdmin'] as const

const ImportView = v.strictObject({
  importId: Id,
  state: v.picklist(importStates),
  rows: Count,
  checked: Count,
  applied: Count,
  added: Count,
  changed: Count,
  faults: Count,
  startedAt: Instant,
  seenAt: Instant,
})

/** The roster of the whole university comes from a file (0.1). */
export const importRows = {
  beginUpload: { ...beginUploadRow, who: centre },
  importRoster: {
    summary:
      '导入名册: reads an uploaded xlsx or JSONL file and checks it row by row; nothing is written yet',
    who: centre,
    kind: 'command',
    input: v.strictObject({ uploadId: Id }),
    output: ImportView,
    refuses: ['IMPORT_OPEN'],
  },
  rosterImport: {
    summary: '导入进度: the newest import, how far it is, what it would do',
    who: centre,
    kind: 'query',
    input: Empty,
    output: v.strictObject({ import: v.optional(ImportView), seenAt: Instant }),
    refuses: [],
  },
  importFaults: {
    summary: '导入的问题: every bad row by number and field',
    who: centre,
    kind: 'query',
    input: v.strictObject({ importId: Id, cursor: v.optional(Cursor) }),
    output: v.strictObject({ faults: v.array(RowFault), cursor: v.optional(Cursor) }),
    refuses: [],
  },
  applyImport: {
    summary: '写入名册: all rows or none; carried on by the minute until it is done',
    who: centre,
    kind: 'command',
    input: v.strictObject({ importId: Id }),
    output: ImportView,
    refuses: ['IMPORT_FAULTY', 'MOVED_ON'],
  },
  cancelImport: {
    summary: '放弃导入: nothing was written',
    who: centre,
    kind: 'command',
    input: v.strictObject({ importId: Id }),
    output: ImportView,
    refuses: ['MOVED_ON'],
  },
} as const satisfies Contract
