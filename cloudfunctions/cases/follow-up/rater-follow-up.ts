import type { Context } from '../../_kernel/context'
import { hmac } from '../../_kernel/hash'
import { isRefusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { checkText } from '../../_kernel/text-check'
import { PublishedSheets } from '../../_shared/published-sheet'
import type { Doors } from '../door'
import { answering, openQuestion } from './follow-up'
import { nextOf, readyFor, settleNext, type StoredFollowUp } from './follow-ups'
import { renewHeldTodos } from '../held/todos'
import { heldVisit } from '../held/held-visit'
import { mondayOf } from '../rating/rating'
import { unnamed } from '../rating/facts'
import { refuse } from '../refusals'
import { followUpOf } from '../rating/visit-rating'

/** 整改是否满意: what isn't settled may go on as a complaint, if the rater wants it. */
export const judgeFollowUp: Doors['judgeFollowUp'] = async (input, context) => {
  const rated = await heldVisit(input, context)
  if (isRefusal(rated)) return rated
  const [published, found] = await Promise.all([
    get(PublishedSheets, rated.visit.service),
    followUpOf(rated.rating),
  ])
  if (found === undefined) return refuse('FOLLOW_UP_UNKNOWN', {})
  const known = await readyFor(found._id, input.isSettled ? 'settle' : 'contest')
  if (isRefusal(known)) return known
  const after = nextOf(known, { state: input.isSettled ? 'settled' : 'unsettled' }, context)
  const value = { state: after.state, complaintPhone: published?.sheet.complaintPhone ?? '' }
  return settleNext(known, after, value, [], unnamed(context))
}

/** The place of an answer among held words: its week, and which answer of which follow-up it is. */
const heldAnswerKey = ({ _id, v }: Pick<StoredFollowUp, '_id' | 'v'>, { day }: Context): string =>
  `${mondayOf(day)}:${_id}:${String(v)}`

/** 回答中心: what the centre asked is answered by whoever rated, for the centre alone (§19). */
export const tellCentre: Doors['tellCentre'] = async ({ words, ...held }, context) => {
  const rated = await heldVisit(held, context)
  if (isRefusal(rated)) return rated
  const { rating } = rated
  const known = await followUpOf(rating)
  if (rating === undefined || known === undefined || openQuestion(known) === undefined)
    return refuse('NOTHING_ASKED', {})
  const state = await checkText(words, context.openid)
  if (state === 'stopped') return refuse('ANSWER_STOPPED', {})
  const waits = state === 'pendingReview' ? { held: heldAnswerKey(known, context) } : {}
  const after = nextOf(known, { talk: answering(known.talk, state, words), ...waits }, context)
  const facts = { words: hmac(rating.salt, words) }
  await settleNext(known, after, { isSent: true }, [], unnamed(context), facts)
  if (after.held !== undefined) await renewHeldTodos(context.now)
  return { isSent: true }
}
