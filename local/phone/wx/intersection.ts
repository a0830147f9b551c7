import type { Caller } from './selector-query'

interface Margins {
  readonly left?: number
  readonly top?: number
  readonly right?: number
  readonly bottom?: number
}

interface Options {
  readonly thresholds?: number[]
  readonly initialRatio?: number
  readonly observeAll?: boolean
}

const pixels = (value: number | undefined): string => `${String(value ?? 0)}px`

/** `createIntersectionObserver`: over the browser's own, with the page's box for the viewport. */
export class PhoneIntersectionObserver {
  private readonly observers: IntersectionObserver[] = []
  private relative: string | undefined
  private margins: Margins = {}

  constructor(
    private readonly caller: Caller,
    private readonly options: Options,
  ) {}

  relativeTo(selector: string, margins: Margins = {}): this {
    this.relative = selector
    this.margins = margins
    return this
  }

  relativeToViewport(margins: Margins = {}): this {
    this.relative = undefined
    this.margins = margins
    return this
  }

  observe(selector: string, listener: (result: object) => void): void {
    const tree = this.caller._$.getShadowRoot()
    const dom = (element: { $$: unknown } | null | undefined): HTMLElement | null =>
      (element?.$$ ?? null) as HTMLElement | null
    const found =
      this.options.observeAll === true ? tree?.querySelectorAll(selector) : [tree?.querySelector(selector)]
    const targets = (found ?? []).map(dom).filter((target) => target !== null)
    const host = dom(this.caller._$) ?? targets[0]
    const relative = this.relative === undefined ? null : dom(tree?.querySelector(this.relative))
    const root = relative ?? host?.closest('.webview') ?? null
    const { thresholds = [0], initialRatio = 0 } = this.options
    const { top, right, bottom, left } = this.margins
    let ratios = new Map<Element, number>()
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const before = ratios.get(entry.target) ?? initialRatio
          const now = entry.isIntersecting ? Math.max(entry.intersectionRatio, Number.MIN_VALUE) : 0
          ratios = ratios.set(entry.target, now)
          const isCrossed = thresholds.some((threshold) => before <= threshold !== now <= threshold)
          if (isCrossed) listener(resultOf(entry))
        }
      },
      { root, threshold: thresholds, rootMargin: [top, right, bottom, left].map(pixels).join(' ') },
    )
    for (const target of targets) observer.observe(target)
    this.observers.push(observer)
  }

  disconnect(): void {
    for (const observer of this.observers.splice(0)) observer.disconnect()
  }
}

const resultOf = (entry: IntersectionObserverEntry): object => {
  const element = (entry.target as { __wxElement?: { id: string; dataset: unknown } }).__wxElement
  const plain = ({ left, top, right, bottom, width, height }: DOMRectReadOnly): object => ({
    left,
    top,
    right,
    bottom,
    width,
    height,
  })
  return {
    id: element?.id ?? '',
    dataset: element?.dataset ?? {},
    intersectionRatio: entry.intersectionRatio,
    boundingClientRect: plain(entry.boundingClientRect),
    intersectionRect: plain(entry.intersectionRect),
    relativeRect: plain(entry.rootBounds ?? new DOMRect()),
    time: Date.now(),
  }
}
