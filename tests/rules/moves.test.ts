import { isPossible, type Moves, movesOf } from '../../cloudfunctions/_kernel/moves'

const table = {
  submit: { from: ['draft', 'returned'], to: 'submitted', by: ['unit'] },
  decide: { from: ['submitted'], to: 'approved', by: ['centre'] },
  withdraw: { from: ['draft', 'submitted'], to: 'withdrawn', by: ['unit', 'centre'] },
} as const satisfies Moves<'draft' | 'submitted' | 'returned' | 'approved' | 'withdrawn', 'unit' | 'centre'>

test.each([
  ['draft', ['unit'], ['submit', 'withdraw']],
  ['draft', ['centre'], ['withdraw']],
  ['submitted', ['unit', 'centre'], ['decide', 'withdraw']],
  ['approved', ['unit', 'centre'], []],
  ['draft', [], []],
] as const)('out of %s, %j may make %j', (state, parts, wanted) => {
  expect(movesOf(table, state, parts)).toEqual(wanted)
})

test('a move starts from its own states only', () => {
  expect(isPossible(table.submit, 'returned')).toBe(true)
  expect(isPossible(table.submit, 'approved')).toBe(false)
})
