import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, Cursor, Id, text, words } from '../../_kernel/values'
import { figureNames } from '../figures'
import { followUpMoves, followUpStates } from '../follow-up/follow-up'
import { Aspects, aspects, Level, wordsStates } from './rating'

const centre = ['centreStaff', 'centreAdmin'] as const
const Rate = v.optional(v.pipe(Count, v.maxValue(1000)))
const Figures = v.strictObject(
  Object.fromEntries(figureNames.map((name) => [name, Rate])) as Record<
    (typeof figureNames)[number],
    typeof Rate
  >,
)
const moveNames = Object.keys(followUpMoves) as (keyof typeof followUpMoves)[]

/** What a unit reads of a follow-up: the centre's words and its own date, nothing of the rating. */
const UnitFollowUp = v.strictObject({
  followUpId: Id,
  state: v.picklist(followUpStates),
  finding: v.string(),
  answer: v.optional(v.string()),
  answerBy: v.optional(Day),
  moves: v.array(v.picklist(moveNames)),
})

/** What the centre reads: the rater's words where they passed, and whom they concern, never who rated. */
const CentreFollowUp = v.strictObject({
  ...UnitFollowUp.entries,
  finding: v.optional(v.string()),
  windowId: Id,
  windowNo: Count,
  level: v.picklist([1, 2]),
  aspects: v.array(v.picklist(aspects)),
  words: v.string(),
  /** Words that wait for review, or were stopped by it, are not said to be missing. */
  wordsState: v.picklist(wordsStates),
  /** What the centre asked the rater, and what came back where it passed. */
  talk: v.array(
    v.strictObject({
      asked: v.string(),
      said: v.optional(v.string()),
      saidState: v.picklist(wordsStates),
    }),
  ),
  /** Nobody can be asked about a rating on paper. */
  mayAsk: v.boolean(),
  dueOn: Day,
})

const heldKinds = ['ratings', 'answers'] as const

export const ratingContract = {
  remindToRate: {
    summary: '提醒评价: notes that staff asked, and gives the page whose code is shown (§19)',
    who: ['windowStaff'],
    scope: 'windowId',
    kind: 'command',
    input: v.strictObject({ windowId: Id, visitId: Id }),
    output: v.strictObject({ page: v.string() }),
    refuses: ['VISIT_UNKNOWN'],
  },
  paperRating: {
    summary: '纸质评价: enters a slip from the window’s box (§19)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ windowId: Id, level: Level, aspects: v.optional(Aspects, []) }),
    output: v.strictObject({ isKept: v.boolean() }),
    refuses: ['NOT_THIS_WINDOW'],
  },
  ratingFigures: {
    summary: '评价数据: the figures apart, over the last twelve closed weeks (§19)',
    who: [...centre, 'steeringOffice'],
    scope: 'windowId',
    kind: 'query',
    input: v.strictObject({ windowId: Id }),
    output: v.strictObject({
      from: Day,
      to: Day,
      rateable: Count,
      given: Count,
      /** Absent, like how good they were, where there are too few to hide who gave them. */
      low: v.optional(Count),
      figures: Figures,
      isFew: v.boolean(),
    }),
    refuses: [],
  },
  followUps: {
    summary: '差评跟进: open ones, what is due first (§19)',
    who: centre,
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({ followUps: v.array(CentreFollowUp), cursor: v.optional(Cursor) }),
    refuses: [],
  },
  unitFollowUps: {
    summary: '单位整改: what the centre asks the unit to answer (§19)',
    who: ['unitHead', ...centre],
    scope: 'unitId',
    kind: 'query',
    input: v.strictObject({ unitId: Id, cursor: v.optional(Cursor) }),
    output: v.strictObject({ followUps: v.array(UnitFollowUp), cursor: v.optional(Cursor) }),
    refuses: [],
  },
  verifyFollowUp: {
    summary: '核实差评: within one working day; the unit gets the centre’s words alone (§19)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ followUpId: Id, isFounded: v.boolean(), words: words(150) }),
    output: CentreFollowUp,
    refuses: ['FOLLOW_UP_UNKNOWN', 'FOLLOW_UP_PAST'],
  },
  askRater: {
    summary: '联系评价人: a question into the rater’s inbox, without learning who it is (§19)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ followUpId: Id, words: words(150) }),
    output: v.strictObject({ isSent: v.boolean() }),
    refuses: ['FOLLOW_UP_UNKNOWN', 'FOLLOW_UP_PAST', 'NOBODY_TO_ASK', 'ANSWER_WAITS'],
  },
  tellCentre: {
    summary: '回答中心: the rater answers the centre’s question; the unit never reads it (§19)',
    who: 'holder',
    kind: 'command',
    input: v.strictObject({ visitId: Id, slipCode: v.optional(text(40)), words: text(300) }),
    output: v.strictObject({ isSent: v.boolean() }),
    refuses: ['VISIT_UNKNOWN', 'NOTHING_ASKED', 'ANSWER_STOPPED'],
  },
  answerFollowUp: {
    summary: '答复整改: by the head of the unit, within five working days (§19)',
    who: ['unitHead'],
    kind: 'command',
    input: v.strictObject({ followUpId: Id, words: words(150) }),
    output: UnitFollowUp,
    refuses: ['FOLLOW_UP_UNKNOWN', 'FOLLOW_UP_PAST'],
  },
  judgeFollowUp: {
    summary: '整改是否满意: the rater says whether it is settled (§19)',
    who: 'holder',
    kind: 'command',
    input: v.strictObject({ visitId: Id, slipCode: v.optional(text(40)), isSettled: v.boolean() }),
    output: v.strictObject({ state: v.picklist(followUpStates), complaintPhone: v.string() }),
    refuses: ['VISIT_UNKNOWN', 'FOLLOW_UP_UNKNOWN', 'FOLLOW_UP_PAST'],
  },
  heldWords: {
    summary: '待审核的话: what WeChat’s check could not decide, by week, without whose it is (0.3)',
    who: centre,
    kind: 'query',
    input: v.strictObject({ of: v.picklist(heldKinds), cursor: v.optional(Cursor) }),
    output: v.strictObject({
      words: v.array(
        v.strictObject({
          heldId: Id,
          /** Monday of the week; nothing finer. */
          week: Day,
          windowNo: Count,
          level: Level,
          words: v.string(),
          /** What an answer answers. */
          question: v.optional(v.string()),
        }),
      ),
      cursor: v.optional(Cursor),
    }),
    refuses: [],
  },
  reviewWords: {
    summary: '审核评价里的话: a person passes or stops them (0.3)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ of: v.picklist(heldKinds), heldId: Id, isPassed: v.boolean() }),
    output: v.strictObject({ state: v.picklist(['passed', 'stopped']) }),
    refuses: ['WORDS_REVIEWED'],
  },
} as const satisfies Contract
