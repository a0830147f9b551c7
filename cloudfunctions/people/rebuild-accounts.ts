import { Accounts } from '../_kernel/account'
import type { Context } from '../_kernel/context'
import { settle } from '../_kernel/operation'
import { Contended, find, is } from '../_kernel/store'
import { correction, renewed } from './account'
import { Persons, Postings, RoleGrants } from './collections'
import { directory } from './directory'
import { accountGrants } from './posting'

const PAGE = 100
const MOST = 1000

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
      const isGone = person === undefined || person.leftOn !== undefined
      const next = isGone ? undefined : renewed(account, person, grants, context.now)
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
