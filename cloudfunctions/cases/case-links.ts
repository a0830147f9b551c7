import { maybe } from '../_kernel/maybe'
import type { Case } from './case'
import { isOfSlip } from './case-actors'
import type { CaseView } from './case-schema'
import { caseKey, slipCodeOf } from './pickup'

type Links = Pick<CaseView, 'follows' | 'followsSlip' | 'followedBy' | 'followedBySlip'>

/**
 * The case that this one puts right, and the one that puts it right, as its holder may go on to it: who has no more
 * than the slip gets the code of the other's, which is theirs as well. The slip of somebody with a phone leads to no
 * other case of theirs.
 */
export const linksForHolder = (known: Case, isTheirs: boolean): Links => {
  if (!isTheirs) return {}
  const { follows, followedBy } = known
  const slipOf = (caseId: string | undefined) =>
    caseId !== undefined && isOfSlip(known) ? slipCodeOf(caseKey(), caseId) : undefined
  return {
    ...maybe('follows', follows),
    ...maybe('followsSlip', slipOf(follows)),
    ...maybe('followedBy', followedBy),
    ...maybe('followedBySlip', slipOf(followedBy)),
  }
}
