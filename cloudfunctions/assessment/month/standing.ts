import { CalendarEntries, type UncoveredDay } from '../../_kernel/calendar'
import type { Context } from '../../_kernel/context'
import { monthBefore, monthDays, monthOf } from '../../_kernel/month'
import { find, get } from '../../_kernel/store'
import { addDays, type Day, dayOf } from '../../_kernel/time'
import type { Phase } from '../assessment-shape'
import { Months } from '../collections'
import type { Entry } from '../entry/entry'
import { type AssessmentMonth, objectUntil, phaseOf } from './month'

const MOST = 1000

/** The calendar, for counting working days. */
export const calendar = () => find(CalendarEntries, {}, { limit: MOST })

/** Where a month stands, as every view of it says. */
export interface Standing {
  readonly month: string
  readonly before: string
  readonly after?: string
  readonly phase: Phase
  readonly revision: number
  readonly known: AssessmentMonth | undefined
}

/** The month that a page opens with: the last one while it can be objected to, otherwise this one. */
const usualMonth = async (day: Day): Promise<string> => {
  const last = monthBefore(monthOf(day))
  return (await get(Months, last))?.state === 'shown' ? last : monthOf(day)
}

export const standingOf = async (
  wanted: string | undefined,
  { day }: Pick<Context, 'day'>,
): Promise<Standing> => {
  const month = wanted ?? (await usualMonth(day))
  const known = await get(Months, month)
  const after = monthOf(addDays(monthDays(month).to, 1))
  return {
    month,
    before: monthBefore(month),
    ...(after <= monthOf(day) ? { after } : {}),
    phase: phaseOf(month, known, day),
    revision: known?.revision ?? 0,
    known,
  }
}

/** Until when somebody may object, by the entries of theirs that came in since the month was shown. */
export const untilOf = async (
  known: AssessmentMonth,
  entries: readonly Entry[],
): Promise<{ readonly covered: true; readonly day: Day } | UncoveredDay> => {
  const late = entries.filter(({ createdAt }) => createdAt > known.shownAt)
  return objectUntil(
    known.shownOn,
    late.map(({ createdAt }) => dayOf(createdAt)),
    await calendar(),
  )
}

/** The same as a view says it: only while there is something to object to, and where the calendar knows the day. */
export const shownUntil = async (
  { phase, known }: Standing,
  entries: readonly Entry[],
): Promise<{ readonly until?: Day }> => {
  if (phase !== 'shown' || known === undefined) return {}
  const until = await untilOf(known, entries)
  return until.covered ? { until: until.day } : {}
}

/** The fields that every view begins with. */
export const standingFields = ({ month, before, after, phase, revision }: Standing) => ({
  month,
  before,
  ...(after === undefined ? {} : { after }),
  phase,
  revision,
})
