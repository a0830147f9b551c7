import * as v from 'valibot'
import { Day } from '../_kernel/time'
import { Id, stamps, text } from '../_kernel/values'
import { ServiceCode } from '../_shared/service-sheet'

/** 上岗培训: one session of a course that the centre holds (§13). What it certifies: the induction, or services. */
export const Course = v.strictObject({
  /** Begins with its day, so that courses stand in order. */
  _id: Id,
  title: text(60),
  titleEn: v.optional(text(100)),
  kind: v.picklist(['induction', 'services']),
  /** The services that it certifies for; none for the induction. */
  services: v.pipe(v.array(ServiceCode), v.maxLength(60)),
  heldOn: Day,
  place: text(60),
  ...stamps,
})
export type Course = v.InferOutput<typeof Course>

export const courseId = (heldOn: Day, id: string): string => `${heldOn}:${id}`

/** 培训记录: who signed in to a course and what came of it. Whoever passed has what it certifies. */
export const CourseRecord = v.strictObject({
  /** COURSE:PERSON */
  _id: Id,
  courseId: Id,
  personId: Id,
  kind: v.picklist(['induction', 'services']),
  services: v.pipe(v.array(ServiceCode), v.maxLength(60)),
  heldOn: Day,
  result: v.picklist(['signedIn', 'passed', 'failed']),
  recordedBy: Id,
  ...stamps,
})
export type CourseRecord = v.InferOutput<typeof CourseRecord>
