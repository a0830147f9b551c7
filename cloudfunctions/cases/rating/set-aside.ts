import { type Grant, grantFor } from '../../_kernel/role'
import type { Day } from '../../_kernel/time'
import type { asideReasons } from './rating'

export type AsideReason = (typeof asideReasons)[number]

/** More ratings than this from one openid within an hour are no visits of one person. */
const MOST_AN_HOUR = 5
export const BURST_MINUTES = 60

/** Whether so many ratings in that time are set aside together. */
export const isBurst = (ratings: number): boolean => ratings > MOST_AN_HOUR

interface Rater {
  readonly personId: string | undefined
  readonly grants: readonly Grant[]
}

interface Rated {
  readonly windowId: string
  readonly servedBy: readonly string[]
}

/**
 * Why a rating is set aside, or nothing (§19): whoever served can't rate it, nor who works at that window,
 * whatever way they hold the visit; nor does one phone rate for many.
 */
export const asideReason = (
  rater: Rater,
  rated: Rated,
  ratedLately: number,
  day: Day,
): AsideReason | undefined => {
  if (rater.personId !== undefined && rated.servedBy.includes(rater.personId)) return 'servedBy'
  if (grantFor(rater.grants, ['windowStaff'], { windowId: rated.windowId }, day) !== undefined)
    return 'colleague'
  return isBurst(ratedLately + 1) ? 'burst' : undefined
}
