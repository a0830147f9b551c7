import { execFile } from 'node:child_process'
import path from 'node:path'
import { root } from '../../local/root'

interface Report {
  readonly violations: number
  /** What it wrote beside its report, if it ended as it must not. */
  readonly said: string
}
export type Simulate = (...given: readonly string[]) => Promise<Report>

export const clean: Report = { violations: 0, said: '' }

/** Runs a simulation in a process of its own, whose clock it sets; `program` is a file of this folder. */
export const simulateWith =
  (program: string): Simulate =>
  (...given) =>
    new Promise((resolve, reject) => {
      const run = [path.join('local', 'run.mjs'), path.join('tests', 'simulation', program), ...given]
      const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 }
      execFile(process.execPath, run, options, (error, stdout, stderr) => {
        const last = stdout.trim().split('\n').at(-1) ?? ''
        const report = last.startsWith('{') ? (JSON.parse(last) as { violations: number }) : undefined
        if (report === undefined)
          reject(new Error(`no report: ${error?.message ?? ''} ${stderr.slice(0, 2000)}`))
        else resolve({ violations: report.violations, said: error === null ? '' : stderr.slice(0, 2000) })
      })
    })

/** A fault that is planted, and the seed that showed it soonest when it was. */
interface Planted {
  readonly name: string
  readonly seed?: number
}

/** Whether a seed shows a planted fault: its own, or one of so many others. A run ends as soon as it does. */
export const isFound = async (
  simulate: Simulate,
  { name, seed }: Planted,
  seeds: number,
): Promise<boolean> => {
  const others = Array.from({ length: seeds }, (_none, n) => n + 1)
  for (const one of new Set([...(seed === undefined ? [] : [seed]), ...others])) {
    if ((await simulate('--seed', String(one), '--fault', name)).violations > 0) return true
  }
  return false
}
