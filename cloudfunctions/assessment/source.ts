import * as v from 'valibot'
import { shortHash } from '../_kernel/hash'
import { monthOf } from '../_kernel/month'
import { Day } from '../_kernel/time'
import { Count, Id, stamps } from '../_kernel/values'
import type { SubjectKind } from './assessment-shape'
import { type Entry, reversalOf, subjectOf } from './entry/entry'
import { Code, type Rule } from './rules/shape'
import { ruleOf, type RuleTable } from './rules/table'

/** Which version of what counts in the ledger now, and by which entries: raised with each of its changes. */
export const Source = v.strictObject({
  _id: Id,
  rule: Code,
  evidence: Id,
  origin: v.picklist(['event', 'manual']),
  version: v.pipe(Count, v.minValue(1)),
  times: Count,
  unitId: Id,
  windowId: v.optional(Id),
  personId: v.optional(Id),
  on: Day,
  /** Entries that stand: nobody took them back yet. */
  booked: v.pipe(v.array(Id), v.maxLength(3)),
  ...stamps,
})
export type Source = v.InferOutput<typeof Source>

/** Something that counts, as an event or a person says it. */
export interface Fact {
  readonly rule: string
  readonly origin: 'event' | 'manual'
  readonly evidence: string
  readonly version: number
  readonly times: number
  readonly unitId: string
  readonly windowId?: string | undefined
  readonly personId?: string | undefined
  readonly on: Day
  readonly why?: string | undefined
  /** Whom a person chose who entered it by hand: it counts for nobody else. */
  readonly only?: SubjectKind | undefined
}

/** One source a rule, thing and whom it names: the same thing may count for two people. */
export const sourceId = ({
  rule,
  evidence,
  personId,
  windowId,
  unitId,
}: Pick<Fact, 'rule' | 'evidence' | 'personId' | 'windowId' | 'unitId'>): string =>
  shortHash(`${rule}|${evidence}|${personId ?? windowId ?? unitId}`)

/** For whom a fact counts by a rule. Where it names nobody it counts for whoever was the window's A that day. */
const subjectsOf = (
  { to }: Rule,
  { personId, windowId, unitId, only }: Fact,
  primary: string | undefined,
): (readonly [SubjectKind, string])[] => {
  const named = { person: personId ?? primary, window: windowId, unit: unitId }
  const found = (only === undefined ? to : [only]).flatMap((kind) => {
    const id = named[kind]
    return id === undefined ? [] : [[kind, id] as const]
  })
  // What names neither a person nor a window still counts: for the unit.
  return found.length > 0 ? found : [['unit', unitId]]
}

/** What a fact makes of its source and the ledger; nothing where the source knows this version or a later one. */
export const bookingOf = (
  known: Source | undefined,
  standing: readonly Entry[],
  fact: Fact,
  table: RuleTable,
  primary: string | undefined,
  now: Date,
):
  | { readonly source: Source; readonly entries: readonly Entry[]; readonly reversals: readonly Entry[] }
  | undefined => {
  if (known !== undefined && known.version >= fact.version) return undefined
  const _id = sourceId(fact)
  const rule = ruleOf(table, fact.rule)
  const { rule: code, origin, evidence, version, times, unitId, windowId, personId, on, why } = fact
  const subjects = times === 0 || rule === undefined ? [] : subjectsOf(rule, fact, primary)
  const entries = subjects.map(([kind, id]): Entry => ({
    _id: `${_id}:${String(version)}:${kind}`,
    source: _id,
    origin,
    evidence,
    rule: code,
    table: table.no,
    times,
    points: (rule?.points ?? 0) * times,
    kind,
    subjectId: id,
    subject: subjectOf(kind, id),
    unitId,
    ...(windowId === undefined ? {} : { windowId }),
    on,
    month: monthOf(on),
    ...(why === undefined ? {} : { why }),
    createdAt: now,
    updatedAt: now,
    v: 1,
  }))
  const source: Source = {
    _id,
    rule: code,
    evidence,
    origin,
    version,
    times,
    unitId,
    ...(windowId === undefined ? {} : { windowId }),
    ...(personId === undefined ? {} : { personId }),
    on,
    booked: entries.map((entry) => entry._id),
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    v: (known?.v ?? 0) + 1,
  }
  return { source, entries, reversals: standing.map((entry) => reversalOf(entry, now)) }
}
