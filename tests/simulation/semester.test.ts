import { clean, isFound, simulateWith } from './own-process'
import { semesterFaults } from './semester-faults'

import.meta.jest.setTimeout(1_200_000)

const simulate = simulateWith('simulate-semester.ts')

// Eighteen weeks of sixty people take a good while: `npm run -s simulate-semester`.
test('weeks of a hall with leaves, failures and crashes: coverage is the oracle, nobody is promised twice, stock and ledger are their sums', async () => {
  // From a make-up Sunday to the National Day, with which the month before is worked out.
  const few = ['--from', '2026-09-20', '--weeks', '2', '--units', '2', '--seed', '1']
  expect(await simulate(...few)).toEqual(clean)
})

// Those that a short run shows; the others are found in longer ones: `npm run -s simulate-semester -- --fault NAME`.
const soonFound = semesterFaults.filter((fault) => fault.isSoonFound)
test.each(soonFound.map((fault) => [fault.name, fault] as const))(
  'a planted fault is found: %s',
  async (_name, fault) => {
    expect(await isFound(simulate, fault, 8)).toBe(true)
  },
)
