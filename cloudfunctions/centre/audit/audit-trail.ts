import type { Account } from '../../_kernel/account'
import { AuditEntries, type AuditEntry } from '../../_kernel/audit'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { instantKey, writeCursor } from '../../_kernel/cursor'
import { findOn } from '../../_kernel/find-on'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { is } from '../../_kernel/store'
import { DAY_MINUTES, instantOf } from '../../_kernel/time'
import { actorNames, actorsNamed } from './actor'
import { ofSubjects, subjectsOf } from './audit-thing'
import type { contract } from '../contract'
import { refuse } from '../refusals'
import { type Thing, thingOf } from './thing'

type AuditTrail = (typeof contract)['auditTrail']
type Row = OutputOf<AuditTrail>['entries'][number]

const PAGE = 30

/**
 * Everything but what the desks of complaints do: whoever audits may be of a complaint's chain, or of the desk that keeps
 * a number alone (§33). It is sealed and verified like all else, and each desk reads the steps on its own pages.
 */
const isNoComplaint = is.lt('complaints.').or(is.gte('complaints/'))

const said = (value: AuditEntry['before'][string] | undefined): string =>
  value === undefined || value === null ? '' : String(value)

/** What an entry says changed: only facts that differ. */
export const changesOf = ({ before, after }: Pick<AuditEntry, 'before' | 'after'>): Row['facts'] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((name) => ({ name, before: said(before[name]), after: said(after[name]) }))
    .filter((fact) => fact.before !== fact.after)

const rowOf = (entry: AuditEntry, name: string | undefined): Row => ({
  entryId: entry._id,
  subject: entry.subject,
  endpoint: entry.endpoint,
  ...(entry.what === undefined ? {} : { what: entry.what }),
  role: entry.role,
  by: entry.by,
  ...(name === undefined ? {} : { name }),
  at: entry.at.toISOString(),
  facts: changesOf(entry),
  isSealed: entry.seal > 0,
})

interface Sought {
  readonly where: { readonly subject?: unknown; readonly by?: unknown; readonly role?: unknown }
  /** Accounts that were read on the way. */
  readonly accounts: readonly Account[]
}

/** Entries about a thing that was named by its number, or of whoever of the staff has a name. */
const soughtBy = async (thing: Thing): Promise<Sought | Refusal<'NOBODY_OF_THAT_NAME' | 'NO_SUCH_THING'>> => {
  if (thing.kind === 'name') {
    return (await actorsNamed(thing.name)) ?? refuse('NOBODY_OF_THAT_NAME', {})
  }
  const subjects = await subjectsOf(thing)
  return subjects.length === 0 ? refuse('NO_SUCH_THING', {}) : { where: ofSubjects(subjects), accounts: [] }
}

/** 留痕: the audit, by thing, by who did it or by day, newest first. */
export const auditTrail = async (
  input: InputOf<AuditTrail>,
): Promise<OutputOf<AuditTrail> | Refusal<'NOBODY_OF_THAT_NAME' | 'NO_SUCH_THING' | KernelCode>> => {
  const last = instantKey(input.cursor)
  if (isRefusal(last)) return last
  const sought =
    input.about === undefined ? { where: {}, accounts: [] } : await soughtBy(thingOf(input.about))
  if (isRefusal(sought)) return sought
  const { until } = input
  const where = {
    ...(input.subject === undefined ? {} : { subject: input.subject }),
    ...(input.by === undefined ? {} : { by: input.by }),
    ...sought.where,
    endpoint: isNoComplaint,
    at: until === undefined ? is.gt(new Date(0)) : is.lt(instantOf(until, DAY_MINUTES)),
  }
  const rest = await findOn(AuditEntries, where, ['at', -1], last, PAGE + 1)
  const shown = rest.slice(0, PAGE)
  const names = await actorNames(shown, sought.accounts)
  const end = rest.length > PAGE ? shown.at(-1) : undefined
  return {
    entries: shown.map((entry) => rowOf(entry, names.get(entry._id))),
    ...(end === undefined ? {} : { cursor: writeCursor([end.at.getTime(), end._id]) }),
  }
}
