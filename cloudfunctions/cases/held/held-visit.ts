import type { Context } from '../../_kernel/context'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import type { Refusal } from '../../_kernel/refusal'
import { find, get, is } from '../../_kernel/store'
import { slipIdOf } from '../../_shared/slip'
import { Visits } from '../../_shared/visit'
import { isApplicant } from '../case-actors'
import { CASE_PREFIX, isRateable, type Rated, ratedResult } from '../rating/case-rating'
import { Cases, Ratings } from '../collections'
import type { Rating } from '../rating/rating'
import { besideIdOf } from '../rating/key'
import { refuse } from '../refusals'

interface Asked {
  readonly visitId: string
  readonly slipCode?: string | undefined
}

interface Held {
  readonly visit: Rated
  /** What the caller gave: nobody reads or changes what somebody else gave who held the same paper. */
  readonly rating: Rating | undefined
  /** Somebody else who held the same paper has rated. */
  readonly isTaken: boolean
}

/** A visit, or the result of a case, and whether the caller is who came. */
const ratedOf = async (
  visitId: string,
  context: Context,
): Promise<{ visit: Rated; isOwn: boolean } | undefined> => {
  if (!visitId.startsWith(CASE_PREFIX)) {
    const visit = await get(Visits, visitId)
    return visit === undefined ? undefined : { visit, isOwn: visit.visitor === context.visitor }
  }
  const known = await get(Cases, visitId.slice(CASE_PREFIX.length))
  if (known === undefined || !isRateable(known)) return undefined
  return { visit: ratedResult(known), isOwn: await isApplicant(known, context) }
}

/**
 * What the input names, if the caller is who came, holds the code of the slip that stands for them, or has rated it:
 * then neither the code nor the case need be at hand.
 */
export const heldVisit = async (
  { visitId, slipCode }: Asked,
  context: Context,
): Promise<Held | Refusal<'VISIT_UNKNOWN'> | Refusal<KernelCode>> => {
  const found = await ratedOf(visitId, context)
  if (found === undefined) return refuse('VISIT_UNKNOWN', {})
  const { visit, isOwn } = found
  const ids = [visit._id, besideIdOf(visit, context.visitor)]
  const given = await find(Ratings, { _id: is.in(ids) }, { limit: ids.length })
  const rating = given.find((one) => (isOwn ? one._id === visit._id : one.visitor === context.visitor))
  const isSlip = visit.slip !== undefined && slipCode !== undefined && visit.slip === slipIdOf(slipCode)
  if (!isOwn && !isSlip && rating === undefined) return refuseAny('NOT_YOURS', {})
  return { visit, rating, isTaken: given.some((one) => one._id === visit._id && one !== rating) }
}
