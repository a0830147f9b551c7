import type { GenericSchema } from 'valibot'

/** What of a schema a walk through its fields needs; a pipe shows its first schema's. */
type Schema = GenericSchema & {
  readonly entries?: Readonly<Record<string, Schema>>
  readonly options?: readonly (Schema | string)[]
  readonly wrapped?: Schema
  readonly item?: Schema
  readonly key?: string
  readonly literal?: unknown
}
type Things = Readonly<Record<string, unknown>>

const inner = (schema: Schema): Schema => (schema.wrapped === undefined ? schema : inner(schema.wrapped))

/** Values with every optional field filled in, so that together they have every variant once. */
export const filled = (given: Schema, path = ''): unknown[] => {
  const schema = inner(given)
  switch (schema.type) {
    case 'variant':
      return (schema.options as readonly Schema[]).flatMap((option) => filled(option, path))
    case 'strict_object': {
      const fields = Object.entries(schema.entries ?? {}).map(
        ([key, field]) => [key, filled(field, path === '' ? key : `${path}.${key}`)] as const,
      )
      const most = Math.max(...fields.map(([, values]) => values.length))
      return Array.from({ length: most }, (_none, n) =>
        Object.fromEntries(fields.map(([key, values]) => [key, values[n % values.length]])),
      )
    }
    case 'array':
      return schema.item === undefined ? [] : [filled(schema.item, path)]
    case 'literal':
      return [schema.literal]
    case 'picklist':
      return [schema.options?.[0]]
    case 'number':
      return [1]
    case 'boolean':
      return [true]
    case 'string':
      return [path]
    default:
      throw new Error(`${path} is of ${schema.type}, which no walk knows`)
  }
}

export interface Change {
  readonly path: string
  readonly value: unknown
}
const under = (key: string, { path, value }: Change, put: (value: unknown) => unknown): Change => ({
  path: path === '' ? key : `${key}.${path}`,
  value: put(value),
})

/** Every way to change one field of a value, each with the field's path. */
export const changesOf = (given: Schema, value: unknown): Change[] => {
  const gone: Change[] = given.type === 'optional' ? [{ path: '', value: undefined }] : []
  const schema = inner(given)
  const to = (...values: unknown[]): Change[] => [...gone, ...values.map((one) => ({ path: '', value: one }))]
  switch (schema.type) {
    case 'variant': {
      const key = schema.key ?? ''
      const option = (schema.options as readonly Schema[]).find(
        (one) => one.entries?.[key]?.literal === (value as Things)[key],
      )
      if (option === undefined) throw new Error(`no variant of ${key}`)
      return [...gone, ...changesOf(option, value)]
    }
    case 'strict_object': {
      const fields = Object.entries(schema.entries ?? {})
      return [
        ...gone,
        ...fields.flatMap(([key, field]) =>
          changesOf(field, (value as Things)[key]).map((change) =>
            under(key, change, (changed) => ({ ...(value as Things), [key]: changed })),
          ),
        ),
      ]
    }
    case 'array': {
      const { item } = schema
      const list = value as readonly unknown[]
      const changes = list.flatMap((one, at) =>
        (item === undefined ? [] : changesOf(item, one)).map((change) => ({
          path: change.path,
          value: list.map((each, n) => (n === at ? change.value : each)),
        })),
      )
      return [...gone, ...changes]
    }
    case 'literal':
      return gone
    case 'picklist':
      return to(...(schema.options ?? []).filter((one) => one !== value))
    case 'number':
      return to((value as number) + 1)
    case 'boolean':
      return to(value !== true)
    default:
      return to(`x${String(value)}`)
  }
}
