import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, words } from '../../_kernel/values'
import { subjectKinds } from '../assessment-shape'
import { RulePoints, Worth } from './points'
import { Code, Frame, MOST_RULES } from './shape'

const No = v.pipe(Count, v.minValue(1))

export const RuleView = v.strictObject({
  code: v.string(),
  name: v.string(),
  nameEn: v.optional(v.string()),
  points: v.number(),
  cap: v.optional(Count),
  to: v.array(v.picklist(subjectKinds)),
  needsFile: v.boolean(),
  /** Counted by the centre's own events: it can't be taken out. */
  isCounted: v.boolean(),
})

/** A version of the rule table, with the others that there are. */
export const RulesView = v.strictObject({
  no: No,
  from: Day,
  reason: v.string(),
  frame: Frame,
  rules: v.array(RuleView),
  /** In force today. */
  current: No,
  /** The newest: what a change begins from. */
  newest: No,
  versions: v.array(v.strictObject({ no: No, from: Day, reason: v.string() })),
  /** The first day from which a new version may hold. */
  earliest: Day,
  canChange: v.boolean(),
})

export const ruleContract = {
  rules: {
    summary: '考核细则: the rule table in force, or another version of it (§14)',
    who: 'member',
    kind: 'query',
    input: v.strictObject({ no: v.optional(No) }),
    output: RulesView,
    refuses: [],
  },
  changeRules: {
    summary: '改考核细则: a new version from a day on; what happened before keeps the rules of its day (§14)',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({
      /** The version that it was written from. */
      basedOn: No,
      from: Day,
      reason: words(300),
      frame: Frame,
      rules: v.pipe(
        v.array(
          v.strictObject({
            /** Nothing for a new row. */
            code: v.optional(Code),
            name: words(30),
            nameEn: v.optional(words(60)),
            points: RulePoints,
            cap: v.optional(Worth),
            to: v.pipe(v.array(v.picklist(subjectKinds)), v.minLength(1), v.maxLength(3)),
            needsFile: v.boolean(),
          }),
        ),
        v.minLength(1),
        v.maxLength(MOST_RULES),
      ),
    }),
    output: RulesView,
    refuses: ['RULES_WRONG', 'RULES_CHANGED'],
  },
} as const satisfies Contract
