import { movesOf, type Moves } from '../../_kernel/moves'

export const origins = ['unit', 'centre'] as const
export const states = [
  'draft',
  'hearing',
  'submitted',
  'returned',
  'underReview',
  'approved',
  'rejected',
  'implemented',
  'withdrawn',
] as const
export type ApplicationState = (typeof states)[number]

/** Whose turn it is: what a list is drawn by. */
export const turns = ['unit', 'centre', 'timer', 'nobody'] as const
type Turn = (typeof turns)[number]
export const turnOf: Record<ApplicationState, Turn> = {
  draft: 'unit',
  hearing: 'unit',
  submitted: 'centre',
  returned: 'unit',
  underReview: 'centre',
  approved: 'timer',
  rejected: 'nobody',
  implemented: 'nobody',
  withdrawn: 'nobody',
}

/** Who makes a move: the unit's head, the centre, whoever of them opened it, the centre about what a unit opened. */
export const actors = ['unit', 'centre', 'opener', 'reviewer', 'timer'] as const
type Actor = (typeof actors)[number]

/** 申请的走向 (§7 §8): guard, buttons and documentation read these rows. */
export const moves = {
  submit: { from: ['draft', 'returned'], to: 'submitted', by: ['unit'] },
  answer: { from: ['hearing'], to: 'underReview', by: ['unit'] },
  endHearing: { from: ['hearing'], to: 'underReview', by: ['timer'] },
  take: { from: ['submitted'], to: 'underReview', by: ['reviewer'] },
  sendBack: { from: ['submitted', 'underReview'], to: 'returned', by: ['reviewer'] },
  approve: { from: ['underReview'], to: 'approved', by: ['centre'] },
  reject: { from: ['underReview'], to: 'rejected', by: ['centre'] },
  withdraw: {
    from: ['draft', 'hearing', 'submitted', 'returned', 'underReview', 'approved'],
    to: 'withdrawn',
    by: ['opener'],
  },
  implement: { from: ['approved'], to: 'implemented', by: ['timer'] },
} as const satisfies Moves<ApplicationState, Actor>
export type MoveName = keyof typeof moves

/** The parts that somebody plays in one application. Neither leader does the other's step (§14). */
export const partsOf = (
  origin: (typeof origins)[number],
  who: { readonly isHead: boolean; readonly isCentre: boolean },
): Actor[] => [
  ...(who.isHead ? (['unit', ...(origin === 'unit' ? (['opener'] as const) : [])] as const) : []),
  ...(who.isCentre
    ? (['centre', origin === 'centre' ? ('opener' as const) : ('reviewer' as const)] as const)
    : []),
]

/** The buttons there are for somebody. */
export const buttonsFor = (
  { origin, state }: { readonly origin: (typeof origins)[number]; readonly state: ApplicationState },
  who: { readonly isHead: boolean; readonly isCentre: boolean },
): MoveName[] => movesOf(moves, state, partsOf(origin, who))

/** What may be in the way of a closing: the kinds of `windowHolds`, named here because a contract knows no server. */
export const blockerKinds = ['services', 'cases', 'tickets', 'people', 'assets'] as const
