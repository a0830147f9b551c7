import type { Context } from '../_kernel/context'
import { type KernelCode, refuse as refuseAny } from '../_kernel/kernel-refusals'
import type { AuditedChange } from '../_kernel/operation'
import type { Refusal } from '../_kernel/refusal'
import { find, is } from '../_kernel/store'
import { accountabilityOf, type Booking, entryChange, entryTelling, sourceChange } from './book'
import { Entries, Sources } from './collections'
import { reversalOf } from './entry/entry'
import { refuse } from './refusals'
import { tableOn } from './rules/table'
import { allTables } from './rules/tables'

/**
 * What takes entries back by hand: each once, for the month that it counted in. A later version of its source counts
 * anew, since then there is something new to count.
 */
export const reversing = async (
  entryIds: readonly string[],
  why: string,
  context: Context,
): Promise<Booking | Refusal<'REVERSED_ALREADY' | KernelCode>> => {
  const wanted = [...new Set(entryIds)]
  if (wanted.length === 0) return { changes: [], also: [], months: [] }
  const [entries, tables] = await Promise.all([find(Entries, { _id: is.in(wanted) }), allTables()])
  if (entries.length < wanted.length || entries.some(({ reverses }) => reverses !== undefined))
    return refuseAny('NOT_FOUND', { what: 'entry' })
  const sources = await find(Sources, { _id: is.in(entries.map(({ source }) => source)) })
  const standing = new Set(sources.flatMap(({ booked }) => booked))
  if (entries.some(({ _id }) => !standing.has(_id))) return refuse('REVERSED_ALREADY', {})
  const undone = entries.map((entry) => reversalOf(entry, context.now, why))
  const after = sources.map((before) => ({
    before,
    next: {
      ...before,
      booked: before.booked.filter((id) => !wanted.includes(id)),
      updatedAt: context.now,
      v: before.v + 1,
    },
  }))
  const fallen: AuditedChange[] = []
  for (const { next } of after)
    if (next.booked.length === 0) fallen.push(...(await accountabilityOf(next, false, context)))
  return {
    changes: [
      ...after.map(({ before, next }) => sourceChange(before, next)),
      ...undone.map(entryChange),
      ...fallen,
    ],
    also: undone.flatMap((entry) => entryTelling(entry, tableOn(tables, entry.on), context)),
    months: [...new Set(undone.map(({ month }) => month))],
  }
}
