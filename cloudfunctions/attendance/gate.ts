/** What keeps somebody from going home (§21 §31): each has its way out, which the phone leads to. */
export type Blocker =
  | { readonly kind: 'called' | 'serving'; readonly windowId: string; readonly number: string }
  | { readonly kind: 'directCase'; readonly caseId: string; readonly no: string }
  | { readonly kind: 'counterOpen' | 'closing'; readonly windowId: string; readonly windowNo: number }

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
  /** The window that this person is at, where leaving it would end their day. */
  readonly leaves:
    | {
        readonly windowId: string
        readonly windowNo: number
        /** Others who are still there. */
        readonly others: number
        /** The closing checklist holds. */
        readonly isClosedUp: boolean
      }
    | undefined
  /** Let go by the centre, with a reason on record. */
  readonly isReleased: boolean
}

/** Why somebody can't clock out for the day, in the order in which it is dealt with; empty = free to go. */
export const blockersOf = ({ counter, cases, leaves, isReleased }: GateFacts): readonly Blocker[] => {
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
  // Whoever leaves a window last has looked round first (§31).
  const closing: Blocker[] =
    leaves === undefined || leaves.others > 0 || leaves.isClosedUp
      ? []
      : [{ kind: 'closing', windowId: leaves.windowId, windowNo: leaves.windowNo }]
  return [...numbers, ...direct, ...open, ...closing]
}
