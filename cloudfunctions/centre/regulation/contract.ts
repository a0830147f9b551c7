import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, Empty, Id, text, words } from '../../_kernel/values'
import { ArticleNo } from './regulation'

const steering = ['steeringOffice'] as const
const Wording = v.strictObject({ words: v.string(), on: Day })

const InterpretationView = v.strictObject({
  interpretationId: Id,
  ...Wording.entries,
  /** How many wordings there were, this one among them. */
  revision: Count,
  earlier: v.array(Wording),
  /** Only the steering office still sees it. */
  withdrawn: v.optional(v.strictObject({ on: Day, reason: v.string() })),
})

export const regulationContract = {
  regulation: {
    summary: '管理办法: its chapters and articles, since when it is in force, and what they mean (§35 §36)',
    who: 'anyone',
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      title: v.string(),
      effectiveFrom: v.optional(Day),
      documentNo: v.optional(v.string()),
      chapters: v.array(
        v.strictObject({
          no: Count,
          title: v.string(),
          articles: v.array(
            v.strictObject({
              no: Count,
              paragraphs: v.array(v.string()),
              interpretations: v.array(InterpretationView),
            }),
          ),
        }),
      ),
      mayInterpret: v.boolean(),
    }),
    refuses: [],
  },
  setInForce: {
    summary: '施行日期: the day on which the regulation was published (§36)',
    who: steering,
    kind: 'command',
    input: v.strictObject({ effectiveFrom: Day, documentNo: v.optional(text(60)) }),
    output: v.strictObject({ effectiveFrom: Day }),
    refuses: [],
  },
  interpret: {
    summary: '解释条文: a new interpretation of an article, or another wording of one (§35)',
    who: steering,
    kind: 'command',
    input: v.strictObject({
      article: ArticleNo,
      interpretationId: v.optional(Id),
      words: words(1000),
    }),
    output: InterpretationView,
    refuses: ['INTERPRETATION_UNKNOWN', 'INTERPRETATION_WITHDRAWN', 'REVISIONS_FULL'],
  },
  withdrawInterpretation: {
    summary: '撤回解释: with a reason that stays on record (§35)',
    who: steering,
    kind: 'command',
    input: v.strictObject({ interpretationId: Id, reason: words(200) }),
    output: InterpretationView,
    refuses: ['INTERPRETATION_UNKNOWN', 'INTERPRETATION_WITHDRAWN'],
  },
} as const satisfies Contract
