/** What keeps somebody from going home (§21 §31): each has its way out, which the phone leads to. */
export type Blocker =
  | { readonly kind: 'called' | 'serving'; readonly windowId: string; readonly number: string }
  | { readonly kind: 'directCase'; readonly caseId: string; readonly no: string }
  | { readonly kind: 'counterOpen'; readonly windowId: string; readonly windowNo: number }

export interface GateFacts {
  /** The counter that this person has open, with the numbers at it. */
  readonly counter:
    | {
        readonly windowId: string
        readonly windowNo: number
        readonly numbers: readonly { readonly number: string; readonly status: string }[]
      }
    | undefined
  /** Cases that this person's window has to work on; promised and joint ones never hold anybody back. */
  readonly cases: readonly { readonly caseId: string; readonly no: string; readonly kind: string }[]
  /** Let go by the centre, with a reason on record. */
  readonly isReleased: boolean
}

/** Why somebody can't clock out for the day, in the order in which it is dealt with; empty = free to go. */
export const blockersOf = ({ counter, cases, isReleased }: GateFacts): readonly Blocker[] => {
  if (isReleased) return []
  const numbers = (counter?.numbers ?? []).flatMap(({ number, status }): Blocker[] =>
    status === 'called' || status === 'serving'
      ? [{ kind: status, windowId: counter?.windowId ?? '', number }]
      : [],
  )
  const direct = cases.flatMap(({ caseId, no, kind }): Blocker[] =>
    kind === 'direct' ? [{ kind: 'directCase', caseId, no }] : [],
  )
  const open: Blocker[] =
    counter === undefined
      ? []
      : [{ kind: 'counterOpen', windowId: counter.windowId, windowNo: counter.windowNo }]
  return [...numbers, ...direct, ...open]
}
