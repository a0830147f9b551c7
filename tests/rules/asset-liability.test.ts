import fc from 'fast-check'
import { type Liability, liabilitiesOf, notClosable } from '../../cloudfunctions/assets/loss/loss'
import { amountsOf, sharesFault, sumOf } from '../../cloudfunctions/assets/loss/shares'

const named = (...percents: number[]) =>
  percents.map((percent, at) => ({ personId: `p-${String(at)}`, unitId: 'jw', percent }))
const paid = (liable: readonly Liability[]): Liability[] =>
  liable.map((one, at) => ({ ...one, receipt: { no: `S${String(at)}`, on: '2026-11-27' as never } }))

describe('shares of a loss (§28)', () => {
  it.each([
    ['one who bears all of it', [100], undefined],
    ['two who share it', [60, 40], undefined],
    ['a draft that leaves a part open', [60, 30], undefined],
    ['nobody', [], undefined],
    ['more than all of it', [60, 50], 'over'],
    ['somebody who bears nothing', [100, 0], 'percent'],
    ['half a percent', [99.5], 'percent'],
    ['less than nothing', [-1], 'percent'],
  ] as const)('%s', (_situation, percents, fault) => {
    expect(sharesFault(named(...percents))).toBe(fault)
  })

  it('names nobody twice', () => {
    const one = { personId: 'p-1', percent: 50 }
    expect(sharesFault([one, one])).toBe('twice')
  })
})

describe('what each pays (§28)', () => {
  it.each([
    ['all of it by one', 123_45, [100], [123_45]],
    ['halves of an odd amount: the first pays the fen that is left', 101, [50, 50], [51, 50]],
    ['thirds of a hundred yuan', 100_00, [34, 33, 33], [34_00, 33_00, 33_00]],
    ['the largest remainder gets the fen', 10, [33, 33, 34], [3, 3, 4]],
    ['a fen among three', 1, [33, 33, 34], [0, 0, 1]],
    ['nothing to pay', 0, [60, 40], [0, 0]],
    ['60 and 30 of a hundred leave ten unpaid', 100, [60, 30], [60, 30]],
    ['one percent of a large sum', 999_999_999, [1, 99], [10_000_000, 989_999_999]],
    ['a small part of little', 7, [1, 99], [0, 7]],
  ] as const)('%s', (_situation, amount, percents, expected) => {
    expect(amountsOf(amount, named(...percents))).toEqual(expected)
  })

  test('parts of a whole always sum to the amount, and nobody pays a fen more than their part', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 0, maxLength: 8 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), cuts, (amount, at) => {
        const ends = [0, ...[...new Set(at)].sort((one, other) => one - other), 100]
        const percents = ends.slice(1).map((end, n) => end - (ends[n] ?? 0))
        const amounts = amountsOf(amount, named(...percents))
        expect(sumOf(named(...percents))).toBe(100)
        expect(amounts.reduce((sum, one) => sum + one, 0)).toBe(amount)
        amounts.forEach((one, n) => {
          expect(Math.abs(one - (amount * (percents[n] ?? 0)) / 100)).toBeLessThan(1)
        })
      }),
    )
  })

  it('keeps a receipt whose amount stands, and asks for another where it changed', () => {
    const before = paid(liabilitiesOf(100_00, named(60, 40)))
    expect(liabilitiesOf(100_00, named(60, 40), before).map(({ receipt }) => receipt?.no)).toEqual([
      'S0',
      'S1',
    ])
    expect(liabilitiesOf(100_00, named(60, 30), before).map(({ receipt }) => receipt?.no)).toEqual([
      'S0',
      undefined,
    ])
  })
})

describe('closing a loss (§28)', () => {
  it.each([
    ['liability 60 % + 30 % → can’t be closed', 100, [60, 30], false, { why: 'shares', sum: 90 }],
    ['60 % + 40 %, unpaid', 100, [60, 40], false, { why: 'unpaid', left: 2 }],
    ['60 % + 40 %, paid', 100, [60, 40], true, undefined],
    ['all by one, nothing to pay', 0, [100], false, undefined],
    ['a part without a fen needs no receipt', 1, [1, 99], false, { why: 'unpaid', left: 1 }],
    ['nobody is to blame', 0, [], false, undefined],
    ['nobody bears what is to be paid', 100, [], false, { why: 'shares', sum: 0 }],
    ['1 %', 0, [1], false, { why: 'shares', sum: 1 }],
  ] as const)('%s', (_situation, compensationFen, percents, isPaid, expected) => {
    const liable = liabilitiesOf(compensationFen, named(...percents))
    expect(notClosable({ compensationFen, liable: isPaid ? paid(liable) : liable })).toEqual(expected)
  })
})
