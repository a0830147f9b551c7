import { Worker } from 'node:worker_threads'
import { CallFault } from './fault'
import type { FaultCode } from './fault'
import type { CallMessage, LogLevel, WorkerMessage, WorkerSettings } from './protocol'

export interface InstanceOptions {
  /** Unique in the server; the SDK's address carries it, so that trips are counted by instance. */
  readonly id: number
  readonly workerFile: string
  readonly settings: WorkerSettings
  readonly env: Readonly<Record<string, string>>
  readonly log: (line: { requestId: string; level: LogLevel; text: string }) => void
}

interface Running {
  readonly message: CallMessage
  readonly resolve: (value: string) => void
  readonly reject: (fault: CallFault) => void
  readonly timer: NodeJS.Timeout
}

/** One worker thread holding one instance of a function: one call at a time, as in the real service. */
export class Instance {
  readonly id: number
  /** Settles when the bundle is loaded; false when it could not be. */
  readonly ready: Promise<boolean>
  isDead = false
  /** Why it died, when it was not asked to. */
  reason = ''
  /** Requests that the SDKs of the running call have made so far. */
  trips = 0
  /** The trip after which this instance is killed; tests only. */
  killAfterTrip: number | undefined
  private readonly worker: Worker
  private running: Running | undefined
  private onDeath: (() => void) | undefined

  constructor(private readonly options: InstanceOptions) {
    this.id = options.id
    this.worker = new Worker(options.workerFile, {
      workerData: options.settings,
      env: { ...options.env },
      resourceLimits: { maxOldGenerationSizeMb: options.settings.memoryMegabytes },
      name: `${options.settings.name}#${String(options.id)}`,
      stdout: true,
      stderr: true,
    })
    for (const [stream, level] of [
      [this.worker.stdout, 'info'],
      [this.worker.stderr, 'error'],
    ] as const)
      stream.on('data', (text: Buffer) => {
        this.log(level, text.toString())
      })
    this.ready = new Promise((resolve) => {
      this.worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'ready') resolve(true)
        else this.receive(message)
      })
      this.worker.on('error', (error: Error & { code?: string }) => {
        const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        this.die(isMemory ? 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED' : 'FUNCTIONS_EXECUTE_FAIL', error.message)
        this.log('error', error.stack ?? error.message)
      })
      this.worker.on('exit', (code) => {
        this.die('FUNCTIONS_EXECUTE_FAIL', `the instance ended with code ${String(code)}`)
        resolve(false)
        this.onDeath?.()
      })
    })
  }

  get isBusy(): boolean {
    return this.running !== undefined
  }

  /** Of the running call. */
  get requestId(): string {
    return this.running?.message.requestId ?? ''
  }

  /** Calls `after` once the thread is gone, for whatever reason. */
  whenDead(after: () => void): void {
    this.onDeath = after
  }

  /**
   * Runs one call to its end. Resolves with the answer as JSON text.
   * @throws CallFault when the function throws, dies or takes longer than its limit (it is killed then).
   */
  run(message: CallMessage): Promise<string> {
    return new Promise((resolve, reject) => {
      this.trips = 0
      const seconds = this.options.settings.timeLimitSeconds
      const timer = setTimeout(() => {
        this.kill('FUNCTIONS_TIME_LIMIT_EXCEEDED', `the function took longer than ${String(seconds)} seconds`)
      }, seconds * 1000)
      this.running = { message, resolve, reject, timer }
      this.worker.postMessage(message)
    })
  }

  /** Ends the thread at whatever line it is. A running call fails with this code. */
  kill(code: FaultCode, why: string): void {
    this.die(code, why)
    void this.worker.terminate()
  }

  private log(level: LogLevel, text: string): void {
    const requestId = this.running?.message.requestId ?? ''
    this.options.log({ requestId, level, text: text.trimEnd() })
  }

  private receive(message: Exclude<WorkerMessage, { kind: 'ready' }>): void {
    if (message.kind === 'log') {
      const { requestId, level, text } = message
      this.options.log({ requestId, level, text })
      return
    }
    const running = this.finish()
    if (running === undefined) return
    if (message.kind === 'value') running.resolve(message.value)
    else {
      this.options.log({ requestId: message.requestId, level: 'error', text: message.stack })
      running.reject(new CallFault('FUNCTIONS_EXECUTE_FAIL', message.message, message.requestId))
    }
  }

  private finish(): Running | undefined {
    const running = this.running
    this.running = undefined
    this.killAfterTrip = undefined
    if (running) clearTimeout(running.timer)
    return running
  }

  private die(code: FaultCode, why: string): void {
    if (this.isDead) return
    this.isDead = true
    this.reason = why
    const running = this.finish()
    running?.reject(new CallFault(code, why, running.message.requestId))
  }
}
