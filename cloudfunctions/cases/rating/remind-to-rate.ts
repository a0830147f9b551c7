import { randomId } from '../../_kernel/hash'
import { settle } from '../../_kernel/operation'
import { get, insert, type Doc } from '../../_kernel/store'
import { Visits } from '../../_shared/visit'
import { CASE_PREFIX, isRateable, type Rated, ratedResult } from './case-rating'
import { Cases, Ratings, Reminders } from '../collections'
import type { Doors } from '../door'
import { ON_PAPER } from '../follow-up/follow-up'
import { renewFollowUpTodos } from '../follow-up/todos'
import { hall } from '../hall'
import { followUpChange } from '../follow-up/open-follow-up'
import { mondayOf, type Rating, weekOf } from './rating'
import { ratingChange } from './facts'
import { refuse } from '../refusals'

const ratedBy = async (visitId: string): Promise<Rated | undefined> => {
  if (!visitId.startsWith(CASE_PREFIX)) return get(Visits, visitId)
  const known = await get(Cases, visitId.slice(CASE_PREFIX.length))
  return known !== undefined && isRateable(known) ? ratedResult(known) : undefined
}

/**
 * 提醒评价 (§19): counts once that staff asked, and gives the page whose code the visitor scans. It says nothing of
 * whether they rated, or staff would know.
 */
export const remindToRate: Doors['remindToRate'] = async ({ windowId, visitId }, { now }) => {
  const rated = await ratedBy(visitId)
  if (rated?.windowId !== windowId) return refuse('VISIT_UNKNOWN', {})
  const week = mondayOf(rated.day)
  await insert(Reminders, { _id: rated._id, windowId, week, createdAt: now, updatedAt: now })
  return { page: `/pages/rating/rating?visit=${rated._id}` }
}

/** 纸质评价: a slip from the window's box, entered by the centre. It names nobody; a low one is followed up as any. */
export const paperRating: Doors['paperRating'] = async ({ windowId, level, aspects }, context) => {
  const place = (await hall()).windows.get(windowId)
  if (place === undefined) return refuse('NOT_THIS_WINDOW', { windowNos: [] })
  const rating: Rating & Doc<typeof Ratings> = {
    _id: `paper:${context.operation}`,
    // Nobody's: neither the rater's, who has no phone, nor that of who enters it.
    visitor: ON_PAPER,
    windowId,
    windowNo: place.no,
    unitId: place.unitId,
    number: '',
    level,
    aspects: [...new Set(aspects)],
    words: '',
    wordsState: 'none',
    salt: randomId(),
    ratedAt: context.now,
    isChanged: true,
    week: weekOf(context.now),
    createdAt: context.now,
    updatedAt: context.now,
    v: 1,
  }
  const followed = await followUpChange(rating, context)
  const changes = [ratingChange(rating), ...(followed === undefined ? [] : [followed.change])]
  await settle(context, { isKept: true }, changes)
  if (followed !== undefined) await renewFollowUpTodos(followed.next, context.now)
  return { isKept: true }
}
