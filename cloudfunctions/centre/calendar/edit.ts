import { CalendarEntries, type CalendarEntry, type VacationTurn, VacationTurns } from '../../_kernel/calendar'
import type { Context } from '../../_kernel/context'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { get, type Write } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { uncovered } from '../../_shared/uncovered-year'
import { type DayMark, firstDayOf, isRemovable, markFault, vacationFault } from './change'
import type { CalendarDoor } from './door'
import { allEntries, monthView } from './month'
import { refuse } from './refusals'

/** What the audit says of an entry. A whole year appears as how many days it names. */
export const entryFacts = (entry: CalendarEntry): Record<string, string | number | boolean> => {
  switch (entry.kind) {
    case 'year':
      return { kind: entry.kind, year: entry.year, provisional: entry.provisional, days: entry.days.length }
    case 'vacation':
      return { kind: entry.kind, from: entry.from, to: entry.to, name: entry.name }
    case 'actsAs':
      return { kind: entry.kind, day: entry.day, weekday: entry.weekday }
    default:
      return { kind: entry.kind, day: entry.day, reason: entry.reason }
  }
}

/** Ends a change of the calendar with the month as it then is. */
const settleMonth = (
  day: Day,
  change: AuditedChange,
  after: readonly CalendarEntry[],
  context: Context,
  also: readonly Write[] = [],
) => settle(context, monthView(day, after, context.day, true), [change], also)

const entryOf = (mark: DayMark, now: Date): CalendarEntry => ({
  // One mark of a kind a day: two admins who mark at once get one.
  _id: `${mark.kind}:${mark.day}`,
  ...mark,
  createdAt: now,
  updatedAt: now,
  // A mark may come again after it was taken away, and audit entries are named by version: so it never starts again.
  v: now.getTime(),
})

/** 标记一天 */
export const markDay: CalendarDoor['markDay'] = async ({ mark }, context) => {
  const entries = await allEntries()
  const fault = markFault(mark, entries, context.day)
  if (fault?.code === 'CALENDAR_UNCOVERED') return uncovered(fault, context)
  if (fault?.code === 'DAY_PAST') return refuse('DAY_PAST', { earliest: fault.earliest })
  if (fault?.code === 'DATE_TOO_FAR') return refuse('DATE_TOO_FAR', { latest: fault.latest })
  if (fault?.code === 'NOT_A_MAKE_UP_DAY') return refuse('NOT_A_MAKE_UP_DAY', {})
  if (fault !== undefined) return refuse('NOT_AN_OPEN_FRIDAY', {})
  if (entries.some((entry) => entry.kind === mark.kind && entry.day === mark.day)) {
    return refuse('MARKED_ALREADY', {})
  }
  const entry = entryOf(mark, context.now)
  const change = { of: CalendarEntries, insert: entry, before: {}, after: entryFacts(entry) }
  return settleMonth(mark.day, change, [...entries, entry], context)
}

const TURN = 'vacations'
const turnTaken = (known: VacationTurn | undefined, now: Date): Write => {
  const next: VacationTurn = {
    _id: TURN,
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    v: (known?.v ?? 0) + 1,
  }
  return known === undefined ? { of: VacationTurns, insert: next } : { of: VacationTurns, replace: next }
}

/** 寒暑假 */
export const saveVacation: CalendarDoor['saveVacation'] = async (input, context) => {
  const { entryId, from, to, name } = input
  const { now, day } = context
  // Before the others are looked at: whoever comes between is seen, or has this one run again.
  const turn = await get(VacationTurns, TURN)
  const entries = await allEntries()
  const known = entries.find(({ _id }) => _id === entryId)
  if (entryId !== undefined && known?.kind !== 'vacation') return refuse('ENTRY_UNKNOWN', {})
  const before = known?.kind === 'vacation' ? known : undefined
  const fault = vacationFault({ from, to, name }, before, entries, day)
  if (fault?.code === 'DAY_PAST') return refuse('DAY_PAST', { earliest: fault.earliest })
  if (fault?.code === 'DATE_TOO_FAR') return refuse('DATE_TOO_FAR', { latest: fault.latest })
  if (fault?.code === 'VACATION_TOO_LONG') return refuse('VACATION_TOO_LONG', { mostDays: fault.mostDays })
  if (fault?.code === 'VACATIONS_OVERLAP') {
    return refuse('VACATIONS_OVERLAP', { name: fault.name, from: fault.from, to: fault.to })
  }
  if (fault !== undefined) return refuse('VACATION_BACKWARDS', {})
  const vacation: CalendarEntry = {
    _id: before?._id ?? `vacation:${context.operation}`,
    kind: 'vacation',
    from,
    to,
    name,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    v: (before?.v ?? 0) + 1,
  }
  const facts = entryFacts(vacation)
  const change: AuditedChange =
    before === undefined
      ? { of: CalendarEntries, insert: vacation, before: {}, after: facts }
      : { of: CalendarEntries, replace: vacation, before: entryFacts(before), after: facts }
  const after = [...entries.filter((one) => one !== before), vacation]
  return settleMonth(from, change, after, context, [turnTaken(turn, now)])
}

/** 去掉校历上的一条 */
export const removeEntry: CalendarDoor['removeEntry'] = async ({ entryId }, context) => {
  const entries = await allEntries()
  const known = entries.find(({ _id }) => _id === entryId)
  const first = known === undefined ? undefined : firstDayOf(known)
  if (known === undefined || first === undefined) return refuse('ENTRY_UNKNOWN', {})
  if (!isRemovable(known, context.day)) return refuse('DAY_PAST', { earliest: context.day })
  const change = {
    of: CalendarEntries,
    remove: { ...known, v: known.v + 1 },
    before: entryFacts(known),
    after: {},
  }
  return settleMonth(
    first,
    change,
    entries.filter((one) => one !== known),
    context,
  )
}
