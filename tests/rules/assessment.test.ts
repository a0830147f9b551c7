import { accountabilityAfter } from '../../cloudfunctions/assessment/accountability/accountability'
import {
  countOf,
  type Levels,
  mondaysOf,
  shareOf,
  together,
  usualShare,
} from '../../cloudfunctions/assessment/year/evaluation'
import { firstTable } from '../../cloudfunctions/assessment/rules/first-table'
import { isOver, objectUntil, phaseOf } from '../../cloudfunctions/assessment/month/month'
import { proposalFaults } from '../../cloudfunctions/assessment/entry/proposal'
import { monthHash, type Result, resultsHash } from '../../cloudfunctions/assessment/month/result'
import type { Rule } from '../../cloudfunctions/assessment/rules/shape'
import { ruleOf, type RuleTable, tableFaults, tableOn } from '../../cloudfunctions/assessment/rules/table'
import { scoreOf } from '../../cloudfunctions/assessment/score'
import { day } from './calendar-year'

const at = (rule: string, points: number) => ({ rule, points })
const full = 1
const score = (entries: readonly { rule: string; points: number }[], share = full, table = firstTable) => {
  const { conduct, evaluation, bonus, total, grade } = scoreOf(entries, share, table)
  return [conduct, evaluation, bonus, total, grade]
}

describe('the score of a month (§14 §16)', () => {
  it.each<[string, { rule: string; points: number }[], number, unknown[]]>([
    ['nothing happened, every rating the best', [], 1, [5000, 5000, 0, 10000, 'excellent']],
    ['half a point for coming late', [at('late', -50)], 1, [4950, 5000, 0, 9950, 'excellent']],
    ['90 is excellent', [], 0.8, [5000, 4000, 0, 9000, 'excellent']],
    ['a hundredth below 90 passes', [], 0.7998, [5000, 3999, 0, 8999, 'pass']],
    ['85 passes', [], 0.7, [5000, 3500, 0, 8500, 'pass']],
    ['below 85 does not', [at('late', -50)], 0.7, [4950, 3500, 0, 8450, 'below']],
    ['conduct falls no lower than 0', [at('majorComplaint', -6000)], 1, [0, 5000, 0, 5000, 'below']],
    [
      'all bonuses together add 10 at most',
      [at('honoured', 300), at('honoured', 600), at('improved', 300)],
      1,
      [5000, 5000, 1000, 11000, 'excellent'],
    ],
    [
      'a rule changes no more than its cap a month',
      [at('commended', 400), at('commended', 400)],
      1,
      [5000, 5000, 500, 10500, 'excellent'],
    ],
    [
      'what is taken back leaves the score as it was',
      [at('complaint', -500), at('complaint', 500)],
      1,
      [5000, 5000, 0, 10000, 'excellent'],
    ],
    [
      'taken back below a cap, the others fill it',
      [at('commended', 400), at('commended', 400), at('commended', -400)],
      1,
      [5000, 5000, 400, 10400, 'excellent'],
    ],
  ])('%s', (_situation, entries, share, expected) => {
    expect(score(entries, share)).toEqual(expected)
  })
})

const levels = (...counts: number[]): Levels => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = counts
  return [a, b, c, d, e]
}
const rounded = (value: number): number => Math.round(value * 1000) / 1000

describe('what given ratings earn (§19)', () => {
  it.each([
    ['a hall without ratings is neither good nor bad', usualShare(levels()), 0.75],
    ['nobody rated this window: the hall’s usual share', shareOf(levels(), 0.82), 0.82],
    ['a single bad rating decides little', shareOf(levels(1), 0.9), 0.818],
    ['a single good rating decides little', shareOf(levels(0, 0, 0, 0, 1), 0.75), 0.773],
    ['many good ones decide', shareOf(levels(0, 0, 0, 0, 90), 0.75), 0.975],
    ['many bad ones decide', shareOf(levels(90), 0.75), 0.075],
    ['一般 is no good rating', shareOf(levels(0, 0, 90), 0.75), 0.615],
  ])('%s', (_situation, share, expected) => {
    expect(rounded(share)).toBe(expected)
  })

  it('adds up weeks and windows', () => {
    const sum = together([{ byLevel: levels(1, 0, 0, 2, 3) }, { byLevel: levels(0, 1, 0, 0, 4) }])
    expect(sum).toEqual([1, 1, 0, 2, 7])
    expect(countOf(sum)).toBe(11)
  })

  it('counts each closed week for one month: that in which it ends', () => {
    expect(mondaysOf('2026-11')).toEqual({ from: '2026-10-26', to: '2026-11-24' })
    expect(mondaysOf('2026-12')).toEqual({ from: '2026-11-25', to: '2026-12-25' })
  })
})

