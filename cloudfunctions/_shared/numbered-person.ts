import * as v from 'valibot'
import { readFrom } from '../_kernel/collection'
import { find, get, is } from '../_kernel/store'
import { Day } from '../_kernel/time'
import { Id, text } from '../_kernel/values'

/** What other contexts may know of somebody on the rolls: the number. `people` alone writes it. */
const numberedPersons = readFrom(
  'persons',
  v.object({ _id: Id, no: text(20) }),
  'read to show people what was written about them by number',
)

/** Somebody's 学工号, as `normalNo` writes it; nothing for whoever isn't on the rolls. */
export const noOf = async (personId: string): Promise<string | undefined> =>
  (await get(numberedPersons, personId))?.no

/** Of whom a unit may put down by number: staff on its rolls. */
const colleagues = readFrom(
  'persons',
  v.object({
    _id: Id,
    no: text(20),
    kind: v.string(),
    unitId: v.optional(Id),
    leftOn: v.optional(Day),
  }),
  'read to find staff of a unit by their number',
)

const MOST = 200

/** Person ids of a unit's staff by their numbers, as `normalNo` writes those; whoever isn't of it is left out. */
export const colleaguesNumbered = async (
  nos: readonly string[],
  unitId: string,
  day: Day,
): Promise<ReadonlyMap<string, string>> => {
  const wanted = [...new Set(nos)]
  if (wanted.length === 0) return new Map()
  const found = await find(colleagues, { no: is.in(wanted) }, { limit: MOST })
  const own = found.filter(
    (one) =>
      one.unitId === unitId && one.kind === 'teacher' && (one.leftOn === undefined || day < one.leftOn),
  )
  return new Map(own.map(({ no, _id }) => [no, _id]))
}

/** Staff on the rolls by their numbers, as `normalNo` writes those, each with their unit; whoever left is left out. */
export const staffNumbered = async (
  nos: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, { readonly personId: string; readonly unitId?: string }>> => {
  const wanted = [...new Set(nos)]
  if (wanted.length === 0) return new Map()
  const found = await find(colleagues, { no: is.in(wanted) }, { limit: MOST })
  const staff = found.filter(
    (one) => one.kind === 'teacher' && (one.leftOn === undefined || day < one.leftOn),
  )
  return new Map(
    staff.map(({ no, _id, unitId }) => [no, { personId: _id, ...(unitId === undefined ? {} : { unitId }) }]),
  )
}
