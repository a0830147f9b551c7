import { randomBytes } from 'node:crypto'
import { checkValue, isObject, readWire, type Document } from './ejson'
import { failed, invalid } from './fault'
import { filterOf, objectFrom, type Body } from './request'
import { idOf, type Entry } from './table'
import { applyUpdate, readUpdate, type Update } from './updater'

/** What a write made of one document. */
export interface Change {
  readonly id: string
  readonly before: Entry | undefined
  readonly after: Document | undefined
  /** How it came about: watchers are told. */
  readonly kind: 'add' | 'update' | 'replace' | 'remove'
}

/** A modification as requested: one document or many, fields of it or all of it. */
export interface Modification {
  readonly filter: Document
  readonly isMulti: boolean
  readonly isUpsert: boolean
  /** The document as it becomes; throws what the service refuses. */
  readonly apply: (document: Document) => Document
  /** The document that an upsert inserts. */
  readonly create: () => Document
  readonly kind: 'update' | 'replace'
}

/** The documents of `database.insertDocument`, each with an id. */
export function insertions(body: Body, now: Date): Document[] {
  const data = Array.isArray(body.data) ? (body.data as unknown[]) : [body.data]
  if (data.length === 0) throw invalid('there is no document to insert')
  return data.map((item) => {
    const document = typeof item === 'string' ? readWire(item, now) : objectFrom(item, 'data', now)
    if (!isObject(document)) throw invalid('a document must be an object')
    return storable(document)
  })
}

/** With an id first, as MongoDB stores it. */
function storable(document: Document): Document {
  const { _id, ...fields } = document
  const whole = { _id: _id ?? randomBytes(16).toString('hex'), ...fields }
  checkValue(whole)
  idOf(whole)
  return whole
}

/** Reads `database.modifyDocument`. */
export function modification(body: Body, now: Date): Modification {
  const filter = filterOf(body, now)
  const isMulti = body.multi === true
  const isUpsert = body.upsert === true
  const data = objectFrom(body.data, 'data', now)
  if (body.merge !== true) return { ...replacement(filter, data), isMulti: false, isUpsert, filter }
  return { ...merging(filter, readUpdate(data), now), isMulti, isUpsert, filter }
}

/** Reads `database.modifyAndReturnDoc`. */
export function modificationOfOne(body: Body, now: Date): Modification {
  const filter = filterOf(body, now)
  const update = readUpdate(objectFrom(body.data, 'data', now))
  return { ...merging(filter, update, now), isMulti: false, isUpsert: false, filter }
}

type Making = Pick<Modification, 'apply' | 'create' | 'kind'>

function merging(filter: Document, update: Update, now: Date): Making {
  return {
    kind: 'update',
    apply: (document) => applyUpdate(document, update, now),
    create: () => storable(applyUpdate(equalities(filter), update, now, true)),
  }
}

function replacement(filter: Document, data: Document): Making {
  if (Object.hasOwn(data, '_id')) throw invalid('不能更新_id的值 (_id cannot be updated)')
  if (Object.keys(data).some((name) => name.startsWith('$'))) throw failed('update operator complicit')
  checkValue(data)
  return {
    kind: 'replace',
    apply: ({ _id }) => ({ _id, ...data }),
    create: () => storable({ ...equalities(filter), ...data }),
  }
}

/** The fields that a filter fixes; an upsert starts from them. */
function equalities(filter: Document): Document {
  const fields = Object.entries(filter).flatMap(([path, value]): [string, unknown][] => {
    if (path.startsWith('$') || path.includes('.')) return []
    const fixed = isObject(value) && Object.hasOwn(value, '$eq') ? value.$eq : value
    const isPlain = !isObject(fixed) || !Object.keys(fixed).some((name) => name.startsWith('$'))
    return isPlain && !(fixed instanceof RegExp) ? [[path, fixed]] : []
  })
  return Object.fromEntries(fields)
}
