import type { SearchFile, SheetRow } from '../../cloudfunctions/_shared/search-file'
import type { Target } from './align'
import { conceptsOf, type Concept } from './concept'
import { lexiconOf, stem, type Lexicon, type Wording } from './lexicon'
import { normalise, scriptOf } from './normalise'
import { unpackSounds, unpackTraditional } from './unpack'
import { raiseIn, textsOf, wordKinds, type Worths } from './text'

/** A text or a wording to be found under any spelling. */
export interface Entry extends Target {
  readonly wording?: Wording
  /** For texts of sheets: where they stand. */
  readonly sheets: ReadonlyMap<number, number>
  /** What it is worth to them when the query gives the whole of it: then it was copied from the sheet. */
  readonly whole: ReadonlyMap<number, number>
  /** What each character says (`contentOf`). */
  readonly content: readonly number[]
}

/** A place in an entry where a query may begin to match. */
export interface Start {
  readonly entry: number
  readonly offset: number
}

export interface SearchIndex {
  readonly sheets: readonly SheetRow[]
  readonly units: readonly string[]
  readonly audiences: readonly string[]
  readonly simplified: ReadonlyMap<string, string>
  readonly readings: ReadonlyMap<string, readonly string[]>
  readonly lookAlikes: ReadonlyMap<string, string>
  readonly lexicon: Lexicon
  readonly concepts: readonly Concept[]
  readonly entries: readonly Entry[]
  /** By the letter that it is typed with first: where an entry may begin. */
  readonly starts: ReadonlyMap<string, readonly Start[]>
  /** By the second and third character: where an entry begins whose first may have been mistyped. */
  readonly seconds: ReadonlyMap<string, readonly Start[]>
  /** Two neighbouring characters of a sheet's texts → what they are worth. */
  readonly pairs: ReadonlyMap<string, ReadonlyMap<number, number>>
  /** Characters that begin a word of a name or alias, for the first syllable typed. */
  readonly singles: ReadonlyMap<string, ReadonlyMap<number, number>>
  readonly englishNames: ReadonlyMap<string, ReadonlyMap<number, number>>
  readonly englishFillers: ReadonlySet<string>
}

/** What may be typed otherwise than it is written; Latin words are looked up as they stand. */
const isSpelled = (text: string): boolean =>
  text.length > 1 && Array.from(text).some((char) => scriptOf(char) === 'han')

/** The letters that a character may be typed with first: of its sounds, or itself. */
export const firstLetters = (sounds: readonly string[], char: string): string[] =>
  sounds.length === 0 ? [char] : [...new Set(sounds.map((sound) => sound.charAt(0)))]

const wholeWorth = (text: string, sheets: ReadonlyMap<number, number>): ReadonlyMap<number, number> =>
  text.length < 4 ? sheets : new Map([...sheets].map(([sheet, worth]) => [sheet, worth + (1 - worth) * 0.7]))

const append = (map: Map<string, Start[]>, key: string, start: Start): void => {
  const list = map.get(key)
  if (list === undefined) map.set(key, [start])
  else list.push(start)
}

/** Texts that are worth less than a material are read as they stand, never guessed at. */
const leastSpelled = 0.6

/**
 * Makes the index that `search` works on from the file of the `guidance` function. Costs some tens of
 * milliseconds once; the result is never written to. Throws on a file of another format.
 */
export const openIndex = (json: string | SearchFile): SearchIndex => {
  const file = typeof json === 'string' ? (JSON.parse(json) as SearchFile) : json
  // Files cached by older versions of the program arrive here too.
  if ((file.format as number) !== 3) throw new Error('search index: unknown format')
  const simplified = unpackTraditional(file.traditional)
  const readings = unpackSounds(file.sounds)
  const lookAlikes = new Map<string, string>()
  for (const group of file.lookAlikes.split(' ')) {
    for (const char of group) lookAlikes.set(char, (lookAlikes.get(char) ?? '') + group)
  }
  const lexicon = lexiconOf(file.words, wordKinds, simplified)
  const texts = textsOf(file, simplified, lexicon)

  const entries: Entry[] = []
  for (const { text, sheets, content, edges, worth } of texts) {
    if (worth < leastSpelled || text.length < 2) continue
    entries.push({ text, sheets, whole: wholeWorth(text, sheets), content, edges })
  }
  for (const wordings of lexicon.chinese.values()) {
    for (const wording of wordings) {
      if (wording.kind === 'filler' || wording.kind === 'setting' || !isSpelled(wording.text)) continue
      const edges = Array.from(wording.text).map((_, at) => at === 0)
      edges.push(true)
      entries.push({ text: wording.text, wording, sheets: new Map(), whole: new Map(), content: [], edges })
    }
  }
  const starts = new Map<string, Start[]>()
  const seconds = new Map<string, Start[]>()
  entries.forEach(({ text, wording, edges }, entry) => {
    const last = wording === undefined ? text.length - 2 : 0
    for (let offset = 0; offset <= last; offset += 1) {
      const start = { entry, offset }
      const char = text[offset] ?? ''
      for (const letter of firstLetters(readings.get(char) ?? [], char)) append(starts, letter, start)
      if (offset + 2 < text.length && edges[offset] === true)
        append(seconds, text.slice(offset + 1, offset + 3), start)
    }
  })

  const pairs = new Map<string, Worths>()
  const singles = new Map<string, Worths>()
  for (const { text, sheets, worth, edges } of texts) {
    for (let at = 0; at < text.length; at += 1) {
      const pair = text.slice(at, at + 2)
      if (pair.length === 2 && !pair.includes(' ')) raiseIn(pairs, pair, sheets)
      if (worth === 1 && edges[at] === true) raiseIn(singles, text[at] ?? '', sheets)
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
    lookAlikes,
    lexicon,
    concepts: conceptsOf(file, wordKinds, texts),
    entries,
    starts,
    seconds,
    pairs,
    singles,
    englishNames,
    englishFillers,
  }
}
