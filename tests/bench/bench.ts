import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../../local/root'
import { builtFunctions } from '../hall/built'
import { installClock } from '../simulation/clock'
import { measureChapterLists } from './chapter-lists'
import { type BundleFigures, measureBundles } from './cold'
import { Crowd, WINDOWS } from './crowd'
import { type ListFigures, measureLists } from './lists'
import {
  type CallFigures,
  type LoadFigures,
  measureCalls,
  measureLoad,
  measureTickets,
  round,
  type TicketFigures,
} from './load'
import { measureMonth, type MonthFigures } from './month'
import { pageOf } from './page'

// `npm run -s bench -- --json`: what the queue, long lists and the cold start cost, against their gates; writes
// docs/bench.md.
// --quick measures less and writes nothing.

/** What one way of writing costs, with updateAndReturn or without. */
export interface WayFigures {
  readonly tickets: readonly TicketFigures[]
  readonly calls: readonly CallFigures[]
  /** Trips a call when the windows call without a pause, all at once: no hall does. */
  readonly crushed: number
  readonly load: LoadFigures
  readonly scans: readonly { readonly collection: string; readonly query: string }[]
  /** Documents read by documents returned. */
  readonly readPerReturned: number
}

export interface Gate {
  readonly name: string
  readonly value: number
  readonly limit: string
  readonly isKept: boolean
}

export interface Figures {
  readonly way: WayFigures
  readonly without: WayFigures
  readonly sdk: number
  readonly bundles: readonly BundleFigures[]
  /** First pages over so many cases. */
  readonly cases: number
  readonly lists: readonly ListFigures[]
  readonly ratingFigures: ListFigures
  /** First pages of attendance, assets, security, complaints, assessment and the centre. */
  readonly chapterLists: readonly ListFigures[]
  /** A month of attendance: of a hall of ours, and of one many times as large. */
  readonly months: readonly MonthFigures[]
  readonly gates: readonly Gate[]
}

const CALLERS = [1, 4, 16, 32] as const

const measureWay = async (updateAndReturn: boolean, isQuick: boolean): Promise<WayFigures> => {
  const crowd = await Crowd.open(updateAndReturn)
  const { cloud } = crowd.hall
  const [rounds, count] = isQuick ? [3, 200] : [10, 240]
  await crowd.nextDay(WINDOWS)
  await crowd.take()
  cloud.resetStats()
  const tickets = await measureTickets(crowd, CALLERS, rounds, count)
  const alone = await measureCalls(crowd, 1, isQuick ? 40 : 100, 0)
  // Pauses so long that of ten windows about one is doing something at any moment.
  const together = await measureCalls(crowd, WINDOWS, isQuick ? 120 : 300, alone.roundMs * 2 * WINDOWS)
  const crushed = await measureCalls(crowd, WINDOWS, isQuick ? 60 : 150, 0)
  const calls = [alone, together].map(({ windows, perSecond, trips }) => ({ windows, perSecond, trips }))
  const load = await measureLoad(crowd, isQuick ? 40 : 120, count)
  const { collections, scans } = cloud.stats().database
  const sum = (field: 'read' | 'returned') =>
    Object.values(collections).reduce((total, cost) => total + cost[field], 0)
  await crowd.close()
  return {
    tickets,
    calls,
    crushed: crushed.trips,
    load,
    scans,
    readPerReturned: round(sum('read') / Math.max(1, sum('returned')), 3),
  }
}

const atMost = (name: string, value: number, limit: number): Gate => ({
  name,
  value,
  limit: `≤ ${String(limit)}`,
  isKept: value <= limit,
})
const atLeast = (name: string, value: number, limit: number): Gate => ({
  name,
  value,
  limit: `≥ ${String(limit)}`,
  isKept: value >= limit,
})

