import * as v from 'valibot'
import { Day } from '../../_kernel/time'
import { SpanOf } from '../../_kernel/timetable'
import { Count, Id, stamps } from '../../_kernel/values'
import { spansByDay } from '../../_shared/duty'
import { MOST_DUTY_ENTRIES, MOST_ON_DUTY } from './limits'
import type { DutyPeriod } from './period'
import { type Piece, shared } from '../leave/piece'

/** Who keeps a window on a day off, and from when to when; A and B or anybody else of the unit (§22). */
export const DutyEntry = v.strictObject({
  windowId: Id,
  day: Day,
  span: SpanOf,
  personIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(MOST_ON_DUTY)),
})
export type DutyEntry = v.InferOutput<typeof DutyEntry>

/**
 * 值班备案: what a unit filed for a period; no entries: it keeps no window open then. One document for each, so that
 * filing again puts the new one in the old one's place.
 */
export const DutyFiling = v.strictObject({
  /** PERIOD:UNIT */
  _id: Id,
  periodId: Id,
  unitId: Id,
  entries: v.pipe(v.array(DutyEntry), v.maxLength(MOST_DUTY_ENTRIES)),
  windowIds: v.array(Id),
  /** The period's own, for whoever asks which filings still matter. */
  lastDay: Day,
  /** When it was filed first: after the deadline it is late, and stays so whatever is changed afterwards. */
  filedOn: Day,
  isLate: v.boolean(),
  filedBy: Id,
  changes: Count,
  ...stamps,
})
export type DutyFiling = v.InferOutput<typeof DutyFiling>

export const filingId = (periodId: string, unitId: string): string => `${periodId}:${unitId}`

/** Whether what is filed first on this day comes after its deadline (§22: taken all the same, and reported). */
export const isLateOn = (day: Day, { fileBy }: Pick<DutyPeriod, 'fileBy'>): boolean => day > fileBy

/** What each window's duty comes to, by window id: one span list a day. */
export const hoursByWindow = (entries: readonly DutyEntry[]): ReadonlyMap<string, readonly Piece[]> =>
  new Map(
    [...new Set(entries.map(({ windowId }) => windowId))].map((windowId) => [
      windowId,
      spansByDay(entries.filter((one) => one.windowId === windowId)),
    ]),
  )

/** What one person is put down for, window by window. */
export const dutiesOf = (
  entries: readonly DutyEntry[],
  personId: string,
): { readonly windowId: string; readonly pieces: readonly Piece[] }[] =>
  [...hoursByWindow(entries.filter(({ personIds }) => personIds.includes(personId)))].map(
    ([windowId, pieces]) => ({ windowId, pieces }),
  )

export const peopleIn = (entries: readonly DutyEntry[]): string[] => [
  ...new Set(entries.flatMap(({ personIds }) => personIds)),
]

/** Somebody as far as duty is concerned: where else they are on duty, and from when to when they are on leave. */
export interface DutyPerson {
  readonly duties: readonly Piece[]
  readonly leaves: readonly { readonly firstDay: Day; readonly lastDay: Day }[]
}

export interface DutyFacts {
  /** Days off of the period: only these have duty. */
  readonly daysOff: readonly Day[]
  readonly today: Day
  /** Open windows of the unit. */
  readonly windowIds: ReadonlySet<string>
  /** What was filed before: what lies behind today stays as it was. */
  readonly before: readonly DutyEntry[]
  readonly person: (personId: string) => DutyPerson
}

export type DutyFault = {
  readonly why: 'noDayOff' | 'past' | 'otherWindow' | 'twice' | 'onLeave' | 'onDutyElsewhere'
  readonly entry: DutyEntry
  readonly personId?: string
}

const same = (one: DutyEntry, other: DutyEntry): boolean =>
  one.windowId === other.windowId &&
  one.day === other.day &&
  one.span.from === other.span.from &&
  one.span.to === other.span.to &&
  [...one.personIds].sort().join() === [...other.personIds].sort().join()

const pieceOf = ({ day, span }: DutyEntry): Piece => ({ day, spans: [span] })
const meet = (one: readonly Piece[], other: readonly Piece[]): boolean => shared(one, other).length > 0

/** What of the past a filing would change: entries that are new, or missing, on days that are over. */
const pastChange = (entries: readonly DutyEntry[], before: readonly DutyEntry[], today: Day) => {
  const isPast = ({ day }: DutyEntry) => day < today
  const added = entries.find((one) => isPast(one) && !before.some((other) => same(one, other)))
  return added ?? before.find((one) => isPast(one) && !entries.some((other) => same(one, other)))
}

/** The first thing that is wrong with what a unit wants to file, or nothing (§22). */
export const dutyFault = (entries: readonly DutyEntry[], facts: DutyFacts): DutyFault | undefined => {
  const { daysOff, today, windowIds, before, person } = facts
  const past = pastChange(entries, before, today)
  if (past !== undefined) return { why: 'past', entry: past }
  for (const [index, entry] of entries.entries()) {
    if (entry.day < today) continue
    if (!daysOff.includes(entry.day)) return { why: 'noDayOff', entry }
    if (!windowIds.has(entry.windowId)) return { why: 'otherWindow', entry }
    const pieces = [pieceOf(entry)]
    for (const personId of entry.personIds) {
      const twice = entries
        .slice(0, index)
        .some((other) => other.personIds.includes(personId) && meet(pieces, [pieceOf(other)]))
      if (twice || entry.personIds.filter((id) => id === personId).length > 1)
        return { why: 'twice', entry, personId }
      const { duties, leaves } = person(personId)
      if (leaves.some(({ firstDay, lastDay }) => firstDay <= entry.day && entry.day <= lastDay))
        return { why: 'onLeave', entry, personId }
      if (meet(pieces, duties)) return { why: 'onDutyElsewhere', entry, personId }
    }
  }
  return undefined
}
