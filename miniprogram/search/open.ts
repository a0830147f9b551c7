import type { Field, SearchFile, SheetRow, WordKind } from '../../cloudfunctions/_shared/search-file'
import { letterBits, type Target } from './align'
import { conceptsOf, type Concept } from './concept'
import { hitsIn, lexiconOf, outermost, stem, type Lexicon, type Wording } from './lexicon'
import { normalise, scriptOf } from './normalise'

// In the order of the numbers in the file (`cloudfunctions/_shared/search-file.ts`), which the phone can't import.
const wordKinds: readonly WordKind[] = ['thing', 'action', 'audience', 'situation', 'beyond', 'filler']
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

/** A text or a wording to be found under any spelling. */
export interface Entry extends Target {
  readonly wording?: Wording
  /** For texts of sheets: where they stand. */
  readonly sheets: ReadonlyMap<number, number>
  /** Sheets that bear it as name or alias. */
  readonly names: readonly number[]
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

/** A text of the sheets with what it is worth to each of them. */
export interface SheetText {
  readonly text: string
  readonly sheets: ReadonlyMap<number, number>
  readonly names: readonly number[]
  readonly worth: number
}

export const raise = (worths: Worths, sheet: number, worth: number): void => {
  if (worth > (worths.get(sheet) ?? 0)) worths.set(sheet, worth)
}

const raiseIn = (map: Map<string, Worths>, key: string, sheets: ReadonlyMap<number, number>): void => {
  const worths = map.get(key) ?? new Map<number, number>()
  for (const [sheet, worth] of sheets) raise(worths, sheet, worth)
  map.set(key, worths)
}

const textsOf = (file: SearchFile, simplified: ReadonlyMap<string, string>): SheetText[] => {
  const texts = new Map<string, { sheets: Worths; names: Set<number> }>()
  const put = (raw: string, sheet: number, field: Field, worth: number): void => {
    const text = normalise(raw, simplified, 200)
    const entry = texts.get(text) ?? { sheets: new Map<number, number>(), names: new Set<number>() }
    raise(entry.sheets, sheet, worth)
    if (field === 'name' || field === 'alias') entry.names.add(sheet)
    texts.set(text, entry)
  }
  file.sheets.forEach(([, name], sheet) => {
    put(name, sheet, 'name', 1)
  })
  for (const [raw, places] of file.texts) {
    for (const place of places) {
      const [field, worth] = fieldWorths[place % fieldWorths.length] ?? ['step', 0]
      put(raw, Math.floor(place / fieldWorths.length), field, worth)
    }
  }
  return [...texts].map(([text, { sheets, names }]) => ({
    text,
    sheets,
    names: [...names],
    worth: Math.max(...sheets.values()),
  }))
}

/** Where words begin in a text: at known words, after them, and where the script changes. */
const edgesOf = (text: string, lexicon: Lexicon): boolean[] => {
  const edges = Array.from({ length: text.length + 1 }, () => false)
  edges[0] = true
  edges[text.length] = true
  for (let at = 1; at < text.length; at += 1) {
    if (scriptOf(text[at]) !== scriptOf(text[at - 1])) edges[at] = true
  }
  for (const { from, to } of outermost(hitsIn(lexicon, text))) {
    if (to - from < 2) continue
    edges[from] = true
    edges[to] = true
  }
  return edges
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
  const texts = textsOf(file, simplified)

  const entries: Entry[] = []
  const spelled = (text: string): Pick<Target, 'text' | 'readings' | 'bits'> => {
    const sounds = [...text].map((char) => readings.get(char) ?? [])
    return { text, readings: sounds, bits: bitsOf(text, sounds) }
  }
  for (const { text, sheets, names, worth } of texts) {
    if (worth < leastSpelled || text.length < 2) continue
    entries.push({ ...spelled(text), sheets, names, edges: edgesOf(text, lexicon) })
  }
  for (const wordings of lexicon.chinese.values()) {
    for (const wording of wordings) {
      if (wording.kind === 'filler' || wording.text.length < 2) continue
      const edges = [...wording.text].map((_, at) => at === 0)
      edges.push(true)
      entries.push({ ...spelled(wording.text), wording, sheets: new Map(), names: [], edges })
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
    concepts: conceptsOf(file, wordKinds, lexicon, texts),
    entries,
    starts,
    pairs,
    singles,
    englishNames,
    englishFillers,
  }
}
