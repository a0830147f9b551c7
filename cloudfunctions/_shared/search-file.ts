/** Fields of a sheet in the order of their numbers in `SearchFile.texts`; what a hit in each is worth. */
export const fieldWorth = {
  name: 1,
  alias: 1,
  keyword: 0.95,
  material: 0.6,
  result: 0.55,
  condition: 0.5,
  step: 0.4,
} as const
export type Field = keyof typeof fieldWorth
export const fields = Object.keys(fieldWorth) as Field[]

/** What a row of the vocabulary is: it decides how much a word of it says about the matter. */
export const wordKinds = ['thing', 'action', 'audience', 'situation', 'beyond', 'filler', 'setting'] as const
export type WordKind = (typeof wordKinds)[number]

/** [kind's number, Chinese wordings by spaces (`~` loose), English by commas, numbers of rows it is made of] */
export type WordRow = readonly [kind: number, chinese: string, english: string, parts: readonly number[]]

/** [code, name, English name, number of unit, numbers of audiences] */
export type SheetRow = readonly [
  code: string,
  name: string,
  nameEn: string,
  unit: number,
  audiences: readonly number[],
]

/**
 * Readings packed to a third of their size: [syllables by spaces, gaps, which syllable]. The gaps lead from one
 * character's code to the next, from U+4E00 on; digits are those of `packDigits`, 5 bits each, lowest first, 32
 * added while more follow. The syllable's number is two digits.
 */
export type Sounds = readonly [syllables: string, gaps: string, numbers: string]

export const packDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** [promised working days, fee in fen or −1 where it is worked out at the window, numbers of the texts that name what must be brought] */
export type SheetFacts = readonly [promisedDays: number, fen: number, bring: readonly number[]]

/**
 * The search index as it travels to phones: texts of the sheets and the campus vocabulary, raw enough to stay
 * small and complete enough to answer without a network. Written by `guidance`, read by the phone's search.
 */
export interface SearchFile {
  readonly format: 3
  readonly units: readonly string[]
  readonly audiences: readonly string[]
  readonly sheets: readonly SheetRow[]
  /** What an answer says besides where and when; in the order of `sheets`. */
  readonly facts: readonly SheetFacts[]
  /** Texts other than names, each once, with where it stands: sheet × number of fields + field. */
  readonly texts: readonly (readonly [text: string, places: readonly number[]])[]
  /** What must be brought, in English: numbers of `texts` with their translation. */
  readonly bringEn: readonly (readonly [text: number, english: string])[]
  readonly words: readonly WordRow[]
  readonly englishFillers: string
  /** How characters are read; a character may come several times. */
  readonly sounds: Sounds
  /** Groups by spaces: characters taken for each other by eye. */
  readonly lookAlikes: string
  /** Traditional characters by their gaps, and for each its simplified one. */
  readonly traditional: readonly [gaps: string, simplified: string]
}
