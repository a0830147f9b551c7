import * as v from 'valibot'
import { addWorkingDays, type CalendarEntry, isWorkingDay, type UncoveredDay } from '../_kernel/calendar'
import { addDays, Day } from '../_kernel/time'
import { Count, text } from '../_kernel/values'

/** Why a clock may stand still (§20): nothing else stops it. */
export const stopReasons = ['waitingForApplicant', 'statutoryNotice'] as const

/** The clock stands still on these days; `to` is the first that counts again, nothing while it still stands. */
const Stop = v.strictObject({
  reason: v.picklist(stopReasons),
  words: text(120),
  from: Day,
  to: v.optional(Day),
})
export type Stop = v.InferOutput<typeof Stop>

const asked = { days: v.pipe(Count, v.minValue(1), v.maxValue(60)), reason: text(200), askedOn: Day }
/** 延期: one, asked before the date, approved by the centre. */
const Extension = v.variant('state', [
  v.strictObject({ ...asked, state: v.literal('asked') }),
  v.strictObject({
    ...asked,
    state: v.picklist(['granted', 'declined']),
    decidedOn: Day,
    words: text(200),
  }),
])

/** 承诺办理: why it can't be done on the spot, and by when it will be (§20). */
export const CasePromise = v.strictObject({
  reason: text(200),
  acceptedOn: Day,
  days: v.pipe(Count, v.minValue(1), v.maxValue(400)),
  /** 假期照办 */
  inVacation: v.boolean(),
  /** It was to be done at once and couldn't be: counted apart. */
  wasDirect: v.boolean(),
  stops: v.pipe(v.array(Stop), v.maxLength(20)),
  extension: v.optional(Extension),
  dueOn: Day,
  /** The calendar that it leans on isn't official yet. */
  isProvisional: v.boolean(),
})
export type CasePromise = v.InferOutput<typeof CasePromise>

type Counted = Pick<CasePromise, 'acceptedOn' | 'days' | 'inVacation' | 'stops' | 'extension'>

const stoppedOn = (stops: readonly Stop[], day: Day): boolean =>
  stops.some(({ from, to }) => from <= day && (to === undefined || day < to))

/**
 * The promised date (§20): the working days from the next workday, without those on which the clock stood still, and
 * with a granted extension. A stop that still lasts counts as ended on `today`, so the date moves with it. A year
 * that the calendar doesn't cover gives no date.
 */
export const dueOf = (
  { acceptedOn, days, inVacation, stops, extension }: Counted,
  entries: readonly CalendarEntry[],
  today: Day,
): { covered: true; day: Day; provisional: boolean } | UncoveredDay => {
  const longer = extension?.state === 'granted' ? extension.days : 0
  const ended = stops.map((stop): Stop => ({
    ...stop,
    to: stop.to ?? (stop.from > today ? stop.from : today),
  }))
  return addWorkingDays(acceptedOn, days + longer, entries, inVacation, (day) => !stoppedOn(ended, day))
}

export const clockColours = ['green', 'yellow', 'red', 'still'] as const
export type ClockColour = (typeof clockColours)[number]

/** How a promise stands on a day: green, yellow in its last working day, red after its date, still while stopped. */
export const colourOf = (
  promise: Pick<CasePromise, 'dueOn' | 'stops' | 'inVacation'>,
  entries: readonly CalendarEntry[],
  today: Day,
): ClockColour => {
  if (promise.stops.some(({ to }) => to === undefined)) return 'still'
  if (today > promise.dueOn) return 'red'
  const next = addWorkingDays(today, 1, entries, promise.inVacation)
  return today === promise.dueOn || (next.covered && next.day >= promise.dueOn) ? 'yellow' : 'green'
}

/** Days that a count of working days goes through at most: the longest promise and what the clock may add. */
const LONGEST_LOOK = 800

/**
 * Working days from today until the promised date, the date among them: 0 on the date itself; after it, how many it is
 * late, the days since as a negative number. Nothing where the calendar doesn't cover a day between.
 */
export const daysLeftOf = (
  { dueOn, inVacation }: Pick<CasePromise, 'dueOn' | 'inVacation'>,
  entries: readonly CalendarEntry[],
  today: Day,
): number | undefined => {
  const [from, to, sign] = today <= dueOn ? ([today, dueOn, 1] as const) : ([dueOn, today, -1] as const)
  let days = 0
  let day = from
  for (let step = 0; day < to; step++) {
    if (step > LONGEST_LOOK) return undefined
    day = addDays(day, 1)
    const works = isWorkingDay(day, entries, inVacation)
    if (typeof works !== 'boolean') return undefined
    if (works) days++
  }
  // Nothing is 0, never −0, which no answer can carry.
  return days === 0 ? 0 : sign * days
}

/** Whether an extension may be asked for now, or why not (§20). */
export const extensionStanding = (
  promise: Pick<CasePromise, 'dueOn' | 'extension'>,
  today: Day,
): 'open' | 'asked' | 'hadOne' | 'overdue' => {
  if (promise.extension?.state === 'asked') return 'asked'
  if (promise.extension !== undefined) return 'hadOne'
  return today > promise.dueOn ? 'overdue' : 'open'
}
