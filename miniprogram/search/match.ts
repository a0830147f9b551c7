/**
 * One piece of a query understood: positions [from, to), how surely (0–1), how much it says about the matter
 * (its information), and how far each sheet answers it.
 */
export interface Match {
  readonly from: number
  readonly to: number
  readonly quality: number
  readonly information: number
  readonly sheets: ReadonlyMap<number, number>
  /** A word known letter by letter: neighbours may not borrow its characters. */
  readonly isExact: boolean
  /** Audiences that the piece names, when it does. */
  readonly audiences?: readonly number[]
}
