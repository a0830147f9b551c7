import { CallFault } from './fault'
import type { Instance } from './instance'
import type { CallMessage } from './protocol'

/** As many instances as one function may have here; further calls wait in line. */
const MAX_INSTANCES = 4

interface Waiting {
  readonly message: CallMessage
  readonly resolve: (value: string) => void
  readonly reject: (error: unknown) => void
}

const retire = (instance: Instance): void => {
  instance.kill('FUNCTIONS_CLOSED', 'the instance was retired')
}

/** The instances of one function: grows with the calls that wait, keeps one warm, replaces those that die. */
export class Pool {
  private readonly instances = new Set<Instance>()
  private readonly idle: Instance[] = []
  private readonly waiting: Waiting[] = []
  private readonly retiring = new WeakSet<Instance>()
  private isClosed = false
  private armedTrip: number | undefined

  constructor(private readonly start: () => Instance) {}

  get size(): number {
    return this.instances.size
  }

  get queued(): number {
    return this.waiting.length
  }

  /** Starts the first instance ahead of the first call. */
  async warm(): Promise<void> {
    if (this.instances.size === 0) await this.grow()
  }

  /** Ends the instances there are, each after the call that it runs: the next calls begin on new ones. */
  coolDown(): void {
    for (const instance of this.instances) if (instance.isBusy) this.retiring.add(instance)
    for (const instance of this.idle.splice(0)) retire(instance)
  }

  /** The next call that is started is killed after its `trip`-th request to the cloud; tests only. */
  armKill(trip: number): void {
    this.armedTrip = trip
  }

  /** Runs the call on a free instance, a new one, or the next that becomes free. @throws CallFault */
  run(message: CallMessage): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.isClosed) {
        reject(new CallFault('FUNCTIONS_CLOSED', 'the cloud is closing', message.requestId))
        return
      }
      this.waiting.push({ message, resolve, reject })
      this.next()
    })
  }

  /** Ends every instance; running and waiting calls fail. */
  async close(): Promise<void> {
    this.isClosed = true
    for (const { message, reject } of this.waiting.splice(0))
      reject(new CallFault('FUNCTIONS_CLOSED', 'the cloud is closing', message.requestId))
    await Promise.all([...this.instances].map((instance) => this.end(instance)))
  }

  private end(instance: Instance): Promise<void> {
    return new Promise((resolve) => {
      instance.whenDead(resolve)
      instance.kill('FUNCTIONS_CLOSED', 'the cloud is closing')
    })
  }

  private next(): void {
    while (this.waiting.length > 0) {
      const instance = this.idle.pop()
      if (instance === undefined) {
        const starting = [...this.instances].filter((one) => !one.isBusy && !one.isDead).length
        if (this.instances.size < MAX_INSTANCES && starting < this.waiting.length) void this.grow()
        return
      }
      if (instance.isDead) continue
      const waiting = this.waiting.shift()
      if (waiting) void this.serve(instance, waiting)
    }
  }

  private async serve(instance: Instance, { message, resolve, reject }: Waiting): Promise<void> {
    instance.killAfterTrip = this.armedTrip
    this.armedTrip = undefined
    try {
      resolve(await instance.run(message))
    } catch (error) {
      reject(error)
    }
    if (this.retiring.has(instance)) retire(instance)
    else if (!instance.isDead) this.idle.push(instance)
    this.next()
  }

  private async grow(): Promise<void> {
    const instance = this.start()
    this.instances.add(instance)
    let wasReady = false
    instance.whenDead(() => {
      this.instances.delete(instance)
      if (this.isClosed) return
      // A bundle that can't be loaded would be started for ever: its waiting calls fail instead.
      if (!wasReady) this.failWaiting(instance.reason)
      else if (this.waiting.length > 0 || this.instances.size === 0) void this.grow()
    })
    wasReady = await instance.ready
    if (!wasReady || instance.isDead) return
    this.idle.push(instance)
    this.next()
  }

  private failWaiting(reason: string): void {
    if (this.instances.size > 0) return
    for (const { message, reject } of this.waiting.splice(0))
      reject(new CallFault('FUNCTIONS_EXECUTE_FAIL', reason, message.requestId))
  }
}
