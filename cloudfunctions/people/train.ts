import type { Context } from '../_kernel/context'
import type { InputOf, OutputOf } from '../_kernel/contract'
import { nextCursor, textKey } from '../_kernel/cursor'
import { type KernelCode, refuse as refuseAny } from '../_kernel/kernel-refusals'
import { settle } from '../_kernel/operation'
import { inLanguage, isRefusal, type Language, type Refusal } from '../_kernel/refusal'
import { find, get, is } from '../_kernel/store'
import { normalNo } from '../_shared/person-no'
import { CourseRecords, Courses, Persons } from './collections'
import type { contract } from './contract'
import { type Course, courseId, type CourseRecord } from './course'
import { maskedNo } from './person'
import { refuse } from './refusals'
import { peopleById } from './posting/seats'

type List = (typeof contract)['courses']
type Plan = (typeof contract)['planCourse']
type Records = (typeof contract)['courseRecords']
type Record_ = (typeof contract)['recordCourse']
type View = OutputOf<Plan>

const PAGE = 30

const viewOf = (course: Course, language: Language): View => ({
  courseId: course._id,
  title: inLanguage(language, course.title, course.titleEn),
  kind: course.kind,
  services: course.services,
  heldOn: course.heldOn,
  place: course.place,
})

/** 上岗培训, latest first. */
export const courses = async (
  input: InputOf<List>,
  { language }: Context,
): Promise<OutputOf<List> | Refusal<KernelCode>> => {
  const last = textKey(input.cursor)
  if (isRefusal(last)) return last
  const where = last === undefined ? {} : { _id: is.lt(last) }
  const found = await find(Courses, where, { order: [['_id', -1]], limit: PAGE })
  return {
    courses: found.map((course) => viewOf(course, language)),
    ...nextCursor(found, PAGE, ({ _id }) => _id),
  }
}

/** 安排培训 */
export const planCourse = async (
  input: InputOf<Plan>,
  context: Context,
): Promise<View | Refusal<'COURSE_SERVICES'>> => {
  if ((input.kind === 'services') !== input.services.length > 0) return refuse('COURSE_SERVICES', {})
  const { titleEn, ...facts } = input
  const course: Course = {
    _id: courseId(input.heldOn, context.operation),
    ...facts,
    ...(titleEn === undefined ? {} : { titleEn }),
    createdAt: context.now,
    updatedAt: context.now,
    v: 1,
  }
  return settle(context, viewOf(course, context.language), [
    { of: Courses, insert: course, before: {}, after: { kind: course.kind, heldOn: course.heldOn } },
  ])
}

/** 培训签到与结果 */
export const courseRecords = async (
  input: InputOf<Records>,
  { language, now }: Context,
): Promise<OutputOf<Records> | Refusal<KernelCode>> => {
  const last = textKey(input.cursor)
  if (isRefusal(last)) return last
  const course = await get(Courses, input.courseId)
  if (course === undefined) return refuseAny('NOT_FOUND', { what: 'course' })
  const where = { courseId: course._id, _id: is.gt(last ?? '') }
  const found = await find(CourseRecords, where, { order: [['_id', 1]], limit: PAGE })
  const people = await peopleById(found.map(({ personId }) => personId))
  return {
    course: viewOf(course, language),
    people: found.flatMap(({ personId, result }) => {
      const person = people.get(personId)
      return person === undefined ? [] : [{ name: person.name, maskedNo: maskedNo(person.no), result }]
    }),
    seenAt: now.toISOString(),
    ...nextCursor(found, PAGE, ({ _id }) => _id),
  }
}

/** 登记培训: one record a person and course; the last entry counts. */
export const recordCourse = async (
  input: InputOf<Record_>,
  context: Context,
): Promise<OutputOf<Record_> | Refusal<'PERSON_UNKNOWN' | 'COURSE_AHEAD' | KernelCode>> => {
  const course = await get(Courses, input.courseId)
  if (course === undefined) return refuseAny('NOT_FOUND', { what: 'course' })
  if (course.heldOn > context.day) return refuse('COURSE_AHEAD', { heldOn: course.heldOn })
  const [person] = await find(Persons, { no: normalNo(input.no) }, { limit: 1 })
  if (person === undefined || person.leftOn !== undefined) return refuse('PERSON_UNKNOWN', {})
  const known = await get(CourseRecords, `${course._id}:${person._id}`)
  const account = await context.account()
  const record: CourseRecord = {
    _id: `${course._id}:${person._id}`,
    courseId: course._id,
    personId: person._id,
    kind: course.kind,
    services: course.services,
    heldOn: course.heldOn,
    result: input.result,
    recordedBy: account?.personId ?? '',
    createdAt: known?.createdAt ?? context.now,
    updatedAt: context.now,
    v: (known?.v ?? 0) + 1,
  }
  const write =
    known === undefined ? { of: CourseRecords, insert: record } : { of: CourseRecords, replace: record }
  const done = { name: person.name, result: record.result, recorded: record.v }
  return settle(context, done, [
    { ...write, before: { result: known?.result ?? null }, after: { result: record.result } },
  ])
}
