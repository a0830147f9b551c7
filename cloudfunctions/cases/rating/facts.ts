import { ANONYMOUS } from '../../_kernel/audit'
import type { Context } from '../../_kernel/context'
import { hmac, shortHash } from '../../_kernel/hash'
import type { AuditedChange } from '../../_kernel/operation'
import { Ratings } from '../collections'
import type { Rating } from './rating'

/** A rating as the audit keeps it: the words as a salted hash only. */
const ratingFacts = (rating: Rating) => ({
  level: rating.level,
  aspects: rating.aspects.join(),
  words: rating.words === '' ? '' : hmac(rating.salt, rating.words),
  wordsState: rating.wordsState,
  setAside: rating.setAside?.reason ?? '',
})

/** What the audit calls a rating: its id is the visit's, by which whoever served could tell who came. */
const aliasOf = ({ _id, salt }: Rating): string => `ratings:r-${shortHash(`${salt}:audit:${_id}`)}`

/** A new rating, or what became of one, with its entry in the audit, which leads to no visit. */
export const ratingChange = (next: Rating, known?: Rating): AuditedChange =>
  known === undefined
    ? { of: Ratings, insert: next, before: {}, after: ratingFacts(next), subject: aliasOf(next) }
    : {
        of: Ratings,
        replace: next,
        before: ratingFacts(known),
        after: ratingFacts(next),
        subject: aliasOf(known),
      }

/** The rater as the audit knows them, whatever roles they hold elsewhere (§19): as nobody. */
export const unnamed = (context: Context): Context => ({ ...context, visitor: ANONYMOUS })
