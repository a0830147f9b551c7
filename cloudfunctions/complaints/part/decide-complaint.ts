import { isRefusal } from '../../_kernel/refusal'
import type { Context } from '../../_kernel/context'
import type { ComplaintMove } from '../complaint-moves'
import type { ComplaintPart } from '../complaint'
import { findBy } from './deadline'
import type { Doors } from '../door'
import { after, type HeldPart, heldPart, movedOn, settlePart } from './on-part'
import { consequenceOf, findingOf, isMajorOf, isSo } from './outcome'
import type { Part } from './change'
import { refuse } from '../refusals'

/** A step after which assessment hears what holds now, and the steering office whether it is major (§34). */
const withConsequence = (held: HeldPart, next: Part, context: Context) => {
  const { version, writes } = consequenceOf(next, context)
  const isMajor = isMajorOf(next) && isSo(findingOf(next)) && next.unitId !== undefined
  const settled: Part = {
    ...next,
    assessedVersion: version,
    awaitsAccountability: isMajor && next.accountability === undefined,
  }
  return settlePart(held, settled, context, writes)
}

/** 处理 (§34) */
export const decideComplaint: Doors['decideComplaint'] = async ({ partId, words, isMajor }, context) => {
  const held = await heldPart(partId, context, 'isDecider')
  if (isRefusal(held)) return held
  const { part, viewer } = held
  const past = movedOn(part, 'decide')
  if (past !== undefined) return past
  if (isMajor && !isSo(part.finding?.finding)) return refuse('NOT_SUBSTANTIATED', {})
  const decision = { words, isMajor, on: context.day, by: viewer.personId }
  return withConsequence(held, after(part, 'decide', { decision }, context), context)
}

type Outcome = NonNullable<NonNullable<ComplaintPart['review']>['outcome']>['outcome']

/** The step that an outcome is; what was not accepted is upheld or reopened, what was found upheld or changed. */
const stepOf = (outcome: Outcome, wasDeclined: boolean): ComplaintMove | undefined => {
  if (outcome === 'upheld') return 'uphold'
  if (outcome === 'reopened') return wasDeclined ? 'reopen' : undefined
  return wasDeclined ? undefined : 'change'
}

/** 复查: by somebody who didn't decide it. */
export const judgeReview: Doors['judgeReview'] = async (
  { partId, outcome, finding, isMajor = false, words },
  context,
) => {
  const held = await heldPart(partId, context, 'isDecider')
  if (isRefusal(held)) return held
  const { part, viewer } = held
  const past = movedOn(part, 'uphold')
  if (past !== undefined) return past
  const { review } = part
  const deciders = [
    part.decision?.by,
    part.finding?.by,
    part.reply === undefined ? part.declined?.by : undefined,
  ]
  if (deciders.includes(viewer.personId)) return refuse('OWN_DECISION', {})
  const move = stepOf(outcome, part.reply === undefined)
  const isNamed = (outcome === 'changed') === (finding !== undefined)
  if (move === undefined || review === undefined || !isNamed) return refuse('OUTCOME_WRONG', {})
  if (isMajor && !isSo(finding)) return refuse('NOT_SUBSTANTIATED', {})
  const judged = {
    words,
    on: context.day,
    by: viewer.personId,
    outcome,
    isMajor,
    ...(finding === undefined ? {} : { finding }),
  }
  // What is taken up after all begins anew, and whoever complained reads why; its finding may be reviewed again.
  const reopened = {
    findBy: findBy(context.day),
    declined: undefined,
    reviewUntil: undefined,
    review: undefined,
    talk: [...part.talk, { from: 'handler' as const, words, on: context.day }],
  }
  const change = move === 'reopen' ? reopened : { review: { ...review, outcome: judged } }
  const next = after(part, move, change, context)
  return move === 'change' ? withConsequence(held, next, context) : settlePart(held, next, context)
}
