import { auditEntry, AuditEntries } from '../../_kernel/audit'
import type { Context } from '../../_kernel/context'
import { markAhead } from '../../_kernel/upload/document-mark'
import { canonical, shortHash } from '../../_kernel/hash'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { insertMissing, is, update } from '../../_kernel/store'
import { Persons, RosterChunks } from '../collections'
import { faultsIn, judged } from './judge-rows'
import type { Person } from '../person'
import type { RosterChunk, RosterRow } from './roster-import'
import { personAfter } from './row'

const personFacts = ({ kind, audience, unitId, group }: Person) => ({
  kind,
  audience,
  unitId: unitId ?? null,
  group: group ?? null,
})

/**
 * Puts those on the rolls who weren't there, a chunk in a few trips. Their entries and marks go first: a run that dies
 * in between finds the same people missing and goes on, and nobody stands on the rolls without an entry to be found
 * by. They are as of when the chunk was weighed, so that a second run writes the same.
 */
const add = async (
  rows: readonly RosterRow[],
  { importId, updatedAt: at }: RosterChunk,
  context: Context,
): Promise<void> => {
  if (rows.length === 0) return
  const people = rows.map((row) => personAfter(row, undefined, `p-${shortHash(`person:${row.no}`)}`, at))
  const entries = people.map((person) =>
    auditEntry(context, `${Persons.name}:${person._id}`, person.v, {}, { ...personFacts(person), importId }),
  )
  await insertMissing(AuditEntries, entries)
  await markAhead(Persons, people, at)
  await insertMissing(Persons, people)
}

/**
 * Who was added or changed by one chunk, with an audit entry for each of them and one for the chunk. Each row is judged
 * by the person as they are written: one who was seated, moved or left in these minutes is left alone, and named.
 */
export const applyRows = async (chunk: RosterChunk, context: Context): Promise<void> => {
  const rows = await judged(chunk.rows, chunk.back, context.day)
  const faults = faultsIn(rows)
  const fresh = rows.filter(({ outcome }) => outcome === 'added').map(({ row }) => row)
  await add(fresh, chunk, context)
  const changes = rows.flatMap(({ row, person: before, outcome }): AuditedChange[] => {
    if (before === undefined || outcome !== 'changed') return []
    const after = personAfter(row, before, before._id, context.now)
    const { importId } = chunk
    return [
      {
        of: Persons,
        replace: after,
        before: personFacts(before),
        after: { ...personFacts(after), importId },
      },
    ]
  })
  for (let from = 0; from < changes.length; from += 20)
    await settle(context, undefined, changes.slice(from, from + 20))
  const entry = auditEntry(
    context,
    `${RosterChunks.name}:${chunk._id}`,
    1,
    {},
    {
      added: chunk.added,
      changed: chunk.changed,
      leftOut: faults.length,
      rowsHash: shortHash(canonical(chunk.rows)),
    },
  )
  await insertMissing(AuditEntries, [entry])
  await update(
    RosterChunks,
    { _id: chunk._id, state: 'weighed' },
    { state: 'applied', faults: is.set(faults), hasFaults: faults.length > 0, updatedAt: context.now },
  )
}
