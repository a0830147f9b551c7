import * as v from 'valibot'
import { calendarDay, type CalendarEntry, type UncoveredDay } from '../../_kernel/calendar'
import { addDays, Day } from '../../_kernel/time'
import { Id, stamps, text } from '../../_kernel/values'

/** Longest stretch that one period of duty may cover: a summer vacation. */
const LONGEST_PERIOD_DAYS = 70
const MOST_PERIODS = 60
/** Periods that ended so long ago are nobody's business any more. */
const KEPT_DAYS = 400

/** 值班时段: a holiday or vacation for which units say who keeps their windows (§22). */
export const DutyPeriod = v.strictObject({
  _id: Id,
  name: text(40),
  from: Day,
  to: Day,
  /** 备案截止: the last day on which a filing is in time. */
  fileBy: Day,
  announcedAt: v.date(),
})
export type DutyPeriod = v.InferOutput<typeof DutyPeriod>

/** All of them in one document, so that two that are announced at once can't overlap. */
export const DutyPlan = v.strictObject({
  _id: v.literal('main'),
  periods: v.pipe(v.array(DutyPeriod), v.maxLength(MOST_PERIODS)),
  ...stamps,
})
export type DutyPlan = v.InferOutput<typeof DutyPlan>

export type PeriodFault =
  | { readonly why: 'backwards' | 'tooLong' | 'begun' | 'noDayOff' | 'deadlinePast' | 'deadlineLate' }
  | { readonly why: 'overlaps'; readonly name: string }

type Draft = Pick<DutyPeriod, 'from' | 'to' | 'fileBy'>

/** The days of a period on which nobody works but who is on duty; none of them is a closed one (§22). */
export const daysOffIn = (
  { from, to }: Pick<DutyPeriod, 'from' | 'to'>,
  calendar: readonly CalendarEntry[],
): readonly Day[] | UncoveredDay => {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const known = calendarDay(day, calendar)
    if (!known.covered) return known
    if (known.kind !== 'workday' && known.kind !== 'closed') days.push(day)
  }
  return days
}

/** Why a period can't be announced today beside the others, or nothing. */
export const periodFault = (
  draft: Draft,
  others: readonly DutyPeriod[],
  today: Day,
  calendar: readonly CalendarEntry[],
): PeriodFault | UncoveredDay | undefined => {
  const { from, to, fileBy } = draft
  if (to < from) return { why: 'backwards' }
  if (addDays(from, LONGEST_PERIOD_DAYS - 1) < to) return { why: 'tooLong' }
  if (from <= today) return { why: 'begun' }
  if (fileBy < today) return { why: 'deadlinePast' }
  if (fileBy >= from) return { why: 'deadlineLate' }
  const other = others.find((one) => one.from <= to && from <= one.to)
  if (other !== undefined) return { why: 'overlaps', name: other.name }
  const days = daysOffIn(draft, calendar)
  if ('covered' in days) return days
  return days.length === 0 ? { why: 'noDayOff' } : undefined
}

/** Periods with one more, in order; what is long past makes room. */
export const withPeriod = (periods: readonly DutyPeriod[], next: DutyPeriod, today: Day): DutyPeriod[] => {
  const kept = periods.filter(({ to }) => to >= addDays(today, -KEPT_DAYS))
  return [...kept, next].sort((one, other) => (one.from < other.from ? -1 : 1)).slice(-MOST_PERIODS)
}
