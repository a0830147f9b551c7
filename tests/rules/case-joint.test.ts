import {
  areSettled,
  begun,
  isLate,
  movedOn,
  type Part,
  type PartOrder,
  turnOf,
  unitsAtWork,
} from '../../cloudfunctions/cases/joint/part'
import { caseNoOf, opensPickup, pickupCodeOf, pickupMac, slipCodeOf } from '../../cloudfunctions/cases/pickup'
import { day } from './calendar-year'

const bare = (n: number) => ({
  n,
  unitId: `u-${String(n)}`,
  unitName: `单位${String(n)}`,
  unitNameEn: `Unit ${String(n)}`,
  days: n,
  redone: 0,
})
const byState = {
  w: (n: number): Part => ({ ...bare(n), state: 'waiting' }),
  i: (n: number): Part => ({
    ...bare(n),
    state: 'inProgress',
    startedOn: day('2026-11-23'),
    dueOn: day('2026-11-24'),
  }),
  d: (n: number): Part => ({ ...bare(n), state: 'done', doneAt: new Date(0), words: '同意' }),
  r: (n: number): Part => ({
    ...bare(n),
    state: 'refused',
    refusedAt: new Date(0),
    ground: '不符合',
    clause: '第三条',
    decideBy: day('2026-11-25'),
  }),
  x: (n: number): Part => ({ ...bare(n), state: 'waived', waivedAt: new Date(0), words: '不再需要' }),
}
const parts = (text: string): Part[] =>
  Array.from(text, (letter, at) => byState[letter as keyof typeof byState](at + 1))

describe('parts of a joint matter (§20): w waiting, i in progress, d done, r refused, x done without', () => {
  const rows: [string, string, PartOrder, string, boolean][] = [
    ['side by side all begin', 'www', 'parallel', '1 2 3', false],
    ['in sequence the first begins', 'www', 'sequence', '1', false],
    ['in sequence nothing begins while one works', 'iww', 'sequence', '', false],
    ['the second begins after the first', 'dww', 'sequence', '2', false],
    ['or after it was done without', 'xww', 'sequence', '2', false],
    ['a refused one holds the sequence', 'drw', 'sequence', '', false],
    ['side by side the others go on', 'riw', 'parallel', '3', false],
    ['one is still at work', 'ddi', 'parallel', '', false],
    ['all are done', 'ddd', 'sequence', '', true],
    ['done and done without', 'dxd', 'parallel', '', true],
    ['a refused one is not settled', 'ddr', 'parallel', '', false],
    ['no parts at all', '', 'sequence', '', true],
  ]
  it.each(rows)('%s', (_, text, order, turn, settled) => {
    expect([turnOf(parts(text), order).join(' '), areSettled(parts(text))]).toEqual([turn, settled])
  })

  it('gives each its own limit from the day on which its turn comes', () => {
    const started = begun(parts('dww'), 'sequence', day('2026-11-26'), (days) =>
      day(`2026-12-0${String(days)}`),
    )
    expect(started[1]).toEqual({
      ...bare(2),
      state: 'inProgress',
      startedOn: '2026-11-26',
      dueOn: '2026-12-02',
    })
    expect(unitsAtWork(started)).toEqual(['u-2'])
  })
})

describe('parts of a case whose clock stood still (§20)', () => {
  const running = (days: number): Part => ({
    ...bare(1),
    days,
    state: 'inProgress',
    startedOn: day('2026-11-23'),
    dueOn: day('2026-11-25'),
  })
  const stop = (from: string, to: string) => ({
    reason: 'waitingForApplicant' as const,
    words: '等补充说明',
    from: day(from),
    to: day(to),
  })
  it.each([
    ['nothing stood still', 2, [], '2026-11-25'],
    [
      'two days of its own are left when the clock runs again',
      2,
      [stop('2026-11-24', '2026-11-30')],
      '2026-12-01',
    ],
    ['one of them was used up before', 2, [stop('2026-11-25', '2026-11-30')], '2026-11-30'],
    ['it was late before', 1, [stop('2026-11-26', '2026-11-30')], '2026-11-24'],
    ['the clock stood before its turn came', 2, [stop('2026-11-16', '2026-11-20')], '2026-11-25'],
    ['it began while the clock stood', 2, [stop('2026-11-20', '2026-11-25')], '2026-11-26'],
  ] as const)('%s', (_, days, stops, dueOn) => {
    const [moved, other] = movedOn(
      [running(days), ...parts('w')],
      { inVacation: false, stops: [...stops] },
      [],
      day('2026-11-30'),
    ) as Part[]
    expect([moved, other]).toEqual([{ ...running(days), dueOn }, parts('w')[0]])
  })

  it.each([
    ['inProgress', '2026-11-25', false],
    ['inProgress', '2026-11-26', true],
    ['suspended', '2026-11-26', false],
  ] as const)('late: %s on %s', (state, on, expected) => {
    expect(isLate(running(2), { state }, day(on))).toBe(expected)
  })
})

describe('codes', () => {
  const key = 'a key of many letters'
  it('are the same for one case, and other for another', () => {
    expect(pickupCodeOf(key, 'k-1')).toBe(pickupCodeOf(key, 'k-1'))
    expect(pickupCodeOf(key, 'k-1')).not.toBe(pickupCodeOf(key, 'k-2'))
    expect(
      [caseNoOf(key, 'k-1'), slipCodeOf(key, 'k-1'), pickupCodeOf(key, 'k-1')].map(({ length }) => length),
    ).toEqual([8, 14, 6])
  })

  it.each([
    ['the code itself', (code: string) => code, true],
    [
      'in small letters with a blank',
      (code: string) => `${code.slice(0, 3)} ${code.slice(3).toLowerCase()}`,
      true,
    ],
    ['another one', () => 'ZZZZZZ', false],
    ['nothing', () => '', false],
  ] as [string, (code: string) => string, boolean][])('open a pickup: %s', (_, typed, expected) => {
    const mac = pickupMac(key, 'k-1', pickupCodeOf(key, 'k-1'))
    expect(opensPickup(key, 'k-1', typed(pickupCodeOf(key, 'k-1')), mac)).toBe(expected)
  })

  it('of one case do not open another', () => {
    const mac = pickupMac(key, 'k-1', pickupCodeOf(key, 'k-1'))
    expect(opensPickup(key, 'k-2', pickupCodeOf(key, 'k-1'), mac)).toBe(false)
  })
})
