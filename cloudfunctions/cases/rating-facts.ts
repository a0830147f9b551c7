import { hmac } from '../_kernel/hash'
import type { Rating } from './rating'

/** A rating as the audit keeps it: the words as a salted hash only. */
export const ratingFacts = (rating: Rating) => ({
  level: rating.level,
  aspects: rating.aspects.join(),
  words: rating.words === '' ? '' : hmac(rating.salt, rating.words),
  setAside: rating.setAside?.reason ?? '',
})
