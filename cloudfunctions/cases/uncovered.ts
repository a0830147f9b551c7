import type { UncoveredDay } from '../_kernel/calendar'
import type { Context } from '../_kernel/context'
import { type KernelCode, refuse } from '../_kernel/kernel-refusals'
import type { Refusal } from '../_kernel/refusal'
import { putTodo } from '../_shared/todo'

/** A year that the calendar doesn't cover: an error and a to-do, never a guess (0.2). */
export const uncovered = async ({ year }: UncoveredDay, { now }: Context): Promise<Refusal<KernelCode>> => {
  await putTodo(
    {
      kind: 'calendarUncovered',
      subject: `calendar:${String(year)}`,
      for: { role: 'centreAdmin' },
      zh: `${String(year)} 年的校历还没有导入，承诺日期算不出来`,
      en: `The ${String(year)} calendar is missing; promised dates can’t be computed`,
      page: '/centre/calendar/calendar',
      since: now,
    },
    now,
  )
  return refuse('CALENDAR_UNCOVERED', { year })
}
