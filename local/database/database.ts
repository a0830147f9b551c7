import type { WebSocket } from 'ws'
import type { CollectionPlan } from '../../cloudfunctions/_kernel/collection'
import type { Caller } from './caller'
import { codes, limits } from './cloud-facts'
import { Engine } from './engine'
import { denied, Fault, invalid } from './fault'
import { PlainWrites } from './plain'
import { aggregateDocuments } from './aggregate'
import { countDocuments, getDocuments } from './read'
import { collectionName, type Body } from './request'
import { Store } from './store'
import type { Table } from './table'
import { Tally, type Cost } from './tally'
import { Transactions } from './transaction'
import { Watchers } from './watch'

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
  const engine = begin(store, options.plans, tally)
  const plain = new PlainWrites(engine)

  const transactions = new Transactions(engine, () => options.now())
  const watchers = new Watchers(engine, () => options.now())

  const readable = (table: Table, caller: Caller): Table => {
    if (caller.kind === 'phone' && table.plan.clientRead !== 'everybody') throw denied()
    return table
  }
  const tableOf = (body: Body): Table => {
    const table = engine.table(collectionName(body))
    tally.of(table.name).trips += 1
    return table
  }
  const reading =
    (read: (table: Table, body: Body, caller: Caller, now: Date) => unknown): Action =>
    (body, caller, now) => {
      refuseInside(body)
      return { data: read(readable(tableOf(body), caller), body, caller, now) }
    }
  const writing =
    (write: (table: Table, body: Body, now: Date) => Promise<unknown>): Action =>
    async (body, caller, now) => {
      refuseInside(body)
      refusePhone(caller)
      return { data: await write(tableOf(body), body, now) }
    }
  /** An action that means something else with a transaction's id. */
  const either =
    (outside: Action, step: Step): Action =>
    async (body, caller, now) => {
      if (body.transactionId === undefined || body.transactionId === null) return outside(body, caller, now)
      refusePhone(caller)
      const table = tableOf(body)
      return {
        data: await transactions.inside(body, (transaction) =>
          transactions[step](transaction, table, body, now),
        ),
      }
    }
  const administering =
    (run: (body: Body) => Reply): Action =>
    (body, caller) => {
      refusePhone(caller)
      return run(body)
    }

  // A map: an action's name comes from outside and must not find what objects inherit.
  const actions = new Map<string, Action>(
    Object.entries({
      'database.getDocument': either(
        reading((table, body, caller, now) => getDocuments(table, body, readLimits[caller.kind], tally, now)),
        'get',
      ),
      'database.calculateDocument': reading((table, body, _caller, now) =>
        countDocuments(table, body, tally, now),
      ),
      'database.aggregateDocuments': reading((table, body, caller, now) => {
        const find = (name: string): Table | undefined => {
          const other = engine.find(name)
          return other && readable(other, caller)
        }
        return aggregateDocuments(table, body, find, tally, now)
      }),
      'database.insertDocument': either(
        writing((table, body, now) => plain.insert(table, body, now)),
        'insert',
      ),
      'database.modifyDocument': either(
        writing((table, body, now) => plain.modify(table, body, now)),
        'modify',
      ),
      'database.modifyAndReturnDoc': writing((table, body, now) => plain.modifyAndReturn(table, body, now)),
      'database.removeDocument': either(
        writing((table, body, now) => plain.remove(table, body, now)),
        'remove',
      ),
      'database.addCollection': administering((body) => {
        engine.addCollection(collectionName(body))
        return { data: {} }
      }),
      'database.startTransaction': administering(() => ({ transactionId: transactions.start() })),
      'database.commitTransaction': administering((body) => {
        transactions.commit(body)
        return { data: {} }
      }),
      'database.abortTransaction': administering((body) => {
        transactions.abort(body)
        return { data: {} }
      }),
    }),
  )

  return {
    async act(action, body, caller) {
      const run = actions.get(action)
      if (run === undefined) return { code: codes.invalidParam, message: `unknown action ${action}` }
      let onDisk = Promise.resolve()
      try {
        const running = run(body, caller, options.now())
        // What was written, or seen before it was on disk, is answered when it is.
        onDisk = store.settled()
        const reply = await running
        await onDisk
        return reply
      } catch (error) {
        await onDisk.catch(() => undefined)
        return replyTo(error)
      }
    },
    attachWatch(socket, caller) {
      watchers.attach(socket, caller)
    },
    stats: () => ({ ...tally.report(), commits: store.commits }),
    resetStats() {
      tally.reset()
      store.resetCommits()
    },
    collections: () => engine.tables.map((table) => ({ name: table.name, count: table.count() })),
    async close() {
      watchers.close()
      transactions.close()
      await store.close()
    },
  }
}

const readLimits = {
  admin: { usual: limits.read, most: limits.readMost },
  phone: { usual: limits.phoneRead, most: limits.phoneRead },
}

function begin(store: Store, plans: readonly CollectionPlan[], tally: Tally): Engine {
  try {
    return new Engine(store, plans, tally)
  } catch (error) {
    store.discard()
    throw error
  }
}

type Step = 'get' | 'insert' | 'modify' | 'remove'

const refusePhone = (caller: Caller): void => {
  if (caller.kind === 'phone') throw denied()
}

const refuseInside = (body: Body): void => {
  if (body.transactionId !== undefined && body.transactionId !== null)
    throw invalid('inside a transaction only doc() and add() are supported')
}

function replyTo(error: unknown): Reply {
  if (error instanceof Fault) return { code: error.code, message: error.message }
  return { code: codes.system, message: error instanceof Error ? error.message : String(error) }
}
