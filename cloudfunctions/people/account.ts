import { type Account, Accounts } from '../_kernel/account'
import type { AuditFacts } from '../_kernel/audit'
import type { Context } from '../_kernel/context'
import { canonical, shortHash } from '../_kernel/hash'
import { type AuditedChange, heldAnew } from '../_kernel/operation'
import type { Grant } from '../_kernel/role'
import { find, findSound, is } from '../_kernel/store'
import { ServiceWindows } from '../_shared/service-window'
import { standInsOf } from '../_shared/stand-in'
import { Persons, Postings, RoleGrants } from './collections'
import { directory } from './directory'
import type { Person } from './person'
import { accountGrants, hasRole, type Posting } from './posting/posting'
import type { RoleGrant } from './grant/role-grant'

const MOST = 100

/** What a person's postings and grants let them do from today on. */
export const grantsOf = async (personId: string, context: Context): Promise<Grant[]> => {
  const [postings, roleGrants, { windows }, standIns] = await Promise.all([
    find(Postings, { personId }, { limit: MOST }),
    find(RoleGrants, { personId }, { limit: MOST }),
    directory(),
    standInsOf([personId], context.day),
  ])
  return accountGrants(postings, roleGrants, windows, context.day, standIns)
}

/** Whether a person holds a post or a role now or from a coming day on. */
export const isOfStaff = async (personId: string, { day }: Context): Promise<boolean> => {
  const [postings, roleGrants] = await Promise.all([
    find(Postings, { personId, state: is.in(['coming', 'current']) }, { limit: MOST }),
    find(RoleGrants, { personId }, { limit: MOST }),
  ])
  return hasRole(postings, roleGrants, day)
}

/** An account as the audit keeps it: whose, and the grants by hash and number; no openid, no name. */
export const accountFacts = (account: Account): AuditFacts => ({
  personId: account.personId,
  grants: account.grants.length,
  grantsHash: shortHash(canonical(account.grants)),
})

/** The account as its person, postings and grants say it should be. */
export const renewed = (account: Account, person: Person, grants: Account['grants'], now: Date): Account => ({
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
export const correction = (account: Account, next: Account | undefined): AuditedChange | undefined => {
  const before = accountFacts(account)
  if (next === undefined) {
    return { of: Accounts, remove: { ...account, v: account.v + 1 }, before, after: {} }
  }
  if (told(next) === told(account)) return undefined
  return { of: Accounts, replace: next, before, after: accountFacts(next) }
}

/** Documents as they will be: those that change take the place of those that are stored. */
const overlaid = <T extends { _id: string; personId: string }>(
  stored: readonly T[],
  next: readonly T[],
  personId: string,
): T[] => [
  ...stored.filter((one) => one.personId === personId && !next.some(({ _id }) => _id === one._id)),
  ...next.filter((one) => one.personId === personId),
]

/**
 * A person written anew as they are, in the transaction of something that was decided by what they hold: were they to
 * leave, be bound, moved or given something else at this moment, one of both would run again. `person` is as it was
 * read before anything else of theirs.
 */
export const personHeld = (person: Person, context: Pick<Context, 'now'>): AuditedChange =>
  heldAnew(Persons, person, context)

interface Held {
  readonly postings?: readonly Posting[]
  readonly grants?: readonly RoleGrant[]
  /** Who was assigned to stand in somewhere, or isn't any more. */
  readonly people?: readonly string[]
  /** Whose fitness was looked at, as they were read before that. */
  readonly person?: Person
}

/**
 * What changes about people whose postings or grants change, and their accounts: to be written in the same
 * transaction, so that nobody acts in a role that is gone. `next` are those postings and grants as they will be.
 */
export const accountChanges = async (next: Held, context: Context): Promise<AuditedChange[]> => {
  const { now, day } = context
  const { postings = [], grants = [], people = [] } = next
  const whoever = [...new Set([...people, ...[...postings, ...grants].map((one) => one.personId)])]
  if (whoever.length === 0) return []
  const personId = is.in(whoever)
  // People first: what is read of theirs afterwards can't change without them.
  const persons = (await find(Persons, { _id: personId })).map((one) =>
    one._id === next.person?._id ? next.person : one,
  )
  // Windows as they are now: one that has just opened is its head's at once, and one that is broken is nobody's.
  const [accounts, knownPostings, knownGrants, windows, standIns] = await Promise.all([
    find(Accounts, { personId }),
    find(Postings, { personId }, { limit: MOST }),
    find(RoleGrants, { personId }, { limit: MOST }),
    findSound(ServiceWindows, {}, { limit: MOST }),
    standInsOf(whoever, day),
  ])
  const corrected = accounts.flatMap((account): AuditedChange[] => {
    const whose = account.personId
    const person = persons.find(({ _id }) => _id === whose)
    const held = accountGrants(
      overlaid(knownPostings, postings, whose),
      overlaid(knownGrants, grants, whose),
      windows.sound,
      day,
      standIns.filter((one) => one.personId === whose),
    )
    const change = correction(account, person === undefined ? undefined : renewed(account, person, held, now))
    return change === undefined ? [] : [change]
  })
  return [...persons.map((person) => personHeld(person, context)), ...corrected]
}
