import type { Context } from '../_kernel/context'
import type { Doc, Write } from '../_kernel/store'
import { type Assessed, Events } from '../_shared/event'
import type { Case } from './case'

/**
 * The write that tells `assessment` of something that counts at a case's window. Named by the case and what counts,
 * so that a timer which runs twice counts once.
 */
export const assessed = (
  rule: Assessed['rule'],
  known: Case,
  name: string,
  on: Assessed['on'],
  { now }: Context,
): Write => {
  const event: Doc<typeof Events> = {
    _id: `cases:${known._id}:${rule}:${name}`,
    kind: 'assessed',
    takenBy: [],
    pending: true,
    facts: { rule, caseId: known._id, windowId: known.windowId, unitId: known.unitId, on },
    at: now,
    updatedAt: now,
  }
  return { of: Events, insert: event }
}
