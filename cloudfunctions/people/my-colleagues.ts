import * as v from 'valibot'
import { MOST_ROWS } from '../_kernel/my-data'
import { find, findFields, is } from '../_kernel/store'
import { Nominations, Persons, Postings, RoleGrants } from './collections'

const Of = v.object({ personId: v.string() })
const Placed = v.object({ unitId: v.optional(v.string()) })

/**
 * Takes the names of colleagues out of what was written about somebody: of all who are or were posted, nominated or
 * given a role in the units where this person was. Their names are their own data (0.3).
 */
export const withoutColleagues = async (
  personId: string,
  instead: string,
): Promise<(words: string) => string> => {
  const places = await Promise.all(
    [Postings, Nominations, RoleGrants].map((of) =>
      findFields(of, Placed, ['unitId'], { personId }, { limit: MOST_ROWS }),
    ),
  )
  const units = [...new Set(places.flat().flatMap(({ unitId }) => unitId ?? []))]
  if (units.length === 0) return (words) => words
  const where = { unitId: is.in(units) }
  const others = await Promise.all(
    [Postings, Nominations, RoleGrants].map((of) =>
      findFields(of, Of, ['personId'], where, { limit: MOST_ROWS }),
    ),
  )
  const ids = [...new Set(others.flat().map((one) => one.personId))].filter((id) => id !== personId)
  const people = ids.length === 0 ? [] : await find(Persons, { _id: is.in(ids) }, { limit: ids.length })
  // A longer name first: one may begin with another.
  const names = people.map(({ name }) => name).sort((one, other) => other.length - one.length)
  return (words) => names.reduce((left, name) => left.replaceAll(name, instead), words)
}
