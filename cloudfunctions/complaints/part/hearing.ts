import type { Context } from '../../_kernel/context'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find } from '../../_kernel/store'
import { ComplaintParts } from '../collections'
import type { Hearing } from '../complaint'
import { isInvestigated } from '../complaint-moves'
import { renewPartTodos } from '../complaint-todos'
import type { Doors } from '../door'
import { asking } from '../filing/own-complaint'
import { mayAskReview } from '../filing/own-view'
import { findingOf } from './outcome'
import { nextPart, type Part, partChange } from './change'
import { refuse } from '../refusals'

const MOST = 50

/** A hearing of the caller's, with the matter that it is of; to anybody else there is none. */
const ownHearing = async (
  hearingId: string,
  { account }: Context,
): Promise<{ readonly part: Part; readonly hearing: Hearing } | Refusal<KernelCode>> => {
  const [part] = await find(ComplaintParts, { 'hearings.hearingId': hearingId }, { limit: 1 })
  const hearing = part?.hearings.find((one) => one.hearingId === hearingId)
  if (part === undefined || hearing === undefined) return refuseAny('NOT_FOUND', { what: 'hearing' })
  return hearing.personId === (await account())?.personId
    ? { part, hearing }
    : refuseAny('NOT_FOUND', { what: 'hearing' })
}

/** 请您说明: what the desk asked and what came of it; of the complaint itself nothing stands here. */
export const myHearings: Doors['myHearings'] = async (_input, context) => {
  const personId = (await context.account())?.personId ?? ''
  const found = await find(
    ComplaintParts,
    { 'hearings.personId': personId },
    { order: [['createdAt', -1]], limit: MOST },
  )
  const hearings = found.flatMap((part) =>
    part.hearings
      .filter((one) => one.personId === personId)
      .map(({ hearingId, asked, askedOn, answerBy, answer }) => {
        const isTold = part.reply !== undefined
        const finding = isTold ? findingOf(part) : undefined
        const decision = isTold ? part.decision?.words : undefined
        return {
          hearingId,
          asked,
          askedOn,
          answerBy,
          ...(answer === undefined ? {} : { answer }),
          canAnswer: answer === undefined && isInvestigated(part.state),
          ...(finding === undefined ? {} : { finding }),
          ...(decision === undefined ? {} : { decision }),
          ...(isTold && part.reviewUntil !== undefined ? { reviewUntil: part.reviewUntil } : {}),
          canContest: isTold && mayAskReview(part, context.day),
          isReviewed: part.review !== undefined,
        }
      }),
  )
  return {
    hearings: hearings.sort((one, other) => (one.askedOn < other.askedOn ? 1 : -1)),
    seenAt: context.now.toISOString(),
  }
}

/** 作出说明 */
export const answerHearing: Doors['answerHearing'] = async ({ hearingId, words }, context) => {
  const known = await ownHearing(hearingId, context)
  if (isRefusal(known)) return known
  const { part, hearing } = known
  if (hearing.answer !== undefined) return refuse('ANSWERED_ALREADY', {})
  if (!isInvestigated(part.state)) return refuse('HEARING_OVER', {})
  const hearings = part.hearings.map((one) =>
    one.hearingId === hearingId ? { ...one, answer: { words, on: context.day } } : one,
  )
  const next = nextPart(part, { hearings }, context)
  await settle(context, { hearingId }, [partChange(part, next)])
  await renewPartTodos(next, context)
  return { hearingId }
}

/** 被反映人申请复查 */
export const contestFinding: Doors['contestFinding'] = async ({ hearingId, words }, context) => {
  const known = await ownHearing(hearingId, context)
  if (isRefusal(known)) return known
  const { part } = known
  if (part.reply === undefined || !mayAskReview(part, context.day)) return refuse('REVIEW_PAST', {})
  const next = nextPart(part, asking('respondent', words, context), context)
  await settle(context, { hearingId }, [partChange(part, next)])
  await renewPartTodos(next, context)
  return { hearingId }
}
