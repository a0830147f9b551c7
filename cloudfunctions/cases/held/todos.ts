import * as v from 'valibot'
import { findFields, is } from '../../_kernel/store'
import { renewHeldTodo } from '../../_shared/held-words'
import { FollowUps, Ratings } from '../collections'

// That one waits stands in this field alone, whatever else of it is broken.
const Held = v.object({ held: v.string() })

/** The place of the oldest that waits, of either kind. */
const firstOf = async (of: typeof Ratings | typeof FollowUps): Promise<string | undefined> => {
  const oldest = { order: [['held', 1]], limit: 1 } as const
  const [first] = await findFields(of, Held, ['held'], { held: is.gt('') }, oldest)
  return first?.held
}

/** Brings the centre's to-dos to what waits for review now: words of ratings, and what raters answered. */
export const renewHeldTodos = async (now: Date): Promise<void> => {
  const [rating, answer] = await Promise.all([firstOf(Ratings), firstOf(FollowUps)])
  await renewHeldTodo('heldRatings', rating, now)
  await renewHeldTodo('heldAnswers', answer, now)
}
