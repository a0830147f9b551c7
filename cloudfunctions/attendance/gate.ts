/** What keeps somebody from going home (§21 §31): each has a disposition of one tap. */
export type Blocker =
  | { readonly kind: 'called' | 'serving'; readonly ticketId: string; readonly number: string }
  | { readonly kind: 'waiting'; readonly windowId: string; readonly count: number }
  | { readonly kind: 'sessionOpen'; readonly windowId: string }
  | { readonly kind: 'directCase'; readonly caseId: string; readonly no: string }
  | { readonly kind: 'checklist'; readonly windowId: string; readonly left: number }

export interface GateFacts {
  /** Numbers at this person's counter that are called or being served. */
  readonly atCounter: readonly {
    readonly ticketId: string
    readonly number: string
    readonly status: string
  }[]
  /** Live numbers of the lines that this person's session alone serves. */
  readonly waiting: readonly { readonly windowId: string; readonly count: number }[]
  readonly openSessions: readonly string[]
  /** Cases of this person's window that are handled on the spot; promised and joint ones never hold anybody back. */
  readonly openCases: readonly { readonly caseId: string; readonly no: string; readonly way: string }[]
  /** Points of the closing checklist that are left, where this person is the last one at the window. */
  readonly checklist: readonly { readonly windowId: string; readonly left: number }[]
  /** Let go by the centre, with a reason on record. */
  readonly isReleased: boolean
}

/** Why somebody can't clock out for the day, in the order in which it is dealt with; empty = free to go. */
export const blockersOf = (facts: GateFacts): readonly Blocker[] => {
  if (facts.isReleased) return []
  return [
    ...facts.atCounter.flatMap(({ ticketId, number, status }): Blocker[] =>
      status === 'called' || status === 'serving' ? [{ kind: status, ticketId, number }] : [],
    ),
    ...facts.waiting.flatMap((one): Blocker[] => (one.count === 0 ? [] : [{ kind: 'waiting', ...one }])),
    ...facts.openCases.flatMap(({ caseId, no, way }): Blocker[] =>
      way === 'direct' ? [{ kind: 'directCase', caseId, no }] : [],
    ),
    ...facts.openSessions.map((windowId): Blocker => ({ kind: 'sessionOpen', windowId })),
    ...facts.checklist.flatMap((one): Blocker[] => (one.left === 0 ? [] : [{ kind: 'checklist', ...one }])),
  ]
}
