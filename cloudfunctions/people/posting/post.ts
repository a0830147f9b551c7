import type { ServiceCode } from '../../_shared/service-sheet'
import type { Day } from '../../_kernel/time'
import type { Passed } from '../../_shared/training'
import type { Posting, PostKind } from './posting'

/** 岗位: a window's seat for its A or its B. One posting holds it (§9 §10). */
export const seatOf = (windowId: string, kind: PostKind): string => `${windowId}:${kind}`
/** The place behind a seat that is taken: one change at a time. */
export const comingSeatOf = (windowId: string, kind: PostKind): string => `${windowId}:${kind}:next`
/** Nobody is A and B of one window (§10). */
export const pairOf = (windowId: string, personId: string): string => `${windowId}:${personId}`

/** A person is A of one window at most and B of two at most: so many slots each has. */
const slotsOf = (personId: string, kind: PostKind): readonly string[] =>
  kind === 'primary' ? [`${personId}:A`] : [`${personId}:B1`, `${personId}:B2`]

/** The first of a person's slots that none of their postings holds, or nothing. */
export const freeSlot = (
  personId: string,
  kind: PostKind,
  held: readonly Pick<Posting, 'slot'>[],
): string | undefined => slotsOf(personId, kind).find((slot) => !held.some((one) => one.slot === slot))

/** What a posting holds when it is over: nothing that anybody else could want. */
export const released = (postingId: string): Pick<Posting, 'seat' | 'slot' | 'pair'> => ({
  seat: postingId,
  slot: postingId,
  pair: postingId,
})

export interface Candidate {
  readonly personId: string
  readonly unitId: string | undefined
}

export type SeatObjection =
  | { readonly kind: 'notOfUnit' }
  | { readonly kind: 'holdsOther'; readonly windowId: string }
  | { readonly kind: 'isAlreadyHere' }
  | { readonly kind: 'isOtherSide' }
  | { readonly kind: 'changeUnderWay' }

/**
 * Why somebody can't have a seat (§9 §10), or nothing. `theirs` are the person's postings that are not over,
 * `here` those of the window. A ≠ B; both of the window's unit; A of one window at most, B of two at most.
 */
export const seatObjection = (
  candidate: Candidate,
  seat: { readonly windowId: string; readonly unitId: string; readonly kind: PostKind },
  theirs: readonly Posting[],
  here: readonly Posting[],
): SeatObjection | undefined => {
  if (candidate.unitId !== seat.unitId) return { kind: 'notOfUnit' }
  const atWindow = theirs.find((one) => one.windowId === seat.windowId && one.state !== 'ended')
  if (atWindow !== undefined) return { kind: atWindow.kind === seat.kind ? 'isAlreadyHere' : 'isOtherSide' }
  if (freeSlot(candidate.personId, seat.kind, theirs) === undefined) {
    const other = theirs.find((one) => one.kind === seat.kind && one.state !== 'ended')
    return { kind: 'holdsOther', windowId: other?.windowId ?? '' }
  }
  return here.some((one) => one.state === 'coming' && one.kind === seat.kind)
    ? { kind: 'changeUnderWay' }
    : undefined
}

/**
 * What somebody lacks for a seat (§13): nobody sits there, A or B, without the induction, and B must be certified for
 * every service of the window.
 */
export const lacking = (
  kind: PostKind,
  passed: Passed,
  services: readonly ServiceCode[],
): { readonly induction: boolean; readonly services: readonly ServiceCode[] } => ({
  induction: !passed.induction,
  services: kind === 'alternate' ? services.filter((code) => !passed.services.has(code)) : [],
})

export const isFit = (kind: PostKind, passed: Passed, services: readonly ServiceCode[]): boolean => {
  const lacks = lacking(kind, passed, services)
  return !lacks.induction && lacks.services.length === 0
}

/** Months that a posting runs at least (§12). */
export const TENURE_MONTHS = 12

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The first day on which a posting that began then has run its twelve months; 29 February counts as the 28th. */
export const tenureServedOn = (from: Day): Day => {
  const [year = 0, month = 1, dayOfMonth = 1] = from.split('-').map(Number)
  const later = year + TENURE_MONTHS / 12
  const day = Math.min(dayOfMonth, daysIn(later, month))
  return `${String(later)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as Day
}

/** Whether a change on that day comes before the twelve months are over: it then needs reason and consent (§12). */
export const isEarly = (from: Day, changeOn: Day): boolean => changeOn < tenureServedOn(from)
