/// <reference lib="dom" />
import { element } from '../../web/element'
import { post, read } from './ask'
import { button, panel } from './control'
import { drawHeading } from './frame'
import { table } from './table'
import type { View } from './view'
import { say } from './words'

interface Stats {
  readonly database: {
    readonly collections: Readonly<
      Record<string, { read: number; returned: number; written: number; scans: number; trips: number }>
    >
    readonly scans: readonly { readonly collection: string; readonly query: string }[]
    readonly commits: number
  }
  readonly calls: Readonly<
    Record<string, { calls: number; faults: number; trips: number; mostTrips: number; milliseconds: number }>
  >
  readonly memory: number
}
type Of<T> = readonly (readonly [name: string, cost: T])[]

const EVERY = 2000
const per = (sum: number, count: number): string => (count === 0 ? '–' : (sum / count).toFixed(1))

const figure = (name: string, value: string, unit = ''): HTMLElement =>
  element(
    'div',
    '',
    element('span', '', name),
    element('b', '', value, unit === '' ? undefined : element('small', '', unit)),
  )

const callsTable = (calls: Of<Stats['calls'][string]>): HTMLElement =>
  table<(typeof calls)[number]>(
    [
      { head: say('endpoint'), cell: ([name]) => element('b', '', name) },
      { head: say('calls'), cell: ([, cost]) => String(cost.calls), look: 'number' },
      { head: say('perCall'), cell: ([, cost]) => per(cost.trips, cost.calls), look: 'number' },
      { head: say('most'), cell: ([, cost]) => String(cost.mostTrips), look: 'number' },
      { head: say('average'), cell: ([, cost]) => per(cost.milliseconds, cost.calls), look: 'number' },
      { head: say('faults'), cell: ([, cost]) => String(cost.faults), look: 'number' },
    ],
    calls,
    { name: say('calls'), empty: say('noCalls'), isBad: ([, cost]) => cost.faults > 0 },
  )

const costTable = (costs: Of<Stats['database']['collections'][string]>): HTMLElement =>
  table<(typeof costs)[number]>(
    [
      { head: say('collection'), cell: ([name]) => element('b', '', name) },
      { head: say('trips'), cell: ([, cost]) => String(cost.trips), look: 'number' },
      { head: say('read'), cell: ([, cost]) => String(cost.read), look: 'number' },
      { head: say('returned'), cell: ([, cost]) => String(cost.returned), look: 'number' },
      { head: say('written'), cell: ([, cost]) => String(cost.written), look: 'number' },
      { head: say('scans'), cell: ([, cost]) => String(cost.scans), look: 'number' },
    ],
    costs,
    { name: say('collections'), empty: say('noCalls'), isBad: ([, cost]) => cost.scans > 0 },
  )

/** What calls and collections have cost since the reset, and the queries that no index served. */
export const statsView: View = async ({ main }) => {
  const draw = async (): Promise<void> => {
    const { database, calls, memory } = await read<Stats>('stats')
    const costs = Object.entries(database.collections)
    const all = Object.entries(calls)
    const sum = (of: (cost: Stats['calls'][string]) => number): number =>
      all.reduce((total, [, cost]) => total + of(cost), 0)
    main.replaceChildren(
      element(
        'section',
        'panel figures',
        figure(say('calls'), String(sum((cost) => cost.calls))),
        figure(
          say('perCall'),
          per(
            sum((cost) => cost.trips),
            sum((cost) => cost.calls),
          ),
        ),
        figure(
          say('average'),
          per(
            sum((cost) => cost.milliseconds),
            sum((cost) => cost.calls),
          ),
          'ms',
        ),
        figure(say('commits'), String(database.commits)),
        figure(say('scans'), String(database.scans.length)),
        figure(say('memory'), String(Math.round(memory / 1024 / 1024)), 'MB'),
      ),
      element(
        'div',
        'halves',
        panel(say('functions'), [], callsTable(all)),
        panel(say('collections'), [], costTable(costs)),
      ),
      panel(
        say('scanQueries'),
        [],
        table<Stats['database']['scans'][number]>(
          [
            { head: say('collection'), cell: ({ collection }) => collection },
            { head: say('text'), cell: ({ query }) => query, look: 'wide' },
          ],
          database.scans.slice(-50).reverse(),
          { name: say('scanQueries'), empty: say('noScans') },
        ),
      ),
    )
  }
  drawHeading({
    title: say('stats'),
    tools: [
      button(say('reset'), async () => {
        await post('stats')
        await draw()
      }),
    ],
  })
  main.classList.add('scrolls')
  await draw()
  const timer = setInterval(() => void draw().catch(() => undefined), EVERY)
  return () => {
    clearInterval(timer)
  }
}
