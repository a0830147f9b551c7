import {
  idIndex,
  isNothing,
  kinds,
  quotedIndex,
  sortsAlike,
  tableOf,
  type Column,
  type Index,
} from './indexing'
import type { Demand, Narrowing } from './narrow'
import type { SqlValue } from './store'
import type { Table } from './table'

/** Fields to sort by, most significant first. */
export type Order = readonly (readonly [path: string, direction: 1 | -1])[]

/** How to fetch the documents that may match: never fewer than do match. */
export interface Plan {
  /** The index used, `_id_`, several joined by `|`; undefined means that every document is read. */
  readonly index: string | undefined
  /** A SELECT of rowid, id, doc without LIMIT. */
  readonly sql: string
  readonly values: readonly SqlValue[]
  /** Whether rows come in the order asked for, ties by insertion. */
  readonly ordered: boolean
}

interface Access {
  readonly score: number
  readonly label: string
  readonly from: string
  readonly where: string
  readonly values: readonly SqlValue[]
  /** Terms of ORDER BY where the index gives the order. */
  readonly orderBy: string | undefined
}

interface Condition {
  readonly sql: string
  readonly values: readonly SqlValue[]
  /** Whether several different values meet it, so that an order by its column isn't given by it. */
  readonly many?: boolean
}

/** Picks the index that narrows most, or gives the order; falls back to reading everything. */
export function planFor(table: Table, narrowing: Narrowing, order: Order): Plan {
  const access = best(table, narrowing, order)
  const select = `SELECT rowid, id, doc FROM ${tableOf(table.name)}`
  if (access === undefined) return { index: undefined, sql: select, values: [], ordered: order.length === 0 }
  const where = access.where === '' ? '' : ` WHERE ${access.where}`
  const orderBy = access.orderBy === undefined ? '' : ` ORDER BY ${access.orderBy}`
  return {
    index: access.label,
    sql: `${select}${access.from}${where}${orderBy}`,
    values: access.values,
    ordered: order.length === 0 || access.orderBy !== undefined,
  }
}

function best(table: Table, narrowing: Narrowing, order: Order): Access | undefined {
  let chosen: Access | undefined
  for (const index of [idIndex, ...table.indexes]) {
    const access =
      throughElements(table, index, narrowing, order) ?? throughIndex(table, index, narrowing, order)
    if (access !== undefined && (chosen === undefined || access.score > chosen.score)) chosen = access
  }
  if (chosen !== undefined && chosen.score >= 10) return chosen
  for (const branches of narrowing.alternatives) {
    const access = throughBranches(table, branches)
    if (access !== undefined && (chosen === undefined || access.score > chosen.score)) chosen = access
  }
  return chosen
}

/** Equality on the leading columns, a range on the next one, and the order from there on. */
function throughIndex(table: Table, index: Index, narrowing: Narrowing, order: Order): Access | undefined {
  const conditions: Condition[] = []
  const fixed = new Set<string>()
  let equal = 0
  for (const column of index.columns) {
    const found = equality(table, index, column, narrowing)
    if (found === undefined) break
    conditions.push(found)
    equal += 1
    // As MongoDB merges the ranges of several values, an order by what follows them is the index's own.
    if (found.many !== true || !order.some(([path]) => path === column.path)) fixed.add(column.path)
  }
  const next = index.columns[equal]
  const bounds = next === undefined ? [] : between(table, next, narrowing)
  const orderBy = fixed.size === equal ? sorted(table, index, fixed, order) : undefined
  if (equal === 0 && bounds.length === 0 && orderBy === undefined) return undefined
  const complete = equal === index.columns.length && (index.unique || index === idIndex)
  const all = [...conditions, ...bounds]
  return {
    score: equal * 10 + (bounds.length > 0 ? 4 : 0) + (orderBy === undefined ? 0 : 5) + (complete ? 100 : 0),
    label: index.label,
    from: index === idIndex ? '' : ` INDEXED BY ${quotedIndex(index)}`,
    where: all.map(({ sql }) => sql).join(' AND '),
    values: all.flatMap(({ values }) => values),
    orderBy,
  }
}

function equality(table: Table, index: Index, column: Column, narrowing: Narrowing): Condition | undefined {
  if ((table.bitsAt(column.path) & kinds.array) !== 0) return undefined
  const lists = oneOfs(narrowing, column)
  const values = lists.sort((a, b) => a.length - b.length)[0]
  if (values === undefined) return undefined
  if (values.length === 1 && values[0] === null) return { sql: isNothing(index, column), values: [] }
  // A list with null beside other values would need two passes over the index.
  return values.includes(null) ? undefined : among(column.sql, values)
}

const oneOfs = (narrowing: Narrowing, column: Column): (readonly SqlValue[])[] =>
  (narrowing.demands.get(column.path) ?? []).flatMap((demand) =>
    demand.kind === 'one-of' ? [demand.values] : [],
  )

