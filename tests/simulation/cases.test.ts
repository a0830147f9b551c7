import { casesFaults } from './cases-faults'
import { clean, isFound, simulateWith } from './own-process'

import.meta.jest.setTimeout(1_200_000)

const simulate = simulateWith('simulate-cases.ts')

test('two clerks, the applicant, a co-unit and the clock at one case reach no state that the table forbids', async () => {
  expect(await simulate('--ops', '1500', '--seed', '1')).toEqual(clean)
})

test.each(casesFaults.map((fault) => [fault.name, fault] as const))(
  'a planted fault is found: %s',
  async (_name, fault) => {
    expect(await isFound(simulate, fault, 4)).toBe(true)
  },
)
