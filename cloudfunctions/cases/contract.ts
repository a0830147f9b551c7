import * as v from 'valibot'
import type { Contract } from '../_kernel/contract'
import { Cursor } from '../_kernel/values'
import { eraseMyDataRow, myDataRow } from '../_kernel/my-data'
import { Day } from '../_kernel/time'
import { Count, Id, Instant, text, Written } from '../_kernel/values'
import { caseContract } from './case-contract'
import { choiceContract } from './choice-contract'
import { followUpStates } from './follow-up/follow-up'
import { asideReasons, Aspects, aspects, Level } from './rating/rating'
import { ratingContract } from './rating/contract'

const held = { visitId: Id, slipCode: v.optional(text(40)) }

const RatingView = v.strictObject({
  visitId: Id,
  number: v.string(),
  windowNo: Count,
  unitName: v.string(),
  serviceName: v.string(),
  endedAt: Instant,
  /** Last moment at which a rating is taken. */
  until: Instant,
  /** What was given, if anything. */
  given: v.optional(
    v.strictObject({
      level: Level,
      aspects: Aspects,
      words: v.string(),
      ratedAt: Instant,
      /** Until when it may be changed once; absent when it no longer can. */
      changeUntil: v.optional(Instant),
    }),
  ),
  mayRate: v.boolean(),
  /** What became of a low rating, for who gave it; `mayJudge` while they may say whether it is settled. */
  followUp: v.optional(
    v.strictObject({
      state: v.picklist(followUpStates),
      answer: v.optional(v.string()),
      mayJudge: v.boolean(),
      /** What the centre asks and the rater may answer now. */
      question: v.optional(v.string()),
      /** What they last answered. */
      said: v.optional(v.string()),
      /** Where to complain about what was not settled. */
      complaintPhone: v.optional(v.string()),
    }),
  ),
  seenAt: Instant,
})

export const contract = {
  ...caseContract,
  ...choiceContract,
  ...ratingContract,
  visitRating: {
    summary: '服务评价: what there is to rate and what was given',
    who: 'holder',
    kind: 'query',
    input: v.strictObject(held),
    output: RatingView,
    refuses: ['VISIT_UNKNOWN'],
  },
  rateVisit: {
    summary: '提交评价: once a visit, within 7 days, changeable once within 24 hours (§19)',
    who: 'holder',
    kind: 'command',
    input: v.strictObject({
      ...held,
      level: Level,
      aspects: v.optional(Aspects, []),
      words: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300), Written), ''),
    }),
    output: RatingView,
    refuses: ['VISIT_UNKNOWN', 'RATING_TOO_LATE', 'RATED_ALREADY', 'WORDS_STOPPED'],
  },
  windowRatings: {
    summary: '评价汇总: closed weeks of five ratings or more, never who or when (§19)',
    who: ['windowStaff', 'unitHead', 'centreStaff', 'centreAdmin'],
    scope: 'windowId',
    kind: 'query',
    input: v.strictObject({ windowId: Id }),
    output: v.strictObject({
      weeks: v.array(
        v.strictObject({
          /** First Monday and last Sunday of the closed weeks taken together. */
          from: Day,
          to: Day,
          visits: Count,
          ratings: Count,
          byLevel: v.array(v.strictObject({ level: Level, count: Count })),
          byAspect: v.array(v.strictObject({ aspect: v.picklist(aspects), count: Count })),
        }),
      ),
    }),
    refuses: [],
  },
  setAsideRatings: {
    summary: '不计入的评价: by staff of the window or in bursts, newest first, without the rater (§19)',
    who: ['centreStaff', 'centreAdmin'],
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({
      ratings: v.array(
        v.strictObject({
          /** Monday of the week; nothing finer, and no number. */
          week: Day,
          windowNo: Count,
          level: Level,
          reason: v.picklist(asideReasons),
        }),
      ),
      cursor: v.optional(Cursor),
    }),
    refuses: [],
  },
  myData: myDataRow,
  eraseMyData: eraseMyDataRow(['words', 'papers']),
} as const satisfies Contract
