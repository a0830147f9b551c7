import { isObject, type Document } from './ejson'

/** What stands at a path: every value that MongoDB would compare there, and whether an array lay on the way. */
export interface Reached {
  readonly values: unknown[]
  readonly throughArray: boolean
}

/**
 * All values at a dotted path, going into arrays as a query does. A missing field is reached as undefined where no
 * array lies on the way. Paths with numeric parts are not meant for this.
 */
export function reach(document: Document, parts: readonly string[]): Reached {
  // The common case first: no array on the way.
  let value: unknown = document
  for (let i = 0; i < parts.length; i++) {
    if (Array.isArray(value)) return spread(value, parts.slice(i))
    const part = parts[i] ?? ''
    value = isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined
    if (value === undefined) return { values: [undefined], throughArray: false }
  }
  return Array.isArray(value) ? spread(value, []) : { values: [value], throughArray: false }
}

function spread(array: readonly unknown[], parts: readonly string[]): Reached {
  const values: unknown[] = []
  const visit = (value: unknown, at: number): void => {
    if (Array.isArray(value)) {
      for (const item of value) {
        visit(item, at)
        // mingo takes an array inside an array for what its dotted path names; it must be found all the same.
        if (Array.isArray(item) && at < parts.length) visit(item, parts.length)
      }
      return
    }
    const part = parts[at]
    if (part === undefined) values.push(value)
    else if (isObject(value) && Object.hasOwn(value, part)) visit(value[part], at + 1)
  }
  visit(array, 0)
  return { values, throughArray: true }
}

/** Whether a path has a part that could mean an array's index. */
export const hasIndexPart = (path: string): boolean => /(^|\.)\d+(\.|$)/.test(path)
