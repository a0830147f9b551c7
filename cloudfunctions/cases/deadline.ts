import { addWorkingDays, type CalendarEntry, isWorkingDay, workingDayBefore } from '../_kernel/calendar'
import { addDays, type Day, dayOf, instantOf } from '../_kernel/time'
import type { Case } from './case'
import type { CasePromise } from './promise'

export const deadlineKinds = [
  'passSoon',
  'passOver',
  'dueSoon',
  'overdue',
  'overdueCentre',
  'overdueDay',
  'partOverdue',
  'decideOverdue',
  'unclaimed',
  'archived',
] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

/** A moment of a case at which somebody is told or something happens by itself; named, so that it does so once. */
export interface Deadline {
  readonly kind: DeadlineKind
  readonly name: string
  readonly at: Date
  readonly on: Day
  /** The joint part that it is about. */
  readonly part?: number
}

/** People are reminded in the morning; what ends, ends with its day. */
const MORNING = 480
const NIGHT = 1440
/** Days until an unclaimed result's holder is told, and until it goes to the archive. */
export const UNCLAIMED_DAYS = 30
const ARCHIVED_DAYS = 60

const deadline = (kind: DeadlineKind, on: Day, minute: number, part?: number): Deadline => ({
  kind,
  name: `${kind}:${on}${part === undefined ? '' : `:${String(part)}`}`,
  at: instantOf(on, minute),
  on,
  ...(part === undefined ? {} : { part }),
})

/** Each working day after the promised date until now, and the first that comes. */
const overdueDays = (promise: CasePromise, entries: readonly CalendarEntry[], today: Day): Deadline[] => {
  const days: Deadline[] = []
  let isFirst = true
  for (let day = addDays(promise.dueOn, 1); day <= today; day = addDays(day, 1)) {
    if (isWorkingDay(day, entries, promise.inVacation) !== true) continue
    if (isFirst) days.push(deadline('overdueCentre', day, NIGHT))
    isFirst = false
    days.push(deadline('overdueDay', day, NIGHT))
  }
  const next = addWorkingDays(today < promise.dueOn ? promise.dueOn : today, 1, entries, promise.inVacation)
  if (!next.covered) return days
  if (isFirst) days.push(deadline('overdueCentre', next.day, NIGHT))
  return [...days, deadline('overdueDay', next.day, NIGHT)]
}

const ofPromise = (promise: CasePromise, entries: readonly CalendarEntry[], today: Day): Deadline[] => {
  const before = workingDayBefore(promise.dueOn, entries, promise.inVacation)
  const soon = before.covered && before.day > promise.acceptedOn ? before.day : promise.dueOn
  return [
    deadline('dueSoon', soon, MORNING),
    deadline('overdue', promise.dueOn, NIGHT),
    ...overdueDays(promise, entries, today),
  ]
}

const ofParts = (known: Case): Deadline[] =>
  known.parts.flatMap((part): Deadline[] => {
    if (part.state === 'inProgress') return [deadline('partOverdue', part.dueOn, NIGHT, part.n)]
    return part.state === 'refused' ? [deadline('decideOverdue', part.decideBy, NIGHT, part.n)] : []
  })

/** The deadlines of a case as it stands, past ones and the next (§20). While its clock stands still it has none. */
export const deadlinesOf = (known: Case, entries: readonly CalendarEntry[], today: Day): Deadline[] => {
  switch (known.state) {
    case 'awaitingMaterials':
      return [deadline('passSoon', known.passWarnedOn, MORNING), deadline('passOver', known.passUntil, NIGHT)]
    case 'inProgress':
      return [...ofPromise(known.promise, entries, today), ...ofParts(known)]
    case 'done': {
      if (known.delivery.state !== 'waiting') return []
      const { unclaimedOn } = known.delivery
      const archivedOn = addDays(unclaimedOn, ARCHIVED_DAYS - UNCLAIMED_DAYS)
      return [deadline('unclaimed', unclaimedOn, NIGHT), deadline('archived', archivedOn, NIGHT)]
    }
    default:
      return []
  }
}

/** What is due now and was not told yet, earliest first, and when to look again. */
export const dueNow = (
  known: Case,
  entries: readonly CalendarEntry[],
  now: Date,
): { readonly due: Deadline[]; readonly nextAt: Date | undefined } => {
  const told = new Set(known.told)
  const open = deadlinesOf(known, entries, dayOf(now)).filter(({ name }) => !told.has(name))
  open.sort((one, other) => one.at.getTime() - other.at.getTime())
  const next = open.find(({ at }) => at > now)?.at
  // A promise whose next workday nobody knows yet is looked at every day until the calendar is there.
  const tomorrow = known.state === 'inProgress' ? instantOf(addDays(dayOf(now), 1), MORNING) : undefined
  return { due: open.filter(({ at }) => at <= now), nextAt: next ?? tomorrow }
}