describe('a month (§25)', () => {
  it.each([
    ['2026-11-30', false],
    ['2026-12-01', false],
    ['2026-12-02', true],
  ])('on %s the last ratings of November are in: %s', (today, expected) => {
    expect(isOver('2026-11', day(today))).toBe(expected)
  })

  it.each([
    ['runs until its last ratings are in', undefined, '2026-12-01', 'running'],
    ['is a draft until it is shown', undefined, '2026-12-02', 'draft'],
    ['can be objected to once shown', { state: 'shown' as const }, '2026-12-03', 'shown'],
    ['is published', { state: 'published' as const }, '2026-12-09', 'published'],
  ])('%s', (_situation, known, today, expected) => {
    expect(phaseOf('2026-11', known, day(today))).toBe(expected)
  })

  it.each<[string, string, string[], string]>([
    ['three working days from when it was shown', '2026-12-02', [], '2026-12-07'],
    ['anew from an entry that came in since', '2026-12-02', ['2026-12-04'], '2026-12-09'],
    ['one that came in before changes nothing', '2026-12-02', ['2026-12-02'], '2026-12-07'],
  ])('is open to objections %s', (_situation, shownOn, enteredOn, expected) => {
    expect(objectUntil(day(shownOn), enteredOn.map(day), [])).toMatchObject({ covered: true, day: expected })
  })

  it('in a year that the calendar does not cover has no last day for objections', () => {
    expect(objectUntil(day('2031-01-05'), [], [])).toEqual({ covered: false, year: 2031 })
  })
})

const table = (no: number, from: string, more: Partial<RuleTable> = {}): RuleTable => ({
  ...firstTable,
  _id: String(no),
  no,
  from: day(from),
  ...more,
})
const changedRules = (change: (rules: readonly Rule[]) => Rule[]): RuleTable['rules'] =>
  change(firstTable.rules)
const without = (code: string) => changedRules((rules) => rules.filter((rule) => rule.code !== code))
const withRule = (code: string, more: Partial<Rule>) =>
  changedRules((rules) => rules.map((rule) => (rule.code === code ? { ...rule, ...more } : rule)))
const codes = new Set(firstTable.rules.map(({ code }) => code))
const faults = (more: Partial<RuleTable>) =>
  tableFaults({ ...firstTable, from: day('2026-11-24'), ...more }, firstTable, codes, day('2026-11-23')).map(
    ({ why }) => why,
  )

