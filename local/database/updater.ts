import type { Document } from './ejson'
import { checkValue, isObject } from './ejson'
import { failed, invalid, unknownOperator } from './fault'
import { arrayOperators } from './array-update'
import { absent, compareValues, isNumeric, type Change } from './change'

/** An update as the SDKs send it: operator → path → operand. */
export type Update = Record<string, Document>

/** Checks an update's form: known operators, paths that can be written and don't collide. Throws what is wrong by name. */
export function readUpdate(value: unknown): Update {
  if (!isObject(value) || Object.keys(value).length === 0)
    throw invalid('the update must be a non-empty object')
  const paths: string[] = []
  for (const [operator, fields] of Object.entries(value)) {
    if (!operator.startsWith('$')) throw invalid(`the update holds '${operator}' beside its operators`)
    if (!operators.has(operator)) throw unknownOperator(operator)
    if (!isObject(fields)) throw invalid(`${operator} needs an object of paths`)
    for (const [path, operand] of Object.entries(fields)) {
      paths.push(path)
      if (operator === '$rename') paths.push(renameTarget(operand))
    }
  }
  for (const path of paths) checkPath(path)
  checkCollisions(paths)
  return value as Update
}

function checkPath(path: string): void {
  const parts = path.split('.')
  if (parts[0] === '_id') throw invalid('不能更新_id的值 (_id cannot be updated)')
  for (const part of parts) {
    if (part === '' || part === '__proto__') throw invalid(`'${path}' is not a path`)
    if (part.startsWith('$')) throw unknownOperator(`${part} in the path ${path}`)
  }
}

function checkCollisions(paths: readonly string[]): void {
  const sorted = paths.map((path) => `${path}.`).sort()
  for (const [at, path] of sorted.entries()) {
    const next = sorted[at + 1]
    if (next?.startsWith(path) === true)
      throw failed(
        `Updating the path '${next.slice(0, -1)}' would create a conflict at '${path.slice(0, -1)}'`,
      )
  }
}

const renameTarget = (operand: unknown): string => {
  if (typeof operand !== 'string' || operand === '') throw invalid('$rename needs the new name as a string')
  return operand
}

/**
 * Applies an update to a document and answers the new one; what is unchanged is shared, nothing is changed in place.
 * Where MongoDB refuses (a number added to a text, a field inside a scalar) this throws too.
 */
export function applyUpdate(document: Document, update: Update, now: Date, isInsert = false): Document {
  let result: Document = document
  for (const [operator, fields] of Object.entries(update)) {
    if (operator === '$setOnInsert' && !isInsert) continue
    for (const [path, operand] of Object.entries(fields)) {
      if (operator === '$rename') {
        result = rename(result, path, renameTarget(operand))
        continue
      }
      const change = operators.get(operator)
      if (change === undefined) throw unknownOperator(operator)
      result = changeAt(result, path, change.creates, (old) => change.apply(old, operand, path, now))
    }
  }
  return result
}

type ByValue = (old: unknown, operand: unknown, path: string, now: Date) => unknown

const stored: ByValue = (_old, operand) => {
  checkValue(operand)
  return operand
}

const number = (operator: string, operand: unknown): number => {
  if (!isNumeric(operand)) throw failed(`Cannot ${operator} with non-numeric argument`)
  return operand
}

const arithmetic =
  (operator: string, start: number, compute: (old: number, operand: number) => number): ByValue =>
  (old, operand, path) => {
    const by = number(operator, operand)
    if (old !== absent && !isNumeric(old))
      throw failed(`Cannot apply ${operator} to a value of non-numeric type at '${path}'`)
    const result = compute(old === absent ? start : old, by)
    if (!Number.isFinite(result)) throw failed(`${operator} at '${path}' exceeds the range of numbers`)
    return result
  }

const extreme =
  (sign: 1 | -1): ByValue =>
  (old, operand) => {
    checkValue(operand)
    return old === absent || compareValues(operand, old) * sign > 0 ? operand : old
  }

const bits: Partial<Record<string, (a: number, b: number) => number>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}

const bitwise: ByValue = (old, operand, path) => {
  if (!isObject(operand)) throw invalid('$bit needs an object with and, or, xor')
  let result = old === absent ? 0 : old
  for (const [name, value] of Object.entries(operand)) {
    const compute = bits[name]
    if (compute === undefined) throw invalid(`$bit knows and, or, xor, not ${name}`)
    if (!Number.isInteger(result) || !Number.isInteger(value))
      throw failed(`Cannot apply $bit to a value of non-integral type at '${path}'`)
    result = compute(result as number, value as number)
  }
  return result
}

// A map: an operator's name comes from outside and must not find what objects inherit.
const operators = new Map<string, Change>(
  Object.entries({
    $set: { creates: true, apply: stored },
    $setOnInsert: { creates: true, apply: stored },
    $unset: { creates: false, apply: () => absent },
    $inc: { creates: true, apply: arithmetic('$inc', 0, (a, b) => a + b) },
    $mul: { creates: true, apply: arithmetic('$mul', 0, (a, b) => a * b) },
    $min: { creates: true, apply: extreme(-1) },
    $max: { creates: true, apply: extreme(1) },
    $bit: { creates: true, apply: bitwise },
    $currentDate: {
      creates: true,
      apply: (_old: unknown, _operand: unknown, _path: string, now: Date) => now,
    },
    $rename: { creates: false, apply: (old: unknown) => old },
    ...arrayOperators,
  }),
)

function rename(document: Document, from: string, to: string): Document {
  let value: unknown = absent
  const taken = changeAt(document, from, false, (old) => {
    value = old
    return absent
  })
  return value === absent ? document : changeAt(taken, to, true, () => value)
}

/** Replaces the value at a path, copying only the objects and arrays on the way to it. */
function changeAt(
  document: Document,
  path: string,
  creates: boolean,
  change: (old: unknown) => unknown,
): Document {
  const parts = path.split('.')
  const inside = (container: unknown, at: number): unknown => {
    const part = parts[at] ?? ''
    const isLast = at === parts.length - 1
    const step = (old: unknown): unknown => {
      if (isLast) return change(old)
      if (old !== absent) return inside(old, at + 1)
      return creates ? inside({}, at + 1) : absent
    }
    if (Array.isArray(container)) return inArray(container, part, path, creates, step)
    if (isObject(container)) return inObject(container, part, step)
    if (!creates) return container
    throw failed(
      `Cannot create field '${part}' in element {${parts.slice(0, at).join('.')}: ${String(container)}}`,
    )
  }
  return inside(document, 0) as Document
}

function inObject(object: Document, part: string, step: (old: unknown) => unknown): Document {
  const had = Object.hasOwn(object, part)
  const old = had ? object[part] : absent
  const value = step(old)
  if (value === old) return object
  if (value !== absent) return { ...object, [part]: value }
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== part))
}

function inArray(
  array: readonly unknown[],
  part: string,
  path: string,
  creates: boolean,
  step: (old: unknown) => unknown,
): readonly unknown[] {
  if (!/^\d+$/.test(part)) {
    if (!creates) return array
    throw failed(`Cannot create field '${part}' in an array at '${path}'`)
  }
  const at = Number(part)
  if (at >= array.length + 1_500_000) throw failed(`the index ${part} at '${path}' is too large`)
  const old: unknown = at < array.length ? array[at] : absent
  const value = step(old)
  if (value === old) return array
  const copy = [...array]
  while (copy.length < at) copy.push(null)
  // An element taken away leaves null, as in MongoDB: the others keep their places.
  copy[at] = value === absent ? null : value
  return copy
}
