import * as v from 'valibot'

const Keys = v.pipe(v.array(v.union([v.string(), v.number()])), v.maxLength(4))

export const writeCursor = (keys: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url')

/** The keys of a cursor, or nothing when it wasn't made here. */
export const readCursor = (cursor: string): readonly (string | number)[] | undefined => {
  try {
    const known = v.safeParse(Keys, JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return known.success ? known.output : undefined
  } catch {
    return undefined
  }
}

/** A cursor of an instant and an id, for lists in order of time. */
export const readInstantCursor = (cursor: string): { readonly at: Date; readonly id: string } | undefined => {
  const [at, id] = readCursor(cursor) ?? []
  return typeof at === 'number' && typeof id === 'string' && Number.isSafeInteger(at)
    ? { at: new Date(at), id }
    : undefined
}
