import * as v from 'valibot'
import { readFrom } from '../_kernel/collection'
import { isCurrent } from '../_kernel/role'
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

/** Person ids of whoever heads a unit on a day, deputies among them. */
export const unitHeads = async (unitId: string, day: Day): Promise<string[]> => {
  const { sound } = await findSound(grants, { unitId, role: 'unitHead' })
  const heads = sound.filter((grant) => grant.withdrawn === undefined && isCurrent(grant, day))
  return [...new Set(heads.map(({ personId }) => personId))]
}
