import { scriptOf } from './normalise'
import { apart, beginning, initial, letterCost, readingCost } from './sound'

/** A text to be found under whatever spelling: characters, how each is read, where words begin in it. */
export interface Target {
  readonly text: string
  readonly readings: readonly (readonly string[])[]
  /** `letterBits` of how each character may begin. */
  readonly bits: readonly number[]
  /** Whether a word begins at each offset; one more entry for the end. */
  readonly edges: readonly boolean[]
}

export interface Query {
  readonly text: string
  /** Readings per position; empty for letters, digits and spaces. */
  readonly readings: readonly (readonly string[])[]
  /** `letterBits` per position; 0 for spaces. */
  readonly bits: readonly number[]
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

const mostTyped = 40
const mostMeant = 12
const stride = mostTyped + 2
// Reused by every call: costs, and whether more than initials spoke, per [characters read][letters used].
const costs = new Float64Array((mostMeant + 1) * stride)
const marks = new Uint8Array((mostMeant + 1) * stride)

const settle = (cell: number, cost: number, mark: number): void => {
  if (cost >= (costs[cell] ?? 0)) return
  costs[cell] = cost
  marks[cell] = mark
}

/** Goes on from one cell: reads the next character of the target in what stands at the query's place. */
const advance = (
  query: Query,
  at: number,
  target: Target,
  offset: number,
  cell: number,
  isLast: boolean,
): void => {
  const cost = costs[cell] ?? apart
  const mark = marks[cell] ?? 0
  const script = scriptOf(query.text[at])
  const meant = target.text[offset] ?? ''
  const sounds = target.readings[offset] ?? []
  const below = cell + stride
  settle(below, cost + skipMeant, mark)
  if (script === 'han') {
    const typed = query.text[at] ?? ''
    settle(below + 1, cost + (typed === meant ? 0 : readingCost(query.readings[at] ?? [], sounds)), 1)
    if (!isLast && typed === target.text[offset + 1] && query.text[at + 1] === meant) {
      settle(below + stride + 2, cost + swap, 1)
    }
    return
  }
  if (script !== 'latin') return
  for (let length = 1; length <= longestSyllable; length += 1) {
    if (scriptOf(query.text[at + length - 1]) !== 'latin') return
    const typed = query.text.slice(at, at + length)
    if (sounds.length === 0 && typed === meant) settle(below + length, cost, 1)
    for (const sound of sounds) {
      const off = letterCost(typed, sound)
      if (off >= apart) continue
      // The syllable being typed is not a mistake yet.
      const fair = off === beginning && at + length === query.text.length ? 0.15 : off
      settle(below + length, cost + fair, off === initial ? mark : 1)
    }
  }
}

/**
 * Reads the query from `from` as the target from `start`, and gives the best reading that ends at a word's
 * edge: missing, extra, swapped and wrong characters, pinyin whole or in part, initials, and any mixture.
 * Nothing when no reading stays within the allowance.
 */
export const align = (query: Query, from: number, target: Target, start: number): Alignment | undefined => {
  const room = Math.min(query.text.length - from, mostTyped)
  const span = Math.min(target.text.length - start, mostMeant)
  const limit = allowance(span)
  costs.fill(apart, 0, (span + 1) * stride)
  costs[0] = 0
  marks[0] = 0
  let best: Alignment | undefined
  for (let j = 0; j <= span; j += 1) {
    let isAlive = false
    for (let p = 0; p <= room; p += 1) {
      const cell = j * stride + p
      const cost = costs[cell] ?? apart
      if (cost > limit) continue
      isAlive = true
      const script = scriptOf(query.text[from + p])
      const mark = marks[cell] ?? 0
      if (p < room && script === 'none') settle(cell + 1, cost, mark)
      if (p < room && p > 0 && j > 0 && script === 'latin') settle(cell + 1, cost + skipTypedLetter, mark)
      if (p < room && p > 0 && j > 0 && script === 'han') settle(cell + 1, cost + skipTypedHan, mark)
      if (j < span) advance(query, from + p, target, start + j, cell, j + 1 === span)
    }
    if (!isAlive) break
    if (j < 2 || target.edges[start + j] !== true) continue
    for (let p = 1; p <= room; p += 1) {
      const cost = costs[j * stride + p] ?? apart
      if (cost > allowance(j)) continue
      if (best === undefined || p - cost * 2 > best.to - from - best.cost * 2 + 1e-9) {
        best = { to: from + p, end: start + j, cost, initialsOnly: marks[j * stride + p] === 0 }
      }
    }
  }
  return best
}

/** The letters a–z of a short text as bits; digits and others share the last. */
export const letterBits = (letters: string): number => {
  let bits = 0
  for (let at = 0; at < letters.length; at += 1) {
    const no = letters.charCodeAt(at) - 97
    bits |= no >= 0 && no < 26 ? 1 << no : 1 << 26
  }
  return bits
}

/**
 * A cheap look before `align`: whether at least `needed` of the target's `span` characters from `start` stand
 * in the query from `from` in this order, judged by first letters.
 */
export const mayAlign = (
  query: Query,
  from: number,
  target: Target,
  start: number,
  span: number,
  needed: number,
): boolean => {
  let at = from
  let found = 0
  for (let j = 0; j < span && found + (span - j) >= needed; j += 1) {
    const meant = target.bits[start + j] ?? 0
    for (let next = at; next < query.bits.length; next += 1) {
      if (((query.bits[next] ?? 0) & meant) === 0) continue
      found += 1
      if (found >= needed) return true
      at = next + 1
      break
    }
  }
  return false
}
