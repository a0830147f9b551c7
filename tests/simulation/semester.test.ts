import { execFile } from 'node:child_process'
import path from 'node:path'
import { root } from '../../local/root'
import { semesterFaults } from './semester-faults'

import.meta.jest.setTimeout(1_200_000)

interface Report {
  readonly violations: number
  readonly said: string
}

/** A run has a process of its own, whose clock it sets. */
const simulate = (...given: readonly string[]): Promise<Report> =>
  new Promise((resolve, reject) => {
    const program = [path.join('local', 'run.mjs'), 'tests/simulation/simulate-semester.ts', ...given]
    const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 }
    execFile(process.execPath, program, options, (error, stdout, stderr) => {
      const last = stdout.trim().split('\n').at(-1) ?? ''
      const report = last.startsWith('{') ? (JSON.parse(last) as { violations: number }) : undefined
      if (report === undefined)
        reject(new Error(`no report: ${error?.message ?? ''} ${stderr.slice(0, 2000)}`))
      else resolve({ violations: report.violations, said: error === null ? '' : stderr.slice(0, 2000) })
    })
  })

// Eighteen weeks of sixty people take a good while: `npm run -s simulate-semester`.
test('weeks of a hall with leaves, failures and crashes: coverage is the oracle, nobody is promised twice, stock and ledger are their sums', async () => {
  // From a make-up Sunday to the National Day, with which the month before is worked out.
  const few = ['--from', '2026-09-20', '--weeks', '2', '--units', '2', '--seed', '1']
  expect(await simulate(...few)).toEqual({ violations: 0, said: '' })
})

const SEEDS = 3
/** Whether one of a few seeds shows a planted fault; a run ends with the week that does. */
const isFound = async (fault: string): Promise<boolean> => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    if ((await simulate('--seed', String(seed), '--fault', fault)).violations > 0) return true
  }
  return false
}
// Those that a short run shows; the others are found in longer ones: `npm run -s simulate-semester -- --fault NAME`.
const soonFound = semesterFaults.filter(({ isSoonFound }) => isSoonFound).map(({ name }) => name)
test.each(soonFound)('a planted fault is found: %s', async (name) => {
  expect(await isFound(name)).toBe(true)
})
