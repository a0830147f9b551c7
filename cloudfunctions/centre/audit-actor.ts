import * as v from 'valibot'
import { type Account, Accounts } from '../_kernel/account'
import { AuditEntries, type AuditEntry } from '../_kernel/audit'
import { readFrom } from '../_kernel/collection'
import { roles } from '../_kernel/role'
import { find, is } from '../_kernel/store'

/** Bindings and changes of roles of one WeChat user that are looked through for who it was. */
const MOST_BINDINGS = 100

/** Names on the rolls, of whoever has left too; `people` alone writes them. */
const persons = readFrom(
  'persons',
  v.object({ _id: v.string(), name: v.string() }),
  'read to name whoever of the staff did something',
)

const isByStaff = ({ role }: AuditEntry): boolean => (roles as readonly string[]).includes(role)

/** Who a WeChat user was when they did these things: the audit itself says to whom it was bound. */
const boundTo = async (
  by: string,
  entries: readonly AuditEntry[],
): Promise<[id: string, personId: string][]> => {
  const latest = Math.max(...entries.map(({ at }) => at.getTime()))
  const bindings = await find(
    AuditEntries,
    { subject: `${Accounts.name}:${by}`, at: is.lte(new Date(latest)) },
    {
      order: [
        ['at', -1],
        ['_id', -1],
      ],
      limit: MOST_BINDINGS,
    },
  )
  return entries.flatMap((entry): [string, string][] => {
    const binding = bindings.find(({ at, after }) => at <= entry.at && typeof after['personId'] === 'string')
    return binding === undefined ? [] : [[entry._id, String(binding.after['personId'])]]
  })
}

/**
 * The names of those who did these things, by entry. Of whoever did it in a role, as of then: they may have left, have
 * no role any more, or another phone. Otherwise of those alone who hold a role now: who came as a visitor is nobody's
 * business here.
 */
export const actorNames = async (entries: readonly AuditEntry[]): Promise<ReadonlyMap<string, string>> => {
  const visitors = [...new Set(entries.map(({ by }) => by))]
  if (visitors.length === 0) return new Map()
  const inRole = visitors.map((by) => entries.filter((entry) => entry.by === by && isByStaff(entry)))
  const [accounts, ...bound] = await Promise.all([
    find(Accounts, { _id: is.in(visitors) }, { limit: visitors.length }),
    ...visitors.map((by, n) => ((inRole[n] ?? []).length === 0 ? [] : boundTo(by, inRole[n] ?? []))),
  ])
  const personIds = [...new Set(bound.flat().map(([, personId]) => personId))]
  const known =
    personIds.length === 0 ? [] : await find(persons, { _id: is.in(personIds) }, { limit: personIds.length })
  const nameById = new Map(known.map(({ _id, name }) => [_id, name]))
  const byNow = accounts.filter(({ grants }: Account) => grants.length > 0)
  const now = entries.flatMap(({ _id, by }): [string, string][] => {
    const name = byNow.find((account) => account._id === by)?.name
    return name === undefined ? [] : [[_id, name]]
  })
  const then = bound.flat().flatMap(([id, personId]): [string, string][] => {
    const name = nameById.get(personId)
    return name === undefined ? [] : [[id, name]]
  })
  return new Map([...now, ...then])
}

const MOST_OF_A_NAME = 5

/**
 * Entries by whoever of the staff has a name; nothing where nobody has. Of those who hold no role any more only what
 * they did in one: the rest they did as visitors.
 */
export const actorsNamed = async (
  name: string,
): Promise<{ readonly by: unknown; readonly role?: unknown } | undefined> => {
  const accounts = await find(Accounts, { name }, { limit: MOST_OF_A_NAME })
  const staff = accounts.filter(({ grants }) => grants.length > 0).map(({ _id }) => _id)
  if (staff.length > 0) return { by: is.in(staff) }
  const by = is.in(accounts.map(({ _id }) => _id))
  const former = { by, role: is.in(roles) }
  return (await find(AuditEntries, former, { limit: 1 })).length > 0 ? former : undefined
}
