import type { Context } from '../../_kernel/context'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { find } from '../../_kernel/store'
import { addDays, clockText } from '../../_kernel/time'
import { type Timetable, Timetables } from '../../_kernel/timetable'
import type { CalendarDoor } from './door'
import { mayEditCalendar } from './month'
import { refuse } from './refusals'
import { standingOf, timetableFault } from './timetable-change'

const MOST = 1000
/** A school changes twice a year: the last ten years and what is coming. */
const SHOWN = 24

const all = (): Promise<Timetable[]> => find(Timetables, {}, { order: [['from', -1]], limit: MOST })

const facts = ({ name, from, segments }: Timetable) => ({
  name,
  from,
  segments: segments.map((span) => `${clockText(span.from)}-${clockText(span.to)}`).join(' '),
})

const listOf = (known: readonly Timetable[], { day }: Context, mayEdit: boolean) => ({
  timetables: [...known]
    .sort((a, b) => (a.from < b.from ? 1 : -1))
    .slice(0, SHOWN)
    .map((timetable) => ({
      timetableId: timetable._id,
      name: timetable.name,
      from: timetable.from,
      segments: timetable.segments.map(({ from, to }) => ({ from, to })),
      standing: standingOf(timetable, known, day),
    })),
  earliest: addDays(day, 1),
  mayEdit,
})

/** 作息时间 */
export const timetables: CalendarDoor['timetables'] = async (_input, context) =>
  listOf(await all(), context, await mayEditCalendar(context))

/** 作息时间, written */
export const saveTimetable: CalendarDoor['saveTimetable'] = async (input, context) => {
  const { timetableId, name, from, segments } = input
  const { now, day } = context
  const known = await all()
  const before = known.find(({ _id }) => _id === timetableId)
  if (timetableId !== undefined && before === undefined) return refuse('TIMETABLE_UNKNOWN', {})
  const fault = timetableFault({ name, from, segments }, before, known, day)
  if (fault?.code === 'TIMETABLE_BEGUN') return refuse('TIMETABLE_BEGUN', { earliest: fault.earliest })
  if (fault?.code === 'DATE_TOO_FAR') return refuse('DATE_TOO_FAR', { latest: fault.latest })
  if (fault?.code === 'TIMETABLE_DAY_TAKEN') return refuse('TIMETABLE_DAY_TAKEN', { name: fault.name })
  if (fault !== undefined) return refuse('TIMETABLE_SPANS_WRONG', {})
  const next: Timetable = {
    _id: before?._id ?? context.operation,
    name,
    from,
    segments,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    v: (before?.v ?? 0) + 1,
  }
  // Two that begin on one day at once: the index on it lets one stand, the other is told.
  const change: AuditedChange =
    before === undefined
      ? { of: Timetables, insert: next, before: {}, after: facts(next) }
      : { of: Timetables, replace: next, before: facts(before), after: facts(next) }
  const after = [...known.filter((one) => one !== before), next]
  return settle(context, listOf(after, context, true), [change])
}

/** 去掉还没有开始的作息时间 */
export const removeTimetable: CalendarDoor['removeTimetable'] = async ({ timetableId }, context) => {
  const known = await all()
  const gone = known.find(({ _id }) => _id === timetableId)
  if (gone === undefined) return refuse('TIMETABLE_UNKNOWN', {})
  const earliest = addDays(context.day, 1)
  if (gone.from < earliest) return refuse('TIMETABLE_BEGUN', { earliest })
  const after = known.filter((one) => one !== gone)
  return settle(context, listOf(after, context, true), [
    { of: Timetables, remove: { ...gone, v: gone.v + 1 }, before: facts(gone), after: {} },
  ])
}
