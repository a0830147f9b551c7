import * as v from 'valibot'
import { readFrom } from '../_kernel/collection'
import type { Context } from '../_kernel/context'
import { type Span, union } from '../_kernel/span'
import { type Doc, find, is, type Write } from '../_kernel/store'
import { Day } from '../_kernel/time'
import { SpanOf } from '../_kernel/timetable'
import { Id } from '../_kernel/values'
import { Events } from './event'

/** `attendance` alone writes it. */
const dutyFilings = readFrom(
  'dutyFilings',
  v.object({
    _id: Id,
    entries: v.array(v.object({ windowId: Id, day: Day, span: SpanOf })),
  }),
  'read to open windows on the days off for which duty was filed',
)

const MOST = 200

/** When a window is kept on days off from a day on, as its unit filed it (§22). */
export const dutyOfWindow = async (windowId: string, from: Day): Promise<{ day: Day; spans: Span[] }[]> => {
  const filings = await find(dutyFilings, { windowIds: windowId, lastDay: is.gte(from) }, { limit: MOST })
  const own = filings
    .flatMap(({ entries }) => entries)
    .filter((one) => one.windowId === windowId && one.day >= from)
  return [...new Set(own.map(({ day }) => day))].sort().map((day) => ({
    day,
    spans: [...union(own.filter((one) => one.day === day).map(({ span }) => span))],
  }))
}

/** Facts of `dutyChange`: whose hours on days off have to follow. */
export const DutyChange = v.object({ windowId: Id })

/** Tells that duty at a window was filed anew, for the transaction in which it became true. */
export const dutyChange = (
  source: { readonly of: string; readonly id: string; readonly v: number; readonly windowId: string },
  { now }: Pick<Context, 'now'>,
): Write => {
  const event: Doc<typeof Events> = {
    _id: `${source.of}:${source.id}:${String(source.v)}:dutyChange:${source.windowId}`,
    kind: 'dutyChange',
    takenBy: [],
    pending: true,
    facts: { windowId: source.windowId },
    at: now,
    updatedAt: now,
  }
  return { of: Events, insert: event }
}
