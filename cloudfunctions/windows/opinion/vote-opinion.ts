import { settle } from '../../_kernel/operation'
import { get } from '../../_kernel/store'
import { Opinions, OpinionVotes } from '../collections'
import type { Windows } from '../door'
import { voteId } from './read-opinions'
import { refuse } from '../refusals'

/** 赞同意见 (§8): once each, and no audit entry names who, as with the opinion itself. */
export const voteOpinion: Windows['voteOpinion'] = async ({ opinionId, isFor }, context) => {
  const id = voteId(opinionId, context.visitor)
  const [known, mine] = await Promise.all([get(Opinions, opinionId), get(OpinionVotes, id)])
  if (known?.listed === undefined) return refuse('OPINION_UNKNOWN', {})
  const before = known.votes ?? 0
  if ((mine !== undefined) === isFor) return settle(context, { votes: before, hasVoted: isFor }, [])
  const votes = Math.max(0, before + (isFor ? 1 : -1))
  const next = { ...known, votes, v: known.v + 1 }
  const vote = { _id: id, opinionId, updatedAt: context.now }
  return settle(
    context,
    { votes, hasVoted: isFor },
    [],
    [
      { of: Opinions, replace: next },
      isFor ? { of: OpinionVotes, insert: vote } : { of: OpinionVotes, drop: id },
    ],
  )
}
