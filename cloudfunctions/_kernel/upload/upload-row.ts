import * as v from 'valibot'
import type { Endpoint } from '../contract'
import { Empty, Id } from '../values'

/** The row of every context that takes files: where the phone may put one. */
export const beginUploadRow = {
  summary: '上传: a place for one file, good for a day',
  who: 'anyone',
  kind: 'command',
  retry: 'document',
  input: Empty,
  output: v.strictObject({ uploadId: Id, path: v.string() }),
  refuses: [],
} as const satisfies Endpoint
