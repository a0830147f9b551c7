import { pinyin } from 'pinyin-pro'
import {
  fields,
  packDigits,
  type Field,
  type SearchFile,
  type SheetFacts,
  type Sounds,
} from '../../_shared/search-file'
import { mustBring } from '../../_shared/published-sheet'
import type { ServiceSheet } from '../../_shared/service-sheet'
import { englishFillers } from './vocabulary/fillers'
import { lookAlikes } from './vocabulary/look-alikes'
import { traditional } from './vocabulary/traditional'
import { vocabularyRows } from './vocabulary'

/** Syllables without tone, ü as v, one per character. */
const syllables = (text: string): string[] =>
  pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' })

// The block that the readings are packed from; rarer characters are found as they are written.
const han = /[\u4e00-\u9fff]/u
const hanOf = (text: string): string[] => Array.from(text).filter((char) => han.test(char))

/** The 3,755 characters of GB 2312 level 1: what everyday Chinese is written with. */
const everydayCharacters = (): string => {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) bytes.push(row, cell)
  }
  return new TextDecoder('gb18030').decode(new Uint8Array(bytes))
}

/** How far it is from each code to the next, as `Sounds` describes it. */
const gapsOf = (codes: readonly number[]): string => {
  let before = 0x4e00
  let gaps = ''
  for (const code of codes) {
    let gap = code - before
    for (; gap >= 32; gap >>= 5) gaps += packDigits.charAt(32 + (gap & 31))
    gaps += packDigits.charAt(gap)
    before = code
  }
  return gaps
}

const byCode = (a: readonly [number, unknown], b: readonly [number, unknown]): number => a[0] - b[0]

const packedTraditional = (): SearchFile['traditional'] => {
  const characters = hanOf(traditional)
  const pairs = characters
    .flatMap((char, at): [number, string][] =>
      at % 2 === 0 ? [[char.codePointAt(0) ?? 0, characters[at + 1] ?? '']] : [],
    )
    .sort(byCode)
  return [gapsOf(pairs.map(([code]) => code)), pairs.map(([, simplified]) => simplified).join('')]
}

/** Readings of everyday characters alone, and of all texts' characters as they are read there (重置, 调档). */
const soundsOf = (texts: readonly string[]): Sounds => {
  const sounds = new Map<string, Set<string>>()
  const put = (syllable: string | undefined, char: string): void => {
    if (syllable === undefined || !/^[a-z]+$/.test(syllable)) return
    sounds.set(syllable, (sounds.get(syllable) ?? new Set()).add(char))
  }
  for (const char of everydayCharacters()) put(syllables(char)[0], char)
  for (const text of texts) {
    for (const run of text.match(/[\u4e00-\u9fff]+/g) ?? []) {
      const read = syllables(run)
      hanOf(run).forEach((char, at) => {
        put(read[at], char)
      })
    }
  }
  const syllableList = [...sounds.keys()].sort()
  const readings = syllableList
    .flatMap((syllable, number) =>
      [...(sounds.get(syllable) ?? [])].map((char): [number, number] => [char.codePointAt(0) ?? 0, number]),
    )
    .sort((a, b) => byCode(a, b) || a[1] - b[1])
  const numbers = readings.map(
    ([, number]) => packDigits.charAt(number >> 6) + packDigits.charAt(number & 63),
  )
  return [syllableList.join(' '), gapsOf(readings.map(([code]) => code)), numbers.join('')]
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

/** The English names of what must be brought, by the number of the Chinese text. */
const englishOf = (sheets: readonly ServiceSheet[], texts: readonly string[]): SearchFile['bringEn'] => {
  const names = sheets.flatMap(({ materials }) =>
    materials.flatMap(({ need, name, nameEn }): [number, string][] =>
      need === 'required' && nameEn !== undefined ? [[texts.indexOf(name), nameEn]] : [],
    ),
  )
  return [...new Map(names)].sort(byCode)
}

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
    format: 3,
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
    bringEn: englishOf(sheets, [...places.keys()]),
    words,
    englishFillers: englishFillers.trim().replaceAll(/\s+/g, ' '),
    sounds: soundsOf([...wordings, ...sheets.map((sheet) => sheet.name), ...places.keys()]),
    lookAlikes: lookAlikes.trim().replaceAll(/\s+/g, ' '),
    traditional: packedTraditional(),
  }
}
