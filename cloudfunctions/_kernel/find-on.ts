import type { Collection } from './collection'
import { type Doc, find, is } from './store'

/**
 * Up to `limit` documents of a list in order of an instant, on from the last that was shown: first what is left of that
 * one's moment, of which one transaction or one run of a timer may have written any number, then what lies behind it.
 */
export const findOn = async <C extends Collection>(
  of: C,
  where: Readonly<Record<string, unknown>>,
  by: readonly [path: string, direction: 1 | -1],
  last: { readonly at: Date; readonly id: string } | undefined,
  limit: number,
): Promise<Doc<C>[]> => {
  const [path, direction] = by
  const order = [by, ['_id', direction]] as const
  if (last === undefined) return find(of, where, { order, limit })
  const behind = (value: unknown) => (direction === 1 ? is.gt(value) : is.lt(value))
  const ofMoment = await find(of, { ...where, [path]: last.at, _id: behind(last.id) }, { order, limit })
  const left = limit - ofMoment.length
  if (left === 0) return ofMoment
  return [...ofMoment, ...(await find(of, { ...where, [path]: behind(last.at) }, { order, limit: left }))]
}
