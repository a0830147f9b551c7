import * as v from 'valibot'
import { keepNewest } from './cached'
import { collection } from './collection'
import { shortHash } from './hash'
import { Grant } from './role'
import { type Doc, get } from './store'

/** What the centre knows of one openid: whose it is and what that person may do. Written by `people` alone. */
export const Account = v.strictObject({
  /** The visitor id: a hash of the openid, the same before and after binding. */
  _id: v.string(),
  openid: v.string(),
  personId: v.string(),
  name: v.string(),
  audience: v.string(),
  unitId: v.optional(v.string()),
  grants: v.pipe(v.array(Grant), v.maxLength(50)),
  createdAt: v.date(),
  updatedAt: v.date(),
  v: v.number(),
})

export const Accounts = collection({
  name: 'accounts',
  schema: Account,
  purpose: 'Which WeChat user is which person and what roles it holds, read at every call',
  personal: 'personal',
  mine: { shown: ['people.person', 'people.roles'] },
  indexes: [{ on: ['personId'], unique: true }, { on: ['name'] }],
})
export type Account = Doc<typeof Accounts>

/** The id under which a WeChat user appears everywhere; an openid itself is never stored in a ticket or log. */
export const visitorOf = (openid: string): string => shortHash(`visitor:${openid}`)

const FRESH_MS = 30_000
const KEPT = 500
const kept = new Map<string, { account: Account | undefined; at: number }>()

/** The account of a visitor, at most 30 seconds old; nothing for somebody who isn't bound. */
export const accountOf = async (visitor: string): Promise<Account | undefined> => {
  const known = kept.get(visitor)
  return known !== undefined && performance.now() - known.at < FRESH_MS
    ? known.account
    : freshAccountOf(visitor)
}

/** The account of a visitor as it is now: whoever was unbound, or lost a role, changes nothing any more. */
export const freshAccountOf = async (visitor: string): Promise<Account | undefined> => {
  const account = await get(Accounts, visitor)
  // A guest is asked for anew each time: binding must show at once.
  if (account === undefined) kept.delete(visitor)
  else keepNewest(kept, visitor, { account, at: performance.now() }, KEPT)
  return account
}

/** What this instance keeps of somebody whose binding has ended. */
export const forgetAccount = (visitor: string): void => {
  kept.delete(visitor)
}

/** The account of a visitor if this instance has just read it; costs no trip. */
export const knownAccount = (visitor: string): Account | undefined => {
  const known = kept.get(visitor)
  return known !== undefined && performance.now() - known.at < FRESH_MS ? known.account : undefined
}
