import { AsyncLocalStorage } from 'node:async_hooks'
import http from 'node:http'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import vm from 'node:vm'
import type { Random } from '../../local/seed/random'

/** What goes wrong with one call on its way: delays at each trip, and death after one of them. */
interface Fate {
  readonly random: Random
  /** Trips until the instance dies, unanswered; nothing: it lives. */
  diesAfter: number | undefined
  readonly isSlow: boolean
}

const fates = new AsyncLocalStorage<Fate>()

const realRequest = http.request.bind(http)

/** Lets the database act and then keeps its answer from a call that has died, or delays it for a slow one. */
const fatedRequest = (...given: unknown[]): http.ClientRequest => {
  const fate = fates.getStore()
  const request = (realRequest as (...all: unknown[]) => http.ClientRequest)(...given)
  if (fate === undefined) return request
  const dies = fate.diesAfter !== undefined && fate.diesAfter-- <= 0
  const emit = request.emit.bind(request)
  request.emit = (event: string | symbol, ...more: unknown[]): boolean => {
    if (event !== 'response') return emit(event, ...more)
    const [response] = more as [http.IncomingMessage]
    if (dies) {
      response.resume()
      return true
    }
    const delay = fate.isSlow || fate.random.chance(0.2) ? fate.random.next() * (fate.isSlow ? 120 : 6) : 0
    if (delay === 0) return emit(event, ...more)
    setTimeout(() => emit(event, ...more), delay)
    return true
  }
  return request
}

type Main = (event: unknown, context: unknown) => Promise<unknown>

export interface Instances {
  /** One delivery of an event to some instance. `dies`: the answer never comes (`undefined`). */
  readonly deliver: (
    openid: string,
    event: object,
    fate: { diesAfter?: number | undefined; isSlow: boolean },
  ) => Promise<unknown>
  /** The function's trigger. */
  readonly trigger: (fate: { diesAfter?: number | undefined; isSlow: boolean }) => Promise<unknown>
  /** Throws an idle instance away: what it kept is forgotten. */
  readonly replaceOne: () => void
}

const WAIT_FOR_THE_DEAD_MS = 400

/**
 * Instances of a built function in this process, as many as calls overlap, each with what it keeps
 * between calls. A call whose fate is to die takes its instance along.
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
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
    WX_APPID: 'wx-simulation',
  })
  http.request = fatedRequest
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

  const run = async (identity: Record<string, string>, event: unknown, fate: Fate): Promise<unknown> => {
    // One call at a time an instance; a dead one is never used again.
    const main = idle.splice(random.below(idle.length), 1)[0] ?? load()
    const answer = fates.run(fate, () => {
      Reflect.deleteProperty(process.env, 'WX_OPENID')
      Object.assign(process.env, identity)
      return main(event, { request_id: `r${String(random.below(1e9))}` })
    })
    if (fate.diesAfter === undefined) return answer.finally(() => idle.push(main))
    const gone = new Promise<undefined>((resolve) => setTimeout(resolve, WAIT_FOR_THE_DEAD_MS, undefined))
    return Promise.race([answer, gone])
  }

  return {
    deliver: (openid, event, { diesAfter, isSlow }) =>
      run({ WX_OPENID: openid, TCB_SOURCE: 'wx_client' }, event, { random, diesAfter, isSlow }),
    trigger: ({ diesAfter, isSlow }) =>
      run({ TCB_SOURCE: 'wx_trigger' }, { Type: 'Timer' }, { random, diesAfter, isSlow }),
    replaceOne: () => {
      idle.splice(random.below(idle.length), 1)
    },
  }
}
