import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { randomId } from '../../_kernel/hash'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { checkText } from '../../_kernel/text-check'
import { RATING_DAYS } from '../../_shared/visit'
import { aside, catchBurst, ratedLately, settingAside } from './burst'
import type { contract } from '../contract'
import type { Rated } from './case-rating'
import { renewFollowUpTodos } from '../follow-up/todos'
import { besideIdOf, placedWords } from './key'
import { renewHeldTodos } from '../held/todos'
import { heldVisit } from '../held/held-visit'
import { followUpChange } from '../follow-up/open-follow-up'
import { type Rating, saysTheSame, standing, weekOf } from './rating'
import { ratingChange, unnamed } from './facts'
import { refuse } from '../refusals'
import { type AsideReason, asideReason } from './set-aside'
import { followUpOf, viewOf } from './visit-rating'

type RateVisit = (typeof contract)['rateVisit']
type Input = InputOf<RateVisit>

/** Why a rating by the caller is set aside who gave so many of late. */
const reasonFor = async (
  visit: Rated,
  lately: number,
  context: Context,
): Promise<AsideReason | undefined> => {
  const account = await context.account()
  const rater = { personId: account?.personId, grants: account?.grants ?? [] }
  return asideReason(rater, visit, lately, context.day)
}

const wordsStateOf = async (words: string, known: Rating | undefined, context: Context) => {
  if (words === '') return 'none'
  return known?.words === words ? known.wordsState : checkText(words, context.openid)
}

const firstRating = (visit: Rated, isBeside: boolean, context: Context) => ({
  _id: isBeside ? besideIdOf(visit, context.visitor) : visit._id,
  visitor: context.visitor,
  windowId: visit.windowId,
  windowNo: visit.windowNo,
  unitId: visit.unitId,
  number: visit.number,
  salt: randomId(),
  ratedAt: context.now,
  isChanged: false,
  week: weekOf(context.now),
  createdAt: context.now,
  v: 1,
})

/** What a first rating writes: itself, and in a burst what becomes of those before it. */
const firstWrites = async (rating: Rating, visit: Rated, context: Context) => {
  const lately = await ratedLately(context)
  const reason = await reasonFor(visit, lately.length, context)
  const earlier = await settingAside(reason === 'burst' ? lately : [], context)
  const first = aside(placedWords(rating), reason)
  return { first, changes: [...earlier.changes, ratingChange(first)], dropped: earlier.dropped }
}

/** Writes a rating together with what it does to its follow-up. */
const settleRating = async (
  visit: Rated,
  rating: Rating,
  known: Rating | undefined,
  changes: readonly AuditedChange[],
  context: Context,
) => {
  const followed = await followUpChange(rating, context)
  const view = await viewOf(visit, rating, followed?.next ?? (await followUpOf(rating)), context)
  await settle(unnamed(context), view, [...changes, ...(followed === undefined ? [] : [followed.change])])
  if (followed !== undefined) await renewFollowUpTodos(followed.next, context.now)
  if (rating.held !== undefined || known?.held !== undefined) await renewHeldTodos(context.now)
  return view
}

/** 提交评价 (§19): once a visit, changeable once; the same again is no change. Never shown to who served. */
export const rateVisit = async (
  input: Input,
  context: Context,
): Promise<
  | OutputOf<RateVisit>
  | Refusal<'VISIT_UNKNOWN' | 'RATING_TOO_LATE' | 'RATED_ALREADY' | 'WORDS_STOPPED'>
  | Refusal<KernelCode>
> => {
  const held = await heldVisit(input, context)
  if (isRefusal(held)) return held
  const { visit, rating: known } = held
  if (known !== undefined && saysTheSame(known, input))
    return viewOf(visit, known, await followUpOf(known), context)
  const state = standing(visit.day, known, context.now)
  if (state === 'tooLate') return refuse('RATING_TOO_LATE', { days: RATING_DAYS })
  const staff = await reasonFor(visit, 0, context)
  // Staff who hold a visitor's paper rate beside them, and so learn nothing of whether the visitor has.
  const isBeside = staff !== undefined && visit.slip !== undefined
  if (state === 'final' || (held.isTaken && !isBeside)) return refuse('RATED_ALREADY', {})

  const wordsState = await wordsStateOf(input.words, known, context)
  if (wordsState === 'stopped') return refuse('WORDS_STOPPED', {})
  const said = {
    level: input.level,
    aspects: [...new Set(input.aspects)],
    words: input.words,
    wordsState,
    updatedAt: context.now,
  }
  if (known === undefined) {
    const rating: Rating = { ...firstRating(visit, isBeside, context), ...said }
    const { first, changes, dropped } = await firstWrites(rating, visit, context)
    const view = await settleRating(visit, first, undefined, changes, context)
    for (const one of dropped) await renewFollowUpTodos(one, context.now)
    // Also after one of a burst: it knew of no other that was written at the same moment.
    await catchBurst(context)
    return view
  }
  // Asked of a change too, or who came to that window since could still make it a good one.
  const next: Rating = { ...known, ...said, isChanged: true, v: known.v + 1 }
  const changed = aside(placedWords(next), staff ?? known.setAside?.reason)
  return settleRating(visit, changed, known, [ratingChange(changed, known)], context)
}
