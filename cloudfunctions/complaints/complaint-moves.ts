import { isPossible, type Moves, movesOf } from '../_kernel/moves'
import type { State } from './complaint-shape'

/** Who may take a step: the desk that has it, the desk that decides, those it is between, or the calendar. */
export type Actor = 'handler' | 'decider' | 'discipline' | 'complainant' | 'respondent' | 'timer'

/** 投诉的流转 (§33): one matter of a complaint from its receipt to its end. */
export const complaintMoves = {
  accept: { from: ['received'], to: 'accepted', by: ['handler'] },
  decline: { from: ['received'], to: 'declined', by: ['handler'] },
  investigate: { from: ['accepted'], to: 'investigating', by: ['handler'] },
  /** A suspected breach of discipline begins anew at the discipline office, sealed. */
  refer: { from: ['received', 'accepted', 'investigating'], to: 'received', by: ['handler'] },
  /** What is none goes back. */
  handBack: { from: ['received'], to: 'received', by: ['discipline'] },
  find: { from: ['investigating'], to: 'found', by: ['handler'] },
  decide: { from: ['found'], to: 'decided', by: ['decider'] },
  reply: { from: ['decided'], to: 'replied', by: ['handler'] },
  askReview: { from: ['replied', 'declined'], to: 'reviewing', by: ['complainant', 'respondent'] },
  uphold: { from: ['reviewing'], to: 'closed', by: ['decider'] },
  change: { from: ['reviewing'], to: 'closed', by: ['decider'] },
  /** What was not accepted is, after all. */
  reopen: { from: ['reviewing'], to: 'accepted', by: ['decider'] },
  close: { from: ['replied', 'declined'], to: 'closed', by: ['timer'] },
  withdraw: { from: ['received', 'accepted', 'investigating'], to: 'withdrawn', by: ['complainant'] },
} as const satisfies Moves<State, Actor>
export type ComplaintMove = keyof typeof complaintMoves

export const canMove = (move: ComplaintMove, state: State): boolean => isPossible(complaintMoves[move], state)

/** The steps out of a state that somebody with these parts may take. */
export const movesFrom = (state: State, actors: readonly Actor[]): ComplaintMove[] =>
  movesOf(complaintMoves, state, actors)

/** Whether a matter still waits for somebody. One that was replied to waits for its review's time to be over. */
const live: Record<State, boolean> = {
  received: true,
  accepted: true,
  declined: false,
  investigating: true,
  found: true,
  decided: true,
  replied: false,
  reviewing: true,
  closed: false,
  withdrawn: false,
}
export const isLive = (state: State): boolean => live[state]

/** What goes on although whoever complained takes it back: their peace doesn't undo what happened (§33). */
export const goesOn = (part: {
  readonly isSerious: boolean
  readonly topic: string
  readonly desk: string
}): boolean =>
  part.isSerious || part.topic === 'discipline' || part.topic === 'retaliation' || part.desk === 'discipline'

/** Whether a matter is being looked into: its time runs, and nothing is found yet. */
export const isInvestigated = (state: State): boolean => state === 'accepted' || state === 'investigating'
