import { isPossible, type Moves, movesOf } from '../_kernel/moves'

/** Where a case stands. The last three are its end: what was wrong goes on in a new case that is linked to it. */
export const caseStates = [
  'received',
  'awaitingMaterials',
  'inProgress',
  'suspended',
  'done',
  'refused',
  'withdrawn',
] as const
export type CaseState = (typeof caseStates)[number]

/**
 * Who acts on a case: its applicant, the staff of the window that took it, the staff of a unit that has a part of it,
 * the head of the unit that leads it, the head of a unit that is to lead it, the centre, or the clock; of one that has
 * ended at a window that is closed, the unit's other windows, which keep what it left.
 */
export const caseActors = [
  'holder',
  'window',
  'keeper',
  'coUnit',
  'leadHead',
  'nextHead',
  'centre',
  'timer',
] as const
export type CaseActor = (typeof caseActors)[number]

/** 办件的每一步 (§20). The guards, the buttons and docs/case-moves.md read these rows. */
export const caseMoves = {
  checkPapers: { from: ['received'], to: 'received', by: ['window'] },
  addPaper: { from: ['received'], to: 'received', by: ['window'] },
  giveNotice: { from: ['received'], to: 'awaitingMaterials', by: ['window'] },
  bringPapers: { from: ['awaitingMaterials'], to: 'received', by: ['window'] },
  sendPaper: { from: ['awaitingMaterials'], to: 'awaitingMaterials', by: ['holder'] },
  nameProxy: { from: ['received', 'awaitingMaterials'], to: 'same', by: ['holder'] },
  finishAtOnce: { from: ['received'], to: 'done', by: ['window'] },
  accept: { from: ['received'], to: 'inProgress', by: ['window'] },
  logStep: { from: ['inProgress'], to: 'inProgress', by: ['window'] },
  suspend: { from: ['inProgress'], to: 'suspended', by: ['window'] },
  resume: { from: ['suspended'], to: 'inProgress', by: ['window'] },
  askExtension: { from: ['inProgress'], to: 'inProgress', by: ['window'] },
  decideExtension: { from: ['inProgress', 'suspended'], to: 'same', by: ['centre'] },
  answerPart: { from: ['inProgress', 'suspended'], to: 'same', by: ['coUnit'] },
  decidePart: { from: ['inProgress', 'suspended'], to: 'same', by: ['window'] },
  proposeLead: { from: ['inProgress'], to: 'inProgress', by: ['leadHead', 'centre'] },
  agreeLead: { from: ['inProgress', 'suspended'], to: 'same', by: ['leadHead', 'nextHead', 'centre'] },
  declineLead: { from: ['inProgress', 'suspended'], to: 'same', by: ['leadHead', 'nextHead', 'centre'] },
  finish: { from: ['inProgress'], to: 'done', by: ['window'] },
  deny: { from: ['received', 'inProgress', 'suspended'], to: 'refused', by: ['window'] },
  withdraw: {
    from: ['received', 'awaitingMaterials', 'inProgress', 'suspended'],
    to: 'withdrawn',
    by: ['holder'],
  },
  lapse: { from: ['awaitingMaterials'], to: 'withdrawn', by: ['timer'] },
  handOver: { from: ['done'], to: 'done', by: ['window', 'keeper', 'centre'] },
  archive: { from: ['done'], to: 'done', by: ['timer'] },
  linkNew: { from: ['done', 'refused', 'withdrawn'], to: 'same', by: ['window', 'keeper'] },
} as const satisfies Moves<CaseState | 'same', CaseActor>
export type CaseMove = keyof typeof caseMoves

/** Whether the table has this move out of this state, whoever makes it. */
export const canMove = (move: CaseMove, state: CaseState): boolean => isPossible(caseMoves[move], state)

/** The moves that somebody with these parts may make now. */
export const movesFrom = (state: CaseState, actors: readonly CaseActor[]): CaseMove[] =>
  movesOf(caseMoves, state, actors)

/** Whether a move may lead from one state to another. */
export const leadsTo = (move: CaseMove, from: CaseState, to: CaseState): boolean => {
  const row = caseMoves[move]
  return canMove(move, from) && (row.to === 'same' ? from === to : row.to === to)
}

/** Whether a case is open: it waits for somebody's work. */
export const isOpen: Record<CaseState, boolean> = {
  received: true,
  awaitingMaterials: true,
  inProgress: true,
  suspended: true,
  done: false,
  refused: false,
  withdrawn: false,
}
