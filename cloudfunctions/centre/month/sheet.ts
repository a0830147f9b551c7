import * as v from 'valibot'
import { Id, StoredFile } from '../../_kernel/values'

/** A workbook of a month's figures in private storage, until it is purged. */
export const MonthExport = v.strictObject({
  _id: Id,
  month: v.string(),
  file: StoredFile,
  /** Visitor id of whoever asked for it. */
  visitor: v.string(),
  updatedAt: v.date(),
})
