import type { Engine } from './engine'
import type { Document } from './ejson'
import { search, texts } from './read'
import { filterOf, type Body } from './request'
import type { Table } from './table'
import { insertions, modification, modificationOfOne, type Modification } from './write'

/** The writes outside of transactions. Each applies to one document at a time, atomically; none spans several. */
export class PlainWrites {
  readonly #engine: Engine

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** `database.insertDocument`. Like MongoDB it stops at the first that collides; the ones before stay. */
  async insert(table: Table, body: Body, now: Date): Promise<Document> {
    const documents = insertions(body, now)
    const ids = documents.map(({ _id }) => String(_id))
    return this.#engine.patiently(() => {
      this.#engine.checkHeld(table, ids)
      for (const document of documents) this.#add(table, document)
      return { insertedIds: ids }
    })
  }

  /** `database.modifyDocument`: `updated` counts the documents that changed. */
  async modify(table: Table, body: Body, now: Date): Promise<Document> {
    const asked = modification(body, now)
    return this.#engine.patiently(() => {
      const { updated, created } = this.#carryOut(table, asked)
      return created === undefined ? { updated } : { updated, upsert_id: created }
    })
  }

  /** `database.modifyAndReturnDoc`: the document as it is afterwards, as an EJSON text; null when none matched. */
  async modifyAndReturn(table: Table, body: Body, now: Date): Promise<Document> {
    const asked = modificationOfOne(body, now)
    return this.#engine.patiently(() => {
      const { updated, found } = this.#carryOut(table, asked)
      const id = found[0]
      const entry = id === undefined ? undefined : table.get(id)
      return { updated, doc: entry === undefined ? null : (texts([entry], body, now)[0] ?? null) }
    })
  }

  /** `database.removeDocument`. */
  async remove(table: Table, body: Body, now: Date): Promise<Document> {
    const filter = filterOf(body, now)
    const limit = body.multi === true ? Infinity : 1
    return this.#engine.patiently(() => {
      const { entries } = search(table, { filter, limit }, this.#engine.tally)
      this.#engine.checkHeld(
        table,
        entries.map(({ id }) => id),
      )
      for (const before of entries)
        this.#engine.carryOut(table, { id: before.id, before, after: undefined, kind: 'remove' })
      return { deleted: entries.length }
    })
  }

  #carryOut(
    table: Table,
    asked: Modification,
  ): { updated: number; found: string[]; created: string | undefined } {
    const limit = asked.isMulti ? Infinity : 1
    const { entries } = search(table, { filter: asked.filter, limit }, this.#engine.tally)
    const found = entries.map(({ id }) => id)
    this.#engine.checkHeld(table, found)
    if (entries.length === 0 && asked.isUpsert) {
      const document = asked.create()
      const created = String(document._id)
      this.#engine.checkHeld(table, [created])
      this.#add(table, document)
      return { updated: 0, found, created }
    }
    let updated = 0
    for (const before of entries) {
      const after = asked.apply(before.document)
      if (this.#engine.carryOut(table, { id: before.id, before, after, kind: asked.kind })) updated += 1
    }
    return { updated, found, created: undefined }
  }

  #add(table: Table, document: Document): void {
    this.#engine.carryOut(table, {
      id: String(document._id),
      before: undefined,
      after: document,
      kind: 'add',
    })
  }
}
