import * as v from 'valibot'
import { type KernelCode, refuse } from './kernel-refusals'
import type { Refusal } from './refusal'

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

const unknownCursor = (): Refusal<KernelCode> => refuse('BAD_INPUT', { field: 'cursor', problem: 'unknown' })

/** The key after which a list goes on; nothing at its beginning. Refused is what was not given out for such a list. */
export const textKey = (cursor: string | undefined): string | undefined | Refusal<KernelCode> => {
  if (cursor === undefined) return undefined
  const [key] = readCursor(cursor) ?? []
  return typeof key === 'string' && key !== '' ? key : unknownCursor()
}

/** The same for a list in order of a number. */
export const numberKey = (cursor: string | undefined): number | undefined | Refusal<KernelCode> => {
  if (cursor === undefined) return undefined
  const [key] = readCursor(cursor) ?? []
  return typeof key === 'number' && Number.isSafeInteger(key) ? key : unknownCursor()
}

/** The same for a list in order of time: its instant and, among those of one instant, its id. */
export const instantKey = (
  cursor: string | undefined,
): { readonly at: Date; readonly id: string } | undefined | Refusal<KernelCode> => {
  if (cursor === undefined) return undefined
  const [at, id] = readCursor(cursor) ?? []
  return typeof at === 'number' && typeof id === 'string' && Number.isSafeInteger(at)
    ? { at: new Date(at), id }
    : unknownCursor()
}

/** The cursor behind a page, by the key of its last row; none behind one that is not full. */
export const nextCursor = <Row>(
  page: readonly Row[],
  size: number,
  keyOf: (last: Row) => string | number | undefined,
): { readonly cursor?: string } => {
  const last = page.length < size ? undefined : page.at(-1)
  const key = last === undefined ? undefined : keyOf(last)
  return key === undefined ? {} : { cursor: writeCursor([key]) }
}
