import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import path from 'node:path'
import { WebSocketServer } from 'ws'
import type { CollectionPlan } from '../../cloudfunctions/_kernel/collection'
import type { Contract } from '../../cloudfunctions/_kernel/contract'
import { buildWorker } from '../build/worker'
import { openDatabase } from '../database/database'
import type { Database } from '../database/database'
import { Functions } from '../functions/functions'
import { Clock } from './clock'
import { serveDoors } from './doors'
import type { DoorParts } from './doors'
import { Files } from './files'
import { CannotStart, openFolder, sentenceFor } from './folder'
import { keysOf } from './keys'
import { setClock } from './local-doors'
import { Logs } from './logs'
import { Outbox } from './outbox'
import { MinuteTimers, runTimer } from './timers'
import { watchDoor } from './watch'

export interface CloudOptions {
  /** 0 or nothing: any free one. */
  readonly port?: number
  readonly dataDir: string
  /** Throws away what is in the folder first. */
  readonly isEmptied?: boolean
  /** Where the clock begins; a folder that was further stays where it was. */
  readonly now: Date | 'real'
  readonly plans: readonly CollectionPlan[]
  /** Built functions, one folder each. */
  readonly functionsDir: string
  readonly contracts: Readonly<Record<string, Contract>>
  /** Whether the minute triggers fire by themselves. */
  readonly timers: boolean
  /** Built sites; without it only the programs' doors are open. */
  readonly sitesDir?: string
  readonly people?: (cloud: Cloud) => Promise<unknown>
  readonly timeLimitSeconds?: number
}

/** What a phone sends: `wx.cloud.callFunction({ data })`. */
export interface CallData {
  readonly do: string
  readonly input?: unknown
  readonly opId?: string
  readonly lang?: string
}

/** A running local cloud. */
export interface Cloud {
  readonly port: number
  readonly origin: string
  readonly database: Database
  /** Calls a function as this person (or nobody), as the phone does. @throws CallFault when it gives no answer */
  call(name: string, data: CallData, openid?: string): Promise<unknown>
  now(): Date
  /** Sets the clock forward; an ISO time, or `real`. @throws DoorRefusal CLOCK_BACKWARDS, INVALID_TIME */
  setClock(to: string | Date): void
  /** Runs a function's timer now. @throws CallFault */
  runTimer(name: string): Promise<unknown>
  stats(): { calls: ReturnType<Functions['tally']['read']>; database: ReturnType<Database['stats']> }
  resetStats(): void
  /** The function's next call is killed after its `trip`-th request to the cloud (0: at its first, unheard). */
  killWorkerAfter(name: string, trip: number): void
  /** Starts an instance of each function ahead of its first call. */
  warm(): Promise<void>
  /** Ends all instances, as the service does after a quiet while: what they kept of the database goes with them. */
  coolDown(): void
  close(): Promise<void>
}

const ENVIRONMENT = 'local-centre'
const APP_ID = 'wx00000000localhost'

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const sentence = sentenceFor(error, String(port))
      reject(sentence === undefined ? error : new CannotStart(sentence))
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })

/** Makes sure that a port can be had before long work is begun. @throws CannotStart with a sentence for the user */
export const checkPort = async (port: number): Promise<void> => {
  const server = createServer()
  await listen(server, port)
  await new Promise((resolve) => server.close(resolve))
}

/**
 * Starts the local cloud: database, functions, storage, watch and all doors, on this machine only.
 * @throws CannotStart with a sentence for the user: busy port, folder that is full, read-only or in use
 */
export const startCloud = async (options: CloudOptions): Promise<Cloud> => {
  const workerFile = await buildWorker()
  const server = createServer()
  // The SDK's connections are reused for 4.8 s: the server must not be the one to end them first.
  server.keepAliveTimeout = 60_000
  // Asked for first: a busy port must leave no trace in the folder.
  const port = await listen(server, options.port ?? 0)
  const folder = (() => {
    try {
      return openFolder(options.dataDir, options.isEmptied ?? false)
    } catch (error) {
      server.close()
      throw error
    }
  })()
  const kept = folder.isTemporary ? undefined : folder.path
  const secret = randomBytes(32).toString('hex')
  const origin = `http://127.0.0.1:${String(port)}`
  const clock = new Clock(options.now, kept)
  const now = () => clock.now()
  const logs = new Logs()
  const database = openDatabase({
    file: folder.isTemporary ? ':memory:' : path.join(folder.path, 'documents.db'),
    plans: options.plans,
    now,
  })
  const functions = new Functions({
    functionsDir: options.functionsDir,
    workerFile,
    adminUrl: `${origin}/admin`,
    environment: ENVIRONMENT,
    appId: APP_ID,
    secret,
    clockOffset: () => clock.ahead(),
    keys: keysOf(folder.path),
    log: (line) => {
      logs.add(line, clock.now())
    },
    ...(options.timeLimitSeconds === undefined ? {} : { timeLimitSeconds: options.timeLimitSeconds }),
  })
  const files = new Files(path.join(folder.path, 'storage'), secret, ENVIRONMENT, now)
  const outbox = new Outbox(kept)
  const timers = options.timers ? new MinuteTimers(functions, clock) : undefined
  const sockets = new WebSocketServer({ noServer: true })
  const watch = watchDoor(sockets, database, secret)
  const parts: DoorParts = {
    database,
    functions,
    files,
    outbox,
    logs,
    clock,
    now,
    timers,
    secret,
    origin,
    environment: ENVIRONMENT,
    contracts: options.contracts,
    sitesDir: options.sitesDir ?? path.join(folder.path, 'no-sites'),
    watchSign: watch.sign,
    people: async () => (await options.people?.(cloud)) ?? [],
  }
  server.on('request', (request, response) => void serveDoors(parts, request, response))
  server.on('upgrade', watch.upgrade)

  const cloud: Cloud = {
    port,
    origin,
    database,
    now,
    call: async (name, data, openid) => {
      const identity = openid === undefined ? { source: 'wx_unknown' } : { openid, source: 'wx_client' }
      const { value } = await functions.invoke(name, { ...data }, identity)
      return JSON.parse(value) as unknown
    },
    setClock: (to) => {
      setClock(parts, typeof to === 'string' ? to : to.toISOString())
    },
    runTimer: (name) => runTimer(functions, name, clock.now()),
    stats: () => ({ calls: functions.tally.read(), database: database.stats() }),
    resetStats: () => {
      functions.tally.reset()
      database.resetStats()
    },
    killWorkerAfter: (name, trip) => {
      functions.armKill(name, trip)
    },
    warm: () => functions.warm(),
    coolDown: () => {
      functions.coolDown()
    },
    close: async () => {
      timers?.close()
      await functions.close()
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await database.close()
      outbox.close()
      clock.close()
      folder.release()
    },
  }
  return cloud
}
