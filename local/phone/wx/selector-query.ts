import * as glassEasel from 'glass-easel'
import { report } from '../shell/hooks'

type Element = glassEasel.Element
type Result = Record<string, unknown> | null
type Callback = (result: never) => void

interface Fields {
  id?: boolean
  dataset?: boolean
  mark?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  properties?: string[]
  computedStyle?: string[]
  context?: boolean
  node?: boolean
}

interface Request {
  readonly root: () => Element | null
  readonly selector: string | undefined
  readonly isAll: boolean
  readonly fields: Fields
  readonly callback: Callback | undefined
}

/** A component's `this`, as `in()` takes it. */
export interface Caller {
  readonly _$: glassEasel.GeneralComponent
}

const domOf = (element: Element): HTMLElement | null => element.$$ as unknown as HTMLElement | null

const webviewOf = (dom: HTMLElement | null): HTMLElement | null =>
  dom?.closest<HTMLElement>('.webview') ?? null

/** A node's box, seen from the page's visible corner, as in a web view of its own. */
export const boxOf = (
  dom: HTMLElement | null,
): { left: number; top: number; right: number; bottom: number; width: number; height: number } => {
  const origin = webviewOf(dom)?.getBoundingClientRect() ?? { left: 0, top: 0 }
  const { left, top, right, bottom, width, height } = dom?.getBoundingClientRect() ?? new DOMRect()
  return {
    left: left - origin.left,
    top: top - origin.top,
    right: right - origin.left,
    bottom: bottom - origin.top,
    width,
    height,
  }
}

class NodesRef {
  constructor(
    private readonly query: SelectorQuery,
    private readonly selector: string | undefined,
    private readonly isAll: boolean,
  ) {}

  boundingClientRect(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, rect: true, size: true }, callback)
  }

  scrollOffset(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, callback)
  }

  context(callback?: Callback): SelectorQuery {
    return this.fields({ context: true }, callback)
  }

  node(callback?: Callback): SelectorQuery {
    return this.fields({ node: true }, callback)
  }

  fields(fields: Fields, callback?: Callback): SelectorQuery {
    return this.query.add(this.selector, this.isAll, fields, callback)
  }
}

/** `wx.createSelectorQuery()`: looks inside a component, or the shown page; answers after the next drawing. */
export class SelectorQuery {
  private readonly requests: Request[] = []

  constructor(private root: () => Element | null) {}

  in(caller: Caller): this {
    this.root = () => caller._$.getShadowRoot()
    return this
  }

  select(selector: string): NodesRef {
    return new NodesRef(this, selector, false)
  }

  selectAll(selector: string): NodesRef {
    return new NodesRef(this, selector, true)
  }

  selectViewport(): NodesRef {
    return new NodesRef(this, undefined, false)
  }

  add(selector: string | undefined, isAll: boolean, fields: Fields, callback: Callback | undefined): this {
    this.requests.push({ root: this.root, selector, isAll, fields, callback })
    return this
  }

  exec(callback?: (results: unknown[]) => void): this {
    const requests = [...this.requests]
    setTimeout(() => {
      try {
        const results = requests.map(answer)
        requests.forEach(({ callback: each }, index) => each?.(results[index] as never))
        callback?.(results)
      } catch (error) {
        report(error, 'selector query callback')
      }
    }, 0)
    return this
  }
}

const answer = ({ root, selector, isAll, fields }: Request): Result | Result[] => {
  const top = root()
  if (selector === undefined) return describeViewport(top, fields)
  if (isAll) return (top?.querySelectorAll(selector) ?? []).map((element) => describe(element, fields))
  const element = top?.querySelector(selector) ?? null
  return element === null ? null : describe(element, fields)
}

const describeViewport = (top: Element | null, fields: Fields): Result => {
  const host = top !== null && glassEasel.ShadowRoot.isShadowRoot(top) ? top.getHostNode() : null
  const webview =
    webviewOf(host === null ? null : domOf(host)) ?? document.querySelector<HTMLElement>('.webview')
  const scroller = webview?.querySelector('.scroller')
  const { width, height } = webview?.getBoundingClientRect() ?? new DOMRect()
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && { left: 0, top: 0, right: width, bottom: height }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && scrollOf(scroller)),
  }
}

const scrollOf = (element: globalThis.Element | null | undefined): Record<string, number> => ({
  scrollLeft: element?.scrollLeft ?? 0,
  scrollTop: element?.scrollTop ?? 0,
  scrollWidth: element?.scrollWidth ?? 0,
  scrollHeight: element?.scrollHeight ?? 0,
})

const describe = (element: Element, fields: Fields): Result => {
  const dom = domOf(element)
  const { width, height, ...rect } = boxOf(dom)
  const data = (element.asGeneralComponent()?.data ?? {}) as Record<string, unknown>
  const style = dom === null || fields.computedStyle === undefined ? undefined : getComputedStyle(dom)
  return {
    ...(fields.id && { id: element.id }),
    ...(fields.dataset && { dataset: element.dataset }),
    ...(fields.mark && { mark: element.collectMarks() }),
    ...(fields.rect && rect),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && scrollOf(dom)),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, data[name]])),
    ...Object.fromEntries(
      (fields.computedStyle ?? []).map((name) => [
        name,
        style?.getPropertyValue(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)) ?? '',
      ]),
    ),
    ...(fields.node && { node: nodeFor(dom) }),
    ...(fields.context && { context: nodeFor(dom) }),
  }
}

/** What `node()` gives: a canvas, or the controls of a scroll view. */
const nodeFor = (dom: HTMLElement | null): unknown => {
  const canvas = dom?.querySelector(':scope > canvas')
  if (canvas !== null && canvas !== undefined) return canvas
  if (dom?.localName !== 'wx-scroll-view') return null
  return {
    scrollTo: ({ top, left, animated = true }: { top?: number; left?: number; animated?: boolean }) => {
      const behavior = animated ? ('smooth' as const) : ('instant' as const)
      dom.scrollTo({ ...(top !== undefined && { top }), ...(left !== undefined && { left }), behavior })
    },
    scrollIntoView: (selector: string) => {
      dom.querySelector(selector)?.scrollIntoView({ block: 'start' })
    },
  }
}
