import type { Context } from '../_kernel/context'
import type { Write } from '../_kernel/store'
import { type Assessed, assessedEvent, Events } from '../_shared/event'

/** The write that tells `assessment` of something that counts. */
export const assessed = (of: string, facts: Assessed, context: Pick<Context, 'now'>): Write => ({
  of: Events,
  insert: assessedEvent(of, facts, context),
})
