/** One row of a table of moves: from which states, to which, and who may make it. */
export interface Move<State extends string, Actor extends string> {
  readonly from: readonly State[]
  readonly to: State
  readonly by: readonly Actor[]
}

/** A state machine as a table; the guard, the buttons and the documentation read the same rows. */
export type Moves<State extends string, Actor extends string> = Readonly<Record<string, Move<State, Actor>>>

/** Whether a move starts from this state. */
export const isPossible = ({ from }: Pick<Move<string, string>, 'from'>, state: string): boolean =>
  from.includes(state)

type Row<M> = M[keyof M]
type StateOf<M> = Row<M> extends { readonly from: readonly (infer S)[]; readonly to: infer T } ? S | T : never
type ActorOf<M> = Row<M> extends { readonly by: readonly (infer A)[] } ? A : never

/** The moves out of a state that somebody with these parts may make, in the table's order: the buttons there are. */
export const movesOf = <M extends Moves<string, string>>(
  table: M,
  state: StateOf<M>,
  parts: readonly ActorOf<M>[],
): (keyof M & string)[] =>
  Object.entries(table)
    .filter(
      ([, move]) =>
        isPossible(move, state as string) &&
        move.by.some((actor) => (parts as readonly string[]).includes(actor)),
    )
    .map(([name]) => name)
