import type { CollectionPlan } from '../../cloudfunctions/_kernel/collection'
import { codes, limits, texts } from './cloud-facts'
import type { Document } from './ejson'
import { Fault, invalid } from './fault'
import { tableName } from './indexing'
import type { Store } from './store'
import { Table, tablesIn } from './table'
import type { Tally } from './tally'
import type { Change } from './write'

/** One committed change, as watchers hear of it. */
export interface Committed extends Change {
  readonly collection: string
}

/** A plain write met a document that a transaction holds: it waits and starts over. */
class Held extends Error {
  readonly released: Promise<void>

  constructor(released: Promise<void>) {
    super('held by a transaction')
    this.released = released
  }
}

/** Who holds documents against plain writes. */
export interface Holds {
  /** When the holder of a document lets go; undefined while nobody holds it. */
  releaseOf(collection: string, id: string): Promise<void> | undefined
  /** Ends what has lived too long. */
  expire(): void
  /** Is told of every change of a stored document, with what it was before. */
  noteChange(collection: string, id: string, before: Document | undefined): void
}

/** The collections and the one way in which their documents change. */
export class Engine {
  readonly store: Store
  readonly tally: Tally
  readonly #tables = new Map<string, Table>()
  #holds: Holds | undefined
  #listener: ((changes: readonly Committed[]) => void) | undefined
  #changes: Committed[] = []

  constructor(store: Store, plans: readonly CollectionPlan[], tally: Tally) {
    this.store = store
    this.tally = tally
    const planned = new Map(plans.map((plan) => [plan.name, plan]))
    for (const { name } of store.all<{ name: string }>('SELECT name FROM collections'))
      if (!planned.has(name)) planned.set(name, { name, indexes: [], clientRead: 'nobody' })
    const there = tablesIn(store)
    for (const plan of planned.values()) this.#open(plan, there.has(tableName(plan.name)))
    store.flush()
    store.onRollback((isWhole) => {
      if (!isWhole) return
      this.#changes = []
      const kept = new Set(
        store.all<{ name: string }>('SELECT name FROM collections').map(({ name }) => name),
      )
      for (const name of this.#tables.keys()) if (!kept.has(name)) this.#tables.delete(name)
    })
  }

  heed(holds: Holds): void {
    this.#holds = holds
  }

  listen(listener: (changes: readonly Committed[]) => void): void {
    this.#listener = listener
  }

  get tables(): Table[] {
    return [...this.#tables.values()]
  }

  find(name: string): Table | undefined {
    return this.#tables.get(name)
  }

  /** Throws DATABASE_COLLECTION_NOT_EXIST. */
  table(name: string): Table {
    const table = this.#tables.get(name)
    if (table === undefined) throw new Fault(codes.collectionNotExist, texts.collectionNotExist(name))
    return table
  }

  /** Creates a collection without indexes; throws when the name is taken or can't be one. */
  addCollection(name: string): void {
    if (this.#tables.has(name))
      throw new Fault(codes.collectionAlreadyExist, `the collection ${name} exists already`)
    this.#open({ name, indexes: [], clientRead: 'nobody' }, false)
  }

  /** Carries a change out in the current batch; answers whether anything is different afterwards. */
  carryOut(table: Table, change: Change): boolean {
    const { before, after, id } = change
    if (after === undefined) {
      if (before === undefined) return false
      table.remove(before)
    } else if (before === undefined) {
      table.insert(after)
    } else if (!table.replace(before, after)) {
      return false
    }
    this.#holds?.noteChange(table.name, id, before?.document)
    this.tally.of(table.name).written += 1
    if (this.#changes.length === 0) this.store.afterCommit(this.#announce.bind(this))
    this.#changes.push({ ...change, collection: table.name })
    return true
  }

  /** Throws Held when a transaction has written one of the documents. */
  checkHeld(table: Table, ids: readonly string[]): void {
    for (const id of ids) {
      const released = this.#holds?.releaseOf(table.name, id)
      if (released !== undefined) throw new Held(released)
    }
  }

  /** Runs a plain write and waits for the disk; with a transaction in its way it waits and runs anew, 30 s at most. */
  async patiently<T>(work: () => T): Promise<T> {
    const deadline = performance.now() + limits.lockWaitMilliseconds
    for (;;) {
      try {
        const result = work()
        await this.store.settled()
        return result
      } catch (error) {
        if (!(error instanceof Held)) throw error
        if (performance.now() > deadline) throw new Fault(codes.requestFailed, texts.lockTimeout)
        await orSoon(error.released)
        this.#holds?.expire()
      }
    }
  }

  #announce(): void {
    const changes = this.#changes
    this.#changes = []
    this.#listener?.(changes)
  }

  #open(plan: CollectionPlan, isThere: boolean): void {
    if (!/^[A-Za-z0-9_][A-Za-z0-9_-]{0,62}$/.test(plan.name))
      throw invalid(`'${plan.name}' is not a name for a collection`)
    // SQLite's table names ignore case, the service's collections don't.
    const twin = [...this.#tables.keys()].find((name) => name.toLowerCase() === plan.name.toLowerCase())
    if (twin !== undefined) throw invalid(`the collection ${plan.name} differs from ${twin} in case only`)
    this.#tables.set(plan.name, new Table(this.store, plan, isThere))
  }
}

/** Waits for a promise, a tenth of a second at most: the clock that ends a transaction is not the machine's. */
async function orSoon(promise: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const soon = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, 100)
  })
  await Promise.race([promise, soon])
  clearTimeout(timer)
}
