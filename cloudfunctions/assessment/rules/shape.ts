import * as v from 'valibot'
import { text } from '../../_kernel/values'
import { subjectKinds } from '../assessment-shape'
import { RulePoints, Worth } from './points'

export const Code = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/))
export const MOST_RULES = 60

/** One row of the rule table (细则): what it is worth, how much a month at most, and for whom it counts. */
export const Rule = v.strictObject({
  code: Code,
  name: text(30),
  nameEn: v.optional(text(60)),
  /** Each time; below zero it takes away. */
  points: RulePoints,
  /** Most that it changes in one month. */
  cap: v.optional(Worth),
  to: v.pipe(v.array(v.picklist(subjectKinds)), v.minLength(1), v.maxLength(3)),
  /** What is entered by hand needs a file beside words. */
  needsFile: v.boolean(),
})
export type Rule = v.InferOutput<typeof Rule>

/** Of what a month's figures are made up. */
export const Frame = v.strictObject({
  conduct: Worth,
  evaluation: Worth,
  /** Most that all bonuses add. */
  bonus: Worth,
  pass: Worth,
  excellent: Worth,
})
export type Frame = v.InferOutput<typeof Frame>
