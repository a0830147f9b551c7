import * as v from 'valibot'
import { readFrom } from '../_kernel/collection'
import type { Context } from '../_kernel/context'
import { type Span, union } from '../_kernel/span'
import { find, is, type Write } from '../_kernel/store'
import { Day } from '../_kernel/time'
import { SpanOf } from '../_kernel/timetable'
import { Id } from '../_kernel/values'
import { Events, newEvent } from './event'

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

/** What entries of duty come to, day by day. */
export const spansByDay = (
  entries: readonly { readonly day: Day; readonly span: Span }[],
): { day: Day; spans: Span[] }[] =>
  [...new Set(entries.map(({ day }) => day))].sort().map((day) => ({
    day,
    spans: [...union(entries.filter((one) => one.day === day).map(({ span }) => span))],
  }))

/** When a window is kept on days off from a day on, as its unit filed it (§22). */
export const dutyOfWindow = async (windowId: string, from: Day): Promise<{ day: Day; spans: Span[] }[]> => {
  const filings = await find(dutyFilings, { windowIds: windowId, lastDay: is.gte(from) }, { limit: MOST })
  const own = filings
    .flatMap(({ entries }) => entries)
    .filter((one) => one.windowId === windowId && one.day >= from)
  return spansByDay(own)
}

/** Facts of `dutyChange`: whose hours on days off have to follow. */
export const DutyChange = v.object({ windowId: Id })

/** Tells that duty at a window was filed anew, for the transaction in which it became true. */
export const dutyChange = (
  source: { readonly of: string; readonly id: string; readonly v: number; readonly windowId: string },
  context: Pick<Context, 'now'>,
): Write => {
  const { of, id, v: version, windowId } = source
  const name = `${of}:${id}:${String(version)}:dutyChange:${windowId}`
  return { of: Events, insert: newEvent(name, 'dutyChange', { windowId }, context) }
}
