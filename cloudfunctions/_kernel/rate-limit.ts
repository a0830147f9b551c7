import * as v from 'valibot'
import { collection } from './collection'
import { find, insert, update, is } from './store'

const Allowance = v.strictObject({
  _id: v.string(),
  used: v.number(),
  resetAt: v.date(),
  updatedAt: v.date(),
})

export const Allowances = collection({
  name: 'allowances',
  schema: Allowance,
  purpose: 'How many commands a visitor sent lately, to slow down floods',
  personal: 'pseudonymous',
  mine: { why: 'a count without what was done, for two days' },
  keepDays: 2,
  indexes: [{ on: ['updatedAt'] }],
})

export interface Limit {
  readonly times: number
  readonly minutes: number
}

/**
 * Takes one from an allowance held by one document. Nothing: allowed. Otherwise: seconds until it is
 * filled again. Two callers at the last one: the database lets one through.
 */
export const spend = async (key: string, limit: Limit, now: Date): Promise<number | undefined> => {
  const taken = await update(
    Allowances,
    { _id: key, resetAt: is.gt(now), used: is.lt(limit.times) },
    { used: is.inc(1) },
  )
  if (taken === 1) return undefined
  const resetAt = new Date(now.getTime() + limit.minutes * 60_000)
  const fresh = { used: 1, resetAt, updatedAt: now }
  const [known] = await find(Allowances, { _id: key })
  if (known === undefined) {
    return (await insert(Allowances, { _id: key, ...fresh })) === 'inserted'
      ? undefined
      : spend(key, limit, now)
  }
  if (known.resetAt > now) {
    // Filled again by another of the same caller's commands since the first look: there is something to take.
    if (known.used < limit.times) return spend(key, limit, now)
    return Math.ceil((known.resetAt.getTime() - now.getTime()) / 1000)
  }
  const renewed = await update(Allowances, { _id: key, resetAt: known.resetAt }, fresh)
  return renewed === 1 ? undefined : spend(key, limit, now)
}

/** Gives one back that was taken: what it was for went well. */
export const giveBack = async (key: string): Promise<void> => {
  await update(Allowances, { _id: key, used: is.gt(0) }, { used: is.inc(-1) })
}

const READS_A_MINUTE = 240
const KEPT = 2000
const readers = new Map<string, { left: number; at: number }>()

/** A bucket in this instance for reads: free of trips, and good enough to stop one phone from hammering. */
export const spendRead = (visitor: string, now: Date): number | undefined => {
  const at = now.getTime()
  const known = readers.get(visitor) ?? { left: READS_A_MINUTE, at }
  const refilled = Math.min(READS_A_MINUTE, known.left + ((at - known.at) / 60_000) * READS_A_MINUTE)
  if (readers.size > KEPT) readers.clear()
  readers.set(visitor, { left: Math.max(0, refilled - 1), at })
  return refilled >= 1 ? undefined : Math.max(1, Math.ceil(((1 - refilled) / READS_A_MINUTE) * 60))
}
