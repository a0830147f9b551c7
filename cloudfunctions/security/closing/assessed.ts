import type { Context } from '../../_kernel/context'
import type { Write } from '../../_kernel/store'
import type { Closing } from '../../_shared/closing'
import { assessed } from '../assessed'
import { Closings } from '../collections'

/**
 * The write that tells `assessment` of a window that nobody looked round in (§31), or that it no longer counts. The
 * hall is the centre's own, and counts for no unit.
 */
export const assessedClosing = (
  { _id, day, place, unitId, missed }: Closing,
  context: Pick<Context, 'now'>,
): Write[] => {
  if (missed === undefined || unitId === undefined) return []
  const isExcused = missed.excused !== undefined
  const facts = {
    rule: 'closingMissed',
    sourceId: _id,
    version: isExcused ? 2 : 1,
    times: isExcused ? 0 : 1,
    unitId,
    windowId: place,
    personId: missed.personId,
    on: day,
  } as const
  return [assessed(Closings.name, facts, context)]
}
