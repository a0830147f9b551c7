import type { Context } from '../../_kernel/context'
import { settle } from '../../_kernel/operation'
import { eachDue } from '../../_kernel/sound'
import { is } from '../../_kernel/store'
import { FollowUps } from '../collections'
import { followUpMoves, placedFollowUp } from './follow-up'
import { followUpFacts } from './follow-ups'

/**
 * An answer that the rater never judged in time is closed. Those alone are read: what the centre or a unit is late with
 * stays so, and would stand before them for ever; it is told when the night makes the to-dos anew.
 */
export const watchFollowUps = async (context: Context): Promise<void> => {
  const { from, to } = followUpMoves.lapse
  const unjudged = { state: from[0], dueKey: is.lt(context.day) }
  await eachDue(FollowUps, unjudged, { order: [['dueKey', 1]] }, async (known) => {
    const after = placedFollowUp({ ...known, state: to, updatedAt: context.now, v: known.v + 1 })
    await settle(context, undefined, [
      { of: FollowUps, replace: after, before: followUpFacts(known), after: followUpFacts(after) },
    ])
  })
}
