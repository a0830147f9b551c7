import { addWorkingDays, type CalendarEntry } from '../../_kernel/calendar'
import type { OpenPromise } from '../../_shared/open-promise'

/** What a change of the calendar would do to promised dates, were they counted anew (§20). */
export interface PromiseEffect {
  readonly looked: number
  readonly earlier: number
  readonly later: number
  /** Neither calendar says when these would be due. */
  readonly unknown: number
}

/**
 * Promised days whose date another calendar would move. What was promised in writing stands; the centre sees how many
 * would have been promised otherwise, and how many can no longer be kept as counted.
 */
export const promiseEffect = (
  promises: readonly Pick<OpenPromise, 'from' | 'days' | 'inVacation' | 'dueOn'>[],
  after: readonly CalendarEntry[],
): PromiseEffect => {
  const moved = promises.map(({ from, days, inVacation, dueOn }) => {
    const due = addWorkingDays(from, days, after, inVacation)
    if (!due.covered) return 'unknown'
    return due.day === dueOn ? 'same' : due.day < dueOn ? 'earlier' : 'later'
  })
  const count = (what: (typeof moved)[number]) => moved.filter((one) => one === what).length
  return {
    looked: promises.length,
    earlier: count('earlier'),
    later: count('later'),
    unknown: count('unknown'),
  }
}
