import type { RowFault } from '../../_kernel/row-fault'
import { saidBy } from '../../_kernel/sound'
import { findSound, is } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { Persons, Postings, RoleGrants } from '../collections'
import type { Person } from '../person'
import { isOver } from '../grant/role-grant'
import { CHUNK_ROWS, type RosterRow } from './roster-import'
import { outcomeOf, type RowOutcome, type Tie } from './row'

const MOST = 1000

/** One row against the rolls as they are at this moment. */
export interface Judged {
  readonly row: RosterRow
  readonly person: Person | undefined
  readonly outcome: RowOutcome
}

interface Tied {
  readonly ties: ReadonlyMap<string, Tie[]>
  /** People of whom a post or a role can't be read. */
  readonly unsure: ReadonlySet<string>
}

const tiesAmong = async (ids: readonly string[], day: Day): Promise<Tied> => {
  const ties = new Map<string, Tie[]>()
  if (ids.length === 0) return { ties, unsure: new Set() }
  const personId = is.in(ids)
  const [postings, grants] = await Promise.all([
    findSound(Postings, { personId, state: is.in(['coming', 'current']) }, { limit: MOST }),
    findSound(RoleGrants, { personId }, { limit: MOST }),
  ])
  const note = (whose: string, tie: Tie): void => {
    ties.set(whose, [...(ties.get(whose) ?? []), tie])
  }
  for (const { personId: whose, unitId } of postings.sound) note(whose, { by: 'window', unitId })
  for (const grant of grants.sound)
    if (grant.unitId !== undefined && !isOver(grant, day))
      note(grant.personId, { by: 'role', unitId: grant.unitId })
  const unsure = new Set([
    ...(await saidBy(Postings, postings.broken, 'personId')),
    ...(await saidBy(RoleGrants, grants.broken, 'personId')),
  ])
  return { ties, unsure }
}

/** The row of somebody of whom something can't be read: the others are told of theirs all the same. */
const broken = ({ row, no }: RosterRow): RowFault => ({
  row,
  field: '学工号',
  zh: `${no} 在中心的记录被改坏了，请管理员先修好。`,
  en: `What the centre keeps of ${no} is broken. An administrator must mend it first.`,
})

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
  const numbers = is.in(rows.map(({ no }) => no))
  const { sound: found, ...rest } = await findSound(Persons, { no: numbers }, { limit: CHUNK_ROWS })
  const unread = await saidBy(Persons, rest.broken, 'no')
  const people = new Map(found.map((person) => [person.no, person]))
  const { ties, unsure } = await tiesAmong(
    found.map(({ _id }) => _id),
    day,
  )
  return rows.map((row) => {
    const person = people.get(row.no)
    if (unread.has(row.no) || (person !== undefined && unsure.has(person._id)))
      return { row, person, outcome: broken(row) }
    const hasLeftSince = person?.leftOn !== undefined && back !== undefined && !back.includes(row.no)
    const held = person === undefined ? [] : (ties.get(person._id) ?? [])
    return { row, person, outcome: outcomeOf(row, person, held, hasLeftSince) }
  })
}

export const faultsIn = (rows: readonly Judged[]): RowFault[] =>
  rows.map(({ outcome }) => outcome).filter((outcome): outcome is RowFault => typeof outcome === 'object')

export const countIn = (rows: readonly Judged[], wanted: 'added' | 'changed'): number =>
  rows.filter(({ outcome }) => outcome === wanted).length
