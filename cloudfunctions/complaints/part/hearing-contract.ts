import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Empty, Id, Instant, words } from '../../_kernel/values'
import { findings } from '../complaint-shape'
import { Told } from './shape'

export const hearingContract = {
  myHearings: {
    summary: '请您说明: what I am asked about because of a complaint, without who complained (§33)',
    who: 'member',
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      hearings: v.array(
        v.strictObject({
          hearingId: Id,
          asked: v.string(),
          askedOn: Day,
          answerBy: Day,
          answer: v.optional(Told),
          canAnswer: v.boolean(),
          /** What was found and decided, once whoever complained was told, too. */
          finding: v.optional(v.picklist(findings)),
          decision: v.optional(v.string()),
          reviewUntil: v.optional(Day),
          canContest: v.boolean(),
          isReviewed: v.boolean(),
        }),
      ),
      seenAt: Instant,
    }),
    refuses: [],
  },
  answerHearing: {
    summary: '作出说明: once, by whoever was asked (§33)',
    who: 'member',
    kind: 'command',
    input: v.strictObject({ hearingId: Id, words: words(2000) }),
    output: v.strictObject({ hearingId: Id }),
    refuses: ['ANSWERED_ALREADY', 'HEARING_OVER'],
  },
  contestFinding: {
    summary: '被反映人申请复查: within thirty days of the reply (§33)',
    who: 'member',
    kind: 'command',
    input: v.strictObject({ hearingId: Id, words: words(1000) }),
    output: v.strictObject({ hearingId: Id }),
    refuses: ['REVIEW_PAST'],
  },
} as const satisfies Contract
