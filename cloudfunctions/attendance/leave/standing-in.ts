import type { Day } from '../../_kernel/time'
import { type Piece, shared } from './piece'

/** One day of what somebody's hours are promised to; duty lies on days off, where nobody stands in for anybody. */
export interface ClaimedPiece extends Piece {
  readonly kind: 'leave' | 'standIn' | 'duty'
}

/** Why a B can't stand in (§10 §13 §23). */
export type Objection =
  | { readonly kind: 'noAlternate' }
  | { readonly kind: 'onLeave'; readonly on: readonly Piece[] }
  | { readonly kind: 'standsInElsewhere'; readonly on: readonly Piece[] }
  | { readonly kind: 'hasOwnWindow'; readonly windowId: string }
  | { readonly kind: 'notTrained'; readonly services: readonly string[]; readonly nextCourseOn?: Day }

export interface AlternateFacts {
  readonly claims: readonly ClaimedPiece[]
  /** The open window that this B is A of, where there is one: nobody mans two. */
  readonly ownWindowId?: string
  /** Services of the window that this B isn't certified for. */
  readonly lacks: readonly string[]
  readonly nextCourseOn?: Day
}

/** Why this B can't take all of the pieces, or nothing. Of several reasons the one that no other day would mend. */
export const objectionTo = (
  alternate: AlternateFacts | undefined,
  pieces: readonly Piece[],
): Objection | undefined => {
  if (alternate === undefined) return { kind: 'noAlternate' }
  const { claims, ownWindowId, lacks, nextCourseOn } = alternate
  if (lacks.length > 0)
    return { kind: 'notTrained', services: lacks, ...(nextCourseOn === undefined ? {} : { nextCourseOn }) }
  if (ownWindowId !== undefined) return { kind: 'hasOwnWindow', windowId: ownWindowId }
  const of = (kind: ClaimedPiece['kind']) =>
    shared(
      pieces,
      claims.filter((claim) => claim.kind === kind),
    )
  const onLeave = of('leave')
  if (onLeave.length > 0) return { kind: 'onLeave', on: onLeave }
  const elsewhere = of('standIn')
  return elsewhere.length > 0 ? { kind: 'standsInElsewhere', on: elsewhere } : undefined
}
