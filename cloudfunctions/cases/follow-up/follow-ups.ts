import { addWorkingDays } from '../../_kernel/calendar'
import type { AuditFacts } from '../../_kernel/audit'
import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import type { OutputOf } from '../../_kernel/contract'
import { nextCursor, textKey } from '../../_kernel/cursor'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { type Doc, find, get, is, type Write } from '../../_kernel/store'
import { telling } from '../../_shared/telling'
import { FollowUps, Ratings } from '../collections'
import type { contract } from '../contract'
import type { Doors } from '../door'
import {
  ANSWER_DAYS,
  answeredState,
  asking,
  canFollow,
  type FollowUp,
  type FollowUpMove,
  followUpMovesFrom,
  hasRater,
  judgeBy,
  placedFollowUp,
  stepDue,
} from './follow-up'
import { renewFollowUpTodos } from './todos'
import { hall } from '../hall'
import type { Rating } from '../rating/rating'
import { refuse } from '../refusals'
import { uncovered } from '../../_shared/uncovered-year'

export type StoredFollowUp = Doc<typeof FollowUps>
type Stored = StoredFollowUp
type CentreView = OutputOf<(typeof contract)['verifyFollowUp']>
type UnitView = OutputOf<(typeof contract)['answerFollowUp']>

export const followUpFacts = ({ state, windowId, talk }: FollowUp): AuditFacts => ({
  state,
  windowId,
  asked: talk.length,
  said: talk.at(-1)?.saidState ?? '',
})

const unitView = (known: Stored): UnitView => ({
  followUpId: known._id,
  // One on paper ends with the answer; the unit doesn't learn which these are.
  state: known.state === 'unjudged' ? 'answered' : known.state,
  finding: known.finding ?? '',
  ...(known.answer === undefined ? {} : { answer: known.answer }),
  ...(known.answerBy === undefined ? {} : { answerBy: known.answerBy }),
  moves: followUpMovesFrom(known.state, 'unit'),
})

const centreView = async (known: Stored): Promise<CentreView> =>
  viewWith(known, await get(Ratings, known.ratingId))

const viewWith = (known: Stored, rating: Rating | undefined): CentreView => {
  const { finding: _none, ...view } = unitView(known)
  return {
    ...view,
    state: known.state,
    ...(known.finding === undefined ? {} : { finding: known.finding }),
    windowId: known.windowId,
    windowNo: known.windowNo,
    level: known.level,
    aspects: rating?.aspects ?? [],
    words: rating?.wordsState === 'passed' ? rating.words : '',
    wordsState: rating?.wordsState ?? 'none',
    talk: known.talk.map(({ asked, said, saidState }) => ({
      asked,
      saidState,
      ...(said === undefined || saidState !== 'passed' ? {} : { said }),
    })),
    mayAsk: hasRater(known) && canFollow('verify', known.state),
    dueOn: stepDue(known),
    moves: followUpMovesFrom(known.state, 'centre'),
  }
}

/** Tells the rater something. Whether it is read, and by whom, nobody who sends it learns. */
const tellRater = (known: Stored, kind: string, zh: string, en: string, context: Context): Write[] => {
  if (!hasRater(known)) return []
  const page = `/pages/rating/rating?visit=${known.ratingId}`
  const source = { of: 'followUps', id: known._id, v: known.v, kind }
  return [telling(source, { reader: known.visitor, zh, en, page }, context)]
}

export const nextOf = (known: Stored, change: Partial<FollowUp>, { now }: Context): Stored =>
  placedFollowUp({ ...known, ...change, updatedAt: now, v: known.v + 1 })

export const settleNext = async <T>(
  known: Stored,
  after: Stored,
  value: T,
  also: readonly Write[],
  context: Context,
  facts: AuditFacts = {},
): Promise<T> => {
  const change = {
    of: FollowUps,
    replace: after,
    before: followUpFacts(known),
    after: { ...followUpFacts(after), ...facts },
  }
  await settle(context, value, [change], also)
  await renewFollowUpTodos(after, context.now)
  return value
}

export const readyFor = async (
  followUpId: string,
  move: FollowUpMove,
): Promise<Stored | Refusal<'FOLLOW_UP_UNKNOWN' | 'FOLLOW_UP_PAST'>> => {
  const known = await get(FollowUps, followUpId)
  if (known === undefined) return refuse('FOLLOW_UP_UNKNOWN', {})
  return canFollow(move, known.state) ? known : refuse('FOLLOW_UP_PAST', {})
}

