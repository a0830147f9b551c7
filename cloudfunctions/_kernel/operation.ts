import * as v from 'valibot'
import { auditEntry, AuditEntries, type AuditFacts } from './audit'
import { collection } from './collection'
import type { Context } from './context'
import { marking, unmarking } from './upload/document-mark'
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
  mine: {
    why: 'copies of answers that stand in their own place; the caller alone could have them again, and they go after 30 days',
  },
  keepDays: 30,
  indexes: [{ on: ['updatedAt'] }],
})

type Change = Extract<Write, { insert: unknown } | { replace: unknown } | { remove: unknown }>

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

/** One document's change together with what the audit says of it. */
export type AuditedChange = Change & {
  readonly before: AuditFacts
  readonly after: AuditFacts
  /** What the audit calls the document, where its id would tell whose it is: `collection:alias`. */
  readonly subject?: string
}

/**
 * A document written anew as it is, in the transaction of something that was decided by it: were it to change at this
 * moment, one of both would run again.
 */
export const heldAnew = (
  of: Change['of'],
  document: { readonly _id: string; readonly v: number },
  { now }: Pick<Context, 'now'>,
  after: AuditFacts = {},
): AuditedChange => {
  const replace = { ...document, updatedAt: now, v: document.v + 1 }
  return { of, replace, before: {}, after }
}

const versionOf = (document: { readonly _id: string }): number =>
  'v' in document && typeof document.v === 'number' ? document.v : 1

/** The writes of audited changes: each document, its entry and its mark. */
export const audited = (context: Context, changes: readonly AuditedChange[]): Write[] =>
  changes.flatMap((change): Write[] => {
    const { of, before, after } = change
    const document = 'insert' in change ? change.insert : 'remove' in change ? change.remove : change.replace
    const subject = change.subject ?? `${of.name}:${document._id}`
    const entry = auditEntry(context, subject, versionOf(document), before, after)
    const [write, mark]: [Write, Write] =
      'insert' in change
        ? [{ of, insert: change.insert }, marking(of, document, context.now)]
        : 'remove' in change
          ? [{ of, remove: change.remove }, unmarking(of, document._id)]
          : [{ of, replace: change.replace }, marking(of, document, context.now)]
    return [write, { of: AuditEntries, insert: entry }, mark]
  })

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
  const operation = {
    _id: context.operation,
    endpoint: context.endpoint,
    inputHash: context.inputHash,
    value,
    updatedAt: context.now,
  }
  await commit([
    ...audited(context, changes),
    ...also,
    ...(context.opId === '' ? [] : [{ of: Operations, insert: operation }]),
  ])
  return value
}
