import { pinyin } from 'pinyin-pro'
import { fields, type Field, type SearchFile, type SheetFacts } from '../_shared/search-file'
import { mustBring } from '../_shared/published-sheet'
import type { ServiceSheet } from '../_shared/service-sheet'
import { englishFillers } from './vocabulary/actions'
import { lookAlikes } from './vocabulary/look-alikes'
import { traditional } from './vocabulary/traditional'
import { vocabularyRows } from './vocabulary'

/** Syllables without tone, ü as v, one per character. */
const syllables = (text: string): string[] =>
  pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' })

const han = /\p{Script=Han}/u
const hanOf = (text: string): string[] => [...text].filter((char) => han.test(char))

/** The 3,755 characters of GB 2312 level 1: what everyday Chinese is written with. */
const everydayCharacters = (): string => {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) bytes.push(row, cell)
  }
  return new TextDecoder('gb18030').decode(new Uint8Array(bytes))
}

/** Readings of everyday characters alone, and of all texts' characters as they are read there (重置, 调档). */
const soundsOf = (texts: readonly string[]): Record<string, string> => {
  const sounds = new Map<string, Set<string>>()
  const put = (syllable: string | undefined, char: string): void => {
    if (syllable === undefined || !/^[a-z]+$/.test(syllable)) return
    sounds.set(syllable, (sounds.get(syllable) ?? new Set()).add(char))
  }
  for (const char of everydayCharacters()) put(syllables(char)[0], char)
  for (const text of texts) {
    for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
      const read = syllables(run)
      hanOf(run).forEach((char, at) => {
        put(read[at], char)
      })
    }
  }
  return Object.fromEntries([...sounds].sort().map(([syllable, chars]) => [syllable, [...chars].join('')]))
}

const fieldTexts = (sheet: ServiceSheet): (readonly [Field, readonly string[]])[] => [
  ['alias', sheet.aliases],
  ['keyword', sheet.keywords],
  ['material', sheet.materials.map((material) => material.name)],
  ['result', [sheet.result]],
  ['condition', sheet.conditions === '' ? [] : [sheet.conditions]],
  ['step', sheet.steps.map((step) => step.name)],
]

const factsOf = (sheet: ServiceSheet, texts: readonly string[]): SheetFacts => [
  sheet.promisedDays,
  sheet.fee.kind === 'fixed' ? sheet.fee.fen : sheet.fee.kind === 'free' ? 0 : -1,
  mustBring(sheet).map((name) => texts.indexOf(name)),
]

const numbered = (values: readonly string[]): { list: string[]; numberOf: (value: string) => number } => {
  const list = [...new Set(values)].sort()
  return { list, numberOf: (value) => list.indexOf(value) }
}

/**
 * The search index of the published sheets, for phones to cache by its version. Equal sheets give an equal
 * file, in whatever order they come. Throws when the vocabulary's tables contradict themselves.
 */
export const buildSearchFile = (published: readonly ServiceSheet[]): SearchFile => {
  const sheets = [...published].sort((a, b) => (a.code < b.code ? -1 : 1))
  const units = numbered(sheets.map((sheet) => sheet.ownerUnit))
  const audiences = numbered(sheets.flatMap((sheet) => sheet.audience))
  const places = new Map<string, Set<number>>()
  sheets.forEach((sheet, number) => {
    for (const [field, texts] of fieldTexts(sheet)) {
      const place = number * fields.length + fields.indexOf(field)
      for (const text of texts) places.set(text, (places.get(text) ?? new Set()).add(place))
    }
  })
  const words = vocabularyRows()
  const wordings = words.flatMap(([, chinese]) => chinese.split(' '))
  return {
    format: 1,
    units: units.list,
    audiences: audiences.list,
    sheets: sheets.map((sheet) => [
      sheet.code,
      sheet.name,
      sheet.nameEn,
      units.numberOf(sheet.ownerUnit),
      sheet.audience.map(audiences.numberOf),
    ]),
    facts: sheets.map((sheet) => factsOf(sheet, [...places.keys()])),
    texts: [...places].map(([text, where]) => [text, [...where]]),
    words,
    englishFillers,
    sounds: soundsOf([...wordings, ...sheets.map((sheet) => sheet.name), ...places.keys()]),
    lookAlikes: lookAlikes.trim().replaceAll(/\s+/g, ' '),
    traditional: traditional.replaceAll(/\s/g, ''),
  }
}
