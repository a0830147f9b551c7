import { align, mayAlign, type Alignment } from './align'
import { rarity } from './concept'
import { hitsIn, outermost, type Hit } from './lexicon'
import { byEnglish, isEnglish } from './english'
import { ofWording, type Match } from './match'
import { scriptOf } from './normalise'
import { firstLetters, type Entry, type SearchIndex, type Start } from './open'
import { queryOf, type Query } from './query'
import { beginning, initial, letterCost } from './sound'
import { focus, sum } from './text'

const exactly = (index: SearchIndex, hits: readonly Hit[]): Match[] =>
  hits.flatMap(({ from, to, wordings }) => wordings.map((wording) => ofWording(index, wording, from, to, 1)))

/** Neighbouring characters that stand so in a sheet; those that cut through a known word say little. */
const byPairs = (index: SearchIndex, text: string, words: readonly Hit[]): Match[] => {
  const matches: Match[] = []
  for (let from = 0; from + 2 <= text.length; from += 1) {
    const sheets = index.pairs.get(text.slice(from, from + 2))
    if (sheets === undefined || scriptOf(text[from]) !== 'han') continue
    const to = from + 2
    const cuts = words.some(
      (word) =>
        word.to - word.from >= 2 && word.from < to && word.to > from && !(word.from >= from && word.to <= to),
    )
    matches.push({
      from,
      to,
      quality: cuts ? 0.25 : 0.75,
      information: cuts ? 0 : 0.7 * (0.2 + 0.8 * rarity(sheets.size, index.sheets.length)),
      sheets,
      isExact: false,
    })
  }
  return matches
}

/** Initials alone are a guess the less they are. */
const initialsQuality = [0, 0, 0.5, 0.72, 0.86, 0.9] as const

/** How likely the query's stretch really is the entry's, 0–1. */
const likely = (
  query: Query,
  from: number,
  entry: Entry,
  start: number,
  found: Alignment,
  words: readonly Hit[],
): number => {
  const length = found.end - start
  const isWordStart = entry.edges[start] === true
  let quality = 1 - (found.cost / length) * 0.9
  if (found.initialsOnly) {
    const beginsRun = scriptOf(query.text[from - 1]) !== 'latin'
    const endsRun = scriptOf(query.text[found.to]) !== 'latin'
    if (!isWordStart || entry.wording?.kind === 'audience' || !(beginsRun || endsRun)) return 0
    quality = (initialsQuality[Math.min(length, 5)] ?? 0) - (found.cost - initial * length) / length
    if (!(beginsRun && endsRun)) quality *= 0.65
    if (entry.wording?.isCommon === false) quality *= 0.9
  }
  if (!isWordStart) quality *= 0.85
  // Inside a run of letters only whole syllables are to be trusted.
  if (found.cost > 0 && query.scripts[from] === 'latin' && query.scripts[from - 1] === 'latin')
    quality *= 0.75
  // 王老师 is somebody, not 外教老师 with a slip in it.
  const isNamed = ({ from: begin, to, wordings }: Hit): boolean =>
    begin === from + 1 && to === found.to && wordings.some(({ kind }) => kind === 'audience')
  if (found.cost >= 1 && words.some(isNamed)) return quality * 0.35
  for (const word of words) {
    if (word.from >= found.to || word.to <= from) continue
    if (word.to - word.from < 2) {
      // A wrong character that is a word by itself, at either end, belongs to the rest of the sentence.
      const isEnd = word.from === from || word.to === found.to
      if (isEnd && found.cost >= 1 && !entry.text.includes(query.text.slice(word.from, word.to)))
        return quality * 0.35
      continue
    }
    const isInside = word.from >= from && word.to <= found.to
    // A known word is what it says: cutting through it, or reading it as another, is far-fetched.
    if (!isInside || (found.cost > 0 && !entry.text.includes(query.text.slice(word.from, word.to))))
      return quality * 0.35
  }
  return quality
}

const ofText = (
  index: SearchIndex,
  entry: Entry,
  from: number,
  start: number,
  found: Alignment,
  quality: number,
): Match => ({
  from,
  to: found.to,
  quality: quality * focus(entry.content, start, found.end),
  information:
    Math.min(1.2, 0.33 * sum(entry.content, start, found.end)) *
    (0.2 + 0.8 * rarity(entry.sheets.size, index.sheets.length)),
  sheets: start === 0 && found.end === entry.text.length && found.cost < 0.5 ? entry.whole : entry.sheets,
  isExact: false,
})

/** Everything that could be meant under another spelling: homophones, slips, pinyin, initials, mixtures. */
const bySpelling = (
  index: SearchIndex,
  query: Query,
  words: readonly Hit[],
  hits: readonly Hit[],
): Match[] => {
  const matches: Match[] = []
  const { text } = query
  const singles = hits.filter((hit) => hit.to - hit.from === 1 && !words.includes(hit))
  const known = [...words, ...singles]
  const tryAt = (from: number, { entry: number, offset }: Start, isSecond: boolean): void => {
    const entry = index.entries[number]
    if (entry === undefined) return
    if (!isSecond && !mayAlign(query, from, entry, offset, entry.text.length - offset)) return
    const found = align(query, from, entry, offset)
    if (found === undefined) return
    const quality = likely(query, from, entry, offset, found, known)
    if (quality <= 0.2) return
    matches.push(
      entry.wording !== undefined
        ? { ...ofWording(index, entry.wording, from, found.to, quality), isExact: false }
        : ofText(index, entry, from, offset, found, quality),
    )
  }
  for (let from = 0; from < text.length; from += 1) {
    const char = text[from] ?? ''
    const letters = firstLetters(index.readings.get(char) ?? [], char)
    for (const letter of letters)
      for (const start of index.starts.get(letter) ?? []) tryAt(from, start, false)
    if (query.scripts[from] !== 'han') continue
    // The rest stands there: then the first character may be anything.
    for (const start of index.seconds.get(text.slice(from + 1, from + 3)) ?? []) {
      tryAt(from, start, true)
    }
  }
  return matches
}

/** The first syllable typed, as a character or in letters: names with a word that begins so. */
const byFirstSyllable = (index: SearchIndex, text: string): Match[] => {
  const matches: Match[] = []
  if (text.length > 1 && (text.length > 6 || Array.from(text).some((char) => scriptOf(char) !== 'latin')))
    return []
  for (const [char, sheets] of index.singles) {
    const costs = (index.readings.get(char) ?? []).map((sound) => letterCost(text, sound))
    const cost = char === text ? 0 : Math.min(1, ...costs)
    if (cost > beginning) continue
    matches.push({
      from: 0,
      to: text.length,
      quality: 0.6 - cost / 2,
      information: 0.5,
      sheets,
      isExact: false,
    })
  }
  return matches
}

/** All that the normalised query may mean, piece by piece; pieces overlap and contradict each other. */
export const read = (index: SearchIndex, text: string): Match[] => {
  const query = queryOf(text, index)
  const hits = outermost(hitsIn(index.lexicon, text))
  const words = hits.filter((hit) => hit.wordings.some((one) => one.kind !== 'filler'))
  return [
    ...exactly(index, hits),
    ...byPairs(index, text, words),
    ...(isEnglish(index, text) ? [] : bySpelling(index, query, words, hits)),
    ...byEnglish(index, text),
    ...byFirstSyllable(index, text),
  ]
}
