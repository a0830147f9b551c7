import fc from 'fast-check'
import { coverageOf, permille, type PostDay } from '../../cloudfunctions/attendance/coverage'
import { outcomeOf, type SlotFacts } from '../../cloudfunctions/attendance/slot-status'
import type { Span } from '../../cloudfunctions/_kernel/span'
import { day } from './calendar-year'
import { shown, spans } from './spans'

const required = '08:00-12:00 14:00-17:30'
const dayOf = (primary: string, alternate: string, needed = required, on = '2026-03-09'): PostDay => ({
  day: day(on),
  required: spans(needed),
  primary: spans(primary),
  alternate: spans(alternate),
})

describe('AB coverage of a post (§21)', () => {
  it.each<[string, PostDay[], string]>([
    ['A alone all day', [dayOf(required, '')], '450 450 450'],
    ['both there: counted once, summed twice', [dayOf(required, required)], '450 450 900'],
    ['A in the morning, B in the afternoon', [dayOf('08:00-12:00', '14:00-17:30')], '450 450 450'],
    [
      'A leaves at ten, B comes at 10:12',
      [dayOf('08:00-10:00', '10:12-12:00 14:00-17:30')],
      '450 438 438 2026-03-09 10:00-10:12',
    ],
    ['nobody', [dayOf('', '')], '450 0 0 2026-03-09 08:00-12:00 14:00-17:30'],
    ['outside the hours nothing counts', [dayOf('07:00-13:00 13:30-19:00', '')], '450 450 450'],
    ['an exempt afternoon is not required', [dayOf('08:00-12:00', '', '08:00-12:00')], '240 240 240'],
    ['a day without hours', [dayOf('', '', '')], '0 0 0'],
    [
      'both there a while, and a gap all the same',
      [dayOf('08:00-09:00', '08:30-11:00 14:00-17:30')],
      '450 390 420 2026-03-09 11:00-12:00',
    ],
    [
      'two days',
      [dayOf(required, ''), dayOf('08:00-12:00', '14:00-17:00', required, '2026-03-10')],
      '900 870 870 2026-03-10 17:00-17:30',
    ],
  ])('%s', (_, days, expected) => {
    const { requiredMinutes, unionMinutes, sumMinutes, gaps } = coverageOf(days)
    const listed = gaps.map((gap) => `${gap.day} ${shown(gap.spans)}`)
    expect([requiredMinutes, unionMinutes, sumMinutes, ...listed].join(' ')).toBe(expected)
  })

  it.each([
    [450, 450, 1000],
    [449, 450, 997],
    [9_999, 10_000, 999],
    [900, 450, 2000],
    [0, 450, 0],
    [0, 0, 1000],
  ])('%i of %i minutes are %i per mille', (minutes, of, expected) => {
    expect(permille(minutes, of)).toBe(expected)
  })
})

const minute = fc.integer({ min: 0, max: 1440 })
const span = fc
  .tuple(minute, minute)
  .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }))
const list = fc.array(span, { maxLength: 4 })
const isIn = (spansOf: readonly Span[], at: number): boolean =>
  spansOf.some(({ from, to }) => at >= from && at < to)
const minutes = Array.from({ length: 1440 }, (_, at) => at)

describe('against an oracle that walks through every minute', () => {
  it('coverage', () => {
    fc.assert(
      fc.property(list, list, list, (needed, primary, alternate) => {
        const got = coverageOf([{ day: day('2026-03-09'), required: needed, primary, alternate }])
        let unionMinutes = 0
        let sumMinutes = 0
        let requiredMinutes = 0
        const gap: number[] = []
        for (const at of minutes) {
          if (!isIn(needed, at)) continue
          requiredMinutes++
          const a = isIn(primary, at)
          const b = isIn(alternate, at)
          if (a || b) unionMinutes++
          else gap.push(at)
          sumMinutes += Number(a) + Number(b)
        }
        expect(got).toMatchObject({ requiredMinutes, unionMinutes, sumMinutes })
        expect(minutes.filter((at) => isIn(got.gaps[0]?.spans ?? [], at))).toEqual(gap)
      }),
      { numRuns: 300 },
    )
  })

  const facts: fc.Arbitrary<SlotFacts> = fc.record(
    {
      slot: fc
        .tuple(
          fc.integer({ min: 0, max: 1400 }),
          fc.integer({ min: 1, max: 300 }),
          fc.constantFrom('work', 'duty'),
        )
        .map(([from, long, kind]) => ({
          from,
          to: Math.min(1440, from + long),
          kind: kind,
        })),
      pair: fc.record({ in: minute, out: minute }, { requiredKeys: [] }),
      leave: list,
      exempt: list,
      isSubstituted: fc.boolean(),
      meetings: fc.array(
        fc.record({
          span: span.filter(({ from, to }) => to > from),
          attendance: fc.constantFrom('signed' as const, 'absent' as const, 'excused' as const),
        }),
        { maxLength: 3 },
      ),
      grace: fc.integer({ min: 0, max: 10 }),
    },
    { requiredKeys: ['slot', 'pair'] },
  )

  /** What became of a slot, said minute by minute. */
  const slowly = ({
    slot,
    pair,
    leave = [],
    exempt = [],
    isSubstituted = false,
    meetings = [],
    grace = 0,
  }: SlotFacts) => {
    const inOne = (at: number, ...attendances: readonly string[]) =>
      meetings.some(({ span: of, attendance }) => attendances.includes(attendance) && isIn([of], at))
    const own = minutes.filter((at) => isIn([slot], at))
    const needed = own.filter((at) => !isIn(exempt, at) && !inOne(at, 'excused'))
    const due = needed.filter((at) => !isIn(leave, at))
    const clocked = due.filter((at) => !inOne(at, 'signed', 'absent'))
    const signed = due.filter((at) => inOne(at, 'signed'))
    const by = pair.in !== undefined && pair.out !== undefined ? { from: pair.in, to: pair.out } : undefined
    const there = by === undefined ? [] : clocked.filter((at) => isIn([by], at))
    const present = [...there, ...signed].sort((a, b) => a - b)
    const end = slot.kind === 'duty' ? 'duty' : 'normal'
    if (needed.length === 0) return { status: 'exempt', due: [], present: [] }
    if (due.length === 0) return { status: 'onLeave', due, present: [] }
    if (clocked.length === 0) return { status: signed.length > 0 ? end : 'absent', due, present: signed }
    if (pair.in === undefined && pair.out === undefined)
      return { status: isSubstituted ? 'substituted' : 'absent', due, present: signed }
    if (pair.in === undefined || pair.out === undefined) return { status: 'missing', due, present: signed }
    const first = clocked[0] ?? 0
    const last = (clocked.at(-1) ?? 0) + 1
    const late = Math.max(0, Math.min(pair.in, last) - first)
    const early = Math.max(0, last - Math.max(pair.out, first))
    const status = late > grace ? (late >= 30 ? 'seriouslyLate' : 'late') : early > 0 ? 'early' : end
    return { status, due, present }
  }

  it('the status of a slot and who was there when', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const got = outcomeOf(given)
        const expected = slowly(given)
        expect(got.status).toBe(expected.status)
        expect(minutes.filter((at) => isIn(got.due, at))).toEqual(expected.due)
        expect(minutes.filter((at) => isIn(got.present, at))).toEqual(expected.present)
      }),
      { numRuns: 1000 },
    )
  })
})