describe('the rule table (§14)', () => {
  it('holds what chapter 10 says', () => {
    const points = (code: string) => ruleOf(firstTable, code)?.points
    expect(
      ['late', 'seriouslyLate', 'unapprovedStandIn', 'meetingAbsence', 'absentHalfDay', 'noLeave'].map(
        points,
      ),
    ).toEqual([-50, -100, -100, -200, -500, -300])
    expect(
      ['faultOverdue', 'overdueCase', 'secondNotice', 'complaint', 'majorComplaint'].map(points),
    ).toEqual([-300, -100, -100, -500, -2000])
  })

  it.each([
    ['2026-11-14', 1],
    ['2026-11-15', 2],
    ['2026-12-01', 4],
    ['2000-01-01', 1],
  ])('on %s is version %s', (on, expected) => {
    const tables = [table(4, '2026-12-01'), table(3, '2026-12-01'), table(2, '2026-11-15'), firstTable]
    expect(tableOn(tables, day(on)).no).toBe(expected)
  })

  it.each<[string, Partial<RuleTable>, string[]]>([
    ['a row of its own', { rules: withRule('late', { points: -100 }) }, []],
    ['as it is', {}, ['unchanged']],
    ['what events are counted by has to stay', { rules: without('late') }, ['missing']],
    ['worth nothing is fine for what is counted', { rules: withRule('late', { points: 0 }) }, []],
    ['a fault adds nothing', { rules: withRule('late', { points: 50 }) }, ['addsForFault']],
    [
      'what is entered by hand is worth something',
      { rules: withRule('honoured', { points: 0 }) },
      ['worthNothing'],
    ],
    ['a cap holds one time at least', { rules: withRule('late', { cap: 40 }) }, ['capTooSmall']],
    [
      'a code stands there once',
      { rules: [...firstTable.rules, ...firstTable.rules.filter(({ code }) => code === 'late')] },
      ['twice', 'twice'],
    ],
    [
      'a code that nobody gave',
      {
        rules: [
          ...firstTable.rules,
          { code: 'mine', name: '某', points: 1, to: ['person'], needsFile: false },
        ],
      },
      ['unknown'],
    ],
    ['parts come to 100', { frame: { ...firstTable.frame, conduct: 6000 } }, ['notFullMarks']],
    ['pass lies below excellent', { frame: { ...firstTable.frame, pass: 9000 } }, ['gradesCrossed']],
    ['from tomorrow on', { from: day('2026-11-23'), rules: withRule('late', { points: -100 }) }, ['notYet']],
    [
      'all that is wrong, at once',
      {
        from: day('2026-11-22'),
        frame: { ...firstTable.frame, conduct: 1, pass: 9500 },
        rules: without('late'),
      },
      ['missing', 'notFullMarks', 'gradesCrossed', 'notYet'],
    ],
  ])('takes or refuses %s', (_situation, more, expected) => {
    expect(faults(more)).toEqual(expected)
  })

  it('takes no version from before the last one', () => {
    const last = table(2, '2026-12-10')
    const next = { ...firstTable, from: day('2026-12-01'), rules: withRule('late', { points: -100 }) }
    expect(tableFaults(next, last, codes, day('2026-11-23')).map(({ why }) => why)).toEqual(['beforeLast'])
  })
})

describe('an entry by hand (§14)', () => {
  const rule = ruleOf(firstTable, 'commended')
  it.each<[string, Parameters<typeof proposalFaults>, string[]]>([
    [
      'with all it needs',
      [{ kind: 'person', on: day('2026-11-23'), files: 1 }, rule, true, day('2026-11-23')],
      [],
    ],
    [
      'all that is wrong, at once',
      [{ kind: 'unit', on: day('2026-11-24'), files: 0 }, rule, false, day('2026-11-23')],
      ['notForThis', 'unknownSubject', 'ahead', 'needsFile'],
    ],
    [
      'of more than a year ago, by no rule',
      [{ kind: 'person', on: day('2025-11-21'), files: 0 }, undefined, true, day('2026-11-23')],
      ['noSuchRule', 'tooOld'],
    ],
  ])('%s', (_situation, asked, expected) => {
    expect(proposalFaults(...asked)).toEqual(expected)
  })
})

describe('accountability of a unit (§34)', () => {
  it.each([
    ['something grave is found', undefined, true, 'open'],
    ['nothing was, and nothing falls', undefined, false, undefined],
    ['its ground falls before anything was decided', 'open', false, 'lapsed'],
    ['its ground falls afterwards', 'decided', false, 'overturned'],
    ['it is found again', 'lapsed', true, 'open'],
    ['what was decided stands again', 'overturned', true, 'decided'],
    ['what was decided stays', 'decided', true, 'decided'],
    ['told twice that it fell', 'lapsed', false, 'lapsed'],
  ] as const)('%s', (_situation, state, stands, expected) => {
    expect(accountabilityAfter(state, stands)).toBe(expected)
  })
})

describe('the hash of what is published (§25)', () => {
  const one: Result = {
    kind: 'person',
    id: 'p-1',
    ...scoreOf([], 1, firstTable),
    ratings: 3,
    entries: ['a', 'b'],
  }
  const other: Result = { ...one, id: 'p-2' }
  it('does not depend on the order of results, entries or units', () => {
    expect(resultsHash([one, other])).toBe(resultsHash([other, { ...one, entries: ['b', 'a'] }]))
    const units = [
      { unitId: 'jw', hash: 'x' },
      { unitId: 'cw', hash: 'y' },
    ]
    expect(monthHash(units)).toBe(monthHash([...units].reverse()))
  })
  it('differs by a hundredth of a point', () => {
    expect(resultsHash([one])).not.toBe(resultsHash([{ ...one, total: one.total - 1 }]))
  })
})
