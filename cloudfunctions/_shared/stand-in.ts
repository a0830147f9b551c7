import * as v from 'valibot'
import { readFrom } from '../_kernel/collection'
import type { Context } from '../_kernel/context'
import { find, is, type Write } from '../_kernel/store'
import { addDays, Day } from '../_kernel/time'
import { Id } from '../_kernel/values'
import { Events, newEvent } from './event'

/** Who is assigned to a window beside its A and B, and for how long (§10 §22 §23): staff of that window meanwhile. */
export interface StandIn {
  readonly personId: string
  readonly windowId: string
  readonly from: Day
  readonly to: Day
}

/** `attendance` alone writes it. */
const orderedLeaves = readFrom(
  'leaves',
  v.object({
    _id: Id,
    alternateId: Id,
    windowId: Id,
    firstDay: Day,
    lastDay: Day,
    order: v.optional(v.unknown()),
  }),
  'read to let whoever the centre assigned work at the window',
)

/** `attendance` alone writes it. */
const dutyClaims = readFrom(
  'commitments',
  v.object({
    _id: Id,
    personId: Id,
    claims: v.array(
      v.object({
        kind: v.string(),
        windowId: v.optional(Id),
        pieces: v.array(v.object({ day: Day })),
      }),
    ),
  }),
  'read to let whoever is on duty work at the window',
)

/** Where the centre assigned them for somebody's leave. */
const orderedFor = async (personIds: readonly string[], day: Day): Promise<StandIn[]> => {
  const leaves = await find(
    orderedLeaves,
    {
      alternateId: is.in([...personIds]),
      lastDay: is.gte(day),
      state: is.in(['approved', 'active']),
    },
    { limit: 1000 },
  )
  return leaves
    .filter(({ order }) => order !== undefined)
    .map(({ alternateId, windowId, firstDay, lastDay }) => ({
      personId: alternateId,
      windowId,
      from: firstDay,
      to: lastDay,
    }))
}

/** Days on which people are on duty: one stretch for each run of them. */
const runsOf = (days: readonly Day[]): { from: Day; to: Day }[] =>
  [...new Set(days)].sort().reduce<{ from: Day; to: Day }[]>((runs, day) => {
    const last = runs.at(-1)
    return last !== undefined && addDays(last.to, 1) === day
      ? [...runs.slice(0, -1), { from: last.from, to: day }]
      : [...runs, { from: day, to: day }]
  }, [])

/** Where people's units put them on duty from a day on (§22). */
const dutiesOf = async (personIds: readonly string[], day: Day): Promise<StandIn[]> => {
  const year = Number(day.slice(0, 4))
  const ids = personIds.flatMap((personId) => [year, year + 1].map((one) => `${personId}:${String(one)}`))
  const known = await find(dutyClaims, { _id: is.in(ids) }, { limit: 1000 })
  return known.flatMap(({ personId, claims }) =>
    claims.flatMap(({ kind, windowId, pieces }) =>
      kind !== 'duty' || windowId === undefined
        ? []
        : runsOf(pieces.map((piece) => piece.day).filter((on) => on >= day)).map((run) => ({
            personId,
            windowId,
            ...run,
          })),
    ),
  )
}

/** Where people are assigned to stand in or are on duty from a day on. */
export const standInsOf = async (personIds: readonly string[], day: Day): Promise<StandIn[]> => {
  if (personIds.length === 0) return []
  const [ordered, onDuty] = await Promise.all([orderedFor(personIds, day), dutiesOf(personIds, day)])
  return [...ordered, ...onDuty]
}

/** Facts of `standInsChange`: whose account has to follow. */
export const StandInsChange = v.object({ personId: Id })

/** Tells that somebody was assigned to a window for some days, or isn't any more, for the transaction in which it became true. */
export const standInsChange = (
  source: { readonly of: string; readonly id: string; readonly v: number; readonly personId: string },
  context: Pick<Context, 'now'>,
): Write => {
  const { of, id, v: version, personId } = source
  const name = `${of}:${id}:${String(version)}:standInsChange:${personId}`
  return { of: Events, insert: newEvent(name, 'standInsChange', { personId }, context) }
}