const gatesOf = (
  title: string,
  { tickets, calls, load, scans, readPerReturned }: WayFigures,
  most: number,
): Gate[] => {
  const crowd = tickets.find(({ callers }) => callers === 32)
  return [
    atLeast(`${title}: tickets a second, 32 callers by 4`, crowd?.byFour ?? 0, 0.85),
    atMost(`${title}: trips a ticket under load`, Math.max(...tickets.map((one) => one.trips)), most),
    atMost(`${title}: trips a call, ${String(WINDOWS)} windows`, calls.at(-1)?.trips ?? 0, most - 3.5 + 4.5),
    atMost(`${title}: trips a ticket, high load by low`, load.ratio, 1.25),
    atMost(`${title}: documents read by returned`, readPerReturned, 1.1),
    atMost(`${title}: scans`, scans.length, 0),
  ]
}

/** `trips`: beside those of the list itself, one each for the names of people, units and windows, sent at once. */
const pageGates = (title: string, lists: readonly ListFigures[], trips: number, shortest: number): Gate[] => {
  const most = (field: 'readPerReturned' | 'trips' | 'scans') => Math.max(...lists.map((one) => one[field]))
  return [
    atMost(`${title}: documents read by returned`, most('readPerReturned'), 1.1),
    atMost(`${title}: trips`, most('trips'), trips),
    atMost(`${title}: scans`, most('scans'), 0),
    // An empty page would keep every gate.
    atLeast(
      `${title}: documents on the shortest page`,
      Math.min(...lists.map(({ shown }) => shown)),
      shortest,
    ),
  ]
}

const ratingGates = (figures: ListFigures): Gate[] => [
  atMost(`rating figures of a window: documents read by counted`, figures.readPerReturned, 1.1),
  atMost(`rating figures of a window: scans`, figures.scans, 0),
]

/** The staff of a hall like ours, and of one many times as large. */
const STAFF = [60, 1000] as const
/** Milliseconds that a function of the service may take: it is stopped after 20 seconds. */
const LONGEST_CALL = 15_000

const monthGates = (months: readonly MonthFigures[]): Gate[] => [
  atMost(`a month of ${String(STAFF[0])} staff: ms`, months[0]?.ms ?? Infinity, 1000),
  atMost(
    `a month of ${String(STAFF[1])} staff: ms of its longest call`,
    months[1]?.slowestMs ?? Infinity,
    LONGEST_CALL,
  ),
  atMost('a month: scans', Math.max(...months.map(({ scans }) => scans)), 0),
]

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
})
await builtFunctions()
// First of all, on a process that has nothing else to do.
const { sdk, bundles } = measureBundles(values.quick ? 3 : 7)
const cases = values.quick ? 10_000 : 100_000
const { lists, figures: ratingFigures } = await measureLists(cases)
const chapterLists = await measureChapterLists(cases)
const months: MonthFigures[] = []
for (const staff of STAFF) months.push(await measureMonth(staff))
installClock()
const way = await measureWay(true, values.quick)
const without = await measureWay(false, values.quick)
const gates = [
  ...gatesOf('with updateAndReturn', way, 3.5),
  ...gatesOf('without', without, 5),
  ...pageGates(`first page, ${String(cases)} cases`, lists, 3, 1),
  ...ratingGates(ratingFigures),
  ...pageGates(`first page beyond the counter, ${String(cases)} of each`, chapterLists, 6, 20),
  ...monthGates(months),
  atMost('slowest bundle by the SDKs', Math.max(...bundles.map(({ ratio }) => ratio)), 0.5),
]
const figures: Figures = {
  way,
  without,
  sdk,
  bundles,
  cases,
  lists,
  ratingFigures,
  chapterLists,
  months,
  gates,
}
const page = pageOf(figures, { node: process.version, cores: cpus().length })
if (!values.quick) writeFileSync(path.join(root, 'docs', 'bench.md'), page)
console.error(page)
for (const { query, collection } of [...way.scans, ...without.scans].slice(0, 5))
  console.error(collection, query)
const { tickets, calls } = way
const scans = way.scans.length + without.scans.length
const isKept = gates.every((gate) => gate.isKept)
console.log(
  values.json
    ? JSON.stringify({
        tickets,
        calls,
        bundles,
        lists,
        chapterLists,
        months,
        scans,
        sdk,
        load: way.load,
        without,
        gates,
      })
    : String(isKept),
)
process.exit(isKept ? 0 : 1)
