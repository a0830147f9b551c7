import { isEqual, resolve } from 'mingo/util'
import { absent, compareValues, type Change } from './change'
import { checkValue, isObject } from './ejson'
import { failed, invalid, unknownOperator } from './fault'
import { matcher } from './select'

/** The array that an operator works on; a missing one is `undefined`, anything else is refused. */
function arrayAt(operator: string, old: unknown, path: string): readonly unknown[] | undefined {
  if (old === absent) return undefined
  if (Array.isArray(old)) return old as readonly unknown[]
  throw failed(`Cannot apply ${operator} to the non-array field '${path}'`)
}

/** `$push`: `$each` values at `$position` (end), then `$sort`, then `$slice`; also where the field is missing. */
function push(old: unknown, operand: unknown, path: string): unknown {
  const array = arrayAt('$push', old, path) ?? []
  if (!isObject(operand) || !Object.hasOwn(operand, '$each')) {
    checkValue(operand)
    return [...array, operand]
  }
  for (const name of Object.keys(operand))
    if (!['$each', '$position', '$sort', '$slice'].includes(name)) throw unknownOperator(`${name} in $push`)
  const { $each: each, $position: position, $sort: sort, $slice: slice } = operand
  if (!Array.isArray(each)) throw failed('The argument to $each in $push must be an array')
  checkValue(each)
  const at = position === undefined ? array.length : integer('$position', position)
  let result = array.slice()
  result.splice(at, 0, ...(each as unknown[]))
  if (sort !== undefined) result = sorted(result, sort)
  return slice === undefined ? result : sliced(result, integer('$slice', slice))
}

const integer = (name: string, value: unknown): number => {
  if (!Number.isInteger(value)) throw failed(`The value for ${name} must be an integer`)
  return value as number
}

const sliced = (array: unknown[], count: number): unknown[] =>
  count === 0 ? [] : count < 0 ? array.slice(count) : array.slice(0, count)

function sorted(array: unknown[], sort: unknown): unknown[] {
  const fields: [string, unknown][] = isObject(sort) ? Object.entries(sort) : [['', sort]]
  for (const [, direction] of fields)
    if (direction !== 1 && direction !== -1) throw failed('The $sort in $push must be 1 or -1')
  const at = (value: unknown, path: string): unknown =>
    path === '' ? value : isObject(value) ? resolve(value, path) : undefined
  return array.slice().sort((a, b) => {
    for (const [path, direction] of fields) {
      const order = compareValues(at(a, path), at(b, path))
      if (order !== 0) return direction === 1 ? order : -order
    }
    return 0
  })
}

/** `$addToSet`: the value, or each of `$each`, unless an equal one is there. */
function addToSet(old: unknown, operand: unknown, path: string): unknown {
  const array = arrayAt('$addToSet', old, path) ?? []
  let values: readonly unknown[] = [operand]
  if (isObject(operand) && Object.hasOwn(operand, '$each')) {
    if (!Array.isArray(operand.$each)) throw failed('The argument to $each in $addToSet must be an array')
    values = operand.$each
  }
  checkValue(values)
  const result = [...array]
  for (const value of values) if (!result.some((other) => isEqual(other, value))) result.push(value)
  return old !== absent && result.length === array.length ? old : result
}

/** `$pull`: takes out the elements that equal a value or meet a condition. */
function pull(old: unknown, operand: unknown, path: string): unknown {
  const array = arrayAt('$pull', old, path)
  if (array === undefined) return absent
  const meets = condition(operand)
  const rest = array.filter((element) => !meets(element))
  return rest.length === array.length ? old : rest
}

function condition(operand: unknown): (element: unknown) => boolean {
  if (operand instanceof RegExp || (isObject(operand) && Object.keys(operand).some(isOperatorName))) {
    const meets = matcher({ element: operand })
    return (element) => meets({ element })
  }
  if (!isObject(operand)) return (element) => isEqual(element, operand)
  const meets = matcher(operand)
  return (element) => isObject(element) && meets(element)
}

const isOperatorName = (name: string): boolean =>
  name.startsWith('$') && name !== '$and' && name !== '$or' && name !== '$nor'

function pullAll(old: unknown, operand: unknown, path: string): unknown {
  const array = arrayAt('$pullAll', old, path)
  if (!Array.isArray(operand)) throw failed('$pullAll requires an array argument')
  if (array === undefined) return absent
  const rest = array.filter((element) => !operand.some((value) => isEqual(element, value)))
  return rest.length === array.length ? old : rest
}

/** `$pop`: 1 takes the last element, -1 the first; the SDKs' `pop` and `shift`. */
function pop(old: unknown, operand: unknown, path: string): unknown {
  if (operand !== 1 && operand !== -1) throw invalid('$pop expects 1 or -1')
  const array = arrayAt('$pop', old, path)
  if (array === undefined) return absent
  if (array.length === 0) return old
  return operand === 1 ? array.slice(0, -1) : array.slice(1)
}

/** The operators that work on arrays. */
export const arrayOperators: Record<string, Change> = {
  $push: { creates: true, apply: push },
  $addToSet: { creates: true, apply: addToSet },
  $pull: { creates: false, apply: pull },
  $pullAll: { creates: false, apply: pullAll },
  $pop: { creates: false, apply: pop },
}
