import { cached } from '../_kernel/cached'
import { CalendarEntries } from '../_kernel/calendar'
import type { HoursBasis } from '../_kernel/public-hours'
import { find, findSound, is } from '../_kernel/store'
import type { Day } from '../_kernel/time'
import { Timetables } from '../_kernel/timetable'
import { PublishedSheets } from '../_shared/published-sheet'
import { CourseRecords, Courses, Persons, Postings, RoleGrants } from './collections'
import { passedBy } from './course'
import type { Person } from './person'
import { counts, type RoleGrant } from './role-grant'
import type { Passed } from './post'
import type { Posting } from './posting'

const MOST = 1000
const standing = is.in(['coming', 'current'])

/** Postings of a window that are not over. */
export const postsAt = (windowId: string): Promise<Posting[]> => find(Postings, { windowId, state: standing })
/** Postings of a person that are not over. */
export const postsOf = (personId: string): Promise<Posting[]> => find(Postings, { personId, state: standing })

/** What people have passed until a day (§13). */
export const passedOf = async (personIds: readonly string[], day: Day): Promise<(id: string) => Passed> => {
  const pages: string[][] = []
  for (let from = 0; from < personIds.length; from += 50) pages.push(personIds.slice(from, from + 50))
  const found = await Promise.all(
    pages.map((page) => find(CourseRecords, { personId: is.in(page) }, { limit: MOST })),
  )
  const records = found.flat()
  return (id) =>
    passedBy(
      records.filter(({ personId }) => personId === id),
      day,
    )
}

/** Codes of the services that a window takes, by its id; at most 20 seconds old. */
export const servicesByWindow = cached(20, async () => {
  const services = new Map<string, string[]>()
  for (const { sheet } of await find(PublishedSheets, {}, { limit: MOST })) {
    for (const windowId of sheet.windows)
      services.set(windowId, [...(services.get(windowId) ?? []), sheet.code])
  }
  return services
})

/** When the hall is open; at most 20 seconds old. */
export const hours = cached(20, async (): Promise<HoursBasis> => {
  const [timetables, calendar] = await Promise.all([
    find(Timetables, {}, { limit: MOST }),
    find(CalendarEntries, {}, { limit: MOST }),
  ])
  return { timetables, calendar }
})

/** Courses that are still to come, soonest first. */
export const plannedCourses = (day: Day) =>
  find(Courses, { _id: is.gte(day) }, { order: [['_id', 1]], limit: 100 })

/** People by their ids. */
export const peopleById = async (ids: readonly string[]): Promise<ReadonlyMap<string, Person>> => {
  const wanted = [...new Set(ids)]
  const found = await find(Persons, { _id: is.in(wanted) }, { limit: MOST })
  return new Map(found.map((person) => [person._id, person]))
}

/** All that was ever given at a place, the newest first: `jw:unitHead` (§9). */
export const givenAt = (holds: string): Promise<RoleGrant[]> =>
  find(RoleGrants, { holds }, { order: [['turn', -1]], limit: MOST })

/** Those who lead a unit on a day: its head, and a deputy during the time named (§9). A grant that is broken counts for nothing. */
export const headsOf = async (unitId: string, day: Day): Promise<RoleGrant[]> =>
  (await findSound(RoleGrants, { unitId, role: 'unitHead' })).sound.filter((grant) => counts(grant, day))
