import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import path from 'node:path'
import { root } from '../../../local/root'

/** A local cloud in a process of its own, started as `npm start` starts it. */
export interface Started {
  readonly process: ChildProcess
  readonly origin: string
  readonly printed: () => string
}

const running = new Set<ChildProcess>()

const run = (given: readonly string[]) => {
  const child = spawn(process.execPath, [path.join(root, 'local', 'start.mjs'), ...given], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('close', () => running.delete(child))
  let text = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      text += part.toString()
    })
  return { child, ended, printed: () => text }
}

/** Starts and waits until the addresses are printed. */
export const start = async (given: readonly string[]): Promise<Started> => {
  const { child, ended, printed } = run(['--port', '0', '--seed', 'none', ...given])
  let code: number | null | undefined
  void ended.then((how) => {
    code = how
  })
  for (;;) {
    const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(printed())?.[0]
    if (origin !== undefined) return { process: child, origin, printed }
    if (code !== undefined) throw new Error(`It ended with ${String(code)}: ${printed()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Starts what can't start, and gives its exit code and all that it printed. */
export const refuseToStart = async (
  given: readonly string[],
): Promise<{ code: number | null; text: string }> => {
  const { ended, printed } = run(['--seed', 'none', ...given])
  return { code: await ended, text: printed().trim() }
}

export const stop = (started: Started, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> =>
  new Promise((resolve) => {
    started.process.once('close', (code) => {
      resolve(code)
    })
    started.process.kill(signal)
  })

/** Ends whatever a failed test has left behind. */
export const stopAll = (): void => {
  for (const child of running) child.kill('SIGKILL')
}
