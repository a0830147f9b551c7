import * as v from 'valibot'
import { Id, StoredFile } from '../../_kernel/values'

/** A year's export in private storage, for a day. */
export const KeptFile = v.strictObject({
  _id: Id,
  file: StoredFile,
  /** Visitor id of whoever asked for it. */
  visitor: v.string(),
  updatedAt: v.date(),
})
export type KeptFile = v.InferOutput<typeof KeptFile>
