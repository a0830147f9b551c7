import { addWorkingDays, type CalendarEntry } from '../../_kernel/calendar'
import { addDays, type Day } from '../../_kernel/time'
import type { State } from '../complaint-shape'

const ACCEPT_WORKING_DAYS = 5
const ACCEPT_MOST_DAYS = 15
const FIND_DAYS = 60
const EXTENSION_DAYS = 30
const REVIEW_DAYS = 30
const ANSWER_WORKING_DAYS = 5
const ANSWER_DAYS_UNCOVERED = 7

const earlier = (one: Day, other: Day): Day => (one < other ? one : other)

/**
 * By when it is told whether a complaint is accepted: five working days, fifteen days at most, over a vacation too. In a
 * year that no calendar covers the fifteen days stand alone: they are days of the calendar and no guess, and no complaint
 * may be turned away for that.
 */
export const acceptBy = (filedOn: Day, calendar: readonly CalendarEntry[]): Day => {
  const most = addDays(filedOn, ACCEPT_MOST_DAYS)
  const due = addWorkingDays(filedOn, ACCEPT_WORKING_DAYS, calendar)
  return due.covered ? earlier(due.day, most) : most
}

/** By when a matter that was accepted is found out. */
export const findBy = (acceptedOn: Day): Day => addDays(acceptedOn, FIND_DAYS)

/** The same after its one extension. */
export const extended = (due: Day): Day => addDays(due, EXTENSION_DAYS)

export type ExtensionFault = 'once' | 'late'
/** Why it can't be extended, or nothing: once, and asked for before it is due. */
export const extensionFault = (due: Day, wasExtended: boolean, today: Day): ExtensionFault | undefined =>
  wasExtended ? 'once' : today > due ? 'late' : undefined

/** The last day on which a review may be asked for. */
export const reviewUntil = (toldOn: Day): Day => addDays(toldOn, REVIEW_DAYS)

/** By when a review is decided. */
export const reviewBy = (askedOn: Day): Day => addDays(askedOn, REVIEW_DAYS)

/** By when a respondent answers; afterwards it goes on without. */
export const answerBy = (askedOn: Day, calendar: readonly CalendarEntry[]): Day => {
  const due = addWorkingDays(askedOn, ANSWER_WORKING_DAYS, calendar)
  return due.covered ? due.day : addDays(askedOn, ANSWER_DAYS_UNCOVERED)
}

/** The days of a matter, as far as they are known. */
export interface Dates {
  readonly state: State
  readonly acceptBy: Day
  readonly findBy?: Day | undefined
  readonly reviewBy?: Day | undefined
}

/** The day by which the next step of whoever handles it is due, or nothing where nobody has to do anything. */
export const dueOn = ({
  state,
  acceptBy: accept,
  findBy: find,
  reviewBy: review,
}: Dates): Day | undefined => {
  if (state === 'received') return accept
  if (state === 'accepted' || state === 'investigating' || state === 'found' || state === 'decided')
    return find
  return state === 'reviewing' ? review : undefined
}

/** Whether that day is over. */
export const isLate = (dates: Dates, today: Day): boolean => {
  const due = dueOn(dates)
  return due !== undefined && today > due
}

/** What was asked of a respondent, and whether they answered. */
export interface Asked {
  readonly answerBy: Day
  readonly answered: boolean
}

/**
 * Whether the respondent has been heard, without which nothing is found against anybody: they answered, or let the time
 * for it pass. How a matter is regulated is found by its own unit, which needn't hear itself.
 */
export const isHeard = (hearings: readonly Asked[], isOwnMatter: boolean, today: Day): boolean =>
  isOwnMatter || (hearings.length > 0 && hearings.every((one) => one.answered || today > one.answerBy))
