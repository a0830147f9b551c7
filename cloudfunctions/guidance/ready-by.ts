import { addWorkingDays } from '../_kernel/calendar'
import { type HoursBasis, nextOpening, type OwnHours } from '../_kernel/public-hours'
import type { Day } from '../_kernel/time'

interface Promised {
  /** Working days; 0 = while you wait. */
  readonly promisedDays: number
  readonly inVacation: boolean
}

export interface ReadyBy {
  readonly acceptedOn: Day
  readonly day: Day
  /** A calendar that isn't final was leant on. */
  readonly provisional: boolean
}

/**
 * If somebody comes as soon as one of these windows serves (today while one still does), when is it done? Day 1
 * is the workday after acceptance (§20). Nothing when no calendar reaches that far: never a guess.
 */
export const readyBy = (
  from: Date,
  promise: Promised,
  windows: readonly OwnHours[],
  basis: HoursBasis,
): ReadyBy | undefined => {
  const [first] = windows
    .map((own) => nextOpening(from, basis, own))
    .flatMap((opening) => (opening.found ? [opening] : []))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  if (first === undefined) return undefined
  const end = addWorkingDays(first.day, promise.promisedDays, basis.calendar, promise.inVacation)
  return end.covered
    ? { acceptedOn: first.day, day: end.day, provisional: first.provisional || end.provisional }
    : undefined
}
