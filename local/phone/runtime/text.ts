import { reflect, type Builtin } from './builtin'

interface TextProperties {
  readonly selectable: boolean
  readonly userSelect: boolean
  readonly space: string
  readonly decode: boolean
  readonly overflow: string
  readonly maxLines: number
}

const entities: Record<string, string> = {
  '&nbsp;': '\u00a0',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&apos;': "'",
  '&ensp;': '\u2002',
  '&emsp;': '\u2003',
}

const spaces: Record<string, string> = { ensp: '\u2002', emsp: '\u2003', nbsp: '\u00a0' }

/** 文本: keeps line breaks; `decode` reads entities, `space` keeps every blank. */
export const text: Builtin<TextProperties> = {
  tag: 'text',
  properties: { selectable: false, userSelect: false, space: '', decode: false, overflow: '', maxLines: 0 },
  create: ({ element, properties: initial, component }) => {
    const values = (): TextProperties => component.data as TextProperties
    const translate = (dom: Node): void => {
      if (dom.nodeType !== Node.TEXT_NODE || dom.nodeValue === null) return
      const blank = spaces[values().space]
      let content = dom.nodeValue
      if (values().decode) content = content.replace(/&\w+;/g, (entity) => entities[entity] ?? entity)
      if (blank !== undefined) content = content.replaceAll(' ', blank)
      if (content !== dom.nodeValue) dom.nodeValue = content
    }
    let observer: MutationObserver | undefined
    if (initial.decode || initial.space !== '') {
      observer = new MutationObserver(() => {
        element.childNodes.forEach(translate)
      })
      observer.observe(element, { childList: true, characterData: true, subtree: true })
      element.childNodes.forEach(translate)
    }
    return {
      update: () => {
        reflect(element, 'selectable', values().selectable || values().userSelect)
        if (values().maxLines > 0) element.style.setProperty('--max-lines', String(values().maxLines))
        reflect(element, 'max-lines', values().maxLines > 0)
        reflect(element, 'overflow', values().overflow)
      },
      detached: () => observer?.disconnect(),
    }
  },
}

export const span: Builtin<object> = { tag: 'span', properties: {}, create: () => ({}) }
