import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { root } from '../../local/root'
import { median, round } from './load'

export interface BundleFigures {
  readonly name: string
  /** Milliseconds of a cold `require`. */
  readonly ms: number
  /** By the time that the two SDKs take as they come from npm, in the same run. */
  readonly ratio: number
}

const environment = {
  TCB_CONTEXT_CNFG: '{"URL":"http://127.0.0.1:9/admin"}',
  TENCENTCLOUD_SECRETID: 'bench',
  TENCENTCLOUD_SECRETKEY: 'bench',
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'bench',
  TCB_ENV: 'bench',
}

/** Milliseconds that a fresh process takes to load these files. */
const loadTime = (files: readonly string[]): number => {
  const program = `const at = performance.now(); for (const file of ${JSON.stringify(files)}) require(file); console.log(performance.now() - at); process.exit(0)`
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  })
  const ms = Number(stdout.trim().split('\n').at(-1))
  if (!Number.isFinite(ms) || ms <= 0) throw new Error(`${files.join()}: ${stderr}`)
  return ms
}

/** Each bundle against the SDKs that it stands for, in turn, so that the machine's load meets both. */
export const measureBundles = (rounds: number): { sdk: number; bundles: BundleFigures[] } => {
  const functionsDir = path.join(root, 'dist', 'cloudfunctions')
  const { resolve } = createRequire(path.join(root, 'package.json'))
  const sdks = ['@cloudbase/node-sdk', 'wx-server-sdk'].map((name) => resolve(name))
  const names = readdirSync(functionsDir).sort()
  const sdkTimes: number[] = []
  const times = new Map<string, number[]>(names.map((name) => [name, []]))
  for (let n = 0; n < rounds; n++) {
    sdkTimes.push(loadTime(sdks))
    for (const name of names) times.get(name)?.push(loadTime([path.join(functionsDir, name, 'index.js')]))
    sdkTimes.push(loadTime(sdks))
  }
  const sdk = median(sdkTimes)
  const bundles = names.map((name) => {
    const ms = median(times.get(name) ?? [])
    return { name, ms: round(ms, 1), ratio: round(ms / sdk) }
  })
  return { sdk: round(sdk, 1), bundles }
}
