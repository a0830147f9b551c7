import path from 'node:path'
import { format } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { load } from './load'
import type { CallMessage, LogLevel, WorkerMessage, WorkerSettings } from './protocol'

/** What runs inside a worker thread: the instance of one cloud function, as the service would start it. */
const settings = workerData as WorkerSettings
const port = parentPort
if (port === null) throw new Error('This file runs in a worker thread only')
const tell = (message: WorkerMessage): void => {
  port.postMessage(message)
}

// The SDKs read dozens of variables for every request; from a plain object that costs a tenth.
process.env = { ...process.env }

let requestId = ''
let clockOffset = settings.clockOffset

const RealDate = Date
// Named Date, because libraries ask a value's constructor for its name.
const SetDate = class Date extends RealDate {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(RealDate.now() + clockOffset)
    else super(...(given as [number]))
  }
  static override now(): number {
    return RealDate.now() + clockOffset
  }
}
// `Date()` without `new` is a call too, which a class would refuse.
globalThis.Date = new Proxy(SetDate as unknown as DateConstructor, {
  apply: () => new SetDate().toString(),
})

const levels = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error' } as const
for (const [method, level] of Object.entries(levels) as [keyof typeof levels, LogLevel][])
  console[method] = (...parts: unknown[]) => {
    tell({ kind: 'log', requestId, level, text: format(...parts) })
  }

interface Instance {
  readonly main: (event: unknown, context: unknown) => unknown
}
const { exported, keep } = load(settings.name, settings.file, path.join(__dirname, 'compiled'))
const instance = exported as Partial<Instance>
/** The shipped functions: what tests plant faults in is run a few times only. */
const isShipped = settings.file.startsWith(path.join(__dirname, '..', 'cloudfunctions'))
/** Calls after which most of what a function does is compiled. */
const CALLS_UNTIL_KEPT = 5
let calls = 0

const describe = (message: CallMessage) => ({
  callbackWaitsForEmptyEventLoop: false,
  function_name: settings.name,
  function_version: '$LATEST',
  memory_limit_in_mb: settings.memoryMegabytes,
  time_limit_in_ms: settings.timeLimitSeconds * 1000,
  request_id: message.requestId,
  namespace: process.env['SCF_NAMESPACE'] ?? '',
  environment: JSON.stringify({ WX_CONTEXT_KEYS: process.env['WX_CONTEXT_KEYS'] ?? '' }),
})

/** The variables from which both SDKs read the caller: set for the time of one call, so calls can't overlap. */
const identify = ({ identity, token, requestId: id }: CallMessage): void => {
  const { openid, source } = identity
  const variables: Record<string, string | undefined> = {
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_API_TOKEN',
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TCB_SOURCE',
    WX_OPENID: openid,
    WX_APPID: settings.appId,
    WX_API_TOKEN: token,
    TCB_SOURCE: source,
    TCB_SEQID: id,
    TRIGGER_SRC: source === 'wx_trigger' ? 'timer' : undefined,
    WX_TRIGGER_API_TOKEN_V0: source === 'wx_trigger' ? token : undefined,
  }
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name)
    else process.env[name] = value
  }
}

const run = async (message: CallMessage): Promise<void> => {
  requestId = message.requestId
  clockOffset = message.clockOffset
  identify(message)
  try {
    if (typeof instance.main !== 'function') throw new Error(`${settings.name} exports no main`)
    const value: unknown = await instance.main(JSON.parse(message.event), describe(message))
    const text = JSON.stringify(value) as string | undefined
    tell({ kind: 'value', requestId: message.requestId, value: text ?? 'null' })
  } catch (error) {
    const fault = error instanceof Error ? error : new Error(format(error))
    tell({ kind: 'fault', requestId: message.requestId, message: fault.message, stack: fault.stack ?? '' })
  }
  calls += 1
  if (isShipped && calls === CALLS_UNTIL_KEPT) keep()
}

port.on('message', (message: CallMessage) => void run(message))
tell({ kind: 'ready' })
