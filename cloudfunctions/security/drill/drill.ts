import * as v from 'valibot'
import { Day } from '../../_kernel/time'
import { Attachment } from '../../_kernel/upload/upload'
import { Id, stamps, text } from '../../_kernel/values'
import { drillFiles, drillKinds } from './shape'

export const MOST_DRILL_FILES = 6
export const MOST_PARTICIPANTS = 200

/** 演练、安全培训: what was practised, and who took part (§30 §31). */
export const Drill = v.strictObject({
  _id: Id,
  kind: v.picklist(drillKinds),
  title: text(60),
  day: Day,
  notes: text(2000),
  personIds: v.pipe(v.array(Id), v.maxLength(MOST_PARTICIPANTS)),
  files: v.pipe(
    v.array(v.strictObject({ ...Attachment.entries, kind: v.picklist(drillFiles) })),
    v.maxLength(MOST_DRILL_FILES),
  ),
  loggedBy: Id,
  ...stamps,
})
export type Drill = v.InferOutput<typeof Drill>
