import { Query } from 'mingo'
import { cloneDeep } from 'mingo/util'
import { isObject, type Document } from './ejson'
import { failed } from './fault'
import { asFault } from './select'

interface Tree {
  [part: string]: Tree | true
}

/**
 * Cuts documents down to a projection of 1s and 0s, or runs `$slice` and `$elemMatch` through mingo.
 * Answers new documents; those given stay as they are. Throws where 1s and 0s are mixed, `_id` aside.
 */
export function project(documents: readonly Document[], projection: Document): Document[] {
  const values = Object.entries(projection)
  if (values.length === 0) return [...documents]
  if (values.some(([, value]) => value !== 0 && value !== 1 && typeof value !== 'boolean'))
    // It changes nested documents in place where it excludes, so it gets copies.
    return asFault(() => new Query({}, {}).find<Document>(cloneDeep(documents), projection).all())
  const fields = values.filter(([path]) => path !== '_id')
  const included = fields.filter(([, value]) => Boolean(value))
  if (included.length > 0 && included.length < fields.length)
    throw failed('a projection cannot both include and exclude fields')
  const hasId = projection._id === undefined || Boolean(projection._id)
  const isInclusion = included.length > 0 || (fields.length === 0 && hasId)
  const tree = treeOf(fields.map(([path]) => path))
  if (isInclusion) {
    if (hasId) tree._id = true
    return documents.map((document) => pick(document, tree) as Document)
  }
  if (!hasId) tree._id = true
  return documents.map((document) => drop(document, tree) as Document)
}

function treeOf(paths: readonly string[]): Tree {
  const root = branch()
  for (const path of paths) {
    const parts = path.split('.')
    let node = root
    for (const [at, part] of parts.entries()) {
      const next = node[part]
      if (next === true) throw failed(`the projection names '${path}' and a part of it`)
      if (at < parts.length - 1) node = node[part] = next ?? branch()
      else if (next === undefined) node[part] = true
      else throw failed(`the projection names '${path}' and a part of it`)
    }
  }
  return root
}

// No prototype: a field named 'constructor' must not find one.
const branch = (): Tree => Object.create(null) as Tree

function pick(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value))
    return value.filter((item) => isObject(item) || Array.isArray(item)).map((item) => pick(item, tree))
  const picked: Document = {}
  for (const [key, inner] of Object.entries(value as Document)) {
    const node = tree[key]
    if (node === true) picked[key] = inner
    else if (node !== undefined && (isObject(inner) || Array.isArray(inner))) picked[key] = pick(inner, node)
  }
  return picked
}

function drop(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => drop(item, tree))
  if (!isObject(value)) return value
  const rest: Document = {}
  for (const [key, inner] of Object.entries(value)) {
    const node = tree[key]
    if (node === undefined) rest[key] = inner
    else if (node !== true) rest[key] = drop(inner, node)
  }
  return rest
}
