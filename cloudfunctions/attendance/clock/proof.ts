export const proofKinds = ['code', 'wifi', 'location'] as const
export type ProofKind = (typeof proofKinds)[number]

/** What one proof says: somebody is here, is not here, or it says nothing (refused, vague, off). */
export type Said = 'here' | 'notHere' | 'nothing'
export type Proofs = Readonly<Record<ProofKind, Said>>

/** Which proofs count, and how many of them must say `here` (§21). */
export interface ProofPolicy {
  readonly counts: readonly ProofKind[]
  readonly needed: number
}

export type Verdict =
  | { readonly kind: 'accepted'; readonly by: readonly ProofKind[] }
  /** Accepted as well, but the proofs disagree: a person looks at it; it is no absence by itself. */
  | { readonly kind: 'flagged'; readonly by: readonly ProofKind[]; readonly against: readonly ProofKind[] }
  | { readonly kind: 'refused'; readonly missing: readonly ProofKind[] }

/**
 * Whether somebody is taken to be in the hall. A proof that the policy doesn't count decides nothing, and one that is
 * refused (privacy) stands against nobody as long as enough others stand for it.
 */
export const verdictOf = (proofs: Proofs, { counts, needed }: ProofPolicy): Verdict => {
  const by = counts.filter((kind) => proofs[kind] === 'here')
  if (by.length < needed)
    return { kind: 'refused', missing: counts.filter((kind) => proofs[kind] !== 'here') }
  const against = counts.filter((kind) => proofs[kind] === 'notHere')
  return against.length === 0 ? { kind: 'accepted', by } : { kind: 'flagged', by, against }
}
