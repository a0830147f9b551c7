import * as v from 'valibot'
import { canonical } from '../../_kernel/hash'
import { Day } from '../../_kernel/time'
import { Count, Id, stamps, text } from '../../_kernel/values'
import { assessedRules } from '../../_shared/event'
import { Frame, MOST_RULES, Rule } from './shape'

/** 考核细则: a version of the rules, in force from a day until the next one is. Never edited. */
export const RuleTable = v.strictObject({
  /** Its number: two that are written at once want the same one. */
  _id: Id,
  no: v.pipe(Count, v.minValue(1)),
  from: Day,
  reason: text(300),
  frame: Frame,
  rules: v.pipe(v.array(Rule), v.maxLength(MOST_RULES)),
  ...stamps,
})
export type RuleTable = v.InferOutput<typeof RuleTable>

/**
 * The version in force on a day: what happens keeps the rules of its day, whenever it is told of. Versions begin
 * tomorrow at the earliest, so that this never changes for a day that has come.
 */
export const tableOn = (tables: readonly RuleTable[], day: Day): RuleTable => {
  const known = tables.filter(({ from }) => from <= day)
  const newest = (best: RuleTable, one: RuleTable) => (one.no > best.no ? one : best)
  const oldest = (best: RuleTable, one: RuleTable) => (one.no < best.no ? one : best)
  return known.length > 0 ? known.reduce(newest) : tables.reduce(oldest)
}

export const ruleOf = ({ rules }: Pick<RuleTable, 'rules'>, code: string): Rule | undefined =>
  rules.find((rule) => rule.code === code)

/** Rules that the centre's own events are counted by: they are always there, at most worth nothing. */
export const isCounted = (code: string): boolean => assessedRules.some((one) => one === code)

export type TableFault =
  | {
      readonly why: 'missing' | 'twice' | 'unknown' | 'worthNothing' | 'addsForFault' | 'capTooSmall'
      readonly rule: string
    }
  | {
      readonly why: 'notFullMarks' | 'gradesCrossed' | 'notYet' | 'beforeLast' | 'unchanged'
      readonly rule: ''
    }

type Draft = Pick<RuleTable, 'from' | 'frame' | 'rules'>

const ruleFaults = (rule: Rule, known: ReadonlySet<string>, draft: Draft): TableFault[] => {
  const { code, name, points, cap } = rule
  const of = (why: Exclude<TableFault, { rule: '' }>['why']) => ({ why, rule: name })
  return [
    ...(draft.rules.filter((one) => one.code === code).length > 1 ? [of('twice')] : []),
    ...(known.has(code) ? [] : [of('unknown')]),
    ...(isCounted(code)
      ? points > 0
        ? [of('addsForFault')]
        : []
      : points === 0
        ? [of('worthNothing')]
        : []),
    ...(cap !== undefined && cap < Math.abs(points) ? [of('capTooSmall')] : []),
  ]
}

const sameContent = (one: Draft, other: Draft): boolean =>
  canonical([one.frame, one.rules]) === canonical([other.frame, other.rules])

/** All that is wrong with a new version, at once. `codes` are those that may stand in it. */
export const tableFaults = (
  draft: Draft,
  last: RuleTable,
  codes: ReadonlySet<string>,
  today: Day,
): TableFault[] => {
  const { frame, rules, from } = draft
  const there = new Set(rules.map(({ code }) => code))
  const missing = assessedRules.filter((code) => !there.has(code))
  return [
    ...missing.map((code) => ({ why: 'missing' as const, rule: ruleOf(last, code)?.name ?? code })),
    ...rules.flatMap((rule) => ruleFaults(rule, codes, draft)),
    ...(frame.conduct + frame.evaluation === 10_000
      ? []
      : [{ why: 'notFullMarks' as const, rule: '' as const }]),
    ...(frame.pass < frame.excellent && frame.excellent <= 10_000
      ? []
      : [{ why: 'gradesCrossed' as const, rule: '' as const }]),
    ...(from > today ? [] : [{ why: 'notYet' as const, rule: '' as const }]),
    ...(from >= last.from ? [] : [{ why: 'beforeLast' as const, rule: '' as const }]),
    ...(sameContent(draft, last) ? [{ why: 'unchanged' as const, rule: '' as const }] : []),
  ]
}
