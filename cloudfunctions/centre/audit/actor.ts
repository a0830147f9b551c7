import * as v from 'valibot'
import { type Account, Accounts } from '../../_kernel/account'
import { AuditEntries, type AuditEntry } from '../../_kernel/audit'
import { readFrom } from '../../_kernel/collection'
import { findOn } from '../../_kernel/find-on'
import { roles } from '../../_kernel/role'
import { find, is } from '../../_kernel/store'

/** Bindings and changes of roles that are read at once. */
const PAGE = 1000

/** Names on the rolls, of whoever has left too; `people` alone writes them. */
const persons = readFrom(
  'persons',
  v.object({ _id: v.string(), name: v.string() }),
  'read to name whoever of the staff did something',
)

const isByStaff = ({ role }: AuditEntry): boolean => (roles as readonly string[]).includes(role)

/** What the audit says of these WeChat users up to a moment, the latest first: to whom they were bound, among others. */
const bindingsOf = async (visitors: readonly string[], until: Date): Promise<readonly AuditEntry[]> => {
  const where = { subject: is.in(visitors.map((by) => `${Accounts.name}:${by}`)), at: is.lte(until) }
  const found: AuditEntry[] = []
  for (;;) {
    const last = found.at(-1)
    const page = await findOn(
      AuditEntries,
      where,
      ['at', -1],
      last === undefined ? undefined : { at: last.at, id: last._id },
      PAGE,
    )
    found.push(...page)
    if (page.length < PAGE) return found
  }
}

/** Who did these things in a role, by entry: the audit itself says to whom the WeChat user was bound then. */
const boundThen = async (entries: readonly AuditEntry[]): Promise<[id: string, personId: string][]> => {
  const inRole = entries.filter(isByStaff)
  if (inRole.length === 0) return []
  const latest = Math.max(...inRole.map(({ at }) => at.getTime()))
  const bindings = await bindingsOf([...new Set(inRole.map(({ by }) => by))], new Date(latest))
  return inRole.flatMap((entry): [string, string][] => {
    const binding = bindings.find(
      ({ subject, at, after }) =>
        subject === `${Accounts.name}:${entry.by}` && at <= entry.at && typeof after['personId'] === 'string',
    )
    return binding === undefined ? [] : [[entry._id, String(binding.after['personId'])]]
  })
}

/**
 * The names of those who did these things, by entry. Of whoever did it in a role, as of then: they may have left, have
 * no role any more, or another phone. Otherwise of those alone who hold a role now: who came as a visitor is nobody's
 * business here. `read` are accounts that are known already.
 */
export const actorNames = async (
  entries: readonly AuditEntry[],
  read: readonly Account[] = [],
): Promise<ReadonlyMap<string, string>> => {
  const visitors = [...new Set(entries.map(({ by }) => by))]
  const unread = visitors.filter((by) => !read.some(({ _id }) => _id === by))
  const [found, then] = await Promise.all([
    unread.length === 0 ? [] : find(Accounts, { _id: is.in(unread) }, { limit: unread.length }),
    boundThen(entries),
  ])
  const accounts = [...read, ...found]
  const nameById = new Map(accounts.map(({ personId, name }) => [personId, name]))
  const others = [...new Set(then.map(([, personId]) => personId))].filter((id) => !nameById.has(id))
  const former =
    others.length === 0 ? [] : await find(persons, { _id: is.in(others) }, { limit: others.length })
  for (const { _id, name } of former) nameById.set(_id, name)
  const byNow = accounts.filter(({ grants }) => grants.length > 0)
  const now = entries.flatMap(({ _id, by }): [string, string][] => {
    const name = byNow.find((account) => account._id === by)?.name
    return name === undefined ? [] : [[_id, name]]
  })
  const asThen = then.flatMap(([id, personId]): [string, string][] => {
    const name = nameById.get(personId)
    return name === undefined ? [] : [[id, name]]
  })
  return new Map([...now, ...asThen])
}

const MOST_OF_A_NAME = 5

/**
 * Entries by whoever of the staff has a name; nothing where nobody has. Of those who hold no role any more only what
 * they did in one: the rest they did as visitors.
 */
export const actorsNamed = async (
  name: string,
): Promise<
  | {
      readonly where: { readonly by: unknown; readonly role?: unknown }
      readonly accounts: readonly Account[]
    }
  | undefined
> => {
  const accounts = await find(Accounts, { name }, { limit: MOST_OF_A_NAME })
  const staff = accounts.filter(({ grants }) => grants.length > 0).map(({ _id }) => _id)
  if (staff.length > 0) return { where: { by: is.in(staff) }, accounts }
  const by = is.in(accounts.map(({ _id }) => _id))
  const former = { by, role: is.in(roles) }
  return (await find(AuditEntries, former, { limit: 1 })).length > 0 ? { where: former, accounts } : undefined
}
