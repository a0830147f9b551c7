import type * as v from 'valibot'
import type { Collection } from '../../_kernel/collection'
import type { Context } from '../../_kernel/context'
import { hmac } from '../../_kernel/hash'
import { Contended, type Doc, get, insert, update } from '../../_kernel/store'
import { lockedFor, withTry } from './binding-lock'
import { BindingTries, TriedNumbers } from '../collections'
import { withVisitor } from './tried-number'

const ATTEMPTS = 20

interface Counting {
  _id: string
  v: number
}
type CountingCollection = Collection<v.GenericSchema<unknown, Counting>>

/** Writes the next version of a document that counts, from its newest state, whoever else writes meanwhile. */
const advance = async <C extends CountingCollection>(
  of: C,
  read: () => Promise<{ known: Doc<C> | undefined; next: Doc<C> | undefined }>,
): Promise<Doc<C> | undefined> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { known, next } = await read()
    if (next === undefined) return known
    const { _id, ...rest } = next
    const written =
      known === undefined
        ? (await insert(of, next)) === 'inserted'
        : (await update(of, { _id, v: known.v }, rest)) === 1
    if (written) return next
  }
  throw new Contended(of.name)
}

export type Claim =
  | { readonly kind: 'granted'; readonly failures: number; readonly lockedMinutes: number | undefined }
  | { readonly kind: 'locked'; readonly minutes: number }

/**
 * Takes one of the openid's tries before anything is compared, so that many guesses at once get no more than
 * five. The same command sent again takes no second one. A right code gives the tries back afterwards.
 */
export const claimTry = async (context: Context): Promise<Claim> => {
  const { visitor, now } = context
  const key = `${context.operation}:${context.inputHash}`
  let locked: number | undefined
  const tries = await advance(BindingTries, async () => {
    const known = await get(BindingTries, visitor)
    locked = lockedFor(known?.lockedUntil, now)
    const isCounted = locked !== undefined || known?.keys.includes(key) === true
    return { known, next: isCounted ? undefined : withTry(known, visitor, key, now) }
  })
  if (locked !== undefined) return { kind: 'locked', minutes: locked }
  return {
    kind: 'granted',
    failures: tries?.failures ?? 0,
    lockedMinutes: lockedFor(tries?.lockedUntil, now),
  }
}

/** Keeps that this openid tried this number in vain; the same work whether anybody has it or not. */
export const keepTriedNumber = async (
  key: string,
  no: string,
  personId: string | undefined,
  context: Context,
): Promise<void> => {
  const id = hmac(key, `number:${no}`)
  await advance(TriedNumbers, async () => {
    const known = await get(TriedNumbers, id)
    return { known, next: withVisitor(known, { id, personId, visitor: context.visitor }, context.now) }
  })
}
