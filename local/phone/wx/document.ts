/** A document as the wire tells it, with dates as `{ $date }`, as the phone's SDK gives it, with Dates. */
export const decodeDocument = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(decodeDocument)
  if (typeof value !== 'object' || value === null) return value
  const keys = Object.keys(value)
  if (keys.length === 1 && keys[0] === '$date') {
    const { $date } = value as { $date: number | string | { $numberLong: string } }
    return new Date(typeof $date === 'object' ? Number($date.$numberLong) : $date)
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, decodeDocument(inner)]))
}

/** Writes a value at a dotted path, making objects on the way. */
export const setPath = (document: Record<string, unknown>, path: string, value: unknown): void => {
  const parts = path.split('.')
  const last = parts.pop() ?? ''
  let at = document
  for (const part of parts) {
    const next = at[part]
    if (typeof next === 'object' && next !== null) at = next as Record<string, unknown>
    else {
      const made: Record<string, unknown> = {}
      at[part] = made
      at = made
    }
  }
  at[last] = value
}

export const removePath = (document: Record<string, unknown>, path: string): void => {
  const parts = path.split('.')
  const last = parts.pop() ?? ''
  let at: unknown = document
  for (const part of parts) at = (at as Record<string, unknown> | undefined)?.[part]
  if (typeof at === 'object' && at !== null) Reflect.deleteProperty(at, last)
}
