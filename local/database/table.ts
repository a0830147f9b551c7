import type { CollectionPlan } from '../../cloudfunctions/_kernel/collection'
import { codes, texts } from './cloud-facts'
import { toStored, type Document, fromStored } from './ejson'
import { Fault, invalid } from './fault'
import { idColumn, indexFrom, inspect, tableName, tableOf, type Column, type Index } from './indexing'
import { collidedIndex, type Row, type SqlValue, type Store } from './store'

/** A document as it was read: its text as stored and its tree, which nobody may change. */
export interface Entry {
  readonly rowid: number
  readonly id: string
  readonly text: string
  readonly document: Document
}

/** So many documents of a collection are kept as trees, so that hot ones aren't parsed on every read. */
const keptTrees = 256

/**
 * One collection: its table, which is made for its first document, its indexes, what kinds of values its indexed paths
 * hold, and the elements of arrays on these paths, which SQLite's own indexes can't see into.
 */
export class Table {
  readonly name: string
  readonly plan: CollectionPlan
  readonly indexes: readonly Index[]
  readonly #store: Store
  readonly #columns: readonly Column[]
  readonly #bits = new Map<string, number>()
  readonly #trees = new Map<string, { text: string; document: Document }>()
  #hasLearnt = false
  #isThere: boolean
  readonly #sql: { byId: string; insert: string; update: string; remove: string }

  /** `isThere`: whether the file has its table already. */
  constructor(store: Store, plan: CollectionPlan, isThere: boolean) {
    this.#store = store
    this.#isThere = isThere
    this.name = plan.name
    this.plan = plan
    this.indexes = plan.indexes.map((index) => indexFrom(plan.name, index))
    const columns = [idColumn, ...this.indexes.flatMap((index) => index.columns)]
    this.#columns = [...new Map(columns.map((column) => [column.path, column])).values()]
    const table = tableOf(plan.name)
    this.#sql = {
      byId: `SELECT rowid, id, doc FROM ${table} WHERE id = ?`,
      insert: `INSERT INTO ${table} (id, doc) VALUES (?, ?)`,
      update: `UPDATE ${table} SET doc = ? WHERE id = ?`,
      remove: `DELETE FROM ${table} WHERE id = ?`,
    }
    store.write('INSERT OR IGNORE INTO collections VALUES (?)', this.name)
    if (isThere) this.#prepare()
    // What was made or learnt in a batch that is not kept must be made, learnt, and written, again.
    let isKept = isThere
    store.onRollback((isWhole) => {
      // What outlived a rehearsal goes all the same with the batch that it was made in.
      if (this.#isThere && (isWhole || !isKept)) {
        this.#isThere = tablesIn(store).has(tableName(this.name))
        isKept = this.#isThere
      }
      if (this.#hasLearnt) this.#recall()
    })
  }

  /** The kinds seen at an indexed path, as bits of `kinds`. */
  bitsAt(path: string): number {
    return this.#bits.get(path) ?? 0
  }

  get(id: string): Entry | undefined {
    const row = this.#isThere ? this.#store.all<Row>(this.#sql.byId, id)[0] : undefined
    return row && this.#entry(row)
  }

  count(): number {
    if (!this.#isThere) return 0
    return this.#store.all<{ n: number }>(`SELECT count(*) AS n FROM ${tableOf(this.name)}`)[0]?.n ?? 0
  }

  /** The documents of a planned query. */
  read(sql: string, values: readonly SqlValue[]): Entry[] {
    if (!this.#isThere) return []
    return this.#store.all<Row>(sql, ...values).map((row) => this.#entry(row))
  }

  /** Throws DATABASE_DUPLICATE_WRITE when the id or a unique index is taken. */
  insert(document: Document): void {
    const id = idOf(document)
    const text = toStored(document)
    if (!this.#isThere) {
      this.#isThere = true
      this.#prepare()
    }
    this.#guarded('Insert', () => this.#store.write(this.#sql.insert, id, text))
    this.#keep(id, text, document)
    this.#note(id, undefined, document)
  }

  /** Puts a document in the place of another; answers whether anything changed. */
  replace(before: Entry, document: Document): boolean {
    const text = toStored(document)
    if (text === before.text) return false
    this.#guarded('Update', () => this.#store.write(this.#sql.update, text, before.id))
    this.#keep(before.id, text, document)
    this.#note(before.id, before.document, document)
    return true
  }

  remove(before: Entry): void {
    this.#store.write(this.#sql.remove, before.id)
    this.#note(before.id, before.document, undefined)
  }

  /** The tree kept from an earlier read or write serves as long as the text is the same. */
  #entry({ rowid, id, doc: text }: Row): Entry {
    const kept = this.#trees.get(id)
    if (kept?.text === text) return { rowid, id, text, document: kept.document }
    const document = fromStored(text)
    this.#keep(id, text, document)
    return { rowid, id, text, document }
  }

  #keep(id: string, text: string, document: Document): void {
    this.#trees.delete(id)
    this.#trees.set(id, { text, document })
    if (this.#trees.size <= keptTrees) return
    for (const oldest of this.#trees.keys()) {
      this.#trees.delete(oldest)
      return
    }
  }

  #guarded(operation: 'Insert' | 'Update', write: () => void): void {
    try {
      write()
    } catch (error) {
      const index = collidedIndex(error)
      if (index === undefined) throw error
      throw new Fault(codes.duplicateWrite, texts.duplicate(operation, this.name, index))
    }
  }

