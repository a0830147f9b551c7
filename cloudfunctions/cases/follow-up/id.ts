import { shortHash } from '../../_kernel/hash'
import type { Rating } from '../rating/rating'

/** The id of a rating's follow-up, made with the rating's salt: whoever tries the ids of all visits finds none. */
export const followUpIdOf = (rating: Pick<Rating, '_id' | 'salt'>): string =>
  `f-${shortHash(`${rating.salt}:${rating._id}`)}`
