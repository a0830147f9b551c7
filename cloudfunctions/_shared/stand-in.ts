import * as v from 'valibot'
import { readFrom } from '../_kernel/collection'
import type { Context } from '../_kernel/context'
import { type Doc, find, is, type Write } from '../_kernel/store'
import { Day } from '../_kernel/time'
import { Id } from '../_kernel/values'
import { Events } from './event'

/** Whom the centre assigned to stand in at a window, and for how long (§10 §23): staff of that window meanwhile. */
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

/** Where people are assigned to stand in from a day on. */
export const standInsOf = async (personIds: readonly string[], day: Day): Promise<StandIn[]> => {
  if (personIds.length === 0) return []
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

/** Facts of `standInsChange`: whose account has to follow. */
export const StandInsChange = v.object({ personId: Id })

/** Tells that somebody was assigned to stand in, or isn't any more, for the transaction in which it became true. */
export const standInsChange = (
  source: { readonly leaveId: string; readonly v: number; readonly personId: string },
  { now }: Pick<Context, 'now'>,
): Write => {
  const event: Doc<typeof Events> = {
    _id: `leaves:${source.leaveId}:${String(source.v)}:standInsChange:${source.personId}`,
    kind: 'standInsChange',
    takenBy: [],
    pending: true,
    facts: { personId: source.personId },
    at: now,
    updatedAt: now,
  }
  return { of: Events, insert: event }
}
