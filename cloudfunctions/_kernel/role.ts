import * as v from 'valibot'
import { Day } from './time'

export const roles = [
  'windowStaff',
  'backOffice',
  'unitHead',
  'centreStaff',
  'centreAdmin',
  'custodian',
  'discipline',
  'steeringOffice',
] as const
export type Role = (typeof roles)[number]

/** A role with its scope and term. No scope = the whole centre; `to` is the last day that counts. */
export const Grant = v.strictObject({
  role: v.picklist(roles),
  unitId: v.optional(v.string()),
  windowId: v.optional(v.string()),
  from: Day,
  to: v.optional(Day),
})
export type Grant = v.InferOutput<typeof Grant>

/** Where a grant must reach: the unit or window that the input names, the window when it names both. */
export interface Scope {
  readonly unitId?: string
  readonly windowId?: string
}

// A grant for one window says nothing about a whole unit, nor one for a unit about any window.
const reaches = (grant: Grant, scope: Scope): boolean => {
  if (grant.unitId === undefined && grant.windowId === undefined) return true
  if (scope.windowId !== undefined) return grant.windowId === scope.windowId
  if (scope.unitId !== undefined) return grant.windowId === undefined && grant.unitId === scope.unitId
  return true
}

/** Whether a term counts on a day. */
export const isCurrent = ({ from, to }: Pick<Grant, 'from' | 'to'>, day: Day): boolean =>
  from <= day && (to === undefined || day <= to)

/** The first grant that lets somebody act in one of the roles there, on that day (§14: nobody does another's step). */
export const grantFor = (
  grants: readonly Grant[],
  needed: readonly Role[],
  scope: Scope,
  day: Day,
): Grant | undefined =>
  grants.find((grant) => needed.includes(grant.role) && isCurrent(grant, day) && reaches(grant, scope))
