import * as v from 'valibot'
import { isCurrent, type Role, roles } from '../../_kernel/role'
import { addDays, Day } from '../../_kernel/time'
import { Count, Id, stamps, text } from '../../_kernel/values'

/** A role that doesn't come from a posting; who gave it, and why, stands beside it (0.1 §14). */
export const RoleGrant = v.strictObject({
  _id: Id,
  personId: Id,
  role: v.picklist(roles.filter((role) => role !== 'windowStaff')),
  /** The unit it is for; nothing = the whole centre. */
  unitId: v.optional(Id),
  from: Day,
  /** The last day that counts; nothing = until it is withdrawn. */
  to: v.optional(Day),
  /** Stands in for the head of the unit, who named them (§9). */
  isDeputy: v.optional(v.boolean()),
  /** The place that one holds at a time: `jw:unitHead`, `p-1:centreStaff`. */
  holds: Id,
  /**
   * Which grant of its place this is, under a unique index with `holds`: two that are given at once want the same turn,
   * so one of them looks again and sees the other. Nothing where the first one was written in the console.
   */
  turn: v.optional(v.pipe(Count, v.minValue(1))),
  /** Person id, or `console` for the first admin. */
  grantedBy: Id,
  reason: v.optional(text(200)),
  /** Who ended its term earlier than it was given for, why, and its last day before. */
  shortened: v.optional(v.strictObject({ at: v.date(), by: Id, reason: text(200), was: v.optional(Day) })),
  /** When and why it was taken back; it then counts no more. */
  withdrawn: v.optional(v.strictObject({ at: v.date(), by: Id, reason: text(200) })),
  ...stamps,
})
export type RoleGrant = v.InferOutput<typeof RoleGrant>
export type GrantedRole = RoleGrant['role']

/** Roles for one unit; all others are for the whole centre. */
const isOfUnit: Record<Exclude<Role, 'windowStaff'>, boolean> = {
  backOffice: true,
  unitHead: true,
  centreStaff: false,
  centreAdmin: false,
  custodian: false,
  discipline: false,
  steeringOffice: false,
}

/** Roles that an admin gives; back office comes by the unit's nomination and the centre's consent (§9). */
export const givenRoles = roles.filter((role) => role !== 'windowStaff' && role !== 'backOffice')
export type GivenRole = (typeof givenRoles)[number]

/** The place that a grant holds alone in its term: a unit has one head, one deputy and one back office (§9). */
export const holdsOf = (grant: Pick<RoleGrant, 'personId' | 'role' | 'unitId' | 'isDeputy'>): string => {
  if (grant.unitId === undefined) return `${grant.personId}:${grant.role}`
  if (grant.isDeputy === true) return `${grant.unitId}:deputy`
  return `${grant.unitId}:${grant.role}`
}

/** Whether a grant lets its holder act on a day. */
export const counts = (grant: RoleGrant, day: Day): boolean =>
  grant.withdrawn === undefined && isCurrent(grant, day)

/** The turn of the next grant at a place, by all that were ever given there. */
export const nextTurn = (given: readonly Pick<RoleGrant, 'turn'>[]): number =>
  1 + Math.max(0, ...given.map(({ turn }) => turn ?? 1))

export interface Term {
  readonly from: Day
  /** The last day that counts; nothing = without an end. */
  readonly to?: Day | undefined
}

/** Terms in the order in which they begin. */
export const byFirstDay = (one: Term, other: Term): number => (one.from < other.from ? -1 : 1)

/** Whether two terms share a day. */
export const overlap = (one: Term, other: Term): boolean =>
  (other.to === undefined || one.from <= other.to) && (one.to === undefined || other.from <= one.to)

/** A grant whose term shares a day with this one, or nothing: the next head may be given ahead (§9). */
export const inTheWay = (term: Term, given: readonly RoleGrant[]): RoleGrant | undefined =>
  given.find((grant) => grant.withdrawn === undefined && overlap(term, grant))

/** Whether a grant counts no more: it is past its last day, or was taken back. */
export const isOver = (grant: Pick<RoleGrant, 'to' | 'withdrawn'>, day: Day): boolean =>
  grant.withdrawn !== undefined || (grant.to !== undefined && grant.to < day)

/** §14: unit and centre each do their own step, so nobody may do both. */
const apart: readonly (readonly [GrantedRole, GrantedRole])[] = [
  ['unitHead', 'centreAdmin'],
  ['unitHead', 'centreStaff'],
  ['custodian', 'centreAdmin'],
  ['discipline', 'centreAdmin'],
]

/** A role of this person that can't stand beside the new one in the same days, or nothing. */
export const conflicting = (
  role: GrantedRole,
  term: Term,
  held: readonly RoleGrant[],
): GrantedRole | undefined =>
  held
    .filter((grant) => grant.withdrawn === undefined && overlap(term, grant))
    .map((grant) => grant.role)
    .find((other) =>
      apart.some(([one, two]) => (one === role && two === other) || (two === role && one === other)),
    )

/** So far ahead a role can be given. */
const AHEAD_DAYS = 366

export type TermFault = 'scope' | 'past' | 'backwards' | 'tooFar'

/** What is wrong with the place and term of a grant, or nothing. */
export const termFault = (
  asked: {
    readonly role: GrantedRole
    readonly unitId?: string | undefined
    readonly from: Day
    readonly to?: Day | undefined
  },
  today: Day,
): TermFault | undefined => {
  if (isOfUnit[asked.role] !== (asked.unitId !== undefined)) return 'scope'
  if (asked.from > addDays(today, AHEAD_DAYS)) return 'tooFar'
  if (asked.to === undefined) return undefined
  if (asked.to < asked.from) return 'backwards'
  return asked.to < today ? 'past' : undefined
}

export type ShortenFault = 'past' | 'beforeFirst' | 'notShorter'

/** Why a term can't end on this day, or nothing: today at the earliest, in the term, and before its present end. */
export const shortenFault = (term: Term, to: Day, today: Day): ShortenFault | undefined => {
  if (to < today) return 'past'
  if (to < term.from) return 'beforeFirst'
  return term.to !== undefined && to >= term.to ? 'notShorter' : undefined
}

/** A deputy is named for half a year at most, by its first and last day. */
export const DEPUTY_DAYS = 183
export const isDeputyTerm = (from: Day, to: Day, today: Day): boolean =>
  to >= from && to >= today && to <= addDays(from, DEPUTY_DAYS - 1)
