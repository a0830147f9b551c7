import { find, findSound, is } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { Persons, Postings, RoleGrants } from '../collections'
import type { Person } from '../person'
import { counts, type RoleGrant } from '../grant/role-grant'
import type { Posting } from './posting'

const MOST = 1000
const standing = is.in(['coming', 'current'])

/** Postings of a window that are not over. */
export const postsAt = (windowId: string): Promise<Posting[]> => find(Postings, { windowId, state: standing })
/** Postings of a person that are not over. */
export const postsOf = (personId: string): Promise<Posting[]> => find(Postings, { personId, state: standing })

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
