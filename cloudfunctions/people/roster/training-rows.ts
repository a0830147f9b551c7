import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, Cursor, Id, Instant, text } from '../../_kernel/values'
import { ServiceCode } from '../../_shared/service-sheet'

const results = ['signedIn', 'passed', 'failed'] as const

const CourseView = v.strictObject({
  courseId: Id,
  title: v.string(),
  kind: v.picklist(['induction', 'services']),
  services: v.array(v.string()),
  heldOn: Day,
  place: v.string(),
})

/** Courses and certificates (§13). */
export const trainingRows = {
  courses: {
    summary: '上岗培训: the courses, latest first (§13)',
    who: ['unitHead', 'windowStaff', 'centreStaff', 'centreAdmin'],
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({ courses: v.array(CourseView), cursor: v.optional(Cursor) }),
    refuses: [],
  },
  planCourse: {
    summary: '安排培训: the induction, or a course that certifies for services',
    who: ['centreStaff', 'centreAdmin'],
    kind: 'command',
    input: v.strictObject({
      title: text(60),
      titleEn: v.optional(text(100)),
      kind: v.picklist(['induction', 'services']),
      services: v.optional(v.pipe(v.array(ServiceCode), v.maxLength(60)), []),
      heldOn: Day,
      place: text(60),
    }),
    output: CourseView,
    refuses: ['COURSE_SERVICES'],
  },
  courseRecords: {
    summary: '培训签到与结果: who attended a course',
    who: ['centreStaff', 'centreAdmin'],
    kind: 'query',
    input: v.strictObject({ courseId: Id, cursor: v.optional(Cursor) }),
    output: v.strictObject({
      course: CourseView,
      people: v.array(
        v.strictObject({ name: v.string(), maskedNo: v.string(), result: v.picklist(results) }),
      ),
      cursor: v.optional(Cursor),
      seenAt: Instant,
    }),
    refuses: [],
  },
  recordCourse: {
    summary: '登记培训: somebody signed in, passed or failed; a pass opens the way to a seat (§13)',
    who: ['centreStaff', 'centreAdmin'],
    kind: 'command',
    input: v.strictObject({ courseId: Id, no: text(20), result: v.picklist(results) }),
    output: v.strictObject({ name: v.string(), result: v.picklist(results), recorded: Count }),
    refuses: ['PERSON_UNKNOWN', 'COURSE_AHEAD'],
  },
} as const satisfies Contract
