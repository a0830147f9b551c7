import { isRefusal } from '../_kernel/refusal'
import { get } from '../_kernel/store'
import { PublishedSheets } from '../_shared/published-sheet'
import { Ratings } from './collections'
import type { Doors } from './door'
import { nextOf, readyFor, settleNext } from './follow-ups'
import { heldVisit } from './held-visit'
import { unnamed } from './rating-facts'
import { refuse } from './refusals'
import { followUpOf } from './visit-rating'

/** 整改是否满意: what isn't settled may go on as a complaint, if the rater wants it. */
export const judgeFollowUp: Doors['judgeFollowUp'] = async (input, context) => {
  const rated = await heldVisit(input, context)
  if (isRefusal(rated)) return rated
  const [rating, published] = await Promise.all([
    get(Ratings, rated._id),
    get(PublishedSheets, rated.service),
  ])
  const found = await followUpOf(rating)
  if (found === undefined) return refuse('FOLLOW_UP_UNKNOWN', {})
  const known = await readyFor(found._id, input.isSettled ? 'settle' : 'contest')
  if (isRefusal(known)) return known
  const after = nextOf(known, { state: input.isSettled ? 'settled' : 'unsettled' }, context)
  const value = { state: after.state, complaintPhone: published?.sheet.complaintPhone ?? '' }
  return settleNext(known, after, value, [], unnamed(context))
}
