import type { Day } from '../_kernel/time'
import { holdersOn } from '../_shared/post-holder'
import { peopleInRole, unitHeads } from '../_shared/unit-head'

/** Who of a unit may keep something at one of its windows: those with a post, its back office, its head (§30). */
export const keepersOf = async (unitId: string, day: Day): Promise<string[]> => {
  const [holders, office, heads] = await Promise.all([
    holdersOn(day, { unitId }),
    peopleInRole('backOffice', day, unitId),
    unitHeads(unitId, day),
  ])
  return [...new Set([...holders.map(({ personId }) => personId), ...office, ...heads])]
}
