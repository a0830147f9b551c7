import { totalMinutes } from '../../_kernel/span'
import type { assessedRules } from '../../_shared/event'
import type { ExpectedMeeting } from '../slot-status'
import { SERIOUSLY_LATE_MINUTES, type SlotOutcome } from '../slot-status'
import type { Sums } from './shape'

type Rule = (typeof assessedRules)[number]

const nothing: Sums = {
  normal: 0,
  late: 0,
  seriouslyLate: 0,
  early: 0,
  absent: 0,
  missing: 0,
  onLeave: 0,
  substituted: 0,
  exempt: 0,
  duty: 0,
  dueMinutes: 0,
  presentMinutes: 0,
  lateMinutes: 0,
  earlyMinutes: 0,
  serious: 0,
  meetingsMissed: 0,
}

const isSerious = ({ lateMinutes, earlyMinutes }: SlotOutcome): boolean =>
  Math.max(lateMinutes, earlyMinutes) >= SERIOUSLY_LATE_MINUTES

/** Adds up the slots that were judged, and the meetings that somebody was expected at. */
export const sumsOf = (
  outcomes: readonly SlotOutcome[],
  meetings: readonly Pick<ExpectedMeeting, 'attendance'>[],
): Sums => {
  const sums = { ...nothing }
  for (const outcome of outcomes) {
    sums[outcome.status] += 1
    sums.dueMinutes += totalMinutes(outcome.due)
    sums.presentMinutes += totalMinutes(outcome.present)
    sums.lateMinutes += outcome.lateMinutes
    sums.earlyMinutes += outcome.earlyMinutes
    if (isSerious(outcome)) sums.serious += 1
  }
  sums.meetingsMissed = meetings.filter(({ attendance }) => attendance === 'absent').length
  return sums
}

/**
 * What the rules of assessment count of a month (§25): under half an hour late or early, half an hour or more, half
 * days absent, half days on which B was there without a leave that says so, and meetings missed.
 */
export const countsOf = (sums: Sums): Readonly<Partial<Record<Rule, number>>> => {
  const unpunctual = sums.late + sums.seriouslyLate + sums.early
  return {
    late: Math.max(0, unpunctual - sums.serious),
    seriouslyLate: Math.min(unpunctual, sums.serious),
    absentHalfDay: sums.absent,
    unapprovedStandIn: sums.substituted,
    meetingAbsence: sums.meetingsMissed,
  }
}
