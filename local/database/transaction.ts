import { randomBytes } from 'node:crypto'
import { codes, limits, texts as facts } from './cloud-facts'
import type { Document } from './ejson'
import { toStored } from './ejson'
import type { Engine, Holds } from './engine'
import { conflict, Fault, invalid } from './fault'
import { texts } from './read'
import { filterOf, type Body } from './request'
import type { Entry, Table } from './table'
import { insertions, modification, type Change } from './write'

/** A document as a transaction left it; nothing when the transaction removed it. */
interface Written {
  readonly table: Table
  readonly id: string
  readonly document: Document | undefined
  readonly kind: Change['kind']
}

interface Transaction {
  readonly id: string
  /** Changes up to this number are seen, later ones are not. */
  readonly snapshot: number
  readonly startedAt: number
  readonly startedOn: number
  readonly writes: Map<string, Written>
  readonly ended: Promise<void>
  readonly end: () => void
  isBusy: boolean
}

/** What a document was before a change, kept while a transaction might still have to see it. */
interface Past {
  readonly number: number
  readonly document: Document | undefined
}

const keyOf = (collection: string, id: string): string => `${collection}\0${id}`

/**
 * Transactions with snapshot isolation over single documents. A document that one has written is locked: another
 * transaction fails at once with the conflict code, a plain write waits. Each ends after 30 s, by the set clock or by
 * the machine's, whichever is first.
 */
export class Transactions implements Holds {
  readonly #engine: Engine
  readonly #now: () => Date
  readonly #open = new Map<string, Transaction>()
  readonly #locks = new Map<string, Transaction>()
  readonly #pasts = new Map<string, Past[]>()
  #changes = 0

  constructor(engine: Engine, now: () => Date) {
    this.#engine = engine
    this.#now = now
    engine.heed(this)
  }

