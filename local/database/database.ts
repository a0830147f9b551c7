import type { WebSocket } from 'ws'
import type { CollectionPlan } from '../../cloudfunctions/_kernel/collection'
import { codes, limits } from './cloud-facts'
import { Engine } from './engine'
import { denied, Fault } from './fault'
import { PlainWrites } from './plain'
import { countDocuments, getDocuments } from './read'
import { collectionName, type Body } from './request'
import { Store } from './store'
import type { Table } from './table'
import { Tally, type Cost } from './tally'

/** On whose behalf an action comes: the functions and the console, or a phone with its user. */
export interface Caller {
  kind: 'admin' | 'phone'
  openid?: string
}

/** The body of an answer on the wire, without the request id that the server adds. */
export interface Reply {
  data?: unknown
  transactionId?: string
  code?: string
  message?: string
  requestId?: string
}

export interface DatabaseOptions {
  /** A path, or ':memory:'. */
  file: string
  plans: readonly CollectionPlan[]
  now(): Date
}

export interface Database {
  /** One wire action `database.*` with its parsed JSON body; errors are answered, not thrown. */
  act(action: string, body: Record<string, unknown>, caller: Caller): Promise<Reply>
  /** Takes over a WebSocket that speaks CloudBase's watch protocol. */
  attachWatch(socket: WebSocket, caller: Caller): void
  /** What it cost since the last reset: documents and trips by collection, scans with their queries, commits. */
  stats(): {
    collections: Record<string, Cost>
    scans: { collection: string; query: string }[]
    commits: number
  }
  resetStats(): void
  /** All collections with the number of their documents, for the console and the seed. */
  collections(): { name: string; count: number }[]
  close(): Promise<void>
}

type Action = (body: Body, caller: Caller, now: Date) => Promise<Reply> | Reply

/** Opens or creates the database; throws one sentence when the place can't be written or an index can't be built. */
export function openDatabase(options: DatabaseOptions): Database {
  const store = new Store(options.file)
  const tally = new Tally()
  const engine = new Engine(store, options.plans, tally)
  const plain = new PlainWrites(engine)

  const reading =
    (read: (table: Table, body: Body, caller: Caller, now: Date) => unknown): Action =>
    (body, caller, now) => {
      const table = engine.table(collectionName(body))
      tally.of(table.name).trips += 1
      if (caller.kind === 'phone' && table.plan.clientRead !== 'everybody') throw denied()
      return { data: read(table, body, caller, now) }
    }
  const writing =
    (write: (table: Table, body: Body, now: Date) => Promise<unknown>): Action =>
    async (body, caller, now) => {
      if (caller.kind === 'phone') throw denied()
      const table = engine.table(collectionName(body))
      tally.of(table.name).trips += 1
      return { data: await write(table, body, now) }
    }

  const actions: Partial<Record<string, Action>> = Object.assign(Object.create(null), {
    'database.getDocument': reading((table, body, caller, now) =>
      getDocuments(table, body, readLimits[caller.kind], tally, now),
    ),
    'database.calculateDocument': reading((table, body, _caller, now) =>
      countDocuments(table, body, tally, now),
    ),
    'database.insertDocument': writing((table, body, now) => plain.insert(table, body, now)),
    'database.modifyDocument': writing((table, body, now) => plain.modify(table, body, now)),
    'database.modifyAndReturnDoc': writing((table, body, now) => plain.modifyAndReturn(table, body, now)),
    'database.removeDocument': writing((table, body, now) => plain.remove(table, body, now)),
    'database.addCollection': (body: Body, caller: Caller) => {
      if (caller.kind === 'phone') throw denied()
      engine.addCollection(collectionName(body))
      return { data: {} }
    },
  })

  return {
    async act(action, body, caller) {
      try {
        const run = actions[action]
        if (run === undefined) throw new Fault(codes.invalidParam, `unknown action ${action}`)
        const reply = await run(body, caller, options.now())
        // A read may have seen what is not on disk yet: it waits as well.
        await store.settled()
        return reply
      } catch (error) {
        await store.settled().catch(() => undefined)
        return replyTo(error)
      }
    },
    attachWatch(socket) {
      socket.close()
    },
    stats: () => ({ ...tally.report(), commits: store.commits }),
    resetStats() {
      tally.reset()
      store.resetCommits()
    },
    collections: () => engine.tables.map((table) => ({ name: table.name, count: table.count() })),
    close: () => store.close(),
  }
}

const readLimits = {
  admin: { usual: limits.read, most: limits.readMost },
  phone: { usual: limits.phoneRead, most: limits.phoneRead },
}

function replyTo(error: unknown): Reply {
  if (error instanceof Fault) return { code: error.code, message: error.message }
  return { code: codes.system, message: error instanceof Error ? error.message : String(error) }
}
