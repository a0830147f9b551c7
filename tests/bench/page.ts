import type { Figures, WayFigures } from './bench'
import { OPEN_PER_MILLE } from './many-cases'

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const wayPart = (
  title: string,
  { tickets, calls, crushed, load, scans, readPerReturned }: WayFigures,
): string => `## ${title}

${table(
  ['callers', 'tickets a second', 'by 4 callers', 'p50 ms', 'p99 ms', 'trips a ticket'],
  tickets.map((one) => [one.callers, one.perSecond, one.byFour, one.p50, one.p99, one.trips]),
)}

${table(
  ['windows calling on one line', 'calls a second', 'trips a call'],
  calls.map((one) => [one.windows, one.perSecond, one.trips]),
)}

Ten windows that call without a pause, all at once: ${String(crushed)} trips a call. At ${String(load.low.perSecond)} tickets a second
${String(load.low.trips)} trips each, at ${String(load.high.perSecond)} a second ${String(load.high.trips)}: ${String(load.ratio)} times as many. Documents read
by documents returned: ${String(readPerReturned)}. Collection scans: ${String(scans.length)}.`

/** The figures as docs/bench.md says them. */
export const pageOf = (
  { way, without, sdk, bundles, cases, lists, ratingFigures, chapterLists, months, gates }: Figures,
  machine: { readonly node: string; readonly cores: number },
): string => `# What it costs

Made by \`npm run -s bench -- --json\` on Node ${machine.node}, ${String(machine.cores)} cores; not edited by hand. Callers, function instances and
the local cloud share one process and its one thread, so the seconds say little of the service; ratios, trips and
scans do. Every caller has an instance of its own and all want the same line. A trip is one request to the database.
While numbers are taken the hall's clock goes by them, 200 a second, so that what is kept for a second lasts equally
long on every machine. Of ten windows about one is doing something at any moment.

## Gates

${table(
  ['gate', 'measured', 'limit', ''],
  gates.map((gate) => [gate.name, gate.value, gate.limit, gate.isKept ? 'kept' : '**missed**']),
)}

${wayPart('With updateAndReturn', way)}

${wayPart('Without updateAndReturn', without)}

## Long lists

${String(cases)} cases of five years at 40 windows of 25 units, ${String(OPEN_PER_MILLE / 10)} % of them open; half as many visits with what was
said of them, as many audit entries, and a twentieth of them as to-dos. The first page of every list that grows with
them, by an instance that has read what it keeps for seconds.

${table(
  ['list', 'shown', 'read by returned', 'trips', 'scans'],
  [...lists, ratingFigures].map((one) => [one.list, one.shown, one.readPerReturned, one.trips, one.scans]),
)}

\`ratingFigures\` is no list: it counts twelve weeks of one window, in requests that are sent at once.

### Beyond the counter

As many leaves, corrections, punches, meetings, rows of months, entries by hand, things, movements, stocktakes,
complaints, seals, incidents, drills, notices, opinions, applications, nominations, roles, courses and their records,
messages and numbers, made from those of the demo hall.

${table(
  ['list', 'shown', 'read by returned', 'trips', 'scans'],
  chapterLists.map((one) => [one.list, one.shown, one.readPerReturned, one.trips, one.scans]),
)}

## A month of attendance

Worked out by the command and, where it takes longer than that may, by the timers after it (§25).

${table(
  ['staff', 'punches', 'calls', 'ms in all', 'ms of the longest call', 'rows'],
  months.map((one) => [one.staff, one.punches, one.calls, one.ms, one.slowestMs, one.rows]),
)}

## Cold start

The two SDKs as they come from npm take ${String(sdk)} ms to load.

${table(
  ['bundle', 'ms', 'by the SDKs'],
  bundles.map((one) => [one.name, one.ms, one.ratio]),
)}
`
