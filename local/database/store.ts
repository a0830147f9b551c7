import Sqlite from 'libsql'
import { accessSync, constants, mkdirSync } from 'node:fs'
import path from 'node:path'
import { failed } from './fault'

export type SqlValue = string | number | null
type Statement = ReturnType<Sqlite.Database['prepare']>

/** One row of a collection. `rowid` grows with insertion and settles ties of an order. */
export interface Row {
  readonly rowid: number
  readonly id: string
  readonly doc: string
}

/**
 * The SQLite connection: cached statements and group commit. Writes run at once inside an open transaction that is
 * committed when the event loop has taken in what arrived together; `settled` is when that has reached the disk.
 */
export class Store {
  readonly #db: Sqlite.Database
  readonly #statements = new Map<string, Statement>()
  readonly #afterCommit: (() => void)[] = []
  readonly #onRollback: ((isWhole: boolean) => void)[] = []
  #batch: { done: Promise<void>; resolve: () => void; reject: (reason: Error) => void } | undefined
  #failure: Error | undefined
  #commits = 0

  constructor(file: string) {
    this.#db = open(file)
  }

  get commits(): number {
    return this.#commits
  }

  resetCommits(): void {
    this.#commits = 0
  }

  /** Rows of a query, as objects. */
  all<T>(sql: string, ...values: SqlValue[]): T[] {
    return this.#prepare(sql).all(values) as T[]
  }

  /** Runs one writing statement in the current batch; answers how many rows changed. */
  write(sql: string, ...values: SqlValue[]): number {
    this.#begin()
    try {
      return this.#prepare(sql).run(values).changes
    } catch (error) {
      if (isConstraint(error)) throw error
      throw this.#abandon(error)
    }
  }

  /** Tries writes out and takes them back; throws what they would throw. */
  rehearse(work: () => void): void {
    this.#begin()
    this.#db.exec('SAVEPOINT rehearsal')
    try {
      work()
    } finally {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK TO rehearsal; RELEASE rehearsal')
      for (const call of this.#onRollback) call(false)
    }
  }

  /** Is told whenever writes were taken back: the whole batch, or a rehearsal only. */
  onRollback(call: (isWhole: boolean) => void): void {
    this.#onRollback.push(call)
  }

  /** Calls back once the writes made so far are on disk; not at all when they failed. */
  afterCommit(call: () => void): void {
    this.#begin()
    this.#afterCommit.push(call)
  }

  /** Runs on a state that is wholly on disk; rejects when the batch before it could not be written. */
  whenCommitted<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.afterCommit(() => {
        try {
          resolve(work())
        } catch (error) {
          reject(error instanceof Error ? error : new Error(reason(error)))
        }
      })
      this.settled().catch(reject)
    })
  }

  /** Waits for the batch in progress, if any; rejects when it could not be written. To be called in the same turn. */
  settled(): Promise<void> {
    return this.#batch?.done ?? Promise.resolve()
  }

  /** Commits at once what was written; for setting up. Throws when that fails. */
  flush(): void {
    this.#commit()
    if (this.#failure !== undefined) throw this.#failure
  }

  async close(): Promise<void> {
    await this.settled().catch(() => undefined)
    this.#shut()
  }

  /** Takes back what was begun and closes; for a setting up that failed. */
  discard(): void {
    this.#abandon(new Error('it was not set up'))
    this.#shut()
  }

  #shut(): void {
    this.#statements.clear()
    if (!this.#db.open) return
    // Prepared statements keep a closed connection and its lock alive until they are collected as garbage:
    // the lock is given up by hand, which an exclusive one allows outside of WAL only.
    for (const step of ['journal_mode = DELETE', 'locking_mode = NORMAL'])
      this.#db.prepare(`PRAGMA ${step}`).all()
    this.#db.prepare('SELECT name FROM collections LIMIT 1').all()
    this.#db.close()
  }

  #begin(): void {
    if (this.#batch !== undefined) return
    this.#db.exec('BEGIN IMMEDIATE')
    let resolve: () => void = () => undefined
    let reject: (reason: Error) => void = () => undefined
    const done = new Promise<void>((yes, no) => {
      resolve = yes
      reject = no
    })
    // Whoever waits sees the rejection; a batch that nobody waits for must not end the process.
    done.catch(() => undefined)
    this.#batch = { done, resolve, reject }
    setImmediate(() => {
      this.#commit()
    })
  }

  #commit(): void {
    const batch = this.#batch
    if (batch === undefined) return
    const calls = this.#afterCommit.splice(0)
    try {
      this.#db.exec('COMMIT')
    } catch (error) {
      this.#abandon(error)
      return
    }
    this.#batch = undefined
    this.#commits += 1
    batch.resolve()
    for (const call of calls) call()
  }

  /** Nothing of the batch is kept: all who wrote in it are told so. */
  #abandon(error: unknown): Error {
    const batch = this.#batch
    this.#batch = undefined
    this.#afterCommit.length = 0
    if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
    const failure = failed(`the database could not write: ${reason(error)}`)
    this.#failure = failure
    for (const call of this.#onRollback) call(true)
    batch?.reject(failure)
    return failure
  }

  #prepare(sql: string): Statement {
    let statement = this.#statements.get(sql)
    if (statement === undefined) {
      statement = this.#db.prepare(sql)
      // The shapes of queries are few; a caller who varies them without end must not fill the memory.
      if (this.#statements.size >= 2000) this.#statements.clear()
      this.#statements.set(sql, statement)
    }
    return statement
  }
}

const isSqliteError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'

const isConstraint = (error: unknown): boolean =>
  isSqliteError(error) && error.code.startsWith('SQLITE_CONSTRAINT')

/** The unique index, or `_id_`, that a write collided with; undefined when it failed for another reason. */
export function collidedIndex(error: unknown): string | undefined {
  if (!isSqliteError(error)) return undefined
  if (error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return '_id_'
  // SQLite names the index as this database named it: collection, colon, fields.
  return error.code === 'SQLITE_CONSTRAINT_UNIQUE' ? /:([^:]*)'$/.exec(error.message)?.[1] : undefined
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Opens or creates the file; throws one sentence that says what is wrong with the place. */
function open(file: string): Sqlite.Database {
  const folder = path.dirname(path.resolve(file))
  if (file !== ':memory:') {
    try {
      mkdirSync(folder, { recursive: true })
      accessSync(folder, constants.W_OK)
    } catch (error) {
      throw new Error(`The data folder ${folder} cannot be written to: ${reason(error)}.`, { cause: error })
    }
  }
  try {
    const db = new Sqlite(file)
    // One process owns the file: a second one is told so instead of corrupting what this one caches.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    db.exec(
      'PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536; BEGIN IMMEDIATE; COMMIT',
    )
    db.exec('CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY) WITHOUT ROWID')
    db.exec(
      'CREATE TABLE IF NOT EXISTS kinds (collection TEXT, path TEXT, bits INTEGER, PRIMARY KEY (collection, path)) WITHOUT ROWID',
    )
    db.exec('CREATE TABLE IF NOT EXISTS elements (collection TEXT, path TEXT, value, id TEXT)')
    db.exec('CREATE INDEX IF NOT EXISTS elements_by_value ON elements (collection, path, value, id)')
    db.exec('CREATE INDEX IF NOT EXISTS elements_by_id ON elements (collection, id)')
    return db
  } catch (error) {
    const busy = isSqliteError(error) && error.code.startsWith('SQLITE_BUSY')
    const why = busy ? 'another process has it open' : reason(error)
    throw new Error(`The database ${file} cannot be opened: ${why}.`, { cause: error })
  }
}
