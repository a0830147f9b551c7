import { execFile } from 'node:child_process'
import path from 'node:path'
import { root } from '../../local/root'
import { casesFaults } from './cases-faults'

import.meta.jest.setTimeout(1_200_000)

interface Report {
  readonly violations: number
  readonly said: string
}

/** A run has a process of its own, whose clock it sets. */
const simulate = (...given: readonly string[]): Promise<Report> =>
  new Promise((resolve, reject) => {
    const program = [path.join('local', 'run.mjs'), 'tests/simulation/simulate-cases.ts', ...given]
    const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 }
    execFile(process.execPath, program, options, (error, stdout, stderr) => {
      const last = stdout.trim().split('\n').at(-1) ?? ''
      const report = last.startsWith('{') ? (JSON.parse(last) as { violations: number }) : undefined
      if (report === undefined)
        reject(new Error(`no report: ${error?.message ?? ''} ${stderr.slice(0, 2000)}`))
      else resolve({ violations: report.violations, said: error === null ? '' : stderr.slice(0, 2000) })
    })
  })

test('two clerks, the applicant, a co-unit and the clock at one case reach no state that the table forbids', async () => {
  expect(await simulate('--ops', '1500', '--seed', '1')).toEqual({ violations: 0, said: '' })
})

const SEEDS = 4
/** Whether one of a few seeds shows a planted fault; a run ends as soon as it does. */
const isFound = async (fault: string): Promise<boolean> => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    if ((await simulate('--seed', String(seed), '--fault', fault)).violations > 0) return true
  }
  return false
}
test.each(casesFaults.map(({ name }) => name))('a planted fault is found: %s', async (name) => {
  expect(await isFound(name)).toBe(true)
})
