import * as v from 'valibot'
import { Count } from '../../_kernel/values'
import { slotStatuses } from '../slot-status'

/** How far a month of attendance is: worked out, looked at by those it is about, or published (§25). */
export const monthStates = ['computing', 'open', 'published'] as const
export type MonthState = (typeof monthStates)[number]

/** What somebody says to their month, and what the centre made of an objection. */
export const answerStates = ['confirmed', 'objected', 'upheld', 'dismissed'] as const
export type AnswerState = (typeof answerStates)[number]

/** Corrections that the centre makes in one step. */
export const MOST_AMENDMENTS = 12

/** What a month comes to for one person: slots by what became of them, whole minutes, meetings missed (§25). */
export const Sums = v.strictObject({
  ...v.entriesFromList(slotStatuses, Count),
  dueMinutes: Count,
  presentMinutes: Count,
  lateMinutes: Count,
  earlyMinutes: Count,
  /** Slots with half an hour or more of lateness or leaving early. */
  serious: Count,
  meetingsMissed: Count,
})
export type Sums = v.InferOutput<typeof Sums>
