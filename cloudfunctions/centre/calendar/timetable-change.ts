import type { Span } from '../../_kernel/span'
import { addDays, type Day } from '../../_kernel/time'
import type { Timetable } from '../../_kernel/timetable'

export interface TimetableDraft {
  readonly name: string
  readonly from: Day
  readonly segments: readonly Span[]
}

export type TimetableFault =
  | { readonly code: 'TIMETABLE_BEGUN'; readonly earliest: Day }
  | { readonly code: 'DATE_TOO_FAR'; readonly latest: Day }
  | { readonly code: 'TIMETABLE_SPANS_WRONG' }
  | { readonly code: 'TIMETABLE_DAY_TAKEN'; readonly name: string }

const FARTHEST_DAYS = 800
/** A working day shorter or longer than this is a slip of the finger (§21). */
const SHORTEST_MINUTES = 60
const LONGEST_MINUTES = 720

const areSpansWrong = (segments: readonly Span[]): boolean => {
  const isOrdered = segments.every(({ from, to }, at) => {
    const before = segments[at - 1]
    return from < to && (before === undefined || before.to < from)
  })
  const minutes = segments.reduce((sum, { from, to }) => sum + to - from, 0)
  return !isOrdered || minutes < SHORTEST_MINUTES || minutes > LONGEST_MINUTES
}

/**
 * The first thing that speaks against a timetable (§21): today's hours were told to today's visitors, so it begins
 * tomorrow at the earliest, and `known`, the one that it takes the place of, must not have begun.
 */
export const timetableFault = (
  draft: TimetableDraft,
  known: Pick<Timetable, '_id' | 'from'> | undefined,
  timetables: readonly Pick<Timetable, '_id' | 'from' | 'name'>[],
  today: Day,
): TimetableFault | undefined => {
  const earliest = addDays(today, 1)
  if (draft.from < earliest || (known !== undefined && known.from < earliest)) {
    return { code: 'TIMETABLE_BEGUN', earliest }
  }
  const latest = addDays(today, FARTHEST_DAYS)
  if (draft.from > latest) return { code: 'DATE_TOO_FAR', latest }
  if (areSpansWrong(draft.segments)) return { code: 'TIMETABLE_SPANS_WRONG' }
  const other = timetables.find(({ _id, from }) => from === draft.from && _id !== known?._id)
  return other === undefined ? undefined : { code: 'TIMETABLE_DAY_TAKEN', name: other.name }
}

export const standings = ['over', 'inForce', 'coming'] as const
export type TimetableStanding = (typeof standings)[number]

/** Which of the timetables is in force on a day; those before are over, those after are coming. */
export const standingOf = (
  timetable: Pick<Timetable, 'from'>,
  timetables: readonly Pick<Timetable, 'from'>[],
  today: Day,
): TimetableStanding => {
  if (timetable.from > today) return 'coming'
  const isReplaced = timetables.some(({ from }) => from <= today && from > timetable.from)
  return isReplaced ? 'over' : 'inForce'
}
