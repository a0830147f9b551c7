import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import type { ServiceSheet } from '../../cloudfunctions/_shared/service-sheet'
import { sheetsOf } from '../../local/seed/catalogue'
import type { SearchIndex } from '../../miniprogram/search/open'
import { search } from '../../miniprogram/search/search'

export const Pair = v.strictObject({
  query: v.string(),
  /** Codes of the services that answer it; none = nothing may be answered with confidence. */
  accept: v.array(v.string()),
  type: v.string(),
})
export type Pair = v.InferOutput<typeof Pair>

export interface Tally {
  readonly n: number
  readonly recall1: number
  readonly recall3: number
  /** Mean reciprocal rank of the first accepted code among the first eight. */
  readonly mrr: number
}

export interface Judged {
  readonly pair: Pair
  /** Rank of the first accepted code from 1; 0 when it isn't there. For none pairs 1 = `none`, 0 = an answer. */
  readonly rank: number
  readonly kind: 'confident' | 'choices' | 'none'
  readonly codes: readonly string[]
}

const readJson = (root: string, file: string): unknown =>
  JSON.parse(readFileSync(path.join(root, file), 'utf8')) as unknown

/** The published sheets of the seed, from the repository's root. */
export const seedSheets = (root: string): ServiceSheet[] =>
  sheetsOf(readJson(root, 'local/seed/services.json'), {
    namesEn: v.parse(v.record(v.string(), v.string()), readJson(root, 'local/seed/service-names-en.json')),
    keywords: v.parse(
      v.record(v.string(), v.array(v.string())),
      readJson(root, 'local/seed/service-keywords.json'),
    ),
  })

/** Asks every pair and says at which rank its answer came. */
export const judge = (index: SearchIndex, pairs: readonly Pair[]): Judged[] =>
  pairs.map((pair) => {
    const { kind, results } = search(index, pair.query, { limit: 8 })
    const codes = results.map(({ code }) => code)
    const rank =
      pair.accept.length === 0
        ? Number(kind === 'none')
        : codes.findIndex((code) => pair.accept.includes(code)) + 1
    return { pair, rank, kind, codes }
  })

/** Recall at 1 and 3 and mean reciprocal rank, each 0–1 and 0 for no pairs. */
export const tally = (judged: readonly Judged[]): Tally => {
  const share = (worth: (rank: number) => number): number =>
    judged.length === 0
      ? 0
      : judged.reduce((sum, { rank }) => sum + (rank === 0 ? 0 : worth(rank)), 0) / judged.length
  return {
    n: judged.length,
    recall1: share((rank) => Number(rank === 1)),
    recall3: share((rank) => Number(rank <= 3)),
    mrr: share((rank) => 1 / rank),
  }
}
