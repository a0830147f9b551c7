import { type Account, Accounts } from '../_kernel/account'
import type { Context } from '../_kernel/context'
import { canonical } from '../_kernel/hash'
import { type AuditedChange, settle } from '../_kernel/operation'
import { Contended, find, is } from '../_kernel/store'
import { accountFacts } from './account'
import { Persons, Postings, RoleGrants } from './collections'
import { directory } from './directory'
import type { Person } from './person'
import { accountGrants } from './posting'

const PAGE = 100
const MOST = 1000

/** The account as its person, postings and grants say it should be. */
const renewed = (account: Account, person: Person, grants: Account['grants'], now: Date): Account => ({
  _id: account._id,
  openid: account.openid,
  personId: account.personId,
  name: person.name,
  audience: person.audience,
  ...(person.unitId === undefined ? {} : { unitId: person.unitId }),
  grants,
  createdAt: account.createdAt,
  updatedAt: now,
  v: account.v + 1,
})

const told = ({ name, audience, unitId, grants }: Account) => canonical({ name, audience, unitId, grants })

/** What has to change about one account; nothing when it is right. Somebody off the rolls has none. */
const correction = (account: Account, next: Account | undefined): AuditedChange | undefined => {
  const before = accountFacts(account)
  if (next === undefined) {
    return { of: Accounts, remove: { ...account, v: account.v + 1 }, before, after: {} }
  }
  if (told(next) === told(account)) return undefined
  return { of: Accounts, replace: next, before, after: accountFacts(next) }
}

/**
 * Makes every account again what persons, postings and grants say. Accounts are a read model: an edit in the
 * cloud console, or a roster import, shows here by the next morning.
 */
export const rebuildAccounts = async (context: Context): Promise<void> => {
  const { windows } = await directory()
  for (let last = ''; ;) {
    const page = await find(Accounts, { _id: is.gt(last) }, { order: [['_id', 1]], limit: PAGE })
    const who = { personId: is.in(page.map((account) => account.personId)) }
    const [persons, postings, roleGrants] = await Promise.all([
      find(Persons, { _id: who.personId }, { limit: MOST }),
      find(Postings, who, { limit: MOST }),
      find(RoleGrants, who, { limit: MOST }),
    ])
    for (const account of page) {
      const isTheirs = ({ personId }: { personId: string }) => personId === account.personId
      const person = persons.find(({ _id }) => _id === account.personId)
      const grants = accountGrants(
        postings.filter(isTheirs),
        roleGrants.filter(isTheirs),
        windows,
        context.day,
      )
      const next = person === undefined ? undefined : renewed(account, person, grants, context.now)
      const change = correction(account, next)
      if (change === undefined) continue
      try {
        await settle(context, undefined, [change])
      } catch (error) {
        // Somebody is binding at this moment; tomorrow's run sees the outcome.
        if (!(error instanceof Contended)) throw error
      }
    }
    const end = page.at(-1)
    if (end === undefined || page.length < PAGE) return
    last = end._id
  }
}
