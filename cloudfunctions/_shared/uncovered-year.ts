import { calendarDay, type CalendarEntry, type UncoveredDay } from '../_kernel/calendar'
import type { Context } from '../_kernel/context'
import { type KernelCode, refuse } from '../_kernel/kernel-refusals'
import type { Refusal } from '../_kernel/refusal'
import { findSound } from '../_kernel/store'
import type { Day } from '../_kernel/time'
import { clearTodos, putTodo, Todos } from './todo'

const KIND = 'calendarUncovered'
const MOST = 200
const subjectOf = (year: number): string => `calendar:${String(year)}`

/**
 * A day falls into a year that the calendar doesn't cover: a refusal for whoever asked and one to-do a year for whoever
 * keeps the calendar, never a guess (0.2).
 */
export const uncovered = async (
  { year }: Pick<UncoveredDay, 'year'> & { readonly covered?: boolean },
  { now }: Pick<Context, 'now'>,
): Promise<Refusal<KernelCode>> => {
  await putTodo(
    {
      kind: KIND,
      subject: subjectOf(year),
      for: { role: 'centreAdmin' },
      zh: `${String(year)} 年的校历还没有导入，开放的日子和承诺日期都算不出来`,
      en: `The ${String(year)} calendar is missing: open days and promised dates can't be worked out`,
      page: '/centre/notice/notice',
      since: now,
    },
    now,
  )
  return refuse('CALENDAR_UNCOVERED', { year })
}

const isCovered = (year: string, entries: readonly CalendarEntry[]): boolean =>
  /^\d{4}$/.test(year) && calendarDay(`${year}-01-01` as Day, entries).covered

/** Takes away what waits for years that this calendar covers. */
export const clearCoveredYears = async (entries: readonly CalendarEntry[]): Promise<void> => {
  const { sound: missed } = await findSound(Todos, { kind: KIND }, { limit: MOST })
  const subjects = [...new Set(missed.map(({ subject }) => subject))]
  for (const subject of subjects)
    if (isCovered(subject.slice('calendar:'.length), entries)) await clearTodos(subject, KIND)
}
