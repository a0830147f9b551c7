import * as v from 'valibot'
import type { CalendarEntry, UncoveredDay } from '../../_kernel/calendar'
import { Day } from '../../_kernel/time'
import { Count, Id, text } from '../../_kernel/values'
import { type CasePromise, dueOf } from '../promise'

const part = {
  n: v.pipe(Count, v.minValue(1)),
  unitId: Id,
  unitName: text(40),
  unitNameEn: text(80),
  /** Its own limit, in working days. */
  days: v.pipe(Count, v.minValue(1), v.maxValue(400)),
  /** How often the lead had it done again. */
  redone: Count,
}

/** One unit's part of a joint matter (§20): nobody has a `dueOn` whose turn hasn't come. */
export const Part = v.variant('state', [
  v.strictObject({ ...part, state: v.literal('waiting') }),
  v.strictObject({ ...part, state: v.literal('inProgress'), startedOn: Day, dueOn: Day }),
  v.strictObject({ ...part, state: v.literal('done'), doneAt: v.date(), words: text(200) }),
  /** The unit says no: by `decideBy` the lead refuses the whole, has it done again, or does without. */
  v.strictObject({
    ...part,
    state: v.literal('refused'),
    refusedAt: v.date(),
    ground: text(200),
    clause: text(120),
    decideBy: Day,
  }),
  v.strictObject({ ...part, state: v.literal('waived'), waivedAt: v.date(), words: text(200) }),
])
export type Part = v.InferOutput<typeof Part>
export type PartState = Part['state']

/** Most units that one joint matter may have. */
export const PART_MOST = 12

/** 并行 or 依次 */
export const partOrders = ['parallel', 'sequence'] as const
export type PartOrder = (typeof partOrders)[number]

/** Working days in which the lead decides about a refused part. */
export const DECIDE_DAYS = 2

const isSettled: Record<PartState, boolean> = {
  waiting: false,
  inProgress: false,
  done: true,
  refused: false,
  waived: true,
}

/** Whether every part is done or done without, so that the whole can be finished. */
export const areSettled = (parts: readonly Part[]): boolean => parts.every(({ state }) => isSettled[state])

/** Parts whose turn it is now: all that wait when side by side; in sequence the first, once those before it are settled. */
export const turnOf = (parts: readonly Part[], order: PartOrder): number[] => {
  if (order === 'parallel') return parts.filter(({ state }) => state === 'waiting').map(({ n }) => n)
  const first = parts.find(({ state }) => !isSettled[state])
  return first?.state === 'waiting' ? [first.n] : []
}

/** What all parts have in common, whatever their state. */
export const bare = ({ n, unitId, unitName, unitNameEn, days, redone }: Part) => ({
  n,
  unitId,
  unitName,
  unitNameEn,
  days,
  redone,
})

/** Starts those whose turn has come; `dueIn` gives the day on which so many working days are full. */
export const begun = (
  parts: readonly Part[],
  order: PartOrder,
  today: Day,
  dueIn: (days: number) => Day,
): Part[] => {
  const turn = new Set(turnOf(parts, order))
  return parts.map((one) =>
    turn.has(one.n) ? { ...bare(one), state: 'inProgress', startedOn: today, dueOn: dueIn(one.days) } : one,
  )
}

/**
 * The parts after the clock of their case stood still: those that run get the days back on which all waited (§20). A
 * part is late by its own days only, never by the applicant's or a notice's.
 */
export const movedOn = (
  parts: readonly Part[],
  { inVacation, stops }: Pick<CasePromise, 'inVacation' | 'stops'>,
  entries: readonly CalendarEntry[],
  today: Day,
): Part[] | UncoveredDay => {
  const moved: Part[] = []
  for (const part of parts) {
    if (part.state !== 'inProgress') {
      moved.push(part)
      continue
    }
    const { startedOn: acceptedOn, days } = part
    const due = dueOf({ acceptedOn, days, inVacation, stops }, entries, today)
    if (!due.covered) return due
    moved.push({ ...part, dueOn: due.day })
  }
  return moved
}

/** Whether a running part is late: while the clock of its case stands still, none is. */
export const isLate = (part: Part, { state }: { readonly state: string }, day: Day): boolean =>
  part.state === 'inProgress' && state !== 'suspended' && day > part.dueOn

/** The units that have something to do now. */
export const unitsAtWork = (parts: readonly Part[]): string[] => [
  ...new Set(parts.filter(({ state }) => state === 'inProgress').map(({ unitId }) => unitId)),
]
