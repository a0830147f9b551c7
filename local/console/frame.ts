/// <reference lib="dom" />
import { element, part } from '../../web/element'
import type { SymbolName } from '../look/symbols'
import { read } from './ask'
import { momentText } from './document-text'
import { sign } from './sign'
import { changeLanguage, say, type Word } from './words'

/** What stands above a view: its name, a remark, its buttons and what the search field does. */
interface Heading {
  readonly title: string
  readonly remark?: string
  readonly tools?: readonly Node[]
  readonly search?: {
    readonly placeholder: string
    readonly value: string
    readonly changed: (text: string) => void
  }
}

const sections: readonly (readonly [name: Word, icon: SymbolName])[] = [
  ['functions', 'gear'],
  ['logs', 'document'],
  ['timers', 'clock'],
  ['outbox', 'chat'],
  ['storage', 'folder'],
  ['stats', 'chart'],
]

const entry = (address: string, words: string, icon: SymbolName | undefined, count = ''): HTMLElement => {
  const link = element(
    'a',
    '',
    icon === undefined ? undefined : sign(icon),
    element('span', 'one', words),
    count === '' ? undefined : element('i', '', count),
  )
  link.href = address
  return link
}

/** Draws the left side once: sections, collections with their counts, the clock. */
export const drawAside = (clock: () => void): void => {
  const language = element('button', 'link', say('language'))
  language.type = 'button'
  language.addEventListener('click', changeLanguage)
  const time = element(
    'button',
    'clock',
    sign('clock'),
    element('span', '', element('b', ''), element('em', '', say('clock'))),
  )
  time.type = 'button'
  time.addEventListener('click', clock)
  part('aside').replaceChildren(
    element('div', 'logo', element('span', 'plate', '师'), element('b', '', say('title'))),
    element('nav', '', ...sections.map(([name, icon]) => entry(`#/${name}`, say(name), icon))),
    element('hr', ''),
    element('div', 'caption', say('collections')),
    element('nav', 'collections'),
    element('footer', '', time, language),
  )
}

/** Lists the collections with how many documents each has. */
export const drawCollections = (
  collections: readonly { readonly name: string; readonly count: number }[],
): void => {
  const list = document.querySelector('#aside .collections')
  const scrolled = list?.scrollTop ?? 0
  list?.replaceChildren(
    ...[...collections]
      .sort((one, other) => one.name.localeCompare(other.name))
      .map(({ name, count }) =>
        entry(`#/collection/${name}`, name, undefined, count === 0 ? '' : String(count)),
      ),
  )
  if (list !== null) list.scrollTop = scrolled
  markAside()
}

/** Marks the entry of the view that is open. */
export const markAside = (): void => {
  const open = location.hash.split('?')[0]
  document.querySelectorAll('#aside a').forEach((link) => {
    if (link.getAttribute('href') === open) {
      link.setAttribute('aria-current', 'page')
      link.scrollIntoView({ block: 'nearest' })
    } else link.removeAttribute('aria-current')
  })
}

/** Shows the cloud's time at the foot of the left side. */
export const drawClock = async (): Promise<void> => {
  const face = document.querySelector('#aside .clock b')
  try {
    const { now } = await read<{ now: string }>('clock')
    if (face !== null) face.textContent = momentText(Date.parse(now))
  } catch {
    if (face !== null) face.textContent = '–'
  }
}

/** Puts a view's name, buttons and search above it. */
export const drawHeading = ({ title, remark, tools = [], search }: Heading): void => {
  document.title = `${title} · ${say('title')}`
  const parts: Node[] = [element('h1', '', title), element('span', 'remark', remark ?? ''), ...tools]
  if (search !== undefined) {
    const input = element('input', '')
    input.id = 'search'
    input.type = 'text'
    input.value = search.value
    input.placeholder = search.placeholder
    input.spellcheck = false
    input.setAttribute('aria-label', search.placeholder)
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) search.changed(input.value)
      if (event.key === 'Escape') input.blur()
    })
    parts.push(element('div', 'search', sign('search'), input, element('kbd', '', '/')))
  }
  part('heading').replaceChildren(...parts)
}

/** `/` goes to the search, arrows to the table, Escape closes what is open at the side. */
export const listenKeys = (close: () => void): void => {
  document.addEventListener('keydown', (event) => {
    const isWriting = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
    if (event.key === 'Escape') close()
    if (isWriting || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === '/') {
      event.preventDefault()
      document.getElementById('search')?.focus()
    }
    const room = document.querySelector<HTMLElement>('#view .room')
    if (/^Arrow(?:Up|Down)$/.test(event.key) && room !== null && document.activeElement === document.body) {
      event.preventDefault()
      room.focus()
      room.dispatchEvent(new KeyboardEvent('keydown', { key: event.key }))
    }
  })
}