  start(): string {
    this.expire()
    let end = (): void => undefined
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    const id = randomBytes(16).toString('hex')
    this.#open.set(id, {
      id,
      snapshot: this.#changes,
      startedAt: this.#now().getTime(),
      startedOn: performance.now(),
      writes: new Map(),
      ended,
      end,
      isBusy: false,
    })
    return id
  }

  /** Writes everything at once, or nothing: then it throws and the transaction is over. */
  commit(body: Body): void {
    const transaction = this.#find(body)
    const writes = [...transaction.writes.values()]
    // From here on its own locks must not hold it up.
    this.#finish(transaction)
    try {
      this.#engine.store.rehearse(() => {
        for (const written of writes) this.#apply(written)
      })
    } catch (error) {
      // It went through when it was written, so another writer has come between.
      throw error instanceof Fault && error.code === codes.duplicateWrite ? conflict() : error
    }
    for (const { table, id, document, kind } of writes)
      this.#engine.carryOut(table, { id, before: table.get(id), after: document, kind })
  }

  abort(body: Body): void {
    const transaction = this.#open.get(String(body.transactionId))
    if (transaction !== undefined) this.#finish(transaction)
  }

  /** Ends all: the database closes. */
  close(): void {
    for (const transaction of [...this.#open.values()]) this.#finish(transaction)
  }

  /** Runs one action inside a transaction; a second one at the same time is refused, as in the service. */
  async inside<T>(body: Body, work: (transaction: Transaction) => T): Promise<T> {
    const transaction = this.#find(body)
    if (transaction.isBusy) throw new Fault(codes.transactionFail, facts.transactionBusy)
    transaction.isBusy = true
    try {
      const result = work(transaction)
      // What arrives together with this one is at the same time.
      await new Promise((resolve) => setImmediate(resolve))
      return result
    } catch (error) {
      if (error instanceof Fault && error.code === codes.transactionConflict) this.#finish(transaction)
      throw error
    } finally {
      transaction.isBusy = false
    }
  }

  get(transaction: Transaction, table: Table, body: Body, now: Date): Document {
    const document = this.#read(transaction, table, idOfDoc(body, now))
    this.#engine.tally.of(table.name).read += 1
    const list = document === undefined ? [] : texts([entryOf(document)], body, now)
    return { list, offset: 0, limit: 1, total: list.length }
  }

  insert(transaction: Transaction, table: Table, body: Body, now: Date): Document {
    const documents = insertions(body, now)
    for (const document of documents) {
      const id = String(document._id)
      this.#lock(transaction, table, id)
      if (this.#read(transaction, table, id) !== undefined)
        throw new Fault(codes.duplicateWrite, facts.duplicate('Insert', table.name, '_id_'))
      this.#write(transaction, { table, id, document, kind: 'add' })
    }
    return { insertedIds: documents.map(({ _id }) => _id) }
  }

  modify(transaction: Transaction, table: Table, body: Body, now: Date): Document {
    const id = idOfDoc(body, now)
    const asked = modification(body, now)
    const before = this.#read(transaction, table, id)
    if (before === undefined && !asked.isUpsert) return { updated: 0 }
    this.#lock(transaction, table, id)
    if (before === undefined) {
      this.#write(transaction, { table, id, document: asked.create(), kind: 'add' })
      return { updated: 0, upsert_id: id }
    }
    const document = asked.apply(before)
    if (toStored(document) === toStored(before)) return { updated: 0 }
    this.#write(transaction, { table, id, document, kind: asked.kind })
    return { updated: 1 }
  }

  remove(transaction: Transaction, table: Table, body: Body, now: Date): Document {
    const id = idOfDoc(body, now)
    if (this.#read(transaction, table, id) === undefined) return { deleted: 0 }
    this.#lock(transaction, table, id)
    this.#write(transaction, { table, id, document: undefined, kind: 'remove' })
    return { deleted: 1 }
  }

  releaseOf(collection: string, id: string): Promise<void> | undefined {
    if (this.#locks.size === 0) return undefined
    this.expire()
    return this.#locks.get(keyOf(collection, id))?.ended
  }

  expire(): void {
    for (const transaction of [...this.#open.values()]) {
      const age = Math.max(
        this.#now().getTime() - transaction.startedAt,
        performance.now() - transaction.startedOn,
      )
      if (age > limits.transactionMilliseconds) this.#finish(transaction)
    }
  }

  noteChange(collection: string, id: string, before: Document | undefined): void {
    this.#changes += 1
    if (this.#open.size === 0) return
    const key = keyOf(collection, id)
    this.#pasts.set(key, [...(this.#pasts.get(key) ?? []), { number: this.#changes, document: before }])
  }

  #find(body: Body): Transaction {
    this.expire()
    const transaction = this.#open.get(String(body.transactionId))
    if (transaction === undefined) throw new Fault(codes.transactionFail, facts.transactionNotExist)
    return transaction
  }

  /** The document as this transaction sees it: its own write, else as it was at the start. */
  #read(transaction: Transaction, table: Table, id: string): Document | undefined {
    const key = keyOf(table.name, id)
    const own = transaction.writes.get(key)
    if (own !== undefined) return own.document
    const later = this.#pasts.get(key)?.find(({ number }) => number > transaction.snapshot)
    return later === undefined ? table.get(id)?.document : later.document
  }

  #lock(transaction: Transaction, table: Table, id: string): void {
    const key = keyOf(table.name, id)
    const holder = this.#locks.get(key)
    const isChanged = this.#pasts.get(key)?.some(({ number }) => number > transaction.snapshot) === true
    if ((holder !== undefined && holder !== transaction) || isChanged) throw conflict()
    this.#locks.set(key, transaction)
  }

  /** Notes a write and tries it out, so that a taken unique value shows now and not at the end. */
  #write(transaction: Transaction, written: Written): void {
    const key = keyOf(written.table.name, written.id)
    const earlier = transaction.writes.get(key)
    // What was added in this transaction stays an addition however often it is changed.
    const isAddition = earlier?.kind === 'add' && written.kind !== 'remove'
    transaction.writes.set(key, isAddition ? { ...written, kind: 'add' } : written)
    try {
      this.#engine.store.rehearse(() => {
        for (const one of transaction.writes.values()) this.#apply(one)
      })
    } catch (error) {
      if (earlier === undefined) transaction.writes.delete(key)
      else transaction.writes.set(key, earlier)
      throw error
    }
  }

  #apply({ table, id, document }: Written): void {
    const before = table.get(id)
    if (document === undefined) {
      if (before !== undefined) table.remove(before)
    } else if (before === undefined) table.insert(document)
    else table.replace(before, document)
  }

  #finish(transaction: Transaction): void {
    this.#open.delete(transaction.id)
    for (const [key, holder] of this.#locks) if (holder === transaction) this.#locks.delete(key)
    if (this.#open.size === 0) this.#pasts.clear()
    transaction.end()
  }
}

/** Inside a transaction there is only `doc(id)`: a filter of one `_id`. */
function idOfDoc(body: Body, now: Date): string {
  const { _id: id, ...rest } = filterOf(body, now)
  if (body.queryType !== 'DOC' || typeof id !== 'string' || Object.keys(rest).length > 0)
    throw invalid('inside a transaction only doc() and add() are supported, not where()')
  return id
}

const entryOf = (document: Document): Entry => {
  const text = toStored(document)
  return { rowid: 0, id: String(document._id), text, document }
}