/** 核实差评: the unit reads the centre's words, or the rater why there is nothing to put right. */
export const verifyFollowUp: Doors['verifyFollowUp'] = async ({ followUpId, isFounded, words }, context) => {
  const known = await readyFor(followUpId, isFounded ? 'verify' : 'findUnfounded')
  if (isRefusal(known)) return known
  if (!isFounded) {
    const after = nextOf(known, { state: 'unfounded', finding: words }, context)
    const told = tellRater(
      after,
      'unfounded',
      `您的评价已核实：${words}`,
      `Your rating was looked into: ${words}`,
      context,
    )
    return settleNext(known, after, await centreView(after), told, context)
  }
  const due = addWorkingDays(context.day, ANSWER_DAYS, (await hall()).calendar)
  if (!due.covered) return uncovered(due, context)
  const after = nextOf(known, { state: 'atUnit', finding: words, answerBy: due.day }, context)
  const told = tellRater(
    after,
    'verified',
    '您的评价已核实，单位会在 5 个工作日内答复。单位不知道是您。',
    'Your rating was verified; the unit answers within 5 working days and does not know who you are.',
    context,
  )
  return settleNext(known, after, await centreView(after), told, context)
}

/** 联系评价人 */
export const askRater: Doors['askRater'] = async ({ followUpId, words }, context) => {
  const known = await readyFor(followUpId, 'verify')
  if (isRefusal(known)) return known
  if (!hasRater(known)) return refuse('NOBODY_TO_ASK', {})
  if (known.held !== undefined) return refuse('ANSWER_WAITS', {})
  const after = nextOf(known, { talk: asking(known.talk, words) }, context)
  const told = tellRater(
    after,
    'asked',
    `中心想了解您的评价：${words}`,
    `The centre asks about your rating: ${words}`,
    context,
  )
  return settleNext(known, after, { isSent: true }, told, context)
}

/** 答复整改 */
export const answerFollowUp: Doors['answerFollowUp'] = async ({ followUpId, words }, context) => {
  const found = await get(FollowUps, followUpId)
  const grant =
    found === undefined ? undefined : await actingAs(context, ['unitHead'], { unitId: found.unitId })
  // Another unit's, and one that the centre has not verified yet, are alike to a unit: there is none.
  if (found === undefined || grant === undefined || found.state === 'opened')
    return refuse('FOLLOW_UP_UNKNOWN', {})
  const known = await readyFor(followUpId, 'answer')
  if (isRefusal(known)) return known
  const settleBy = judgeBy(known.settleBy, context.day, (await hall()).calendar)
  const after = nextOf(known, { state: answeredState(known), answer: words, settleBy }, context)
  const told = tellRater(
    after,
    'answered',
    `单位答复：${words} 是否解决了，请告诉我们。`,
    `The unit answers: ${words} Please say whether it is settled.`,
    context,
  )
  return settleNext(known, after, unitView(after), told, { ...context, acting: grant })
}

const PAGE = 30

const page = async (where: Readonly<Record<string, unknown>>, cursor: string | undefined) => {
  const last = textKey(cursor)
  if (isRefusal(last)) return last
  const beyond = last === undefined ? {} : { dueKey: is.gt(last) }
  const found = await find(FollowUps, { ...where, ...beyond }, { order: [['dueKey', 1]], limit: PAGE })
  return { found, more: nextCursor(found, PAGE, ({ dueKey }) => dueKey) }
}

/** 差评跟进 */
export const followUps: Doors['followUps'] = async ({ cursor }) => {
  const known = await page({ live: true }, cursor)
  if (isRefusal(known)) return known
  const ids = known.found.map(({ ratingId }) => ratingId)
  const ratings = ids.length === 0 ? [] : await find(Ratings, { _id: is.in(ids) }, { limit: PAGE })
  const ratingOf = new Map(ratings.map((one) => [one._id, one]))
  return {
    followUps: known.found.map((one) => viewWith(one, ratingOf.get(one.ratingId))),
    ...known.more,
  }
}

/** 单位整改 */
export const unitFollowUps: Doors['unitFollowUps'] = async ({ unitId, cursor }) => {
  const known = await page({ unitId, state: 'atUnit' }, cursor)
  return isRefusal(known) ? known : { followUps: known.found.map(unitView), ...known.more }
}
