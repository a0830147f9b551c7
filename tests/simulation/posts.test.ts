import { execFile } from 'node:child_process'
import path from 'node:path'
import { root } from '../../local/root'
import { postsFaults } from './posts-faults'

import.meta.jest.setTimeout(1_200_000)

interface Report {
  readonly violations: number
  readonly said: string
}

/** A run has a process of its own, whose clock it sets. */
const simulate = (...given: readonly string[]): Promise<Report> =>
  new Promise((resolve, reject) => {
    const program = [
      path.join('local', 'run.mjs'),
      path.join('tests', 'simulation', 'simulate-posts.ts'),
      ...given,
    ]
    const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 }
    execFile(process.execPath, program, options, (error, stdout, stderr) => {
      const last = stdout.trim().split('\n').at(-1) ?? ''
      const report = last.startsWith('{') ? (JSON.parse(last) as { violations: number }) : undefined
      if (report === undefined)
        reject(new Error(`no report: ${error?.message ?? ''} ${stderr.slice(0, 2000)}`))
      else resolve({ violations: report.violations, said: error === null ? '' : stderr.slice(0, 2000) })
    })
  })

// 20,000 commands take minutes: `npm run -s simulate-posts -- --ops 20000 --seed 1`.
test('500 commands about the same seats and people, some of which die on their way, break no rule of §9–§12', async () => {
  expect(await simulate('--ops', '500', '--seed', '1')).toEqual({ violations: 0, said: '' })
})

const SEEDS = 16
/** Whether one of a few seeds shows a planted fault; a run ends as soon as it does. */
const isFound = async (fault: string): Promise<boolean> => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    if ((await simulate('--seed', String(seed), '--fault', fault)).violations > 0) return true
  }
  return false
}
test.each(postsFaults.map(({ name }) => name))('a planted fault is found: %s', async (name) => {
  expect(await isFound(name)).toBe(true)
})
