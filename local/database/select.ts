import { Query as WholeQuery } from 'mingo'
import { Context } from 'mingo/core'
import * as operators from 'mingo/operators/query'
import { Query } from 'mingo/query'
import type { Document } from './ejson'
import { Fault, failed, unknownOperator } from './fault'
import { narrow } from './narrow'
import { planFor, type Order, type Plan } from './plan'
import type { Entry, Table } from './table'

/** What to find: a MongoDB filter, an order, and how many of what comes after how many. */
export interface Selection {
  readonly filter: Document
  readonly order?: Order
  readonly skip?: number
  readonly limit?: number
}

export interface Selected {
  readonly entries: Entry[]
  /** Documents fetched and looked at. */
  readonly read: number
  readonly index: string | undefined
}

const options = { scriptEnabled: false, useStrictMode: true }
/** Each query copies all operators that it is given: few filters have expressions, whose operators are many. */
const plain = { ...options, context: Context.init({ query: operators }) }

const hasExpression = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([key, inner]) => key === '$expr' || hasExpression(inner))

/** A filter as a function; throws DATABASE_INVALID_OPERRATOR for an operator that isn't there, naming it. */
export function matcher(filter: Document): (document: Document) => boolean {
  const query = asFault(() =>
    hasExpression(filter) ? new WholeQuery(filter, options) : new Query(filter, plain),
  )
  return (document) => asFault(() => query.test(document))
}

/** Runs what belongs to mingo and says in the service's words what it refuses. */
export function asFault<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Fault) throw error
    const message = error instanceof Error ? error.message : String(error)
    const operator = /unknown (?:query|top level) operator:? (\$\w+)/.exec(message)?.[1]
    throw operator === undefined ? failed(message) : unknownOperator(operator)
  }
}

/** Finds documents: indexes narrow, the filter decides, the order is MongoDB's with ties by insertion. */
export function select(table: Table, selection: Selection): Selected {
  const { filter, order = [], skip = 0, limit = Infinity } = selection
  const matches = matcher(filter)
  const plan = planFor(table, narrow(filter), order)
  const found = plan.ordered
    ? inTurn(table, plan, matches, skip + limit)
    : sortedAfterwards(table, plan, matches, order)
  return { entries: found.entries.slice(skip, skip + limit), read: found.read, index: plan.index }
}

/** Takes rows as they come and stops as soon as there are enough. */
function inTurn(
  table: Table,
  plan: Plan,
  matches: (document: Document) => boolean,
  enough: number,
): { entries: Entry[]; read: number } {
  const entries: Entry[] = []
  let read = 0
  // Mostly every row matches, so the first page is as large as what is wanted; misses make the next ones larger.
  for (let page = enough; entries.length < enough; page = Math.max(page, 50) * 2) {
    const rows = Number.isFinite(page)
      ? table.read(`${plan.sql} LIMIT ? OFFSET ?`, [...plan.values, page, read])
      : table.read(plan.sql, plan.values)
    read += rows.length
    for (const entry of rows) if (matches(entry.document)) entries.push(entry)
    if (rows.length < page) break
  }
  return { entries, read }
}

function sortedAfterwards(
  table: Table,
  plan: Plan,
  matches: (document: Document) => boolean,
  order: Order,
): { entries: Entry[]; read: number } {
  const rows = table.read(plan.sql, plan.values)
  const entries = rows.filter(({ document }) => matches(document))
  entries.sort((a, b) => a.rowid - b.rowid)
  const byDocument = new Map(entries.map((entry) => [entry.document, entry]))
  const sorted = asFault(() => sortDocuments([...byDocument.keys()], order))
  return { entries: sorted.flatMap((document) => byDocument.get(document) ?? []), read: rows.length }
}

/** Sorts as MongoDB does; stable. */
export const sortDocuments = (documents: Document[], order: Order): Document[] =>
  new Query({}, plain).find<Document>(documents).sort(Object.fromEntries(order)).all()
