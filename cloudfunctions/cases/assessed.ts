import type { Context } from '../_kernel/context'
import type { Write } from '../_kernel/store'
import { type Assessed, assessedEvent, Events } from '../_shared/event'
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
  context: Context,
): Write => {
  // Each notice and each day is a source of its own, so that one never takes another's place.
  const sourceId = `${known._id}:${name}`
  const { windowId, unitId } = known
  const facts = { rule, sourceId, version: 1, times: 1, windowId, unitId, on } satisfies Assessed
  return { of: Events, insert: assessedEvent('cases', facts, context) }
}
