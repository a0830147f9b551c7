import * as v from 'valibot'
import { type Grant, roles } from '../_kernel/role'
import { Day } from '../_kernel/time'
import { Id, stamps } from '../_kernel/values'

/** 任职: who keeps a window as A (`primary`) or B (`alternate`), from when to when (§9 §10). */
export const Posting = v.strictObject({
  _id: Id,
  personId: Id,
  windowId: Id,
  kind: v.picklist(['primary', 'alternate']),
  from: Day,
  /** The last day that counts; nothing = until further notice. */
  to: v.optional(Day),
  ...stamps,
})
export type Posting = v.InferOutput<typeof Posting>

/** A role that doesn't come from a posting; who gave it stands beside it. */
export const RoleGrant = v.strictObject({
  _id: Id,
  personId: Id,
  role: v.picklist(roles.filter((role) => role !== 'windowStaff')),
  /** The unit it is for; nothing = the whole centre. */
  unitId: v.optional(Id),
  from: Day,
  to: v.optional(Day),
  /** Person id, or `console` for the first admin. */
  grantedBy: Id,
  ...stamps,
})
export type RoleGrant = v.InferOutput<typeof RoleGrant>

interface WindowOfUnit {
  readonly _id: string
  readonly unitId: string
}

type Term = Pick<Grant, 'from' | 'to'>
const term = ({ from, to }: Term): Term => ({ from, ...(to === undefined ? {} : { to }) })

/**
 * What an account may do from a day on: windowStaff at the windows posted to, and the roles granted. The head
 * of a unit reaches its windows one by one, because a grant for a unit says nothing about any window (§14).
 */
export const accountGrants = (
  postings: readonly Posting[],
  roleGrants: readonly RoleGrant[],
  windows: readonly WindowOfUnit[],
  day: Day,
): Grant[] => {
  const current = ({ to }: Term) => to === undefined || to >= day
  const posted = postings
    .filter(current)
    .map((posting): Grant => ({ role: 'windowStaff', windowId: posting.windowId, ...term(posting) }))
  const granted = roleGrants.filter(current).flatMap((grant): Grant[] => {
    const { role, unitId } = grant
    if (unitId === undefined) return [{ role, ...term(grant) }]
    const ofUnit = windows.filter((one) => role === 'unitHead' && one.unitId === unitId)
    return [
      { role, unitId, ...term(grant) },
      ...ofUnit.map((one): Grant => ({ role, unitId, windowId: one._id, ...term(grant) })),
    ]
  })
  return [...posted, ...granted]
}
