import { readFileSync } from 'node:fs'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { gzipSync } from 'node:zlib'
import * as v from 'valibot'
import { buildSearchFile } from '../../cloudfunctions/guidance/search/search-index'
import { openIndex } from '../../miniprogram/search/open'
import { search } from '../../miniprogram/search/search'
import { judge, Pair, seedSheets, tally, type Tally } from './search-measure'
import { withSynthetic } from './synthetic-sheets'

// Usage: search-eval FILE [--misses]. Exits with 1 when a gate fails, 2 when the file can't be used.
const gates = { recall1: 0.85, recall3: 0.95, ms: 10, bytes: 80 * 1024 }

const fullCatalogue = 300

const File = v.object({ pairs: v.pipe(v.array(v.object(Pair.entries)), v.minLength(1)) })

const pairsOf = (file: string): Pair[] => v.parse(File, JSON.parse(readFileSync(file, 'utf8'))).pairs

const [file, ...options] = process.argv.slice(2)
if (file === undefined) {
  console.error('usage: search-eval FILE [--misses]')
  process.exit(2)
}
const sheets = seedSheets(process.cwd())
const pairs = pairsOf(path.resolve(file))
const index = openIndex(JSON.stringify(buildSearchFile(sheets)))

const judged = judge(index, pairs)
const round = (value: number): number => Math.round(value * 1000) / 1000
const row = (name: string, { n, recall1, recall3, mrr }: Tally): void => {
  const figures = [recall1, recall3, mrr].map((value) => value.toFixed(3)).join('  ')
  console.error(`${name.padEnd(16)}${String(n).padStart(5)}  ${figures}`)
}
console.error('type                n  recall1  recall3  mrr'.replaceAll('recall', 'rec@'))
for (const type of [...new Set(pairs.map((pair) => pair.type))].sort()) {
  row(type, tally(judged.filter(({ pair }) => pair.type === type)))
}
const answerable = tally(judged.filter(({ pair }) => pair.accept.length > 0))
const unanswerable = judged.filter(({ pair }) => pair.accept.length === 0)
const all = tally(judged)
row('answerable', answerable)
row('all', all)
console.error(
  "A pair that accepts nothing is right at every rank when the search says 'none', wrong otherwise.",
)
if (options.includes('--misses')) {
  for (const { pair, rank, kind, codes } of judged) {
    if (rank !== 1)
      console.error(
        `${pair.type} «${pair.query}» ${pair.accept.join()} → ${kind} ${codes.slice(0, 4).join()}`,
      )
  }
}

// Every query alone, the quickest of three: what the search takes, not what else the machine does meanwhile.
const full = JSON.stringify(buildSearchFile(withSynthetic(sheets, fullCatalogue)))
const openedAt = performance.now()
const fullIndex = openIndex(full)
const openMs = performance.now() - openedAt
const timed = (on: typeof index): number[] =>
  pairs
    .map(({ query }) => {
      const times = [1, 2, 3].map(() => {
        const before = performance.now()
        search(on, query)
        return performance.now() - before
      })
      return Math.min(...times)
    })
    .sort((a, b) => a - b)
const mean = (times: readonly number[]): number => times.reduce((sum, one) => sum + one, 0) / times.length
const times = timed(fullIndex)
const result = {
  n: all.n,
  recall1: round(all.recall1),
  recall3: round(all.recall3),
  mrr: round(all.mrr),
  msPerQuery: round(mean(timed(index))),
  answerable: {
    n: answerable.n,
    recall1: round(answerable.recall1),
    recall3: round(answerable.recall3),
    mrr: round(answerable.mrr),
  },
  none: {
    n: unanswerable.length,
    right: unanswerable.filter(({ rank }) => rank === 1).length,
    countedIn: 'recall and mrr above',
  },
  answeredAsNone: judged.filter(({ pair, kind }) => pair.accept.length > 0 && kind === 'none').length,
  at300: {
    services: fullCatalogue,
    msPerQuery: round(mean(times)),
    msP95: round(times[Math.floor(times.length * 0.95)] ?? 0),
    openMs: round(openMs),
    bytes: full.length,
    gzipBytes: gzipSync(full).length,
  },
}
const failed = [
  result.recall1 < gates.recall1 && 'recall1',
  result.recall3 < gates.recall3 && 'recall3',
  Math.max(result.msPerQuery, result.at300.msPerQuery) > gates.ms && 'msPerQuery',
  result.at300.gzipBytes > gates.bytes && 'gzipBytes',
].filter((name) => name !== false)
console.log(JSON.stringify({ ...result, failed }))
process.exitCode = failed.length === 0 ? 0 : 1
