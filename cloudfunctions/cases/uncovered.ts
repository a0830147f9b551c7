import type { UncoveredDay } from '../_kernel/calendar'
import type { Context } from '../_kernel/context'
import { type KernelCode, refuse } from '../_kernel/kernel-refusals'
import type { Refusal } from '../_kernel/refusal'
import { missYear } from '../_shared/uncovered-year'

/** A year that the calendar doesn't cover: an error and a to-do, never a guess (0.2). */
export const uncovered = async ({ year }: UncoveredDay, { now }: Context): Promise<Refusal<KernelCode>> => {
  await missYear(year, now)
  return refuse('CALENDAR_UNCOVERED', { year })
}
