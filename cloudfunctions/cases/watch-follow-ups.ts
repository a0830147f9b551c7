import type { Context } from '../_kernel/context'
import { settle } from '../_kernel/operation'
import { Contended, find, is } from '../_kernel/store'
import { instantOf } from '../_kernel/time'
import { FollowUps } from './collections'
import { canFollow, placedFollowUp, stepDue } from './follow-up'
import { followUpFacts } from './follow-ups'
import { renewFollowUpTodos } from './follow-up-todos'

const EACH_TIME = 50

/** What is late comes before the centre again; an answer that the rater never judged is closed after 15 working days. */
export const watchFollowUps = async (context: Context): Promise<void> => {
  const { now, day } = context
  const late = await find(
    FollowUps,
    { live: true, dueKey: is.lt(day) },
    { order: [['dueKey', 1]], limit: EACH_TIME },
  )
  for (const known of late) {
    if (now < instantOf(stepDue(known), 1440)) continue
    if (!canFollow('lapse', known.state)) {
      await renewFollowUpTodos(known, now)
      continue
    }
    const after = placedFollowUp({ ...known, state: 'unjudged', updatedAt: now, v: known.v + 1 })
    try {
      await settle(context, undefined, [
        { of: FollowUps, replace: after, before: followUpFacts(known), after: followUpFacts(after) },
      ])
    } catch (error) {
      // The rater was faster; what they said stands.
      if (!(error instanceof Contended)) throw error
    }
  }
}
