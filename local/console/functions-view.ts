/// <reference lib="dom" />
import { element } from '../../web/element'
import { read } from './ask'
import { drawHeading } from './frame'
import { runPanel } from './run-panel'
import { table } from './table'
import type { Endpoint } from './told'
import { go, type View } from './view'
import { say } from './words'

const who = ({ who: asked }: Endpoint): string => (Array.isArray(asked) ? asked.join(', ') : String(asked))

const isMeant = (endpoint: Endpoint, search: string): boolean =>
  `${endpoint.function}.${endpoint.do} ${endpoint.summary} ${who(endpoint)}`
    .toLowerCase()
    .includes(search.toLowerCase())

/** All endpoints of all functions; one is run with any event as anybody. */
export const functionsView: View = async ({ main, showSide, search }) => {
  const wanted = new URLSearchParams(search).get('search') ?? ''
  const endpoints = await read<readonly Endpoint[]>('contract')
  const found = endpoints.filter((endpoint) => isMeant(endpoint, wanted))
  drawHeading({
    title: say('functions'),
    remark: say('pickEndpoint'),
    search: {
      placeholder: say('searchHere'),
      value: wanted,
      changed: (text) => {
        go('functions', { search: text })
      },
    },
  })
  main.replaceChildren(
    element(
      'section',
      'panel fill',
      table<Endpoint>(
        [
          { head: say('function'), cell: (one) => one.function },
          { head: say('endpoint'), cell: (one) => element('b', '', one.do) },
          { head: say('kind'), cell: (one) => one.kind },
          { head: say('what'), cell: (one) => one.summary, look: 'wide' },
          { head: say('who'), cell: who },
        ],
        found,
        {
          name: say('functions'),
          empty: say('nothingFound'),
          open: (endpoint) => {
            showSide(runPanel(endpoint))
          },
        },
      ),
    ),
  )
  return undefined
}
