import type { Query } from './query'
import { apart } from './sound'

/** A text to be found under whatever spelling, and where words begin in it. */
export interface Target {
  readonly text: string
  /** Whether a word begins at each offset; one more entry for the end. */
  readonly edges: readonly boolean[]
}

/** The query up to `to` reads as the target up to `end`, `cost` being the sum of what differs. */
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
const wrongHan = 1
const swap = 0.6

/** What an alignment of so many characters may cost at most. */
const allowance = (characters: number): number =>
  characters < 2 ? 0 : characters === 2 ? 0.6 : characters === 3 ? 1.05 : characters < 6 ? 1.3 : 1.8

const mostTyped = 40
/** Characters of a target that one stretch of a query is read as. */
const mostMeant = 12
const stride = mostTyped + 2
// Reused by every call: costs, and whether more than initials spoke, per [characters read][places used].
const costs = new Float64Array((mostMeant + 1) * stride)
const marks = new Uint8Array((mostMeant + 1) * stride)

const settle = (cell: number, cost: number, mark: number): void => {
  if (cost >= (costs[cell] ?? 0)) return
  costs[cell] = cost
  marks[cell] = mark
}

/** Goes on from one cell: reads the next character of the target in what stands at the query's place. */
const advance = (query: Query, at: number, target: Target, offset: number, cell: number): void => {
  const cost = costs[cell] ?? apart
  const mark = marks[cell] ?? 0
  const meant = target.text[offset] ?? ''
  const below = cell + stride
  settle(below, cost + skipMeant, mark)
  const options = query.optionsAt(at, meant)
  for (const { length, cost: off, isInitial } of options) {
    settle(below + length, cost + off, isInitial ? mark : 1)
  }
  if (query.scripts[at] !== 'han') return
  if (options.length === 0) settle(below + 1, cost + wrongHan, 1)
  if (query.text[at] === target.text[offset + 1] && query.text[at + 1] === meant) {
    settle(below + stride + 2, cost + swap, 1)
  }
}

/**
 * Reads the query from `from` as the target from `start`, and gives the best reading that ends at a word's
 * edge: missing, extra, swapped and wrong characters, pinyin whole or in part, initials, and any mixture.
 * Nothing when no reading is near enough.
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
    const isEnd = j >= 2 && target.edges[start + j] === true
    const allowed = allowance(j)
    for (let p = 0; p <= room; p += 1) {
      const cell = j * stride + p
      const cost = costs[cell] ?? apart
      if (cost > limit) continue
      isAlive = true
      const mark = marks[cell] ?? 0
      if (
        isEnd &&
        p > 0 &&
        cost <= allowed &&
        (best === undefined || p - cost * 2 > best.to - from - best.cost * 2)
      ) {
        best = { to: from + p, end: start + j, cost, initialsOnly: mark === 0 }
      }
      if (p < room) {
        const script = query.scripts[from + p]
        if (script === 'none') settle(cell + 1, cost, mark)
        else if (p > 0 && j > 0)
          settle(cell + 1, cost + (script === 'han' ? skipTypedHan : skipTypedLetter), mark)
      }
      if (j < span) advance(query, from + p, target, start + j, cell)
    }
    if (!isAlive) break
  }
  return best
}

const reads = (query: Query, at: number, target: Target, offset: number): boolean =>
  query.optionsAt(query.scripts[at] === 'none' ? at + 1 : at, target.text[offset] ?? '').length > 0

/**
 * A cheap look before `align`: whether the target's first two characters stand at the query's place, or, when
 * it has more, the first and one near it with something missing, added or wrong between.
 */
export const mayAlign = (
  query: Query,
  from: number,
  target: Target,
  start: number,
  span: number,
): boolean => {
  for (const { length } of query.optionsAt(from, target.text[start] ?? '')) {
    const next = from + length
    if (reads(query, next, target, start + 1)) return true
    if (span < 3) continue
    if (reads(query, next, target, start + 2) || reads(query, next + 1, target, start + 1)) return true
    if (reads(query, next + 1, target, start + 2)) return true
  }
  return false
}
