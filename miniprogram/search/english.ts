import { rarity } from './concept'
import { stem } from './lexicon'
import { ofWording, type Match } from './match'
import { scriptOf } from './normalise'
import type { SearchIndex } from './open'
import { isSlip } from './sound'

const nothing: ReadonlyMap<number, number> = new Map()

/** English words and phrases of the vocabulary and of the services' English names, with one slip each. */
export const byEnglish = (index: SearchIndex, text: string): Match[] => {
  const matches: Match[] = []
  const words = [...text.matchAll(/[a-z0-9]+/g)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    stem: stem(found[0]),
  }))
  words.forEach((word, at) => {
    if (index.englishFillers.has(word.stem)) {
      matches.push({
        from: word.from,
        to: word.to,
        quality: 1,
        information: 0.03,
        sheets: nothing,
        isExact: true,
      })
    }
    for (let length = 1; length <= 6 && at + length <= words.length; length += 1) {
      const phrase = words.slice(at, at + length)
      const to = phrase.at(-1)?.to ?? word.to
      // "change my major" is "change major" too.
      const core = phrase.filter((one, place) => place === 0 || !index.englishFillers.has(one.stem))
      for (const said of new Set([phrase, core].map((list) => list.map((one) => one.stem).join(' ')))) {
        if (
          core.length < phrase.length &&
          phrase.at(-1) !== core.at(-1) &&
          said.split(' ').length < phrase.length
        )
          continue
        for (const wording of index.lexicon.english.get(said) ?? []) {
          matches.push(ofWording(index, wording, word.from, to, 1))
        }
      }
    }
    const named = index.englishNames.get(word.stem)
    const ofName = (sheets: ReadonlyMap<number, number>, quality: number): void => {
      const information = 0.7 * (0.2 + 0.8 * rarity(sheets.size, index.sheets.length))
      matches.push({ from: word.from, to: word.to, quality, information, sheets, isExact: quality === 1 })
    }
    if (named !== undefined) ofName(named, 1)
    if (named !== undefined || index.lexicon.english.has(word.stem) || word.stem.length < 4) return
    const isLast = word.to === text.length
    const near = (other: string): number =>
      other[0] !== word.stem[0]
        ? 0
        : isLast && other.startsWith(word.stem)
          ? 0.8
          : word.stem.length > 4 && isSlip(word.stem, other)
            ? 0.75
            : 0
    for (const [other, wordings] of index.lexicon.english) {
      const quality = near(other)
      if (quality > 0)
        for (const wording of wordings) matches.push(ofWording(index, wording, word.from, word.to, quality))
    }
    for (const [other, sheets] of index.englishNames) {
      const quality = near(other)
      if (quality > 0) ofName(sheets, quality)
    }
  })
  return matches
}

/** Several words that are all English are not pinyin. */
export const isEnglish = (index: SearchIndex, text: string): boolean => {
  const words = text.split(' ').map(stem)
  const known = words.filter(
    (word) =>
      index.englishFillers.has(word) || index.englishNames.has(word) || index.lexicon.english.has(word),
  )
  return (
    words.length > 1 &&
    known.length > words.length / 2 &&
    Array.from(text).every((char) => scriptOf(char) !== 'han')
  )
}
