import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { keepNewest } from './cached'
import { collection } from './collection'
import { hmac } from './hash'
import { get, insert, is, remove } from './store'
import { type Day, instantOf } from './time'

const DayKey = v.strictObject({ _id: v.string(), key: v.string(), updatedAt: v.date() })

/**
 * 当日密钥: what anonymous callers are counted under is made with it, so that a flood can be stopped. It is thrown away
 * with its day, and then nobody can tell any more who called.
 */
export const DayKeys = collection({
  name: 'dayKeys',
  schema: DayKey,
  purpose: 'The key of today under which anonymous callers are counted; the one of yesterday is gone (§33)',
  personal: 'none',
  keepDays: 1,
  indexes: [{ on: ['updatedAt'] }],
})

const KEPT = 2
const kept = new Map<string, string>()

const keyOf = async (day: Day): Promise<string> => {
  const known = kept.get(day) ?? (await get(DayKeys, day))?.key
  if (known !== undefined) return keepNewest(kept, day, known, KEPT)
  await remove(DayKeys, { _id: is.lt(day) })
  const key = randomBytes(32).toString('base64url')
  // Another instance may have made it at the same moment: what stands there counts.
  await insert(DayKeys, { _id: day, key, updatedAt: instantOf(day, 0) })
  return keyOf(day)
}

/** How a caller is called today and never again. `pepper` is the function's own key, which stands in no document. */
export const nameOfToday = async (visitor: string, day: Day, pepper: string): Promise<string> =>
  hmac(`${pepper}:${await keyOf(day)}`, visitor)
