import { cached } from '../_kernel/cached'
import { CalendarEntries } from '../_kernel/calendar'
import type { HoursBasis } from '../_kernel/public-hours'
import { find, findSound, is } from '../_kernel/store'
import type { Day } from '../_kernel/time'
import { Timetables } from '../_kernel/timetable'
import { Persons, Postings, RoleGrants } from './collections'
import type { Person } from './person'
import { counts, type RoleGrant } from './role-grant'
import type { Posting } from './posting'

const MOST = 1000
const standing = is.in(['coming', 'current'])

/** Postings of a window that are not over. */
export const postsAt = (windowId: string): Promise<Posting[]> => find(Postings, { windowId, state: standing })
/** Postings of a person that are not over. */
export const postsOf = (personId: string): Promise<Posting[]> => find(Postings, { personId, state: standing })

/** When the hall is open; at most 20 seconds old. */
export const hours = cached(20, async (): Promise<HoursBasis> => {
  const [timetables, calendar] = await Promise.all([
    find(Timetables, {}, { limit: MOST }),
    find(CalendarEntries, {}, { limit: MOST }),
  ])
  return { timetables, calendar }
})

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
