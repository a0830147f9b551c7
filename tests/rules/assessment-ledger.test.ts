import fc from 'fast-check'
import type { SubjectKind } from '../../cloudfunctions/assessment/assessment-shape'
import { type Entry, reversalOf, subjectOf } from '../../cloudfunctions/assessment/entry/entry'
import { firstTable } from '../../cloudfunctions/assessment/rules/first-table'
import { ruleOf, type RuleTable, tableOn } from '../../cloudfunctions/assessment/rules/table'
import { scoreOf } from '../../cloudfunctions/assessment/score'
import { bookingOf, type Fact, type Source, sourceId } from '../../cloudfunctions/assessment/source'
import { day } from './calendar-year'

const now = new Date('2026-11-23T09:00:00+08:00')
const fact = (more: Partial<Fact> = {}): Fact => ({
  rule: 'complaint',
  origin: 'event',
  evidence: 'complaint-1',
  version: 1,
  times: 1,
  unitId: 'jw',
  windowId: 'w1',
  personId: 'p-wang',
  on: day('2026-11-20'),
  ...more,
})

/** A ledger in memory, by the same rule that the database's is written by. */
class Ledger {
  readonly entries = new Map<string, Entry>()
  readonly sources = new Map<string, Source>()
  constructor(readonly tables: readonly RuleTable[] = [firstTable]) {}

  take(told: Fact, primary?: string): void {
    const known = this.sources.get(sourceId(told))
    const standing = (known?.booked ?? []).flatMap((id) => this.entries.get(id) ?? [])
    const made = bookingOf(known, standing, told, tableOn(this.tables, told.on), primary, now)
    if (made === undefined) return
    this.sources.set(made.source._id, made.source)
    for (const entry of [...made.reversals, ...made.entries]) {
      if (this.entries.has(entry._id)) throw new Error(`${entry._id} is booked twice`)
      this.entries.set(entry._id, entry)
    }
  }

  of(kind: SubjectKind, id: string): Entry[] {
    return [...this.entries.values()].filter(({ subject }) => subject === subjectOf(kind, id))
  }

  sum(kind: SubjectKind, id: string): number {
    return this.of(kind, id).reduce((all, { points }) => all + points, 0)
  }

  score(kind: SubjectKind, id: string) {
    return scoreOf(this.of(kind, id), 0.9, firstTable)
  }
}

describe('for whom something counts', () => {
  it.each<[string, Partial<Fact>, string | undefined, string[]]>([
    ['a complaint: for the person and their window', {}, undefined, ['person:p-wang', 'window:w1']],
    [
      'a major one: for their unit as well',
      { rule: 'majorComplaint' },
      undefined,
      ['person:p-wang', 'window:w1', 'unit:jw'],
    ],
    [
      'an overdue case names nobody: for the window and who was its A that day',
      { rule: 'overdueCase', personId: undefined },
      'p-zhao',
      ['person:p-zhao', 'window:w1'],
    ],
    [
      'nobody was: for the window alone',
      { rule: 'overdueCase', personId: undefined },
      undefined,
      ['window:w1'],
    ],
    ['being late: for the person alone', { rule: 'late' }, undefined, ['person:p-wang']],
    [
      'neither person nor window: for the unit',
      { personId: undefined, windowId: undefined },
      undefined,
      ['unit:jw'],
    ],
    [
      'whom a person chose who entered it: for them alone',
      { rule: 'honoured', only: 'person' },
      undefined,
      ['person:p-wang'],
    ],
  ])('%s', (_situation, more, primary, expected) => {
    const ledger = new Ledger()
    ledger.take(fact(more), primary)
    expect([...ledger.entries.values()].map(({ subject }) => subject)).toEqual(expected)
  })
})

describe('versions of a source', () => {
  it('the same one twice counts once', () => {
    const ledger = new Ledger()
    ledger.take(fact())
    ledger.take(fact())
    expect(ledger.sum('person', 'p-wang')).toBe(-500)
  })

  it('a later one takes the place of an earlier one, for each whom it names by itself', () => {
    const ledger = new Ledger()
    const late = { rule: 'late', evidence: 'month:2026-11', windowId: undefined }
    ledger.take(fact({ ...late, times: 3 }))
    ledger.take(fact({ ...late, times: 2, personId: 'p-li' }))
    ledger.take(fact({ ...late, times: 1, version: 2 }))
    expect([ledger.sum('person', 'p-wang'), ledger.sum('person', 'p-li')]).toEqual([-50, -100])
    expect(ledger.of('person', 'p-wang').map(({ points }) => points)).toEqual([-150, 150, -50])
  })

  it('an earlier one that comes later counts for nothing', () => {
    const ledger = new Ledger()
    ledger.take(fact({ version: 2, times: 0 }))
    ledger.take(fact({ version: 1, times: 1 }))
    expect([...ledger.entries.values()]).toEqual([])
  })

  it('substantiated, then overturned on review → reversing entry, score as before', () => {
    const ledger = new Ledger()
    ledger.take(fact({ rule: 'late', evidence: 'month', windowId: undefined }))
    const before = ledger.score('person', 'p-wang')
    ledger.take(fact({ rule: 'majorComplaint' }))
    expect(ledger.score('person', 'p-wang').total).toBe(before.total - 2000)
    ledger.take(fact({ rule: 'majorComplaint', version: 2, times: 0 }))
    expect(ledger.score('person', 'p-wang')).toEqual(before)
    expect(ledger.of('person', 'p-wang').filter(({ reverses }) => reverses !== undefined)).toHaveLength(1)
  })

  it('one that was moved to another month is taken back where it counted', () => {
    const ledger = new Ledger()
    ledger.take(fact({ on: day('2026-10-30') }))
    ledger.take(fact({ version: 2, on: day('2026-11-02') }))
    const months = ledger.of('person', 'p-wang').map(({ month, points }) => [month, points])
    expect(months).toEqual([
      ['2026-10', -500],
      ['2026-10', 500],
      ['2026-11', -500],
    ])
  })

  it('rule table changed mid-month → events keep the version of their day', () => {
    const rules = firstTable.rules.map((rule) => (rule.code === 'late' ? { ...rule, points: -100 } : rule))
    const ledger = new Ledger([
      { ...firstTable, _id: '2', no: 2, from: day('2026-11-15'), rules },
      firstTable,
    ])
    const late = (on: string) => {
      ledger.take(fact({ rule: 'late', evidence: on, on: day(on), windowId: undefined }))
    }
    for (const on of ['2026-11-20', '2026-11-14', '2026-11-15']) late(on)
    const booked = ledger.of('person', 'p-wang').map(({ on, table, points }) => [on, table, points])
    expect(booked).toEqual([
      ['2026-11-20', 2, -100],
      ['2026-11-14', 1, -50],
      ['2026-11-15', 2, -100],
    ])
  })
})

