import { aggregate } from 'mingo'
import { cloneDeep } from 'mingo/util'
import { limits } from './cloud-facts'
import { isObject, readWire, toStored, type Document } from './ejson'
import { failed, invalid, unknownOperator } from './fault'
import { orderFrom, type Body } from './request'
import { answerable, search } from './read'
import { asFault, type Selection } from './select'
import type { Table } from './table'
import type { Tally } from './tally'

interface Stage {
  readonly name: string
  readonly value: unknown
}

/** Finds another collection for a lookup; undefined where there is none. Throws where the caller may not read it. */
type Finder = (name: string) => Table | undefined

const known = new Set(
  'addFields bucket bucketAuto count facet graphLookup group limit lookup match project redact replaceRoot replaceWith sample set skip sort sortByCount unset unwind'
    .split(' ')
    .map((name) => `$${name}`),
)

/**
 * `database.aggregateDocuments`: EJSON texts, 20 of them where the pipeline has no limit of its own. The leading
 * match, sort and limit go to the indexes; the rest runs stage by stage, so that a lookup fetches only what it needs.
 */
export function aggregateDocuments(
  table: Table,
  body: Body,
  find: Finder,
  tally: Tally,
  now: Date,
): Document {
  const stages = stagesOf(body, now)
  const { selection, rest } = leading(stages)
  const { entries } = search(table, selection, tally)
  // Stages may change what they are given; the trees belong to the table.
  let documents = cloneDeep(entries.map(({ document }) => document))
  for (const stage of rest) documents = run(stage, documents, { find, tally })
  if (!stages.some(({ name }) => name === '$limit')) documents = documents.slice(0, limits.aggregate)
  return { list: answerable(documents.map(toStored)) }
}

function stagesOf(body: Body, now: Date): Stage[] {
  if (!Array.isArray(body.stages)) throw invalid('stages must be an array')
  return (body.stages as unknown[]).map((stage) => {
    if (!isObject(stage) || typeof stage.stageKey !== 'string' || typeof stage.stageValue !== 'string')
      throw invalid('a stage needs a stageKey and a stageValue')
    if (!known.has(stage.stageKey)) throw unknownOperator(stage.stageKey)
    return { name: stage.stageKey, value: readWire(stage.stageValue, now) }
  })
}

/** What the front of a pipeline asks of the search itself. */
function leading(stages: readonly Stage[]): { selection: Selection; rest: Stage[] } {
  const rest = [...stages]
  const take = (name: string): unknown => (rest[0]?.name === name ? rest.shift()?.value : undefined)
  const filter = take('$match') ?? {}
  if (!isObject(filter)) throw invalid('$match needs an object')
  const sort = take('$sort')
  const limit = take('$limit')
  if (sort !== undefined && !isObject(sort)) throw invalid('$sort needs an object')
  if (limit !== undefined && !(Number.isSafeInteger(limit) && (limit as number) > 0))
    throw invalid('$limit must be a positive whole number')
  return {
    selection: {
      filter,
      ...(sort === undefined ? {} : { order: orderFrom(sort) }),
      ...(limit === undefined ? {} : { limit: limit as number }),
    },
    rest,
  }
}

interface Surroundings {
  readonly find: Finder
  readonly tally: Tally
}

function run(stage: Stage, documents: Document[], around: Surroundings): Document[] {
  if (stage.name === '$facet') return [facets(stage.value, documents, around)]
  if (stage.name === '$bucket') return bucket(stage.value, documents)
  const options = {
    scriptEnabled: false,
    collectionResolver: (name: string) => foreign(name, stage, documents, around),
  }
  return asFault(() => aggregate(documents, [{ [stage.name]: stage.value }], options))
}

/** Runs each pipeline of `$facet` by the same rules. */
function facets(value: unknown, documents: Document[], around: Surroundings): Document {
  if (!isObject(value)) throw invalid('$facet needs an object of pipelines')
  const results = Object.entries(value).map(([name, pipeline]) => {
    if (!Array.isArray(pipeline)) throw invalid(`the facet ${name} must be a pipeline`)
    // Stages may change what they are given, so each pipeline has its own copy.
    let own = cloneDeep(documents)
    for (const stage of pipeline as unknown[]) own = run(inner(stage), own, around)
    return [name, own]
  })
  return Object.fromEntries(results) as Document
}

function inner(stage: unknown): Stage {
  const [name, ...others] = isObject(stage) ? Object.keys(stage) : []
  if (name === undefined || others.length > 0) throw invalid('a stage must have one key')
  if (!known.has(name)) throw unknownOperator(name)
  return { name, value: (stage as Document)[name] }
}

/** The documents of the collection that a lookup names; by its key alone where it joins on one. */
function foreign(
  name: string,
  stage: Stage,
  documents: readonly Document[],
  around: Surroundings,
): Document[] {
  const table = around.find(name)
  if (table === undefined) return []
  const lookup = stage.name === '$lookup' && isObject(stage.value) ? stage.value : {}
  const { localField, foreignField } = lookup
  const isJoin = typeof localField === 'string' && typeof foreignField === 'string'
  const filter = isJoin ? { [foreignField]: { $in: keysOf(documents, localField) } } : {}
  return cloneDeep(search(table, { filter }, around.tally).entries.map(({ document }) => document))
}

/** All values at the local field; a missing one joins with null, an array with each of its elements. */
function keysOf(documents: readonly Document[], path: string): unknown[] {
  const values = aggregate([...documents], [{ $project: { _id: 0, key: `$${path}` } }]).flatMap(({ key }) =>
    Array.isArray(key) ? [key, ...(key as unknown[])] : [key ?? null],
  )
  return values
}

/** `$bucket` with the lower bound inside the bucket, as in MongoDB. */
function bucket(value: unknown, documents: Document[]): Document[] {
  if (!isObject(value) || !Array.isArray(value.boundaries) || value.boundaries.length < 2)
    throw invalid('$bucket needs groupBy and at least two boundaries')
  const { groupBy, output } = value
  const bounds = value.boundaries as unknown[]
  const branches = bounds.slice(0, -1).map((lower, at) => ({
    case: { $and: [{ $gte: [groupBy, lower] }, { $lt: [groupBy, bounds[at + 1]] }] },
    then: { $literal: { bound: lower } },
  }))
  const otherwise = Object.hasOwn(value, 'default') ? { bound: value.default } : { outside: true }
  const placed = { $switch: { branches, default: { $literal: otherwise } } }
  const totals = isObject(output) ? output : { count: { $sum: 1 } }
  const pipeline = [{ $group: { _id: placed, ...totals } }, { $sort: { '_id.bound': 1 } }]
  return (asFault(() => aggregate(documents, pipeline)) as Document[]).map(({ _id, ...rest }) => {
    if (!isObject(_id) || _id.outside === true)
      throw failed('$bucket: a value lies outside of the boundaries and there is no default')
    return { _id: _id.bound, ...rest }
  })
}
