import type { Context } from '../_kernel/context'
import type { AuditedChange } from '../_kernel/operation'
import { find, get, is, type Write } from '../_kernel/store'
import { holdersOn } from '../_shared/post-holder'
import { telling } from '../_shared/telling'
import { type Accountability, accountabilityAfter, isGrave } from './accountability/accountability'
import { Accountabilities, Entries, Sources } from './collections'
import type { Entry } from './entry/entry'
import { pointsText } from './rules/points'
import { ruleOf, type RuleTable, tableOn } from './rules/table'
import { bookingOf, type Fact, type Source, sourceId } from './source'
import { allTables } from './rules/tables'

/** What a change of the ledger writes: its audited documents, and who is told. */
export interface Booking {
  readonly changes: readonly AuditedChange[]
  readonly also: readonly Write[]
  /** Months whose figures it touches. */
  readonly months: readonly string[]
}

export const entryChange = (entry: Entry): AuditedChange => ({
  of: Entries,
  insert: entry,
  before: {},
  after: { rule: entry.rule, points: entry.points, on: entry.on, isReversal: entry.reverses !== undefined },
})

const sourceFacts = (source: Source | undefined) =>
  source === undefined ? {} : { version: source.version, times: source.times, booked: source.booked.length }

export const sourceChange = (before: Source | undefined, next: Source): AuditedChange => {
  const change = { of: Sources, before: sourceFacts(before), after: sourceFacts(next) }
  return before === undefined ? { ...change, insert: next } : { ...change, replace: next }
}

/** As pages write it, with a true minus. */
const signed = (points: number): string => (points > 0 ? `+${pointsText(points)}` : `−${pointsText(-points)}`)

/** Tells whom an entry is about, by the name that its rule has in the table of its day. */
export const entryTelling = (entry: Entry, table: RuleTable, context: Context): Write[] => {
  if (entry.kind !== 'person') return []
  const rule = ruleOf(table, entry.rule)
  const zh = rule?.name ?? entry.rule
  const en = rule?.nameEn ?? zh
  const points = signed(entry.points)
  const said =
    entry.reverses === undefined
      ? {
          zh: `考核记了一条：${entry.on} ${zh}，${points} 分。`,
          en: `Your assessment: ${en} on ${entry.on}, ${points}.`,
        }
      : {
          zh: `考核冲回一条：${entry.on} ${zh}，${points} 分。`,
          en: `Taken back from your assessment: ${en} on ${entry.on}, ${points}.`,
        }
  const page = `/assessment/result/result?month=${entry.month}`
  const source = { of: Entries.name, id: entry._id, v: 1, kind: 'entered' }
  return [telling(source, { reader: entry.subjectId, ...said, page }, context)]
}

/** Whom a fact that names nobody counts for: the A of the window on that day (§10). */
const primaryOn = async ({ personId, windowId, on, only }: Fact): Promise<string | undefined> => {
  if (personId !== undefined || windowId === undefined || only !== undefined) return undefined
  const [holder] = await holdersOn(on, { windowId, kind: 'primary' })
  return holder?.personId
}

const accountabilityFacts = (one: Accountability | undefined) =>
  one === undefined ? {} : { state: one.state, outcome: one.outcome ?? null }

export const accountabilityChange = (
  before: Accountability | undefined,
  next: Accountability,
): AuditedChange => {
  const change = {
    of: Accountabilities,
    before: accountabilityFacts(before),
    after: accountabilityFacts(next),
  }
  return before === undefined ? { ...change, insert: next } : { ...change, replace: next }
}

/** What becomes of a unit's accountability when something grave is found about it, or is found no more (§34). */
export const accountabilityOf = async (
  source: Pick<Source, '_id' | 'unitId' | 'rule' | 'evidence' | 'on'>,
  stands: boolean,
  { now }: Context,
): Promise<AuditedChange[]> => {
  if (!isGrave(source.rule)) return []
  const known = await get(Accountabilities, source._id)
  const state = accountabilityAfter(known?.state, stands)
  if (state === undefined || state === known?.state) return []
  const { _id, unitId, rule, evidence, on } = source
  const next: Accountability = {
    ...(known ?? { _id, unitId, rule, evidence, on, createdAt: now }),
    state,
    updatedAt: now,
    v: (known?.v ?? 0) + 1,
  }
  return [accountabilityChange(known, next)]
}

/** What has to be written for a fact to count; nothing where this version, or a later one, counts already. */
export const bookingFor = async (fact: Fact, context: Context): Promise<Booking | undefined> => {
  const known = await get(Sources, sourceId(fact))
  if (known !== undefined && known.version >= fact.version) return undefined
  const [tables, standing, primary] = await Promise.all([
    allTables(),
    known === undefined || known.booked.length === 0 ? [] : find(Entries, { _id: is.in(known.booked) }),
    primaryOn(fact),
  ])
  const table = tableOn(tables, fact.on)
  const made = bookingOf(known, standing, fact, table, primary, context.now)
  if (made === undefined) return undefined
  const { source, entries, reversals } = made
  const booked = [...reversals, ...entries]
  return {
    changes: [
      sourceChange(known, source),
      ...booked.map(entryChange),
      ...(await accountabilityOf(source, entries.length > 0, context)),
    ],
    also: booked.flatMap((entry) => entryTelling(entry, tableOn(tables, entry.on), context)),
    months: [...new Set(booked.map(({ month }) => month))],
  }
}
