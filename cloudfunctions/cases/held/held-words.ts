import type { Context } from '../../_kernel/context'
import type { OutputOf } from '../../_kernel/contract'
import { nextCursor, textKey } from '../../_kernel/cursor'
import type { AuditedChange } from '../../_kernel/operation'
import { settle } from '../../_kernel/operation'
import { isRefusal } from '../../_kernel/refusal'
import { find, is, type Write } from '../../_kernel/store'
import { weekOfHeld } from '../../_shared/held-words'
import { telling } from '../../_shared/telling'
import { FollowUps, Ratings } from '../collections'
import type { contract } from '../contract'
import type { Doors } from '../door'
import { answering, type FollowUp } from '../follow-up/follow-up'
import { followUpFacts } from '../follow-up/follow-ups'
import { placedWords } from '../rating/key'
import { renewHeldTodos } from './todos'
import type { Rating } from '../rating/rating'
import { ratingChange } from '../rating/facts'
import { refuse } from '../refusals'

type Reviewed = 'passed' | 'stopped'
type HeldRow = OutputOf<(typeof contract)['heldWords']>['words'][number]

const PAGE = 30

const rowsOfRatings = (found: readonly Rating[]): HeldRow[] =>
  found.flatMap(({ held, windowNo, level, words }) =>
    held === undefined ? [] : [{ heldId: held, week: weekOfHeld(held), windowNo, level, words }],
  )

const rowsOfAnswers = (found: readonly FollowUp[]): HeldRow[] =>
  found.flatMap(({ held, windowNo, level, talk }) => {
    const last = talk.at(-1)
    if (held === undefined || last?.said === undefined) return []
    return [{ heldId: held, week: weekOfHeld(held), windowNo, level, words: last.said, question: last.asked }]
  })

/** 待审核的话 (0.3): what WeChat could not decide, oldest week first. Of whose they are it says window and week. */
export const heldWords: Doors['heldWords'] = async ({ of, cursor }) => {
  const last = textKey(cursor)
  if (isRefusal(last)) return last
  const where = { held: is.gt(last ?? '') }
  const inOrder = { order: [['held', 1]], limit: PAGE } as const
  if (of === 'ratings') {
    const found = await find(Ratings, where, inOrder)
    return { words: rowsOfRatings(found), ...nextCursor(found, PAGE, ({ held }) => held) }
  }
  const found = await find(FollowUps, where, inOrder)
  return { words: rowsOfAnswers(found), ...nextCursor(found, PAGE, ({ held }) => held) }
}

/** Tells who wrote what was stopped, so that they can put it differently; whoever reviews learns nothing of them. */
const toldOf = (
  state: Reviewed,
  heldId: string,
  reader: string,
  visitId: string,
  context: Context,
): Write[] =>
  state === 'passed'
    ? []
    : [
        telling(
          { of: 'heldWords', id: heldId, v: 1, kind: 'stopped' },
          {
            reader,
            zh: '您写的一段话没有通过审核，不会给人看。满意程度照常计入。',
            en: 'Some words of yours did not pass review and are shown to nobody. Your rating still counts.',
            page: `/pages/rating/rating?visit=${visitId}`,
          },
          context,
        ),
      ]

/** What the review does to the words of a rating; nothing where they no longer wait. */
const ratingReview = async (heldId: string, state: Reviewed, context: Context) => {
  const [known] = await find(Ratings, { held: heldId }, { limit: 1 })
  if (known === undefined) return undefined
  const next = placedWords({ ...known, wordsState: state, updatedAt: context.now, v: known.v + 1 })
  const change: AuditedChange = ratingChange(next, known)
  return { change, told: toldOf(state, heldId, known.visitor, known._id, context) }
}

const answerReview = async (heldId: string, state: Reviewed, context: Context) => {
  const [known] = await find(FollowUps, { held: heldId }, { limit: 1 })
  if (known === undefined) return undefined
  const { held: _waited, ...rest } = known
  const next = {
    ...rest,
    talk: answering(known.talk, state),
    updatedAt: context.now,
    v: known.v + 1,
  }
  const facts = { before: followUpFacts(known), after: followUpFacts(next) }
  const change: AuditedChange = { of: FollowUps, replace: next, ...facts }
  return { change, told: toldOf(state, heldId, known.visitor, known.ratingId, context) }
}

/** 审核: a person passes or stops what WeChat could not decide (0.3). Words that were changed meanwhile wait anew. */
export const reviewWords: Doors['reviewWords'] = async ({ of, heldId, isPassed }, context) => {
  const state = isPassed ? 'passed' : 'stopped'
  const review = of === 'ratings' ? ratingReview : answerReview
  const known = await review(heldId, state, context)
  if (known === undefined) return refuse('WORDS_REVIEWED', {})
  await settle(context, { state }, [known.change], known.told)
  await renewHeldTodos(context.now)
  return { state }
}
