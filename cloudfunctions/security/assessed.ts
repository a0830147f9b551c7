import type { Context } from '../_kernel/context'
import type { Write } from '../_kernel/store'
import { type Assessed, Events, newEvent } from '../_shared/event'

/** The write that tells `assessment` of something that counts; its name makes telling it twice harmless. */
export const assessed = (of: string, facts: Assessed, context: Pick<Context, 'now'>): Write => {
  const { windowId, personId, ...rest } = facts
  const known = {
    ...rest,
    ...(windowId === undefined ? {} : { windowId }),
    ...(personId === undefined ? {} : { personId }),
  }
  const id = `${of}:${facts.sourceId}:${String(facts.version)}:${facts.rule}`
  return { of: Events, insert: newEvent(id, 'assessed', known, context) }
}
