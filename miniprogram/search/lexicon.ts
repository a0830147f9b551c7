import type { WordKind, WordRow } from '../../cloudfunctions/_shared/search-file'
import { normalise, scriptOf } from './normalise'

/** One wording of a concept; `strength` below 1 for loose wordings. */
export interface Wording {
  readonly text: string
  readonly concept: number
  readonly kind: WordKind
  readonly strength: number
  /** Whether it is among the words that everybody uses for it: the first of its row. */
  readonly isCommon: boolean
}

const commonWords = 4

export interface Hit {
  readonly from: number
  readonly to: number
  readonly wordings: readonly Wording[]
}

export interface Lexicon {
  readonly chinese: ReadonlyMap<string, Wording[]>
  /** Keys are stems joined by spaces. */
  readonly english: ReadonlyMap<string, Wording[]>
  /** First character → length of the longest Chinese wording that begins with it. */
  readonly longest: ReadonlyMap<string, number>
}

const looseStrength = 0.65

/** An English word without its most common endings. */
export const stem = (word: string): string =>
  word.length < 5
    ? word.replace(/(?<=[a-z]{3})s$/, '')
    : word
        .replace(/ies$/, 'y')
        .replace(/(?<=[a-z]{3})(ations?|ing|ed|es|s|al)$/, '')
        .replace(/(?<=[a-z]{3})e$/, '')

/** Wordings of all rows, ready to be looked up. */
export const lexiconOf = (
  rows: readonly WordRow[],
  kinds: readonly WordKind[],
  simplified: ReadonlyMap<string, string>,
): Lexicon => {
  const chinese = new Map<string, Wording[]>()
  const english = new Map<string, Wording[]>()
  const put = (map: Map<string, Wording[]>, text: string, wording: Omit<Wording, 'text'>): void => {
    if (text === '') return
    const before = map.get(text)
    if (before === undefined) map.set(text, [{ ...wording, text }])
    else if (!before.some((one) => one.concept === wording.concept)) before.push({ ...wording, text })
  }
  rows.forEach(([kindNo, han, latin], concept) => {
    const kind = kinds[kindNo] ?? 'filler'
    han.split(' ').forEach((written, place) => {
      const strength = written.startsWith('~') ? looseStrength : 1
      const isCommon = kind !== 'situation' && place < commonWords
      put(chinese, normalise(written, simplified), { concept, kind, strength, isCommon })
    })
    for (const written of latin.split(',')) {
      const phrase = written.trim()
      const strength = phrase.startsWith('~') ? looseStrength : 1
      put(english, normalise(phrase, simplified).split(' ').map(stem).join(' '), {
        concept,
        kind,
        strength,
        isCommon: false,
      })
    }
  })
  const longest = new Map<string, number>()
  for (const word of chinese.keys()) {
    const first = word.charAt(0)
    longest.set(first, Math.max(word.length, longest.get(first) ?? 0))
  }
  return { chinese, english, longest }
}

/** Letters and digits count as words only when nothing latin touches them. */
const standsAlone = (text: string, from: number, to: number): boolean =>
  !(scriptOf(text[from]) === 'latin' && scriptOf(text[from - 1]) === 'latin') &&
  !(scriptOf(text[to - 1]) === 'latin' && scriptOf(text[to]) === 'latin')

/** Every Chinese wording in the text, those inside a longer one too. */
export const hitsIn = (lexicon: Lexicon, text: string): Hit[] => {
  const hits: Hit[] = []
  for (let from = 0; from < text.length; from += 1) {
    const most = Math.min(text.length, from + (lexicon.longest.get(text.charAt(from)) ?? 0))
    for (let to = most; to > from; to -= 1) {
      const wordings = lexicon.chinese.get(text.slice(from, to))
      if (wordings !== undefined && standsAlone(text, from, to)) hits.push({ from, to, wordings })
    }
  }
  return hits
}

/** The hits that lie inside no longer one. */
export const outermost = (hits: readonly Hit[]): Hit[] =>
  hits.filter(
    (hit) =>
      !hits.some(
        (other) => other.from <= hit.from && other.to >= hit.to && other.to - other.from > hit.to - hit.from,
      ),
  )
