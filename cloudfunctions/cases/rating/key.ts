import { shortHash } from '../../_kernel/hash'
import type { Rating } from './rating'

/**
 * A rating with its place among held words, or without one. The key says the week and nothing of the visit, and other
 * words have another one: what was changed meanwhile can't be passed unread.
 */
export const placedWords = (rating: Rating): Rating => {
  const { held: _last, ...rest } = rating
  if (rating.wordsState !== 'pendingReview') return rest
  const { week, salt, _id, words } = rating
  return { ...rest, held: `${week}:${shortHash(`${salt}:held:${_id}:${words}`)}` }
}

/** The place of a rating that does not count in the centre's list: its week, and nothing of the visit. */
export const asideKeyOf = ({ week, salt, _id }: Rating): string =>
  `${week}:${shortHash(`${salt}:aside:${_id}`)}`

/** Where a rating stands that the window's own staff give on somebody's slip: beside the visit's own. */
export const besideIdOf = (visit: Pick<Rating, '_id'>, visitor: string): string =>
  `${visit._id}:staff:${shortHash(visitor)}`
