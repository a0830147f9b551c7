import type { RowFault } from '../_kernel/row-fault'
import { find, is } from '../_kernel/store'
import type { Day } from '../_kernel/time'
import { Persons, Postings, RoleGrants } from './collections'
import type { Person } from './person'
import { isOver } from './role-grant'
import { CHUNK_ROWS, type RosterRow } from './roster-import'
import { outcomeOf, type RowOutcome, type Tie } from './roster-row'

const MOST = 1000

/** One row against the rolls as they are at this moment. */
export interface Judged {
  readonly row: RosterRow
  readonly person: Person | undefined
  readonly outcome: RowOutcome
}

const tiesAmong = async (ids: readonly string[], day: Day): Promise<ReadonlyMap<string, Tie[]>> => {
  const ties = new Map<string, Tie[]>()
  if (ids.length === 0) return ties
  const personId = is.in(ids)
  const [postings, grants] = await Promise.all([
    find(Postings, { personId, state: is.in(['coming', 'current']) }, { limit: MOST }),
    find(RoleGrants, { personId }, { limit: MOST }),
  ])
  const note = (whose: string, tie: Tie): void => {
    ties.set(whose, [...(ties.get(whose) ?? []), tie])
  }
  for (const { personId: whose, unitId } of postings) note(whose, { by: 'window', unitId })
  for (const grant of grants)
    if (grant.unitId !== undefined && !isOver(grant, day))
      note(grant.personId, { by: 'role', unitId: grant.unitId })
  return ties
}

/**
 * Holds rows against the rolls. `back` are the numbers of those who had left when the file was first checked:
 * whoever has left since isn't brought back by a file that didn't know it.
 */
export const judged = async (
  rows: readonly RosterRow[],
  back: readonly string[] | undefined,
  day: Day,
): Promise<Judged[]> => {
  // People first: posts and roles that are read afterwards can't change without them.
  const found = await find(Persons, { no: is.in(rows.map(({ no }) => no)) }, { limit: CHUNK_ROWS })
  const people = new Map(found.map((person) => [person.no, person]))
  const ties = await tiesAmong(
    found.map(({ _id }) => _id),
    day,
  )
  return rows.map((row) => {
    const person = people.get(row.no)
    const hasLeftSince = person?.leftOn !== undefined && back !== undefined && !back.includes(row.no)
    const held = person === undefined ? [] : (ties.get(person._id) ?? [])
    return { row, person, outcome: outcomeOf(row, person, held, hasLeftSince) }
  })
}

export const faultsIn = (rows: readonly Judged[]): RowFault[] =>
  rows.map(({ outcome }) => outcome).filter((outcome): outcome is RowFault => typeof outcome === 'object')

export const countIn = (rows: readonly Judged[], wanted: 'added' | 'changed'): number =>
  rows.filter(({ outcome }) => outcome === wanted).length
