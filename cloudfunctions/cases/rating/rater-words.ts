import type { Context } from '../../_kernel/context'
import { MOST_ROWS } from '../../_kernel/my-data'
import type { AuditedChange } from '../../_kernel/operation'
import { find, is } from '../../_kernel/store'
import { FollowUps } from '../collections'
import { followUpFacts, type StoredFollowUp } from '../follow-up/follow-ups'
import type { Rating } from './rating'

/** What a rater wrote back to the centre. */
export const saidTo = ({ talk }: StoredFollowUp): string[] =>
  talk.flatMap(({ said }) => (said === undefined || said === '' ? [] : [said]))

/** The follow-ups of somebody's ratings in which they wrote back. */
export const myAnswers = async (ratings: readonly Rating[]): Promise<StoredFollowUp[]> => {
  const ids = ratings.map(({ _id }) => _id)
  if (ids.length === 0) return []
  const found = await find(FollowUps, { ratingId: is.in(ids) }, { limit: MOST_ROWS })
  return found.filter((known) => saidTo(known).length > 0)
}

/** Takes the rater's words out of a follow-up; that they answered stays. */
export const silencing = (known: StoredFollowUp, { now }: Context): AuditedChange => {
  const { held: _waited, ...rest } = known
  const talk = known.talk.map((one) =>
    one.said === undefined ? one : { ...one, said: '', saidState: 'passed' as const },
  )
  const silent = { ...rest, talk, updatedAt: now, v: known.v + 1 }
  return { of: FollowUps, replace: silent, before: followUpFacts(known), after: followUpFacts(silent) }
}
