import * as v from 'valibot'
import { Count, stamps } from '../../_kernel/values'

/** Tries of one WeChat user to bind (0.1). It is the openid that locks: a person never does. */
export const BindingTries = v.strictObject({
  /** Visitor id. */
  _id: v.string(),
  failures: Count,
  lockedUntil: v.optional(v.date()),
  /** The last tries counted, so that one that was sent twice counts once. */
  keys: v.pipe(v.array(v.string()), v.maxLength(5)),
  ...stamps,
})
export type BindingTries = v.InferOutput<typeof BindingTries>

const TRIES = 5
const FIRST_LOCK_MINUTES = 15
const LONGEST_LOCK_MINUTES = 24 * 60

/**
 * Minutes for which the openid locks after so many wrong tries: 15 at the fifth, twice as long at every fifth
 * after it, a day at most; 0 between.
 */
export const lockMinutes = (failures: number): number =>
  failures === 0 || failures % TRIES !== 0
    ? 0
    : Math.min(LONGEST_LOCK_MINUTES, FIRST_LOCK_MINUTES * 2 ** (failures / TRIES - 1))

/** Tries that are left before the next lock. */
export const triesLeft = (failures: number): number => (TRIES - (failures % TRIES)) % TRIES

/** Whole minutes until the lock opens, or nothing when it is open. */
export const lockedFor = (lockedUntil: Date | undefined, now: Date): number | undefined =>
  lockedUntil === undefined || lockedUntil <= now
    ? undefined
    : Math.ceil((lockedUntil.getTime() - now.getTime()) / 60_000)

/** The tries after one more that is wrong until shown otherwise; `key` names it. */
export const withTry = (
  known: BindingTries | undefined,
  visitor: string,
  key: string,
  now: Date,
): BindingTries => {
  const failures = (known?.failures ?? 0) + 1
  const minutes = lockMinutes(failures)
  return {
    _id: visitor,
    failures,
    ...(minutes === 0 ? {} : { lockedUntil: new Date(now.getTime() + minutes * 60_000) }),
    keys: [...(known?.keys ?? []), key].slice(-TRIES),
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    v: (known?.v ?? 0) + 1,
  }
}
