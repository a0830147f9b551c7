import * as v from 'valibot'
import { cached } from '../_kernel/cached'
import { readFrom } from '../_kernel/collection'
import { find, is } from '../_kernel/store'
import { Day } from '../_kernel/time'
import { Id } from '../_kernel/values'
import { PublishedSheets } from './published-sheet'
import { ServiceCode } from './service-sheet'

/** What a course certifies: the induction, or services (§13). */
const certifies = {
  kind: v.picklist(['induction', 'services']),
  services: v.array(ServiceCode),
  heldOn: Day,
}
const Attended = v.object({
  _id: Id,
  personId: Id,
  ...certifies,
  result: v.picklist(['signedIn', 'passed', 'failed']),
})
type Attended = v.InferOutput<typeof Attended>
const PlannedCourse = v.object({ _id: Id, ...certifies })
export type PlannedCourse = v.InferOutput<typeof PlannedCourse>

const purpose = 'read to know who may sit at which window'
/** `people` alone writes both. */
const records = readFrom('courseRecords', Attended, purpose)
const courses = readFrom('courses', PlannedCourse, purpose)

/** What somebody has passed: the induction, and the services they are certified for (§13). */
export interface Passed {
  readonly induction: boolean
  readonly services: ReadonlySet<string>
}

/** What a person has passed until a day. A course that was failed takes nothing away. */
export const passedBy = (
  attended: readonly Pick<Attended, 'kind' | 'services' | 'heldOn' | 'result'>[],
  day: Day,
): Passed => {
  const passed = attended.filter(({ result, heldOn }) => result === 'passed' && heldOn <= day)
  return {
    induction: passed.some(({ kind }) => kind === 'induction'),
    services: new Set(passed.flatMap(({ services }) => services)),
  }
}

/** The next day on which what somebody lacks is taught, or nothing is planned. */
export const nextCourseOn = (
  lacks: { readonly induction: boolean; readonly services: readonly string[] },
  planned: readonly Pick<PlannedCourse, 'kind' | 'services' | 'heldOn'>[],
  day: Day,
): Day | undefined =>
  planned
    .filter(({ heldOn }) => heldOn >= day)
    .filter(({ kind, services }) =>
      kind === 'induction' ? lacks.induction : services.some((code) => lacks.services.includes(code)),
    )
    .map(({ heldOn }) => heldOn)
    .sort()[0]

const MOST = 1000
const PEOPLE_AT_ONCE = 50

/** What people have passed until a day (§13). */
export const passedOf = async (personIds: readonly string[], day: Day): Promise<(id: string) => Passed> => {
  const pages: string[][] = []
  for (let from = 0; from < personIds.length; from += PEOPLE_AT_ONCE)
    pages.push(personIds.slice(from, from + PEOPLE_AT_ONCE))
  const found = await Promise.all(
    pages.map((page) => find(records, { personId: is.in(page) }, { limit: MOST })),
  )
  const attended = found.flat()
  return (id) =>
    passedBy(
      attended.filter(({ personId }) => personId === id),
      day,
    )
}

/** Courses that are still to come, soonest first. */
export const plannedCourses = (day: Day): Promise<PlannedCourse[]> =>
  find(courses, { _id: is.gte(day) }, { order: [['_id', 1]], limit: 100 })

/** Codes of the services that a window takes, by its id; at most 20 seconds old. */
export const servicesByWindow = cached(20, async () => {
  const services = new Map<string, string[]>()
  for (const { sheet } of await find(PublishedSheets, {}, { limit: MOST })) {
    for (const windowId of sheet.windows)
      services.set(windowId, [...(services.get(windowId) ?? []), sheet.code])
  }
  return services
})
