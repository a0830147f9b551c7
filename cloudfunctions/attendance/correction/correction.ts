import { addWorkingDays, type CalendarEntry, type UncoveredDay } from '../../_kernel/calendar'
import { monthOf } from '../../_kernel/month'
import type { Day } from '../../_kernel/time'

/** 补卡 is asked for within so many working days, and so often in a month (§21). */
export const CORRECTION_WORKING_DAYS = 3
export const CORRECTIONS_A_MONTH = 3

export type CorrectionObjection =
  | { readonly kind: 'notYet' }
  | { readonly kind: 'tooLate'; readonly until: Day }
  | { readonly kind: 'tooMany'; readonly month: string }

/** Why a correction of a day can't be asked for today, or nothing. `asked` of that month are counted without refused ones. */
export const correctionObjection = (
  day: Day,
  today: Day,
  asked: number,
  calendar: readonly CalendarEntry[],
): CorrectionObjection | UncoveredDay | undefined => {
  if (day > today) return { kind: 'notYet' }
  const until = addWorkingDays(day, CORRECTION_WORKING_DAYS, calendar)
  if (!until.covered) return until
  if (today > until.day) return { kind: 'tooLate', until: until.day }
  return asked >= CORRECTIONS_A_MONTH ? { kind: 'tooMany', month: monthOf(day) } : undefined
}
