import * as v from 'valibot'
import { Id, StoredFile } from '../../_kernel/values'

/** A file of sheets in private storage, for a day: checked for import, or made for export. */
export const SheetFile = v.strictObject({
  _id: Id,
  use: v.picklist(['import', 'export']),
  kind: v.picklist(['xlsx', 'jsonl']),
  file: StoredFile,
  /** Visitor id of whoever brought or asked for it. */
  visitor: v.string(),
  updatedAt: v.date(),
})
export type SheetFile = v.InferOutput<typeof SheetFile>
