import { isObject, type Document } from './ejson'
import { comparable } from './indexing'
import { hasIndexPart } from './path'
import type { SqlValue } from './store'

/** What a filter demands of one path, as far as SQLite can check it. `null` among values means null or missing. */
export type Demand =
  | { readonly kind: 'one-of'; readonly values: readonly SqlValue[] }
  | {
      readonly kind: 'range'
      readonly operator: '>' | '>=' | '<' | '<='
      readonly value: SqlValue
      readonly isText: boolean
    }

/** The part of a filter that indexes may use: every matching document meets all demands, and one branch of each `or`. */
export interface Narrowing {
  readonly demands: Map<string, Demand[]>
  readonly alternatives: Narrowing[][]
}

const ranges = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const
const isRange = (operator: string): operator is keyof typeof ranges => Object.hasOwn(ranges, operator)

/** Reads the demands out of a MongoDB filter; whatever it doesn't understand it leaves to the filter itself. */
export function narrow(filter: Document): Narrowing {
  const found: Narrowing = { demands: new Map(), alternatives: [] }
  collect(filter, found)
  return found
}

function collect(filter: Document, found: Narrowing): void {
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(value)) {
      for (const part of value) if (isObject(part)) collect(part, found)
    } else if (key === '$or' && Array.isArray(value)) {
      if (value.length > 0 && value.every(isObject)) found.alternatives.push(value.map(narrow))
    } else if (!key.startsWith('$') && !hasIndexPart(key)) {
      const demands = demandsOf(value)
      if (demands.length > 0) found.demands.set(key, [...(found.demands.get(key) ?? []), ...demands])
    }
  }
}

function demandsOf(value: unknown): Demand[] {
  if (!isObject(value)) return oneOf([value])
  const operators = Object.entries(value)
  if (!operators.every(([operator]) => operator.startsWith('$'))) return []
  return operators.flatMap(([operator, operand]): Demand[] => {
    if (operator === '$eq') return oneOf([operand])
    if (operator === '$in' && Array.isArray(operand)) return oneOf(operand)
    if (operator === '$exists' && operand === false) return oneOf([null])
    if (!isRange(operator) || operand === null) return []
    const bound = comparable(operand)
    return bound === undefined
      ? []
      : [{ kind: 'range', operator: ranges[operator], value: bound, isText: typeof operand === 'string' }]
  })
}

function oneOf(operands: readonly unknown[]): Demand[] {
  const values = operands.map((operand) => (operand === undefined ? null : comparable(operand)))
  return values.every((value) => value !== undefined) ? [{ kind: 'one-of', values }] : []
}
