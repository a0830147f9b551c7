import * as v from 'valibot'
import { auditEntry, AuditEntries, type AuditFacts } from './audit'
import { type Collection, collection } from './collection'
import type { Context } from './context'
import { commit, get, type Write } from './store'

/** The first answer of a command, so that a retry gets the same one. */
const Operation = v.strictObject({
  _id: v.string(),
  endpoint: v.string(),
  inputHash: v.string(),
  value: v.unknown(),
  updatedAt: v.date(),
})

export const Operations = collection({
  name: 'operations',
  schema: Operation,
  purpose: 'First answers of commands, so that sending one again changes nothing',
  personal: 'personal',
  keepDays: 30,
  indexes: [{ on: ['updatedAt'] }],
})

/** One document's change together with what the audit says of it. */
export type AuditedChange = Write & {
  readonly before: AuditFacts
  readonly after: AuditFacts
}

/** What became of this operation before: its answer, another input under its name, or nothing. */
export const earlierAnswer = async (
  context: Context,
): Promise<
  | { readonly kind: 'none' }
  | { readonly kind: 'answered'; readonly value: unknown }
  | { readonly kind: 'reused' }
> => {
  const known = await get(Operations, context.operation)
  if (known === undefined) return { kind: 'none' }
  return known.inputHash === context.inputHash ? { kind: 'answered', value: known.value } : { kind: 'reused' }
}

const subjectOf = (of: Collection, write: Write): { subject: string; version: number } => {
  const document = 'insert' in write ? write.insert : 'remove' in write ? write.remove : write.replace
  const version = 'v' in document && typeof document.v === 'number' ? document.v : 1
  return { subject: `${of.name}:${document._id}`, version }
}

/**
 * Ends a command: writes its documents, an audit entry for each and the answer, all or nothing (0.3). `also` are
 * writes that are no change of their own, such as an event that tells of one.
 * Throws Contended when somebody was faster; the door then runs the handler again from its first read.
 */
export const settle = async <T>(
  context: Context,
  value: T,
  changes: readonly AuditedChange[],
  also: readonly Write[] = [],
): Promise<T> => {
  const writes = changes.flatMap((change): Write[] => {
    const { subject, version } = subjectOf(change.of, change)
    const entry = auditEntry(context, subject, version, change.before, change.after)
    const { of } = change
    const write: Write =
      'insert' in change
        ? { of, insert: change.insert }
        : 'remove' in change
          ? { of, remove: change.remove }
          : { of, replace: change.replace }
    return [write, { of: AuditEntries, insert: entry }]
  })
  const operation = {
    _id: context.operation,
    endpoint: context.endpoint,
    inputHash: context.inputHash,
    value,
    updatedAt: context.now,
  }
  await commit([...writes, ...also, ...(context.opId === '' ? [] : [{ of: Operations, insert: operation }])])
  return value
}
