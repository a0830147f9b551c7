import * as v from 'valibot'
import { collection } from './collection'
import type { Context } from './context'
import type { Doc } from './store'

const Facts = v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()]))

/** One state change: who, in which role, when, what, from what to what. Personal text appears as a hash. */
export const AuditEntry = v.strictObject({
  /** collection:document:version, so that a change can have one entry only. */
  _id: v.string(),
  subject: v.string(),
  endpoint: v.string(),
  /** What the endpoint is called in Chinese. */
  what: v.optional(v.string()),
  /** Visitor id, `timer` or `anonymous`. */
  by: v.string(),
  role: v.string(),
  at: v.date(),
  before: Facts,
  after: Facts,
  /** Number of the seal that holds it; 0 until the minute timer came by, −1 until the day of what is anonymous is over. */
  seal: v.number(),
})

export const AuditEntries = collection({
  name: 'auditEntries',
  schema: AuditEntry,
  purpose: 'Who changed what and when, kept unchanged (§30)',
  personal: 'pseudonymous',
  mine: { why: 'who did what in which office, kept whole as evidence; texts about persons are hashes in it' },
  indexes: [
    { on: ['seal', 'at'] },
    { on: ['subject', 'at', '_id'] },
    { on: ['by', 'at', '_id'] },
    { on: ['at', '_id'] },
  ],
})
/** Who did what nobody may be found by: an entry by them names no one, and no search by a person leads to it. */
export const ANONYMOUS = 'anonymous'

/** Not sealed today: seals stand in order and bear the minute. */
export const AFTER_ITS_DAY = -1

export type AuditEntry = Doc<typeof AuditEntries>
export type AuditFacts = v.InferOutput<typeof Facts>

/** In which role somebody did it: that of their grant, or as themselves; `public` is whoever needn't be bound. */
const roleOf = ({ acting, visitor, isMember }: Context): string => {
  if (acting !== undefined) return acting.role
  if (visitor === 'timer') return 'timer'
  return isMember === true ? 'member' : 'public'
}

/** The entry of one document's new version. `subject` is `collection:id`. */
export const auditEntry = (
  context: Context,
  subject: string,
  version: number,
  before: AuditFacts,
  after: AuditFacts,
): AuditEntry => ({
  _id: `${subject}:${String(version)}`,
  subject,
  endpoint: context.endpoint,
  ...(context.title === undefined ? {} : { what: context.title }),
  by: context.visitor,
  role: roleOf(context),
  at: context.now,
  before,
  after,
  seal: context.isAnonymous === true ? AFTER_ITS_DAY : 0,
})
