import { textOf, type Builtin } from './builtin'
import { toPhoneUnits } from './units'

interface RichNode {
  readonly type?: string
  readonly name?: string
  readonly text?: string
  readonly attrs?: Record<string, unknown>
  readonly children?: readonly RichNode[]
}

// What WeChat lets through; anything else is left out with what it contains.
const tags = new Set(
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small span strong sub sup table tbody td tfoot th thead tr tt u ul'.split(
    ' ',
  ),
)
const attributes = new Set([
  'class',
  'style',
  'alt',
  'src',
  'height',
  'width',
  'colspan',
  'rowspan',
  'span',
  'start',
  'type',
  'dir',
])

/** 富文本: HTML text or a list of nodes, with WeChat's tags and attributes and without its events. */
export const richText: Builtin<{ nodes: unknown; space: string; userSelect: boolean }> = {
  tag: 'rich-text',
  properties: { nodes: null, space: '', userSelect: false },
  create: (node) => ({
    update: () => {
      const { nodes } = node.properties
      const content = Array.isArray(nodes) ? (nodes as RichNode[]).map(fromNode) : fromHtml(textOf(nodes))
      node.element.replaceChildren(...content.filter((part) => part !== undefined))
    },
  }),
}

const fromNode = (node: RichNode): ChildNode | undefined => {
  if (node.type === 'text') return document.createTextNode(decode(node.text ?? ''))
  const name = (node.name ?? '').toLowerCase()
  if (!tags.has(name)) return undefined
  const element = document.createElement(name)
  write(element, Object.entries(node.attrs ?? {}))
  for (const child of node.children ?? []) {
    const part = fromNode(child)
    if (part !== undefined) element.append(part)
  }
  return element
}

const fromHtml = (html: string): ChildNode[] => {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  return [...parsed.body.childNodes].flatMap(clean)
}

const clean = (dom: ChildNode): ChildNode[] => {
  if (dom.nodeType === Node.TEXT_NODE) return [document.createTextNode(dom.nodeValue ?? '')]
  if (!(dom instanceof Element) || !tags.has(dom.localName)) return []
  const element = document.createElement(dom.localName)
  write(
    element,
    [...dom.attributes].map(({ name, value }) => [name, value]),
  )
  element.append(...[...dom.childNodes].flatMap(clean))
  return [element]
}

const write = (element: HTMLElement, given: readonly (readonly [string, unknown])[]): void => {
  for (const [name, value] of given) {
    if (!attributes.has(name)) continue
    const text = String(value)
    if (name === 'src' && !/^(https?:|data:image\/)/.test(text)) continue
    element.setAttribute(name, name === 'style' ? toPhoneUnits(text) : text)
  }
}

const decode = (text: string): string =>
  new DOMParser().parseFromString(text.replaceAll('<', '&lt;'), 'text/html').body.textContent
