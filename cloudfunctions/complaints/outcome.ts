import type { Context } from '../_kernel/context'
import type { Write } from '../_kernel/store'
import { type Assessed, Events, newEvent } from '../_shared/event'
import type { ComplaintPart } from './complaint'
import type { Finding } from './complaint-shape'

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
 * The write that tells assessment what follows from a matter as it is now; its latest word counts, so that what a review
 * overturned is taken back. Nothing where there is nothing to take back, or no unit that it could count for.
 */
export const consequenceOf = (
  part: ComplaintPart & { readonly _id: string },
  context: Context,
): { readonly version: number; readonly writes: readonly Write[] } => {
  const { unitId, windowId, personId, assessedVersion } = part
  const { rule, times } = consequence(findingOf(part), isMajorOf(part))
  if (unitId === undefined || (times === 0 && assessedVersion === 0))
    return { version: assessedVersion, writes: [] }
  const version = assessedVersion + 1
  const facts = {
    rule,
    sourceId: part._id,
    version,
    times,
    unitId,
    ...(windowId === undefined ? {} : { windowId }),
    ...(personId === undefined ? {} : { personId }),
    on: context.day,
  } satisfies Assessed
  const id = `complaints:${part._id}:${String(version)}:assessed`
  return { version, writes: [{ of: Events, insert: newEvent(id, 'assessed', facts, context) }] }
}
