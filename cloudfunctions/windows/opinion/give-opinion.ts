import { randomId, sha256 } from '../../_kernel/hash'
import { settle } from '../../_kernel/operation'
import { get } from '../../_kernel/store'
import { checkText } from '../../_kernel/text-check'
import { addDays, instantOf, weekdayOf } from '../../_kernel/time'
import { Opinions, ServiceWindows } from '../collections'
import type { Windows } from '../door'
import { renewHeldTodos } from './held-opinions'
import { refuse } from '../refusals'

/**
 * 提意见 (§8): kept without its author, so no audit entry names one. The first answer alone keeps a second press from
 * counting twice.
 */
export const giveOpinion: Windows['giveOpinion'] = async ({ windowId, about, words, receipt }, context) => {
  const place = await get(ServiceWindows, windowId)
  if (place === undefined || place.state === 'closed') return refuse('OPINION_WINDOW_GONE', {})
  const wordsState = await checkText(words, context.openid)
  if (wordsState === 'stopped') return refuse('OPINION_STOPPED', {})
  const week = addDays(context.day, 1 - weekdayOf(context.day))
  const begun = instantOf(week, 0)
  const _id = randomId()
  const opinion = {
    _id,
    windowId,
    about,
    words,
    wordsState,
    ...(wordsState === 'pendingReview' ? { held: `${week}:${_id}` } : {}),
    week,
    ...(receipt === undefined ? {} : { receipt: sha256(receipt) }),
    createdAt: begun,
    updatedAt: begun,
    v: 1,
  }
  const given = await settle(context, {}, [], [{ of: Opinions, insert: opinion }])
  if (wordsState === 'pendingReview') await renewHeldTodos(context.now)
  return given
}
