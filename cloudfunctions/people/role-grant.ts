import * as v from 'valibot'
import { type Role, roles } from '../_kernel/role'
import { addDays, Day } from '../_kernel/time'
import { Id, stamps, text } from '../_kernel/values'

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
  /** What there is once, under a unique index: `jw:unitHead` while it is held, its own id otherwise. */
  holds: Id,
  /** Person id, or `console` for the first admin. */
  grantedBy: Id,
  reason: v.optional(text(200)),
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

/** What one grant holds alone: a unit has one head, one deputy and one back office (§9). */
export const holdsOf = (grant: Pick<RoleGrant, '_id' | 'role' | 'unitId' | 'isDeputy'>): string => {
  if (grant.unitId === undefined) return grant._id
  if (grant.isDeputy === true) return `${grant.unitId}:deputy`
  return `${grant.unitId}:${grant.role}`
}

/** Whether a grant lets its holder act on a day. */
export const counts = (grant: RoleGrant, day: Day): boolean =>
  grant.withdrawn === undefined && grant.from <= day && (grant.to === undefined || day <= grant.to)

/** Whether a grant still holds what it holds: it is past its last day, or was taken back. */
export const isOver = (grant: RoleGrant, day: Day): boolean =>
  grant.withdrawn !== undefined || (grant.to !== undefined && grant.to < day)

/** §14: unit and centre each do their own step, so nobody may do both. */
const apart: readonly (readonly [GrantedRole, GrantedRole])[] = [
  ['unitHead', 'centreAdmin'],
  ['unitHead', 'centreStaff'],
  ['custodian', 'centreAdmin'],
  ['discipline', 'centreAdmin'],
]

/** A role of this person that can't stand beside the new one, or nothing. */
export const conflicting = (
  role: GrantedRole,
  held: readonly RoleGrant[],
  day: Day,
): GrantedRole | undefined =>
  held
    .filter((grant) => !isOver(grant, day))
    .map((grant) => grant.role)
    .find((other) =>
      apart.some(([one, two]) => (one === role && two === other) || (two === role && one === other)),
    )

export type TermFault = 'scope' | 'past' | 'backwards'

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
  if (asked.to === undefined) return undefined
  if (asked.to < asked.from) return 'backwards'
  return asked.to < today ? 'past' : undefined
}

/** A deputy is named for half a year at most, by its first and last day. */
export const DEPUTY_DAYS = 183
export const isDeputyTerm = (from: Day, to: Day, today: Day): boolean =>
  to >= from && to >= today && to <= addDays(from, DEPUTY_DAYS - 1)
