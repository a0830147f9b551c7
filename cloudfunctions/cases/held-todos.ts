import type { Collection } from '../_kernel/collection'
import { find, is } from '../_kernel/store'
import { renewHeldTodo } from '../_shared/held-words'
import { FollowUps, Ratings } from './collections'

/** The place of the oldest that waits, of either kind. */
const firstOf = async (of: typeof Ratings | typeof FollowUps): Promise<string | undefined> => {
  const oldest: Parameters<typeof find<Collection>>[2] = { order: [['held', 1]], limit: 1 }
  const [first] = await find(of, { held: is.gt('') }, oldest)
  return first?.held
}

/** Brings the centre's to-dos to what waits for review now: words of ratings, and what raters answered. */
export const renewHeldTodos = async (now: Date): Promise<void> => {
  const [rating, answer] = await Promise.all([firstOf(Ratings), firstOf(FollowUps)])
  await renewHeldTodo('heldRatings', rating, now)
  await renewHeldTodo('heldAnswers', answer, now)
}
