import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import vm from 'node:vm'
import type { Random } from '../../local/seed/random'

type Main = (event: unknown, context: unknown) => Promise<unknown>

/** One delivery of an event. A call that dies has no answer, and takes its instance along. */
export interface Delivery {
  readonly openid: string
  readonly event: object
  readonly dies?: boolean
}

export interface Instances {
  readonly deliver: (delivery: Delivery) => Promise<unknown>
  /** The function's trigger. */
  readonly trigger: (dies?: boolean) => Promise<unknown>
  /** Throws an idle instance away: what it kept is forgotten. */
  readonly replaceOne: () => void
}

/**
 * Instances of a built function in this process, as many as calls overlap, each with what it keeps
 * between calls.
 */
export const startInstances = (file: string, port: number, random: Random): Instances => {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${String(port)}/admin` }),
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'simulation',
    TCB_ENV: 'simulation',
    SLIP_KEY: 'simulation-slips',
    CASE_KEY: 'simulation-cases',
    COMPLAINT_KEY: 'simulation-complaints',
    ACTIVATION_KEY: 'simulation-activations',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
    WX_APPID: 'wx-simulation',
  })
  // Compiled once: starting an instance then only runs the module again, with nothing kept.
  const script = new vm.Script(`(exports, require, module) => {${readFileSync(file, 'utf8')}\n}`, {
    filename: file,
  })
  const require = createRequire(file)
  const load = (): Main => {
    const module = { exports: {} as { main: Main } }
    const run = script.runInThisContext() as (...given: unknown[]) => void
    run(module.exports, require, module)
    return module.exports.main
  }
  const idle: Main[] = []

  const run = (identity: Record<string, string>, event: unknown, dies: boolean): Promise<unknown> => {
    // One call at a time an instance; a dead one is never used again.
    const main = idle.splice(random.below(idle.length), 1)[0] ?? load()
    Reflect.deleteProperty(process.env, 'WX_OPENID')
    Object.assign(process.env, identity)
    const answer = main(event, { request_id: `r${String(random.below(1e9))}` })
    return dies ? answer : answer.finally(() => idle.push(main))
  }

  return {
    deliver: ({ openid, event, dies = false }) =>
      run({ WX_OPENID: openid, TCB_SOURCE: 'wx_client' }, event, dies),
    trigger: (dies = false) => run({ TCB_SOURCE: 'wx_trigger' }, { Type: 'Timer' }, dies),
    replaceOne: () => {
      idle.splice(random.below(idle.length), 1)
    },
  }
}
