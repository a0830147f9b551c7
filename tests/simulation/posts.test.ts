import { clean, isFound, simulateWith } from './own-process'
import { postsFaults } from './posts-faults'

import.meta.jest.setTimeout(1_200_000)

const simulate = simulateWith('simulate-posts.ts')

// 20,000 commands take minutes: `npm run -s simulate-posts -- --ops 20000 --seed 1`.
test('500 commands about the same seats and people, some of which die on their way, break no rule of §9–§12', async () => {
  expect(await simulate('--ops', '500', '--seed', '1')).toEqual(clean)
})

test.each(postsFaults.map((fault) => [fault.name, fault] as const))(
  'a planted fault is found: %s',
  async (_name, fault) => {
    expect(await isFound(simulate, fault, 16)).toBe(true)
  },
)
