import { calendarDay, type CalendarEntry } from '../_kernel/calendar'
import { find } from '../_kernel/store'
import type { Day } from '../_kernel/time'
import { clearTodos, putTodo, Todos } from './todo'

const KIND = 'calendarUncovered'
const MOST = 200
const subjectOf = (year: number): string => `calendar:${String(year)}`

/** Tells the centre that a promised date fell into a year that the calendar doesn't cover: never a guess (0.2). */
export const missYear = (year: number, now: Date): Promise<void> =>
  putTodo(
    {
      kind: KIND,
      subject: subjectOf(year),
      for: { role: 'centreAdmin' },
      zh: `${String(year)} 年的校历还没有导入，承诺日期算不出来`,
      en: `The ${String(year)} calendar is missing; promised dates can't be computed`,
      page: '/centre/notice/notice',
      since: now,
    },
    now,
  )

const isCovered = (year: string, entries: readonly CalendarEntry[]): boolean =>
  /^\d{4}$/.test(year) && calendarDay(`${year}-01-01` as Day, entries).covered

/** Takes away what waits for years that this calendar covers. */
export const clearCoveredYears = async (entries: readonly CalendarEntry[]): Promise<void> => {
  const missed = await find(Todos, { kind: KIND }, { limit: MOST })
  const subjects = [...new Set(missed.map(({ subject }) => subject))]
  for (const subject of subjects)
    if (isCovered(subject.slice('calendar:'.length), entries)) await clearTodos(subject, KIND)
}
