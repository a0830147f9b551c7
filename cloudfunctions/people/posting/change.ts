import type { Context } from '../../_kernel/context'
import type { AuditFacts } from '../../_kernel/audit'
import type { AuditedChange } from '../../_kernel/operation'
import { addDays, type Day } from '../../_kernel/time'
import { Postings } from '../collections'
import { released, seatOf } from './post'
import type { ComingPosting, CurrentPosting, EndedPosting, Posting } from './posting'

/** A posting as the audit keeps it. */
export const postingFacts = (posting: Posting): AuditFacts => ({
  state: posting.state,
  personId: posting.personId,
  windowId: posting.windowId,
  kind: posting.kind,
  from: posting.from,
  ...(posting.state === 'ended' ? { to: posting.to, why: posting.why } : {}),
})

const changed = (before: Posting, after: Posting): AuditedChange => ({
  of: Postings,
  replace: after,
  before: postingFacts(before),
  after: postingFacts(after),
})

export interface PostingChange<P extends Posting = Posting> {
  readonly next: P
  readonly change: AuditedChange
}

/** A posting ends, with its last day; what it held is free for the next. One that was only coming never counted. */
export const ended = (
  posting: ComingPosting | CurrentPosting,
  end: { readonly why: EndedPosting['why']; readonly to: Day; readonly reason?: string },
  { now }: Context,
): PostingChange<EndedPosting> => {
  const { _id, personId, windowId, unitId, kind, from, createdAt } = posting
  const next: EndedPosting = {
    _id,
    personId,
    windowId,
    unitId,
    kind,
    from,
    ...released(_id),
    state: 'ended',
    to: posting.state === 'coming' ? addDays(from, -1) : end.to,
    why: posting.state === 'coming' ? 'calledOff' : end.why,
    ...(end.reason === undefined ? {} : { reason: end.reason }),
    ...('relievedOn' in posting && posting.relievedOn !== undefined
      ? { relievedOn: posting.relievedOn }
      : {}),
    createdAt,
    updatedAt: now,
    v: posting.v + 1,
  }
  return { next, change: changed(posting, next) }
}

/** Whoever was coming has the seat from a day on. */
export const seated = (
  posting: ComingPosting,
  from: Day,
  { now }: Context,
): PostingChange<CurrentPosting> => {
  const { outgoingId: _outgoing, ...rest } = posting
  const next: CurrentPosting = {
    ...rest,
    from,
    seat: seatOf(posting.windowId, posting.kind),
    state: 'current',
    updatedAt: now,
    v: posting.v + 1,
  }
  return { next, change: changed(posting, next) }
}

/** A posting whose duties fall to B from a day on, or who does them again (§12). */
export const relieved = (
  posting: CurrentPosting,
  on: Day | undefined,
  { now }: Context,
): PostingChange<CurrentPosting> => {
  const { relievedOn: _before, ...rest } = posting
  const next: CurrentPosting = {
    ...rest,
    ...(on === undefined ? {} : { relievedOn: on }),
    updatedAt: now,
    v: posting.v + 1,
  }
  const change: AuditedChange = {
    of: Postings,
    replace: next,
    before: { relievedOn: posting.relievedOn ?? null },
    after: { relievedOn: on ?? null },
  }
  return { next, change }
}
