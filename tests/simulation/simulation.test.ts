import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { root } from '../../local/root'
import { faults } from './faults'

import.meta.jest.setTimeout(1_200_000)

interface Report {
  readonly ops: number
  readonly violations: number
}

/** Runs the simulation in a process of its own, whose clock it sets. */
const simulate = (...given: readonly string[]): { report: Report; status: number | null; said: string } => {
  const program = [path.join('local', 'run.mjs'), path.join('tests', 'simulation', 'simulate.ts'), ...given]
  const run = spawnSync(process.execPath, program, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const last = run.stdout.trim().split('\n').at(-1) ?? ''
  return { report: JSON.parse(last) as Report, status: run.status, said: run.stderr.slice(0, 2000) }
}

test('1,500 commands with crashes, duplicates and slow callers break nothing that the hall promises', () => {
  const { report, status, said } = simulate('--ops', '1500', '--seed', '7')
  expect({ violations: report.violations, said: report.violations === 0 ? '' : said }).toEqual({
    violations: 0,
    said: '',
  })
  expect(status).toBe(0)
})

test.each([1, 2, 4])('nor with a ring of %d, where faults show soonest', (ring) => {
  const { report, said } = simulate(
    '--ops',
    '400',
    '--seed',
    String(ring),
    '--ring',
    String(ring),
    '--visitors',
    '25',
  )
  expect({ violations: report.violations, said: report.violations === 0 ? '' : said }).toEqual({
    violations: 0,
    said: '',
  })
})

test('nor where updateAndReturn is missing', () => {
  const { report, said } = simulate('--ops', '400', '--seed', '3', '--no-return')
  expect({ violations: report.violations, said: report.violations === 0 ? '' : said }).toEqual({
    violations: 0,
    said: '',
  })
})

const SEEDS = 4
test.each(faults.map((fault) => fault.name))('a planted fault is found: %s', (name) => {
  const found = Array.from({ length: SEEDS }, (_none, seed) => seed + 1).some((seed) => {
    const { report } = simulate('--seed', String(seed), '--fault', name)
    return report.violations > 0
  })
  expect(found).toBe(true)
})
