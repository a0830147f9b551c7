import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { CallFault } from './fault'
import { Instance } from './instance'
import { Pool } from './pool'
import type { Identity, LogLevel } from './protocol'
import { Tally } from './tally'
import { signBearer } from './token'

export const MEMORY_MEGABYTES = 256
export const TIME_LIMIT_SECONDS = 20
/** Bytes that an event or an answer may have, as in the service. */
export const MAX_EVENT_BYTES = 6 * 1024 * 1024

export interface FunctionsOptions {
  /** Folder with one built function per folder. */
  readonly functionsDir: string
  readonly workerFile: string
  /** Where the SDKs send their requests; `/w/<instance>` is appended. */
  readonly adminUrl: string
  readonly environment: string
  readonly appId: string
  /** Seals the identity of nested calls. */
  readonly secret: string
  readonly clockOffset: () => number
  /** Further variables by function: what an admin sets in the cloud's console. */
  readonly keys: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly log: (line: { function: string; requestId: string; level: LogLevel; text: string }) => void
  /** Seconds after which a call is ended; the service's 20 unless a test says less. */
  readonly timeLimitSeconds?: number
}

export interface Answer {
  readonly requestId: string
  /** The function's answer as JSON text. */
  readonly value: string
}

interface Deployed {
  readonly name: string
  readonly hasTimer: boolean
  readonly pool: Pool
}

const labelOf = (name: string, event: object): string =>
  'do' in event && typeof event.do === 'string' ? `${name}.${event.do.slice(0, 60)}` : name

/** All functions of the local cloud: starts their instances, runs calls, counts trips. */
export class Functions {
  readonly tally = new Tally()
  private readonly deployed = new Map<string, Deployed>()
  private readonly instances = new Map<number, Instance>()
  /** Requests made so far, by the running call. */
  private readonly trips = new Map<string, number>()
  private lastInstance = 0

  constructor(private readonly options: FunctionsOptions) {
    const { functionsDir } = options
    const names = existsSync(functionsDir) ? readdirSync(functionsDir) : []
    for (const name of names.filter((one) => existsSync(path.join(functionsDir, one, 'index.js')))) {
      const text = readFileSync(path.join(functionsDir, name, 'config.json'), 'utf8')
      const { triggers } = JSON.parse(text) as { triggers: unknown[] }
      const pool = new Pool(() => this.start(name))
      this.deployed.set(name, { name, hasTimer: triggers.length > 0, pool })
    }
  }

  /** Starts one instance of every function, one after the other so that the machine stays usable. */
  async warm(): Promise<void> {
    for (const { pool } of this.deployed.values()) await pool.warm()
  }

  list(): { name: string; hasTimer: boolean; instances: number; queued: number }[] {
    return [...this.deployed.values()].map(({ name, hasTimer, pool }) => ({
      name,
      hasTimer,
      instances: pool.size,
      queued: pool.queued,
    }))
  }

  has(name: string): boolean {
    return this.deployed.has(name)
  }

  /**
   * Calls a function with an event as `identity`. The platform adds `userInfo` over whatever the caller sent
   * under that name, as the real one does.
   * @param label what the costs are counted under; the endpoint that the event names unless said otherwise.
   * @throws CallFault when it is unknown, throws, dies, or takes too long or too much.
   */
  async invoke(
    name: string,
    event: object,
    identity: Identity,
    label = labelOf(name, event),
  ): Promise<Answer> {
    const requestId = randomUUID()
    const found = this.deployed.get(name)
    if (found === undefined)
      throw new CallFault(
        'FUNCTION_NOT_FOUND',
        `there is no function ${JSON.stringify(name.slice(0, 60))}`,
        requestId,
      )
    const { appId } = this.options
    const userInfo = identity.openid === undefined ? { appId } : { openId: identity.openid, appId }
    const text = JSON.stringify({ ...event, userInfo })
    if (Buffer.byteLength(text) > MAX_EVENT_BYTES)
      throw new CallFault('FUNCTIONS_EVENT_TOO_LARGE', 'an event may have 6 MB', requestId)
    const startedAt = performance.now()
    this.trips.set(requestId, 0)
    let isFault = true
    try {
      const value = await found.pool.run({
        requestId,
        event: text,
        identity,
        token: signBearer(this.options.secret, { requestId, functionName: name, identity }),
        clockOffset: this.options.clockOffset(),
      })
      if (value.length > MAX_EVENT_BYTES)
        throw new CallFault('FUNCTIONS_RESPONSE_TOO_LARGE', 'an answer may have 6 MB', requestId)
      isFault = false
      return { requestId, value }
    } catch (error) {
      if (error instanceof CallFault)
        this.options.log({
          function: name,
          requestId,
          level: 'error',
          text: `${error.code}: ${error.message}`,
        })
      throw error
    } finally {
      this.tally.add(label, this.trips.get(requestId) ?? 0, performance.now() - startedAt, isFault)
      this.trips.delete(requestId)
    }
  }

  /**
   * Counts a request that an instance's SDK makes. Tests may have armed the instance to die at it: before the
   * request is heard, or after it was carried out and before the function learns of it.
   */
  countTrip(instanceId: number): 'answer' | 'dieUnheard' | 'dieUnanswered' {
    const instance = this.instances.get(instanceId)
    if (instance === undefined || instance.isDead) return 'dieUnheard'
    instance.trips += 1
    const requestId = instance.requestId
    const before = this.trips.get(requestId)
    if (before !== undefined) this.trips.set(requestId, before + 1)
    if (instance.killAfterTrip === 0) return 'dieUnheard'
    return instance.killAfterTrip === instance.trips ? 'dieUnanswered' : 'answer'
  }

  /** Kills an instance in the midst of its call. */
  kill(instanceId: number): void {
    this.instances.get(instanceId)?.kill('FUNCTIONS_EXECUTE_FAIL', 'the instance was killed')
  }

  /** The function's next call is killed after its `trip`-th request; 0 = at its first, unheard. Tests only. */
  armKill(name: string, trip: number): void {
    const found = this.deployed.get(name)
    if (found === undefined) throw new Error(`There is no function ${name}`)
    found.pool.armKill(trip)
  }

  coolDown(): void {
    for (const { pool } of this.deployed.values()) pool.coolDown()
  }

  async close(): Promise<void> {
    await Promise.all([...this.deployed.values()].map(({ pool }) => pool.close()))
  }

  private start(name: string): Instance {
    const { options } = this
    const id = ++this.lastInstance
    const instance = new Instance({
      id,
      workerFile: options.workerFile,
      settings: {
        name,
        file: path.join(options.functionsDir, name, 'index.js'),
        memoryMegabytes: MEMORY_MEGABYTES,
        timeLimitSeconds: options.timeLimitSeconds ?? TIME_LIMIT_SECONDS,
        appId: options.appId,
        clockOffset: options.clockOffset(),
      },
      env: {
        TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${options.adminUrl}/w/${String(id)}` }),
        TCB_ENV: options.environment,
        TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TCB_SOURCE',
        SCF_NAMESPACE: options.environment,
        TENCENTCLOUD_RUNENV: 'SCF',
        TENCENTCLOUD_REGION: 'ap-shanghai',
        TENCENTCLOUD_SECRETID: 'local',
        TENCENTCLOUD_SECRETKEY: 'local',
        ...options.keys[name],
      },
      log: (line) => {
        options.log({ function: name, ...line })
      },
    })
    this.instances.set(id, instance)
    return instance
  }
}