/** Few values are bound one by one, many as one JSON list, so that the number of different statements stays small. */
const among = (sql: string, values: readonly SqlValue[]): Condition => {
  if (values.length === 1) return { sql: `${sql} = ?`, values }
  return values.length <= 4
    ? { sql: `${sql} IN (${values.map(() => '?').join(', ')})`, values, many: true }
    : { sql: `${sql} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)], many: true }
}

function between(table: Table, column: Column, narrowing: Narrowing): Condition[] {
  const bits = table.bitsAt(column.path)
  if ((bits & kinds.array) !== 0) return []
  return (narrowing.demands.get(column.path) ?? []).flatMap((demand) => {
    if (demand.kind !== 'range' || !comparesAlike(demand, bits)) return []
    return [{ sql: `${column.sql} ${demand.operator} ?`, values: [demand.value] }]
  })
}

const comparesAlike = (demand: Extract<Demand, { kind: 'range' }>, bits: number): boolean =>
  !demand.isText || ((bits & kinds.surrogate) === 0 && !/[\ud800-\uffff]/.test(String(demand.value)))

/** The terms of ORDER BY when the index has the order: the asked fields in sequence, all forward or all backward. */
function sorted(table: Table, index: Index, fixed: ReadonlySet<string>, order: Order): string | undefined {
  const asked = order.filter(([path]) => !fixed.has(path))
  if (asked.length === 0) return order.length === 0 ? undefined : 'rowid'
  const columns = index.columns.filter(({ path }) => !fixed.has(path))
  const terms: string[] = []
  const backward = (asked[0]?.[1] === -1) !== (columns[0]?.descending === true)
  for (const [at, [path, direction]] of asked.entries()) {
    const column = columns[at]
    if (column?.path !== path || !sortsAlike(table.bitsAt(path))) return undefined
    if (((direction === -1) !== column.descending) !== backward) return undefined
    terms.push(`${column.sql} ${direction === -1 ? 'DESC' : 'ASC'}`)
  }
  return [...terms, 'rowid'].join(', ')
}

/**
 * One condition on a path that holds arrays somewhere: plain values by the index, elements by their own table. What
 * follows in the index narrows further and gives the order, as it does in MongoDB where it holds no arrays itself.
 */
function throughElements(table: Table, index: Index, narrowing: Narrowing, order: Order): Access | undefined {
  const column = index.columns[0]
  if (column === undefined || (table.bitsAt(column.path) & kinds.array) === 0) return undefined
  const condition = (sql: string, nothing: string): Condition | undefined => {
    const values = oneOfs(narrowing, column)[0]
    if (values !== undefined) {
      const others = values.filter((value) => value !== null)
      const some = others.length === 0 ? undefined : among(sql, others)
      if (!values.includes(null)) return some ?? { sql: 'FALSE', values: [] }
      return some === undefined
        ? { sql: nothing, values: [] }
        : { sql: `(${some.sql} OR ${nothing})`, values: some.values }
    }
    const bits = table.bitsAt(column.path)
    for (const demand of narrowing.demands.get(column.path) ?? [])
      if (demand.kind === 'range' && comparesAlike(demand, bits))
        return { sql: `${sql} ${demand.operator} ?`, values: [demand.value] }
    return undefined
  }
  const plain = condition(column.sql, isNothing(index, column))
  const element = condition('value', 'value IS NULL')
  if (plain === undefined || element === undefined) return undefined
  const next = index.columns[1]
  const isFixed = oneOfs(narrowing, column).length > 0
  const bounds = isFixed && next !== undefined ? between(table, next, narrowing) : []
  const asksForIt = order.some(([path]) => path === column.path)
  const orderBy = isFixed && !asksForIt ? sorted(table, index, new Set([column.path]), order) : undefined
  const inside =
    `id IN (SELECT id FROM ${tableOf(table.name)} WHERE ${plain.sql}` +
    ` UNION SELECT id FROM elements WHERE collection = ? AND path = ? AND ${element.sql})`
  return {
    score: 8 + (bounds.length > 0 ? 4 : 0) + (orderBy === undefined ? 0 : 5),
    label: index.label,
    from: '',
    where: [inside, ...bounds.map(({ sql }) => sql)].join(' AND '),
    values: [
      ...plain.values,
      table.name,
      column.path,
      ...element.values,
      ...bounds.flatMap(({ values }) => values),
    ],
    orderBy,
  }
}

/** An `or` whose every branch has an index. */
function throughBranches(table: Table, branches: readonly Narrowing[]): Access | undefined {
  const accesses = branches.map((branch) => best(table, branch, []))
  const found = accesses.filter((access) => access !== undefined)
  if (found.length < accesses.length || found.length > 20) return undefined
  const select = found.map(
    ({ from, where }) =>
      `SELECT id FROM ${tableOf(table.name)}${from}${where === '' ? '' : ` WHERE ${where}`}`,
  )
  return {
    score: 6,
    label: [...new Set(found.map(({ label }) => label))].join('|'),
    from: '',
    where: `id IN (${select.join(' UNION ')})`,
    values: found.flatMap(({ values }) => values),
    orderBy: undefined,
  }
}
