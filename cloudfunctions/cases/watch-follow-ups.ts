import type { Context } from '../_kernel/context'
import { settle } from '../_kernel/operation'
import { eachDue } from '../_kernel/sound'
import { is } from '../_kernel/store'
import { instantOf } from '../_kernel/time'
import { FollowUps } from './collections'
import { canFollow, placedFollowUp, stepDue } from './follow-up'
import { followUpFacts } from './follow-ups'
import { renewFollowUpTodos } from './follow-up-todos'

/** What is late comes before the centre again; an answer that the rater never judged is closed after 15 working days. */
export const watchFollowUps = async (context: Context): Promise<void> => {
  const { now, day } = context
  const late = { live: true, dueKey: is.lt(day) }
  await eachDue(FollowUps, late, { order: [['dueKey', 1]] }, async (known) => {
    if (now < instantOf(stepDue(known), 1440)) return
    if (!canFollow('lapse', known.state)) {
      await renewFollowUpTodos(known, now)
      return
    }
    const after = placedFollowUp({ ...known, state: 'unjudged', updatedAt: now, v: known.v + 1 })
    await settle(context, undefined, [
      { of: FollowUps, replace: after, before: followUpFacts(known), after: followUpFacts(after) },
    ])
  })
}
