import type { Grade } from './assessment-shape'
import { type Frame } from './rules/shape'
import { ruleOf, type RuleTable } from './rules/table'

/** As much of an entry of the ledger as a score needs. */
export interface Counted {
  readonly rule: string
  /** In hundredths, signed; a reversing entry has the opposite. */
  readonly points: number
}

/** A month's figures of somebody or something, in hundredths. */
export interface Score {
  readonly conduct: number
  readonly evaluation: number
  readonly bonus: number
  readonly total: number
  readonly grade: Grade
}

/** What entries come to by rule, before any limit. */
const sums = (entries: readonly Counted[]): ReadonlyMap<string, number> => {
  const byRule = new Map<string, number>()
  for (const { rule, points } of entries) byRule.set(rule, (byRule.get(rule) ?? 0) + points)
  return byRule
}

const within = (value: number, most: number): number => Math.min(most, Math.max(-most, value))

const gradeOf = (total: number, { pass, excellent }: Frame): Grade =>
  total >= excellent ? 'excellent' : total >= pass ? 'pass' : 'below'

/**
 * A month's score (§14 §16) from its entries and the share of the evaluation that ratings earned (0–1). Entries are
 * summed by rule first and only then limited, so that one and its reversal leave everything as it was, whatever came
 * in between and in whatever order. Limits are those of the table in force when the month ends.
 */
export const scoreOf = (
  entries: readonly Counted[],
  share: number,
  table: Pick<RuleTable, 'frame' | 'rules'>,
): Score => {
  const { frame } = table
  const limited = [...sums(entries)].map(([rule, sum]) => within(sum, ruleOf(table, rule)?.cap ?? Infinity))
  const lost = limited.filter((sum) => sum < 0).reduce((all, sum) => all + sum, 0)
  const gained = limited.filter((sum) => sum > 0).reduce((all, sum) => all + sum, 0)
  const conduct = Math.max(0, frame.conduct + lost)
  const evaluation = Math.round(frame.evaluation * share)
  const bonus = Math.min(frame.bonus, gained)
  const total = conduct + evaluation + bonus
  return { conduct, evaluation, bonus, total, grade: gradeOf(total, frame) }
}
