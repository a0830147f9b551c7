/** One row of a table of moves: from which states, to which, and who may make it. */
export interface Move<State extends string, Actor extends string> {
  readonly from: readonly State[]
  readonly to: State
  readonly by: readonly Actor[]
}

/** A state machine as a table; the guard, the buttons and the documentation read the same rows. */
export type Moves<State extends string, Actor extends string> = Readonly<Record<string, Move<State, Actor>>>

/** Whether the table has this move out of this state. */
export const isPossible = <State extends string, Actor extends string>(
  { from }: Move<State, Actor>,
  state: State,
): boolean => from.includes(state)

/** The moves out of a state that somebody with these parts may make, in the table's order: the buttons there are. */
export const movesOf = <State extends string, Actor extends string, M extends Moves<State, Actor>>(
  table: M,
  state: State,
  parts: readonly Actor[],
): (keyof M & string)[] =>
  Object.entries(table)
    .filter(([, move]) => isPossible(move, state) && move.by.some((actor) => parts.includes(actor)))
    .map(([name]) => name)
