import type { Account } from '../_kernel/account'
import type { AuditFacts } from '../_kernel/audit'
import type { Context } from '../_kernel/context'
import { canonical, shortHash } from '../_kernel/hash'
import type { Grant } from '../_kernel/role'
import { find } from '../_kernel/store'
import { Postings, RoleGrants } from './collections'
import { directory } from './directory'
import { accountGrants } from './posting'

const MOST = 100

/** What a person's postings and grants let them do from today on. */
export const grantsOf = async (personId: string, context: Context): Promise<Grant[]> => {
  const [postings, roleGrants, { windows }] = await Promise.all([
    find(Postings, { personId }, { limit: MOST }),
    find(RoleGrants, { personId }, { limit: MOST }),
    directory(),
  ])
  return accountGrants(postings, roleGrants, windows, context.day)
}

/** An account as the audit keeps it: whose, and the grants by hash and number; no openid, no name. */
export const accountFacts = (account: Account): AuditFacts => ({
  personId: account.personId,
  grants: account.grants.length,
  grantsHash: shortHash(canonical(account.grants)),
})
