import * as v from 'valibot'
import { Id, stamps } from '../../_kernel/values'

/**
 * Who tried to bind one number in vain (0.1). Kept alike for numbers that nobody has, so that neither answer
 * nor time tells which exist.
 */
export const TriedNumber = v.strictObject({
  /** HMAC of the number. */
  _id: v.string(),
  personId: v.optional(Id),
  tries: v.pipe(v.array(v.strictObject({ visitor: v.string(), at: v.date() })), v.maxLength(10)),
  /** Its owner is to be told, which the minute timer does. */
  isDue: v.boolean(),
  toldAt: v.optional(v.date()),
  ...stamps,
})
export type TriedNumber = v.InferOutput<typeof TriedNumber>

/** So many openids within so many days are told to the person. */
const ALARMING = 3
const DAYS = 7
const KEPT = 10

/** The number's tries after one more; only the last of each openid is kept. */
export const withVisitor = (
  known: TriedNumber | undefined,
  one: { readonly id: string; readonly personId: string | undefined; readonly visitor: string },
  now: Date,
): TriedNumber => {
  const since = new Date(now.getTime() - DAYS * 86_400_000)
  const earlier = (known?.tries ?? []).filter((tried) => tried.visitor !== one.visitor && tried.at > since)
  const tries = [...earlier, { visitor: one.visitor, at: now }].slice(-KEPT)
  const toldAt = known?.toldAt
  const isTold = toldAt !== undefined && toldAt > since
  return {
    _id: one.id,
    ...(one.personId === undefined ? {} : { personId: one.personId }),
    tries,
    isDue: one.personId !== undefined && tries.length >= ALARMING && !isTold,
    ...(toldAt === undefined ? {} : { toldAt }),
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    v: (known?.v ?? 0) + 1,
  }
}
