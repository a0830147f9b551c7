import type { SearchFile, SheetRow } from '../../cloudfunctions/_shared/search-file'
import { letterBits, type Target } from './align'
import { conceptsOf, type Concept } from './concept'
import { lexiconOf, stem, type Lexicon, type Wording } from './lexicon'
import { normalise, scriptOf } from './normalise'
import { raiseIn, textsOf, wordKinds, type Worths } from './text'

/** A text or a wording to be found under any spelling. */
export interface Entry extends Target {
  readonly wording?: Wording
  /** For texts of sheets: where they stand. */
  readonly sheets: ReadonlyMap<number, number>
  /** What each character says (`contentOf`). */
  readonly content: readonly number[]
}

/** A place in an entry where a query may begin to match; `then`: letters that may follow. */
export interface Start {
  readonly entry: number
  readonly offset: number
  readonly then: number
}

export interface SearchIndex {
  readonly sheets: readonly SheetRow[]
  readonly units: readonly string[]
  readonly audiences: readonly string[]
  readonly simplified: ReadonlyMap<string, string>
  readonly readings: ReadonlyMap<string, readonly string[]>
  readonly lexicon: Lexicon
  readonly concepts: readonly Concept[]
  readonly entries: readonly Entry[]
  /** By the bit of the first letter: where an entry may begin. */
  readonly starts: readonly (readonly Start[])[]
  /** Two neighbouring characters of a sheet's texts → what they are worth. */
  readonly pairs: ReadonlyMap<string, ReadonlyMap<number, number>>
  /** Characters of names and aliases, for the first key pressed. */
  readonly singles: ReadonlyMap<string, ReadonlyMap<number, number>>
  readonly englishNames: ReadonlyMap<string, ReadonlyMap<number, number>>
  readonly englishFillers: ReadonlySet<string>
}

/** How each character may begin when it is typed: first letters of its sounds, or itself. */
export const bitsOf = (text: string, sounds: readonly (readonly string[])[]): number[] =>
  sounds.map((one, at) => {
    const char = text[at] ?? ''
    if (one.length === 0) return scriptOf(char) === 'latin' ? letterBits(char) : 0
    return letterBits(one.map((sound) => sound.slice(0, 1)).join(''))
  })

/** Texts that are worth less than a material are read as they stand, never guessed at. */
const leastSpelled = 0.6

/**
 * Makes the index that `search` works on from the file of the `guidance` function. Costs some tens of
 * milliseconds once; the result is never written to. Throws on a file of another format.
 */
export const openIndex = (json: string | SearchFile): SearchIndex => {
  const file = typeof json === 'string' ? (JSON.parse(json) as SearchFile) : json
  // Files cached by older versions of the program arrive here too.
  if ((file.format as number) !== 1) throw new Error('search index: unknown format')
  const simplified = new Map<string, string>()
  const pairsOfCharacters = [...file.traditional]
  for (let at = 0; at + 1 < pairsOfCharacters.length; at += 2) {
    simplified.set(pairsOfCharacters[at] ?? '', pairsOfCharacters[at + 1] ?? '')
  }
  const readings = new Map<string, string[]>()
  for (const [syllable, characters] of Object.entries(file.sounds)) {
    for (const char of characters) readings.set(char, [...(readings.get(char) ?? []), syllable])
  }
  const lexicon = lexiconOf(file.words, wordKinds, simplified)
  const texts = textsOf(file, simplified, lexicon)

  const entries: Entry[] = []
  const spelled = (text: string): Pick<Target, 'text' | 'readings' | 'bits'> => {
    const sounds = [...text].map((char) => readings.get(char) ?? [])
    return { text, readings: sounds, bits: bitsOf(text, sounds) }
  }
  for (const { text, sheets, content, edges, worth } of texts) {
    if (worth < leastSpelled || text.length < 2) continue
    entries.push({ ...spelled(text), sheets, content, edges })
  }
  for (const wordings of lexicon.chinese.values()) {
    for (const wording of wordings) {
      if (wording.kind === 'filler' || wording.kind === 'setting' || wording.text.length < 2) continue
      const edges = [...wording.text].map((_, at) => at === 0)
      edges.push(true)
      entries.push({ ...spelled(wording.text), wording, sheets: new Map(), content: [], edges })
    }
  }
  const starts = Array.from({ length: 27 }, (): Start[] => [])
  entries.forEach((entry, number) => {
    const last = entry.wording === undefined ? entry.text.length - 2 : 0
    for (let offset = 0; offset <= last; offset += 1) {
      const bits = entry.bits[offset] ?? 0
      const then = (entry.bits[offset + 1] ?? 0) | (entry.bits[offset + 2] ?? 0)
      for (let letter = 0; letter < 27; letter += 1) {
        if ((bits & (1 << letter)) !== 0) starts[letter]?.push({ entry: number, offset, then })
      }
    }
  })

  const pairs = new Map<string, Worths>()
  const singles = new Map<string, Worths>()
  for (const { text, sheets, worth } of texts) {
    for (let at = 0; at < text.length; at += 1) {
      const pair = text.slice(at, at + 2)
      if (pair.length === 2 && !pair.includes(' ')) raiseIn(pairs, pair, sheets)
      if (worth === 1) raiseIn(singles, text[at] ?? '', sheets)
    }
  }
  const englishFillers = new Set(
    file.englishFillers.split(' ').map((word) => stem(normalise(word, simplified))),
  )
  const englishNames = new Map<string, Worths>()
  file.sheets.forEach(([, , nameEn], sheet) => {
    for (const word of normalise(nameEn, simplified, 200).split(' ')) {
      if (!englishFillers.has(stem(word))) raiseIn(englishNames, stem(word), new Map([[sheet, 0.9]]))
    }
  })
  return {
    sheets: file.sheets,
    units: file.units,
    audiences: file.audiences,
    simplified,
    readings,
    lexicon,
    concepts: conceptsOf(file, wordKinds, texts),
    entries,
    starts,
    pairs,
    singles,
    englishNames,
    englishFillers,
  }
}
