import * as v from 'valibot'
import { readFrom } from '../_kernel/collection'
import { isCurrent, type Role } from '../_kernel/role'
import { findSound } from '../_kernel/store'
import { Day } from '../_kernel/time'
import { Id } from '../_kernel/values'

/** Roles as far as others need them to tell a unit's heads something; `people` alone gives and withdraws them. */
const grants = readFrom(
  'grants',
  v.object({
    _id: Id,
    personId: Id,
    from: Day,
    to: v.optional(Day),
    withdrawn: v.optional(v.unknown()),
  }),
  'read to tell the heads of a unit what concerns it',
)

/** Person ids of whoever holds a role on a day: of one unit where it is named, of the centre otherwise. */
export const peopleInRole = async (role: Role, day: Day, unitId?: string): Promise<string[]> => {
  const where = unitId === undefined ? { role } : { unitId, role }
  const { sound } = await findSound(grants, where, { limit: 1000 })
  const holders = sound.filter((grant) => grant.withdrawn === undefined && isCurrent(grant, day))
  return [...new Set(holders.map(({ personId }) => personId))]
}

/** Person ids of whoever heads a unit on a day, deputies among them. */
export const unitHeads = (unitId: string, day: Day): Promise<string[]> =>
  peopleInRole('unitHead', day, unitId)
