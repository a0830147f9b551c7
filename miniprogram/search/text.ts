import type { Field, SearchFile, WordKind } from '../../cloudfunctions/_shared/search-file'
import { hitsIn, outermost, type Hit, type Lexicon } from './lexicon'
import { normalise, scriptOf } from './normalise'

// In the order of the numbers in the file (`cloudfunctions/_shared/search-file.ts`), which the phone can't import.
export const wordKinds: readonly WordKind[] = [
  'thing',
  'action',
  'audience',
  'situation',
  'beyond',
  'filler',
  'setting',
]
const fieldWorths: readonly (readonly [Field, number])[] = [
  ['name', 1],
  ['alias', 1],
  ['keyword', 0.95],
  ['material', 0.6],
  ['result', 0.55],
  ['condition', 0.5],
  ['step', 0.4],
]

/** How far a sheet answers something, by its number: 0–1. */
export type Worths = Map<number, number>

export const raise = (worths: Worths, sheet: number, worth: number): void => {
  if (worth > (worths.get(sheet) ?? 0)) worths.set(sheet, worth)
}

export const raiseIn = (map: Map<string, Worths>, key: string, sheets: ReadonlyMap<number, number>): void => {
  const worths = map.get(key) ?? new Map<number, number>()
  for (const [sheet, worth] of sheets) raise(worths, sheet, worth)
  map.set(key, worths)
}

/** A text of the sheets with what it is worth to each of them, and how it is made. */
export interface SheetText {
  readonly text: string
  readonly sheets: ReadonlyMap<number, number>
  /** What it is worth to the sheet that it says most about. */
  readonly worth: number
  readonly hits: readonly Hit[]
  readonly outer: ReadonlySet<Hit>
  readonly edges: readonly boolean[]
  readonly content: readonly number[]
}

const says: Record<WordKind, number> = {
  thing: 1,
  situation: 1,
  beyond: 1,
  action: 0.5,
  audience: 0.3,
  setting: 0.5,
  filler: 0.1,
}
const unknownSays = 0.8

/** What each character of a text says about its matter: things most, fillers next to nothing. */
const contentOf = (text: string, outer: Iterable<Hit>): number[] => {
  const content = Array.from(text).map((char): number => (scriptOf(char) === 'none' ? 0 : unknownSays))
  for (const { from, to, wordings } of outer) {
    const most = Math.max(...wordings.map(({ kind }) => says[kind]))
    for (let at = from; at < to; at += 1) content[at] = most
  }
  return content
}

/** Where words begin in a text: at known words, after them, and where the script changes. */
const edgesOf = (text: string, outer: Iterable<Hit>): boolean[] => {
  const edges = Array.from({ length: text.length + 1 }, () => false)
  edges[0] = true
  edges[text.length] = true
  for (let at = 1; at < text.length; at += 1) {
    if (scriptOf(text[at]) !== scriptOf(text[at - 1])) edges[at] = true
  }
  for (const { from, to } of outer) {
    if (to - from < 2) continue
    edges[from] = true
    edges[to] = true
  }
  return edges
}

export const sum = (numbers: readonly number[], from = 0, to = numbers.length): number => {
  let total = 0
  for (let at = from; at < to; at += 1) total += numbers[at] ?? 0
  return total
}

/**
 * What a stretch of a text is worth, given its share of what the text says: a name that is all about it counts
 * whole, one that mentions it among other things a little less.
 */
export const focus = (content: readonly number[], from: number, to: number): number =>
  0.75 + 0.25 * (sum(content, from, to) / Math.max(0.1, sum(content)))

/** All texts of the sheets, each once, taken apart into words. */
export const textsOf = (
  file: SearchFile,
  simplified: ReadonlyMap<string, string>,
  lexicon: Lexicon,
): SheetText[] => {
  const texts = new Map<string, Worths>()
  const put = (raw: string, sheet: number, worth: number): void => {
    const text = normalise(raw, simplified, 200)
    if (text !== '') raiseIn(texts, text, new Map([[sheet, worth]]))
  }
  file.sheets.forEach(([, name], sheet) => {
    put(name, sheet, 1)
  })
  for (const [raw, places] of file.texts) {
    for (const place of places) {
      const [, worth] = fieldWorths[place % fieldWorths.length] ?? ['step', 0]
      put(raw, Math.floor(place / fieldWorths.length), worth)
    }
  }
  return [...texts].map(([text, sheets]): SheetText => {
    const hits = hitsIn(lexicon, text)
    const outer = new Set(outermost(hits))
    return {
      text,
      sheets,
      worth: Math.max(...sheets.values()),
      hits,
      outer,
      edges: edgesOf(text, outer),
      content: contentOf(text, outer),
    }
  })
}
