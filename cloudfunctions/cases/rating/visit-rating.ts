import { cached } from '../../_kernel/cached'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { type Doc, find, get } from '../../_kernel/store'
import { PublishedSheets } from '../../_shared/published-sheet'
import { Units } from '../../_shared/unit'
import { ratingEnd } from '../../_shared/visit'
import { FollowUps } from '../collections'
import type { contract } from '../contract'
import type { Rated } from './case-rating'
import { type FollowUp, openQuestion } from '../follow-up/follow-up'
import { heldVisit } from '../held/held-visit'
import { changeEnd, type Rating, standing } from './rating'

type VisitRating = (typeof contract)['visitRating']
type View = OutputOf<VisitRating>

const units = cached(20, () => find(Units, {}, { limit: 1000 }))

/** The follow-up of a rating, if it opened one. */
export const followUpOf = async (
  rating: Pick<Rating, '_id'> | undefined,
): Promise<Doc<typeof FollowUps> | undefined> =>
  rating === undefined ? undefined : (await find(FollowUps, { ratingId: rating._id }, { limit: 1 }))[0]

/** A visit and its rating as their holder sees them. */
export const viewOf = async (
  visit: Rated,
  rating: Rating | undefined,
  followed: FollowUp | undefined,
  { now, language }: Context,
): Promise<View> => {
  const [known, published] = await Promise.all([units(), get(PublishedSheets, visit.service)])
  const unit = known.find(({ _id }) => _id === visit.unitId)
  const state = standing(visit.day, rating, now)
  const end = rating === undefined ? undefined : changeEnd(rating)
  const given =
    rating === undefined
      ? {}
      : {
          given: {
            level: rating.level,
            aspects: rating.aspects,
            words: rating.words,
            ratedAt: rating.ratedAt.toISOString(),
            ...(state === 'changeable' && end !== undefined ? { changeUntil: end.toISOString() } : {}),
          },
        }
  const question = followed === undefined ? undefined : openQuestion(followed)
  const said = followed?.talk.at(-1)?.said
  const followUp =
    followed === undefined
      ? {}
      : {
          followUp: {
            state: followed.state,
            ...(followed.answer === undefined ? {} : { answer: followed.answer }),
            mayJudge: followed.state === 'answered',
            ...(question === undefined ? {} : { question: question.asked }),
            ...(said === undefined || said === '' ? {} : { said }),
            ...(followed.state === 'unsettled'
              ? { complaintPhone: published?.sheet.complaintPhone ?? '' }
              : {}),
          },
        }
  return {
    visitId: visit._id,
    number: visit.number,
    windowNo: visit.windowNo,
    unitName: (language === 'en' ? unit?.nameEn : unit?.name) ?? '',
    // A sheet may have been withdrawn since; its code still tells the centre which it was.
    serviceName: (language === 'en' ? published?.sheet.nameEn : published?.sheet.name) ?? visit.service,
    endedAt: visit.endedAt.toISOString(),
    until: new Date(ratingEnd(visit.day).getTime() - 1).toISOString(),
    ...given,
    ...followUp,
    mayRate: state === 'open' || state === 'changeable',
    seenAt: now.toISOString(),
  }
}

/** 服务评价 */
export const visitRating = async (
  input: InputOf<VisitRating>,
  context: Context,
): Promise<View | Refusal<'VISIT_UNKNOWN'> | Refusal<KernelCode>> => {
  const held = await heldVisit(input, context)
  if (isRefusal(held)) return held
  const { visit, rating } = held
  return viewOf(visit, rating, await followUpOf(rating), context)
}