  /** Keeps kinds and elements in step with a document that came, changed or went. */
  #note(id: string, before: Document | undefined, after: Document | undefined): void {
    for (const column of this.#columns) {
      const now = after ? inspect(after, column) : { bits: 0, elements: [] }
      const known = this.#bits.get(column.path) ?? 0
      if ((known | now.bits) !== known) this.#learn(column.path, known | now.bits)
      const then = before ? inspect(before, column).elements : []
      for (const value of then) {
        if (now.elements.includes(value)) continue
        const sql = 'DELETE FROM elements WHERE collection = ? AND path = ? AND value IS ? AND id = ?'
        this.#store.write(sql, this.name, column.path, value, id)
      }
      for (const value of now.elements) {
        if (!then.includes(value))
          this.#store.write('INSERT INTO elements VALUES (?, ?, ?, ?)', this.name, column.path, value, id)
      }
    }
  }

  #learn(path: string, bits: number): void {
    this.#bits.set(path, bits)
    this.#hasLearnt = true
    this.#store.write('INSERT OR REPLACE INTO kinds VALUES (?, ?, ?)', this.name, path, bits)
  }

  #recall(): void {
    this.#hasLearnt = false
    this.#bits.clear()
    for (const { path, bits } of this.#store.all<{ path: string; bits: number }>(
      'SELECT path, bits FROM kinds WHERE collection = ?',
      this.name,
    ))
      this.#bits.set(path, bits)
  }

  /** Creates what is missing, drops indexes of an earlier plan, and looks through documents under new paths. */
  #prepare(): void {
    const store = this.#store
    const table = tableOf(this.name)
    store.write(`CREATE TABLE IF NOT EXISTS ${table} (id TEXT PRIMARY KEY NOT NULL, doc TEXT NOT NULL)`)
    const found = new Map(
      store
        .all<{ name: string; sql: string }>(
          `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?`,
          tableName(this.name),
        )
        .map(({ name, sql }) => [name, sql]),
    )
    const wanted = new Map(this.indexes.map((index) => [index.name, index.create]))
    for (const [name, sql] of found)
      if (wanted.get(name) !== sql) store.write(`DROP INDEX "${name.replaceAll('"', '""')}"`)
    for (const [name, sql] of wanted) if (found.get(name) !== sql) this.#build(name, sql)
    this.#census(table)
  }

  #build(name: string, sql: string): void {
    try {
      this.#store.write(sql)
    } catch (error) {
      if (collidedIndex(error) === undefined) throw error
      const where = name.slice(this.name.length + 1)
      throw new Error(
        `The unique index ${where} of ${this.name} cannot be built: documents already collide.`,
        {
          cause: error,
        },
      )
    }
  }

  #census(table: string): void {
    const store = this.#store
    this.#recall()
    const fresh = this.#columns.filter(({ path }) => !this.#bits.has(path))
    const stale = [...this.#bits.keys()].filter(
      (path) => !this.#columns.some((column) => column.path === path),
    )
    for (const path of [...stale, ...fresh.map((column) => column.path)]) {
      this.#bits.delete(path)
      store.write('DELETE FROM kinds WHERE collection = ? AND path = ?', this.name, path)
      store.write('DELETE FROM elements WHERE collection = ? AND path = ?', this.name, path)
    }
    if (fresh.length === 0) return
    for (const { id, document } of this.read(`SELECT rowid, id, doc FROM ${table}`, []))
      for (const column of fresh) {
        const { bits, elements } = inspect(document, column)
        this.#bits.set(column.path, this.bitsAt(column.path) | bits)
        for (const value of elements)
          store.write('INSERT INTO elements VALUES (?, ?, ?, ?)', this.name, column.path, value, id)
      }
    for (const { path } of fresh) this.#learn(path, this.bitsAt(path))
  }
}

/** Names of the tables that a file has. */
export const tablesIn = (store: Store): Set<string> =>
  new Set(
    store
      .all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .map(({ name }) => name),
  )

/** The `_id` of a document that is about to be stored. */
export function idOf(document: Document): string {
  const id = document._id
  if (typeof id !== 'string' || id === '' || id.includes('\0') || id.length > 1024)
    throw invalid('_id must be a string of 1 to 1024 characters')
  return id
}
