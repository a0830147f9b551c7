import type { Context } from '../../_kernel/context'
import type { AuditedChange } from '../../_kernel/operation'
import type { Doc } from '../../_kernel/store'
import { FollowUps } from '../collections'
import { type FollowUp, followUpDates, isLow, placedFollowUp } from './follow-up'
import { followUpIdOf } from './id'
import { hall } from '../hall'
import type { Rating } from '../rating/rating'
import { followUpOf } from '../rating/visit-rating'

/**
 * What a rating does to its follow-up (§19): a low one that counts opens it; it is dropped by a change to a good one,
 * and with a rating that is set aside, while the centre has not verified. In a year that no calendar covers it is due at once,
 * since no rating may be lost for that.
 */
export const followUpChange = async (
  rating: Rating,
  { now, day }: Context,
): Promise<{ change: AuditedChange; next: Doc<typeof FollowUps> } | undefined> => {
  const known = await followUpOf(rating)
  const { level, setAside } = rating
  const low = setAside === undefined && isLow(level) ? level : undefined
  if (known === undefined) {
    if (low === undefined) return undefined
    const dates = followUpDates(day, (await hall()).calendar)
    const next = placedFollowUp({
      _id: followUpIdOf(rating),
      ratingId: rating._id,
      visitor: rating.visitor,
      windowId: rating.windowId,
      windowNo: rating.windowNo,
      unitId: rating.unitId,
      level: low,
      state: 'opened',
      openedOn: day,
      verifyBy: dates.covered ? dates.verifyBy : day,
      settleBy: dates.covered ? dates.settleBy : day,
      talk: [],
      live: true,
      dueKey: '',
      createdAt: now,
      updatedAt: now,
      v: 1,
    })
    return { change: { of: FollowUps, insert: next, before: {}, after: { state: 'opened' } }, next }
  }
  if (known.state !== 'opened' || low !== undefined) return undefined
  const dropped: FollowUp = { ...known, state: 'dropped', updatedAt: now, v: known.v + 1 }
  const next = placedFollowUp(dropped)
  return {
    change: { of: FollowUps, replace: next, before: { state: 'opened' }, after: { state: 'dropped' } },
    next,
  }
}
