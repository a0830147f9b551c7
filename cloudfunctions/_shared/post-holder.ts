import * as v from 'valibot'
import { readFrom } from '../_kernel/collection'
import { find, findSound, is } from '../_kernel/store'
import { Day } from '../_kernel/time'
import { Id } from '../_kernel/values'

/** What other contexts may know of a posting: who keeps which window as A or B, and since when (§9 §10). */
export const PostHolder = v.object({
  _id: Id,
  personId: Id,
  windowId: Id,
  unitId: Id,
  kind: v.picklist(['primary', 'alternate']),
  state: v.picklist(['coming', 'current', 'ended']),
  from: Day,
  to: v.optional(Day),
  relievedOn: v.optional(Day),
})
export type PostHolder = v.InferOutput<typeof PostHolder>

const purpose = 'read to know who is expected at which window, and what they are called'

/** `people` alone writes both. */
const postHolders = readFrom('postings', PostHolder, purpose)
const personNames = readFrom('persons', v.object({ _id: Id, name: v.string() }), purpose)

const MOST = 1000

/** Whether a posting fills its seat on a day, relieved holders left out: they do no duties any more (§12). */
export const isOnDuty = ({ state, from, to, relievedOn }: PostHolder, day: Day): boolean =>
  state !== 'coming' &&
  from <= day &&
  (state === 'current' || (to !== undefined && day <= to)) &&
  (relievedOn === undefined || day < relievedOn)

/** Who holds a post on a day, of all windows or of these. */
export const holdersOn = async (
  day: Day,
  where: Readonly<Record<string, unknown>> = {},
): Promise<PostHolder[]> => {
  const [current, ended] = await Promise.all([
    find(postHolders, { ...where, state: 'current' }, { limit: MOST }),
    find(postHolders, { ...where, state: 'ended', to: is.gte(day) }, { limit: MOST }),
  ])
  return [...current, ...ended].filter((one) => isOnDuty(one, day))
}

/** As `holdersOn`, but a posting that no longer fits its schema hides no other: for timers. */
export const soundHoldersOn = async (day: Day): Promise<PostHolder[]> => {
  const [current, ended] = await Promise.all([
    findSound(postHolders, { state: 'current' }, { limit: MOST }),
    findSound(postHolders, { state: 'ended', to: is.gte(day) }, { limit: MOST }),
  ])
  return [...current.sound, ...ended.sound].filter((one) => isOnDuty(one, day))
}

/** Names of people on the rolls by their ids, bound to WeChat or not. */
export const namesOf = async (personIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const wanted = { _id: is.in([...new Set(personIds)]) }
  const found = await find(personNames, wanted, { limit: MOST })
  return new Map(found.map(({ _id, name }) => [_id, name]))
}

/** Who held a post on any day of a period: one that was relieved or ended within it, too. */
export const holdersBetween = async (first: Day, last: Day): Promise<PostHolder[]> => {
  const [current, ended] = await Promise.all([
    find(postHolders, { state: 'current', from: is.lte(last) }, { limit: MOST }),
    find(postHolders, { state: 'ended', to: is.gte(first), from: is.lte(last) }, { limit: MOST }),
  ])
  return [...current, ...ended]
}
