import { type CalendarEntry, isWorkingDay } from '../_kernel/calendar'
import { addDays, type Day, instantOf } from '../_kernel/time'
import type { Write } from '../_kernel/store'
import { type OpenPromise, OpenPromises } from '../_shared/open-promise'
import { CaseSlips } from '../_shared/case-slip'
import { type ReturnPass, ReturnPasses } from '../_shared/return-pass'
import type { Case } from './case'
import { caseSlipOf } from './case-slip'
import type { Hall } from './hall'
import type { CasePromise } from './promise'

/** A pass ends with its last day. */
const DAY_END = 1440

const passOf = (known: Case, now: Date): ReturnPass | undefined =>
  known.state === 'awaitingMaterials'
    ? {
        _id: known._id,
        ...(known.visitor === undefined ? {} : { visitor: known.visitor }),
        slip: known.slip,
        service: known.sheet.code,
        until: instantOf(known.passUntil, DAY_END),
        isOpen: true,
        updatedAt: now,
      }
    : undefined

/** From where a promise runs on: its acceptance, or the day before the clock last began to run again. */
const runsFrom = ({ acceptedOn, stops }: CasePromise): Day => {
  const begun = stops.at(-1)?.to
  return begun === undefined || begun <= acceptedOn ? acceptedOn : addDays(begun, -1)
}

/** A promise that runs, as who changes the calendar sees it; nothing when no working day of it is left. */
export const openPromiseOf = (
  known: Case,
  entries: readonly CalendarEntry[],
  now: Date,
): OpenPromise | undefined => {
  if (known.state !== 'inProgress') return undefined
  const { promise } = known
  const from = runsFrom(promise)
  let days = 0
  for (let day = addDays(from, 1); day <= promise.dueOn; day = addDays(day, 1))
    if (isWorkingDay(day, entries, promise.inVacation) === true) days += 1
  return days === 0
    ? undefined
    : { _id: known._id, from, days, inVacation: promise.inVacation, dueOn: promise.dueOn, updatedAt: now }
}

/**
 * What others read of a case as it is now: the queue its pass, the calendar its promise, paper's holder its slip. They follow the case, in the
 * transaction that writes it.
 */
export const sharedRows = (before: Case | undefined, next: Case, hall: Hall, now: Date): Write[] => {
  const [passed, pass] = [before === undefined ? undefined : passOf(before, now), passOf(next, now)]
  const closed: ReturnPass | undefined = passed === undefined ? undefined : { ...passed, isOpen: false }
  const written = pass ?? closed
  const promised = openPromiseOf(next, hall.calendar, now)
  const ran = before === undefined ? undefined : openPromiseOf(before, hall.calendar, now)
  const slip = caseSlipOf(next, hall, now)
  return [
    ...(slip === undefined ? [] : [{ of: CaseSlips, put: slip }]),
    ...(written === undefined ? [] : [{ of: ReturnPasses, put: written }]),
    ...(promised === undefined ? [] : [{ of: OpenPromises, put: promised }]),
    ...(promised === undefined && ran !== undefined ? [{ of: OpenPromises, drop: next._id }] : []),
  ]
}
