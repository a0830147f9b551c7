import * as v from 'valibot'
import { findSoundFields } from '../../_kernel/store'
import type { Line } from '../../_shared/line'
import { Tickets } from '../collections'
import type { Pace } from './estimate'

const Served = v.object({
  desk: v.object({ startedAt: v.date(), endedAt: v.date() }),
  undone: v.number(),
  day: v.string(),
})
const LAST = 30
const FRESH_MS = 60_000
/** Longer than this nobody is served at a counter: a window that was left open over noon. */
const LONGEST_MINUTES = 180

const kept = new Map<string, { pace: Pace; at: number }>()

/** How fast a line is served: its last 30, at most a minute old. Undone and overlong ones don't count. */
export const paceOf = async (line: Line, now: Date): Promise<Pace> => {
  const known = kept.get(line._id)
  if (known !== undefined && Math.abs(now.getTime() - known.at) < FRESH_MS) return known.pace
  const served = await findSoundFields(
    Tickets,
    Served,
    ['desk', 'undone', 'day'],
    { lineId: line._id, status: 'done' },
    { order: [['endedAt', -1]], limit: LAST },
  )
  const minutes = served
    .filter((ticket) => ticket.undone === 0)
    .map((ticket) => (ticket.desk.endedAt.getTime() - ticket.desk.startedAt.getTime()) / 60_000)
    .filter((one) => one > 0 && one <= LONGEST_MINUTES)
  const pace = { minutes, usual: line.defaultMinutes }
  kept.set(line._id, { pace, at: now.getTime() })
  return pace
}
