import * as v from 'valibot'
import { addWorkingDays, type CalendarEntry, type UncoveredDay } from '../../_kernel/calendar'
import { monthDays, YearMonth } from '../../_kernel/month'
import { addDays, Day } from '../../_kernel/time'
import { Count, Id, stamps, text } from '../../_kernel/values'
import type { Phase } from '../assessment-shape'

/** 月度考核: from when its results can be objected to, and what was published of it. There is none before that. */
export const AssessmentMonth = v.strictObject({
  /** YYYY-MM */
  _id: YearMonth,
  state: v.picklist(['shown', 'published']),
  shownOn: Day,
  shownAt: v.date(),
  /** Number of what was published last; 0 before that. */
  revision: Count,
  /** Hash over the results of all units as they were published. */
  hash: v.optional(v.string()),
  publishedAt: v.optional(v.date()),
  /** Why it was published anew. */
  reason: v.optional(text(300)),
  /** Entries that the ledger had of this month then. */
  entries: Count,
  /** Those concerned have heard of the state that it is in now. */
  isTold: v.boolean(),
  ...stamps,
})
export type AssessmentMonth = v.InferOutput<typeof AssessmentMonth>

/** 听取意见: what somebody objects to in their month, and what their unit's head remarks about it. */
export const Hearing = v.strictObject({
  /** MONTH:KIND:ID */
  _id: Id,
  month: YearMonth,
  subject: Id,
  unitId: Id,
  remark: v.optional(v.strictObject({ words: text(300), by: Id, at: v.date() })),
  objection: v.optional(
    v.strictObject({
      personId: Id,
      reason: text(500),
      at: v.date(),
      state: v.picklist(['open', 'upheld', 'dismissed']),
      answer: v.optional(text(500)),
      decidedBy: v.optional(Id),
    }),
  ),
  /** It waits for the centre; under an index. */
  isOpen: v.boolean(),
  ...stamps,
})
export type Hearing = v.InferOutput<typeof Hearing>

export const hearingId = (month: string, subject: string): string => `${month}:${subject}`

export const OBJECTION_WORKING_DAYS = 3
/** The last week of a month is closed on the Monday behind it, and counts then. */
const CLOSED_AFTER_DAYS = 2

/** From which day on a month's results can be shown: its last ratings are closed by then. */
export const isOver = (month: string, today: Day): boolean =>
  today >= addDays(monthDays(month).to, CLOSED_AFTER_DAYS)

export const phaseOf = (
  month: string,
  known: Pick<AssessmentMonth, 'state'> | undefined,
  today: Day,
): Phase => known?.state ?? (isOver(month, today) ? 'draft' : 'running')

/**
 * The last day on which somebody may object (§25): three working days from when the results were shown, and anew from
 * each entry that came in since.
 */
export const objectUntil = (
  shownOn: Day,
  enteredOn: readonly Day[],
  calendar: readonly CalendarEntry[],
): { readonly covered: true; readonly day: Day } | UncoveredDay => {
  const last = enteredOn.reduce((latest, day) => (day > latest ? day : latest), shownOn)
  return addWorkingDays(last, OBJECTION_WORKING_DAYS, calendar)
}
