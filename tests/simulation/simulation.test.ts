import { cpus } from 'node:os'
import { faults } from './faults'
import { clean, isFound, type Simulate, simulateWith } from './own-process'

import.meta.jest.setTimeout(3_600_000)

const run = simulateWith('simulate.ts')

const waiting: (() => Promise<void>)[] = []
/** A run has a process of its own, whose clock it sets: as many at a time as there are processors. */
const simulate: Simulate = (...given) =>
  new Promise((resolve, reject) => {
    waiting.push(() => run(...given).then(resolve, reject))
  })
const work = async (): Promise<void> => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next()
}

// All runs begin at once and share the processors; each test then waits for its own.
// 5,000 commands and more by hand: `npm run -s simulate -- --ops 20000 --seed 7`.
const long = simulate('--ops', '2000', '--seed', '7')
const rush = simulate('--ops', '600', '--seed', '8', '--workload', 'rush', '--visitors', '300')
const small = new Map(
  [1, 2, 4].map((ring) => [
    ring,
    simulate('--ops', '400', '--seed', String(ring), '--ring', String(ring), '--visitors', '25'),
  ]),
)
const without = simulate('--ops', '400', '--seed', '3', '--no-return')
const found = new Map<string, Promise<boolean>>(
  faults.map((fault) => [
    fault.name,
    new Promise((resolve, reject) => {
      waiting.push(() => isFound(run, fault, 6).then(resolve, reject))
    }),
  ]),
)
const done = Promise.all(cpus().map(work))

test('2,000 commands with crashes, duplicates and slow callers break nothing that the hall promises', async () => {
  expect(await long).toEqual(clean)
})
test('nor the first minutes of a morning, when everybody wants a number at once', async () => {
  expect(await rush).toEqual(clean)
})
test.each([1, 2, 4])('nor a ring of %d, where faults show soonest', async (ring) => {
  expect(await small.get(ring)).toEqual(clean)
})
test('nor a service without updateAndReturn', async () => {
  expect(await without).toEqual(clean)
})
test.each(faults.map((fault) => fault.name))('a planted fault is found: %s', async (name) => {
  expect(await found.get(name)).toBe(true)
})
afterAll(() => done)
