import * as v from 'valibot'
import { Day } from '../_kernel/time'
import { Id, stamps, text } from '../_kernel/values'
import { ServiceCode } from '../_shared/service-sheet'
import type { Passed } from './post'

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

/** What a person has passed until a day. A course that was failed takes nothing away. */
export const passedBy = (attended: readonly CourseRecord[], day: Day): Passed => {
  const passed = attended.filter(({ result, heldOn }) => result === 'passed' && heldOn <= day)
  return {
    induction: passed.some(({ kind }) => kind === 'induction'),
    services: new Set(passed.flatMap(({ services }) => services)),
  }
}

/** The next day on which what somebody lacks is taught, or nothing is planned. */
export const nextCourseOn = (
  lacks: { readonly induction: boolean; readonly services: readonly string[] },
  planned: readonly Pick<Course, 'kind' | 'services' | 'heldOn'>[],
  day: Day,
): Day | undefined =>
  planned
    .filter(({ heldOn }) => heldOn >= day)
    .filter(({ kind, services }) =>
      kind === 'induction' ? lacks.induction : services.some((code) => lacks.services.includes(code)),
    )
    .map(({ heldOn }) => heldOn)
    .sort()[0]
