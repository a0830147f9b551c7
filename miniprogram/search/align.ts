import { scriptOf } from './normalise'
import { apart, letterCost, readingCost } from './sound'

/** A text to be found under whatever spelling: characters, how each is read, where words begin in it. */
export interface Target {
  readonly text: string
  readonly readings: readonly (readonly string[])[]
  /** Whether a word begins at each offset; one more entry for the end. */
  readonly edges: readonly boolean[]
}

export interface Query {
  readonly text: string
  /** Readings per position; empty for letters, digits and spaces. */
  readonly readings: readonly (readonly string[])[]
}

/** Query [from, to) reads as target [start, end), `cost` being the sum of what differs. */
export interface Alignment {
  readonly to: number
  readonly end: number
  readonly cost: number
  /** Whether nothing but first letters spoke for it. */
  readonly initialsOnly: boolean
}

const skipMeant = 1
const skipTypedLetter = 0.7
const skipTypedHan = 1
const swap = 0.6
const longestSyllable = 7

/** What an alignment of so many characters may cost at most. */
export const allowance = (characters: number): number =>
  characters < 2 ? 0 : characters === 2 ? 0.6 : characters === 3 ? 1.05 : characters < 6 ? 1.3 : 1.8

/**
 * Reads the query from `from` as the target from `start`, and gives the best reading that ends at a word's
 * edge: missing, extra, swapped and wrong characters, pinyin whole or in part, initials, and any mixture.
 * Nothing when no reading stays within the allowance.
 */
export const align = (query: Query, from: number, target: Target, start: number): Alignment | undefined => {
  const room = Math.min(query.text.length - from, 40)
  const span = Math.min(target.text.length - start, 12)
  const limit = allowance(span)
  // rows[j][p]: cheapest way to have read j characters of the target in p of the query.
  const rows = Array.from({ length: span + 1 }, () => new Float64Array(room + 2).fill(apart))
  const whole = Array.from({ length: span + 1 }, () => new Uint8Array(room + 2))
  const first = rows[0]
  if (first === undefined) return undefined
  first[0] = 0
  let best: Alignment | undefined
  const settle = (j: number, p: number, cost: number, isWhole: number): void => {
    const row = rows[j]
    const marks = whole[j]
    if (row === undefined || marks === undefined || cost >= (row[p] ?? 0)) return
    row[p] = cost
    marks[p] = isWhole
  }
  for (let j = 0; j <= span; j += 1) {
    const row = rows[j]
    const marks = whole[j]
    if (row === undefined || marks === undefined) break
    let alive = false
    for (let p = 0; p <= room; p += 1) {
      const cost = row[p] ?? apart
      if (cost > limit) continue
      alive = true
      const mark = marks[p] ?? 0
      const at = from + p
      const script = scriptOf(query.text[at])
      if (script === 'none' && at < query.text.length) settle(j, p + 1, cost, mark)
      if (j > 0 && p > 0) {
        if (script === 'latin') settle(j, p + 1, cost + skipTypedLetter, mark)
        if (script === 'han') settle(j, p + 1, cost + skipTypedHan, mark)
      }
      if (j === span) continue
      const meant = target.text[start + j] ?? ''
      const sounds = target.readings[start + j] ?? []
      settle(j + 1, p, cost + skipMeant, mark)
      if (script === 'han') {
        const typed = query.text[at] ?? ''
        settle(j + 1, p + 1, cost + (typed === meant ? 0 : readingCost(query.readings[at] ?? [], sounds)), 1)
        if (typed === target.text[start + j + 1] && query.text[at + 1] === meant && j + 2 <= span) {
          settle(j + 2, p + 2, cost + swap, 1)
        }
      } else if (script === 'latin') {
        for (let length = 1; length <= longestSyllable && at + length <= query.text.length; length += 1) {
          if (scriptOf(query.text[at + length - 1]) !== 'latin') break
          const typed = query.text.slice(at, at + length)
          const isLast = at + length === query.text.length
          if (sounds.length === 0 && typed === meant) settle(j + 1, p + length, cost, 1)
          for (const sound of sounds) {
            const off = letterCost(typed, sound)
            if (off >= apart) continue
            // The syllable being typed is not a mistake yet.
            const fair = isLast && off === 0.35 ? 0.15 : off
            settle(j + 1, p + length, cost + fair, off === 0.3 ? mark : 1)
          }
        }
      }
    }
    if (!alive) break
    if (j < 2 || target.edges[start + j] !== true) continue
    for (let p = 1; p <= room; p += 1) {
      const cost = row[p] ?? apart
      if (cost > allowance(j)) continue
      const value = p - cost * 2
      if (best === undefined || value > best.to - from - best.cost * 2 + 1e-9) {
        best = { to: from + p, end: start + j, cost, initialsOnly: marks[p] === 0 }
      }
    }
  }
  return best
}
