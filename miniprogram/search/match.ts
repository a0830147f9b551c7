import type { Wording } from './lexicon'
import type { SearchIndex } from './open'

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

const none: ReadonlyMap<number, number> = new Map()

/** A wording of the vocabulary found in the query. */
export const ofWording = (
  index: SearchIndex,
  wording: Wording,
  from: number,
  to: number,
  quality: number,
): Match => {
  const concept = index.concepts[wording.concept]
  return {
    from,
    to,
    quality: quality * wording.strength,
    information: concept?.information ?? 0,
    sheets: concept?.sheets ?? none,
    isExact: quality === 1,
    ...(concept?.audiences === undefined ? {} : { audiences: concept.audiences }),
  }
}
