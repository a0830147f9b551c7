import type { Context } from '../../_kernel/context'
import type { Write } from '../../_kernel/store'
import { assessedEvent, Events } from '../../_shared/event'
import type { ComplaintPart } from '../complaint'
import type { Finding } from '../complaint-shape'

/** What holds now: a review's finding takes the place of the first. */
export const findingOf = (part: Pick<ComplaintPart, 'finding' | 'review'>): Finding | undefined =>
  part.review?.outcome?.finding ?? part.finding?.finding

export const isMajorOf = (part: Pick<ComplaintPart, 'decision' | 'review'>): boolean =>
  part.review?.outcome?.outcome === 'changed'
    ? part.review.outcome.isMajor
    : (part.decision?.isMajor ?? false)

/** What was found so, wholly or in part, counts (§34). */
export const isSo = (finding: Finding | undefined): boolean =>
  finding === 'substantiated' || finding === 'partly'

/** What assessment is told of a matter: once for what was found so, by a rule of its own where it is major (§34). */
export const consequence = (
  finding: Finding | undefined,
  isMajor: boolean,
): { readonly rule: 'complaint' | 'majorComplaint'; readonly times: 0 | 1 } => ({
  rule: isMajor ? 'majorComplaint' : 'complaint',
  times: isSo(finding) ? 1 : 0,
})

/**
 * The writes that tell assessment what follows from a matter as it is now; its latest word counts, so that what a review
 * overturned is taken back, by the rule that it was counted by. Nothing where there is nothing to take back, or no unit
 * that it could count for.
 */
export const consequenceOf = (
  part: ComplaintPart & { readonly _id: string },
  context: Context,
): { readonly version: number; readonly writes: readonly Write[] } => {
  const { unitId, windowId, personId, assessedVersion, decision } = part
  const now = consequence(findingOf(part), isMajorOf(part))
  if (unitId === undefined || (now.times === 0 && assessedVersion === 0))
    return { version: assessedVersion, writes: [] }
  const before = consequence(undefined, decision?.isMajor ?? false)
  const version = assessedVersion + 1
  const told = assessedVersion > 0 && before.rule !== now.rule ? [before, now] : [now]
  return {
    version,
    writes: told.map(({ rule, times }) => {
      const sourceId = part._id
      const facts = { rule, sourceId, version, times, unitId, windowId, personId, on: context.day }
      return { of: Events, insert: assessedEvent('complaints', facts, context) }
    }),
  }
}
