import type { AuditFacts } from '../../_kernel/audit'
import type { Context } from '../../_kernel/context'
import { hmac, randomId } from '../../_kernel/hash'
import { audited, type AuditedChange } from '../../_kernel/operation'
import { commit, Contended, type Doc, type Write } from '../../_kernel/store'
import { backOff } from '../../_kernel/pause'
import { ComplaintParts } from '../collections'
import { isLive } from '../complaint-moves'
import type { ComplaintPart } from '../complaint'
import type { Handler } from './route'

export type Part = Doc<typeof ComplaintParts>

/** A matter as the audit keeps it: where it stands, and of what was written a salted hash. */
const factsOf = (part: ComplaintPart): AuditFacts => ({
  state: part.state,
  desk: part.desk,
  finding: part.review?.outcome?.finding ?? part.finding?.finding ?? '',
  isMajor: part.review?.outcome?.isMajor ?? part.decision?.isMajor ?? false,
  isSerious: part.isSerious,
  talk: part.talk.length,
  hearings: part.hearings.length,
  said: hmac(
    part.salt,
    JSON.stringify([
      part.words,
      part.talk,
      part.hearings,
      part.declined,
      part.finding,
      part.decision,
      part.reply,
      part.review,
      part.note,
      part.accountability,
    ]),
  ),
})

export const newSalt = (): string => randomId()

/** A new matter with its entry in the audit. */
export const newPart = (part: Part): AuditedChange => ({
  of: ComplaintParts,
  insert: part,
  before: {},
  after: factsOf(part),
})

/** Later of two: what is anonymous bears the day's beginning, which may lie before what a desk did today. */
export const later = (one: Date, other: Date): Date => (one > other ? one : other)

/** The next version of a matter, with what follows from its state. */
export const nextPart = (part: Part, change: Partial<ComplaintPart>, { now }: Pick<Context, 'now'>): Part => {
  const next = { ...part, ...change, updatedAt: later(part.updatedAt, now), v: part.v + 1 }
  return { ...next, isLive: isLive(next.state) }
}

export const partChange = (before: Part, after: Part): AuditedChange => ({
  of: ComplaintParts,
  replace: after,
  before: factsOf(before),
  after: factsOf(after),
})

/** The fields that say which desk has a matter; another's unit goes with its desk. */
export const atDesk = (handler: Handler): Pick<ComplaintPart, 'desk' | 'deskUnitId'> =>
  handler.desk === 'unit'
    ? { desk: 'unit', deskUnitId: handler.unitId }
    : { desk: handler.desk, deskUnitId: undefined }

/** The desk that has a matter. */
export const handlerOf = ({ desk, deskUnitId }: Pick<ComplaintPart, 'desk' | 'deskUnitId'>): Handler =>
  desk === 'unit' ? { desk, unitId: deskUnitId ?? '' } : { desk }

/** Ends a command whose answer isn't kept: changes and their entries, all or nothing. */
export const save = (
  context: Context,
  changes: readonly AuditedChange[],
  also: readonly Write[] = [],
): Promise<void> => commit([...audited(context, changes), ...also])

const ATTEMPTS = 5

/** Runs a command whose answer isn't kept again from its first read while others are faster. */
export const untilAlone = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof Contended) || attempt === ATTEMPTS) throw error
      await backOff(attempt)
    }
  }
}