const codes = ['late', 'overdueCase', 'complaint', 'majorComplaint', 'meetingAbsence'] as const
const told = fc.record({
  rule: fc.constantFrom(...codes),
  evidence: fc.constantFrom('a', 'b', 'c'),
  personId: fc.constantFrom('p-wang', 'p-li', undefined),
  version: fc.integer({ min: 1, max: 4 }),
})
/** What a version of a source says is always the same, as it is with events. */
const facts = fc
  .tuple(fc.uniqueArray(told, { selector: (one) => JSON.stringify(one), maxLength: 14 }), fc.integer())
  .map(([all, seed]) =>
    all.map((one, at) => fact({ ...one, times: Math.abs(seed + at * 7 + one.version * 3) % 4 })),
  )
const sumsOf = (ledger: Ledger) =>
  [
    ['person', 'p-wang'],
    ['person', 'p-li'],
    ['person', 'p-a'],
    ['window', 'w1'],
    ['unit', 'jw'],
  ].map(([kind, id]) => ledger.sum(kind as SubjectKind, id ?? ''))
const ledgerOf = (all: readonly Fact[]): Ledger => {
  const ledger = new Ledger()
  for (const one of all) ledger.take(one, 'p-a')
  return ledger
}

/** The latest version of each source, which is what holds. */
const latest = (all: readonly Fact[]): Fact[] => [
  ...new Map([...all].sort((a, b) => a.version - b.version).map((one) => [sourceId(one), one])).values(),
]

describe('whatever comes, in whatever order', () => {
  it('the ledger’s sum is what the latest versions come to', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const ledger = ledgerOf(all)
        const held = latest(all).filter(({ rule }) => rule !== 'late')
        const forWindow = held.filter(({ rule }) => ruleOf(firstTable, rule)?.to.includes('window') === true)
        const expected = forWindow.reduce(
          (sum, { rule, times }) => sum + (ruleOf(firstTable, rule)?.points ?? 0) * times,
          0,
        )
        expect(ledger.sum('window', 'w1')).toBe(expected)
      }),
    )
  })

  it('twice counts once, and order doesn’t matter', () => {
    fc.assert(
      fc.property(
        facts.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
        ),
        ([all, shuffled]) => {
          expect(sumsOf(ledgerOf(shuffled))).toEqual(sumsOf(ledgerOf(latest(all))))
        },
      ),
    )
  })

  it('below every limit the score is what there is to earn and the ledger’s sum', () => {
    const bare = { ...firstTable, rules: firstTable.rules.map(({ cap: _cap, ...rule }) => rule) }
    const points = fc.record({ rule: fc.constantFrom(...codes), points: fc.integer({ min: -300, max: 0 }) })
    fc.assert(
      fc.property(fc.array(points, { maxLength: 15 }), (entries) => {
        const sum = entries.reduce((all, one) => all + one.points, 0)
        expect(scoreOf(entries, 1, bare).total).toBe(10_000 + sum)
      }),
    )
  })

  it('an entry and its reversal leave every score as it was, limits and all', () => {
    fc.assert(
      fc.property(facts, facts, fc.integer({ min: 0, max: 40 }), (before, more, place) => {
        const entries = [...ledgerOf(before).entries.values()]
        const [extra] = ledgerOf(more).entries.values()
        if (extra === undefined) return
        const pair = [extra, reversalOf(extra, now)]
        const at = entries.length === 0 ? 0 : place % entries.length
        const mixed = [...entries.slice(0, at), ...pair, ...entries.slice(at)]
        expect(scoreOf(mixed, 0.8, firstTable)).toEqual(scoreOf(entries, 0.8, firstTable))
        expect(scoreOf([...mixed].reverse(), 0.8, firstTable)).toEqual(scoreOf(entries, 0.8, firstTable))
      }),
    )
  })
})
