import { intersect, type Span, subtract, union } from '../_kernel/span'
import type { Pair } from './clock/punch'
import type { Slot } from './slot'

export const slotStatuses = [
  'normal',
  'late',
  'seriouslyLate',
  'early',
  'absent',
  'missing',
  'onLeave',
  'substituted',
  'exempt',
  'duty',
] as const
export type SlotStatus = (typeof slotStatuses)[number]

/** From here on lateness is serious (the assessment's rule table). */
export const SERIOUSLY_LATE_MINUTES = 30

/** A meeting or training that somebody was expected at (§24); `excused`: let off beforehand. */
export interface ExpectedMeeting {
  readonly span: Span
  readonly attendance: 'signed' | 'absent' | 'excused'
}

/** All that decides what became of one slot of one person. */
export interface SlotFacts {
  readonly slot: Slot
  readonly pair: Pair
  /** Approved leave of that day, cut where it was ended early. */
  readonly leave?: readonly Span[]
  /** Minutes that nobody had to be there, or that the centre released. */
  readonly exempt?: readonly Span[]
  /** B was there instead without a leave that says so. */
  readonly isSubstituted?: boolean
  readonly meetings?: readonly ExpectedMeeting[]
  /** Minutes of lateness that are let pass, 0 by default. */
  readonly grace?: number
}

/** What became of it: minutes are whole; `due` is what had to be worked, `present` what was. */
export interface SlotOutcome {
  readonly status: SlotStatus
  readonly lateMinutes: number
  readonly earlyMinutes: number
  readonly due: readonly Span[]
  readonly present: readonly Span[]
}

const nothing = { lateMinutes: 0, earlyMinutes: 0 }

const statusOf = (late: number, early: number, { slot, grace = 0 }: SlotFacts): SlotStatus => {
  if (late > grace && late >= SERIOUSLY_LATE_MINUTES) return 'seriouslyLate'
  if (late > grace) return 'late'
  if (early > 0) return 'early'
  return slot.kind === 'duty' ? 'duty' : 'normal'
}

/**
 * The status of a slot from what was clocked (§21). A meeting inside it is signed for at the meeting, not by the
 * clock: who signed was there for its minutes, who didn't was not, whenever they clocked out.
 */
export const outcomeOf = (facts: SlotFacts): SlotOutcome => {
  const { slot, pair, leave = [], exempt = [], isSubstituted = false, meetings = [] } = facts
  const spansOf = (...attendances: readonly ExpectedMeeting['attendance'][]): Span[] =>
    meetings.filter(({ attendance }) => attendances.includes(attendance)).map(({ span }) => span)
  const required = subtract([slot], [...exempt, ...spansOf('excused')])
  if (required.length === 0) return { status: 'exempt', ...nothing, due: [], present: [] }
  const due = subtract(required, leave)
  if (due.length === 0) return { status: 'onLeave', ...nothing, due, present: [] }
  const met = intersect(due, union(spansOf('signed', 'absent')))
  const atMeeting = intersect(due, union(spansOf('signed')))
  const byClock = subtract(due, met)
  const [first] = byClock
  const last = byClock.at(-1)
  if (first === undefined || last === undefined) {
    const status = atMeeting.length > 0 ? statusOf(0, 0, facts) : 'absent'
    return { status, ...nothing, due, present: atMeeting }
  }
  if (pair.in === undefined && pair.out === undefined)
    return { status: isSubstituted ? 'substituted' : 'absent', ...nothing, due, present: atMeeting }
  const lateMinutes = pair.in === undefined ? 0 : Math.max(0, Math.min(pair.in, last.to) - first.from)
  if (pair.in === undefined || pair.out === undefined)
    return { status: 'missing', lateMinutes, earlyMinutes: 0, due, present: atMeeting }
  const earlyMinutes = Math.max(0, last.to - Math.max(pair.out, first.from))
  const present = union([...intersect(byClock, [{ from: pair.in, to: pair.out }]), ...atMeeting])
  return { status: statusOf(lateMinutes, earlyMinutes, facts), lateMinutes, earlyMinutes, due, present }
}

/**
 * When somebody was there while a slot ran, whether they had to be or not: who stays on after standing in, or after
 * they were let go, still keeps the window (§21). Leave is no presence, and a meeting is signed for.
 */
export const thereIn = ({
  slot,
  pair,
  leave = [],
  meetings = [],
}: Pick<SlotFacts, 'slot' | 'pair' | 'leave' | 'meetings'>): readonly Span[] => {
  const spansOf = (...attendances: readonly ExpectedMeeting['attendance'][]): Span[] =>
    meetings.filter(({ attendance }) => attendances.includes(attendance)).map(({ span }) => span)
  const clocked =
    pair.in === undefined || pair.out === undefined || pair.out <= pair.in
      ? []
      : subtract([{ from: pair.in, to: pair.out }], spansOf('signed', 'absent'))
  return intersect(subtract([slot], leave), union([...clocked, ...spansOf('signed')]))
}
