import { execFile } from 'node:child_process'
import { cpus } from 'node:os'
import path from 'node:path'
import { root } from '../../local/root'
import { faults } from './faults'

import.meta.jest.setTimeout(3_600_000)

interface Report {
  readonly violations: number
  readonly said: string
}

const run = (given: readonly string[]): Promise<Report> =>
  new Promise((resolve, reject) => {
    const program = [path.join('local', 'run.mjs'), path.join('tests', 'simulation', 'simulate.ts'), ...given]
    const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 }
    execFile(process.execPath, program, options, (error, stdout, stderr) => {
      const last = stdout.trim().split('\n').at(-1) ?? ''
      const report = last.startsWith('{') ? (JSON.parse(last) as { violations: number }) : undefined
      if (report === undefined)
        reject(new Error(`no report: ${error?.message ?? ''} ${stderr.slice(0, 2000)}`))
      else resolve({ violations: report.violations, said: error === null ? '' : stderr.slice(0, 2000) })
    })
  })

const waiting: (() => Promise<void>)[] = []
/** A run has a process of its own, whose clock it sets: as many at a time as there are processors. */
const simulate = (...given: readonly string[]): Promise<Report> =>
  new Promise((resolve, reject) => {
    waiting.push(() => run(given).then(resolve, reject))
  })
const work = async (): Promise<void> => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next()
}

const clean = { violations: 0, said: '' }
const SEEDS = 6
/** Whether one of a few seeds shows a planted fault. */
const isFound = async (name: string): Promise<boolean> => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    if ((await run(['--seed', String(seed), '--fault', name])).violations > 0) return true
  }
  return false
}

// All runs begin at once and share the processors; each test then waits for its own.
const long = simulate('--ops', '5000', '--seed', '7')
const rush = simulate('--ops', '600', '--seed', '8', '--workload', 'rush', '--visitors', '300')
const small = new Map(
  [1, 2, 4].map((ring) => [
    ring,
    simulate('--ops', '400', '--seed', String(ring), '--ring', String(ring), '--visitors', '25'),
  ]),
)
const without = simulate('--ops', '400', '--seed', '3', '--no-return')
const found = new Map<string, Promise<boolean>>(
  faults.map(({ name }) => [
    name,
    new Promise((resolve, reject) => {
      waiting.push(() => isFound(name).then(resolve, reject))
    }),
  ]),
)
const done = Promise.all(cpus().map(work))

test('5,000 commands with crashes, duplicates and slow callers break nothing that the hall promises', async () => {
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
