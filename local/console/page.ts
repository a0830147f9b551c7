/// <reference lib="dom" />
import { element, part } from '../../web/element'
import { ask } from './ask'
import { openClock } from './clock-panel'
import { collectionView } from './collection-view'
import { problem } from './control'
import { drawAside, drawClock, drawCollections, drawHeading, listenKeys, markAside } from './frame'
import { functionsView } from './functions-view'
import { logsView } from './logs-view'
import { outboxView } from './outbox-view'
import { statsView } from './stats-view'
import { storageView } from './storage-view'
import { timersView } from './timers-view'
import type { View } from './view'
import type { CollectionFacts } from './told'

const CLOCK_EVERY = 5000

/** Views by the first step of the address after `#/`. */
const views: Readonly<Record<string, View>> = {
  collection: collectionView,
  functions: functionsView,
  logs: logsView,
  timers: timersView,
  outbox: outboxView,
  storage: storageView,
  stats: statsView,
}

let leave: (() => void) | undefined
let turn = 0

/** The panel at the right: a document, a run, the clock. */
const showSide = (content: Node | undefined): void => {
  const side = part('side')
  side.replaceChildren(...(content === undefined ? [] : [content]))
  side.hidden = content === undefined
}

const refreshCollections = async (): Promise<readonly CollectionFacts[]> => {
  const collections = await ask<readonly CollectionFacts[]>('collections')
  drawCollections(collections)
  return collections
}

/** Opens what the address names; without one the tickets, or whatever there is. */
const open = async (): Promise<void> => {
  const mine = ++turn
  leave?.()
  leave = undefined
  showSide(undefined)
  try {
    const collections = await refreshCollections()
    if (mine !== turn) return
    const [path = '', search = ''] = location.hash.replace(/^#\//, '').split('?')
    const [name = '', ...rest] = path.split('/').map(decodeURIComponent)
    const view = Object.hasOwn(views, name) ? views[name] : undefined
    if (view === undefined) {
      const first = collections.find((one) => one.name === 'tickets') ?? collections[0]
      location.hash = first === undefined ? '#/functions' : `#/collection/${first.name}`
      return
    }
    markAside()
    const main = element('div', 'fill')
    const parts = { main, showSide, refreshCollections, collections, path: rest.join('/'), search }
    const left = await view(parts)
    if (mine === turn) {
      leave = left
      part('view').replaceChildren(main)
    } else left?.()
  } catch (error) {
    drawHeading({ title: '' })
    part('view').replaceChildren(problem(error instanceof Error ? error.message : String(error)))
  }
}

drawAside(() => {
  openClock(showSide, drawClock)
})
listenKeys(() => {
  showSide(undefined)
})
addEventListener('hashchange', () => void open())
void open()
void drawClock()
setInterval(() => void drawClock(), CLOCK_EVERY)
