import * as glassEasel from 'glass-easel'
import type { Root } from 'glass-easel-miniprogram-adapter'
import type { WindowConfig } from '../program'
import { make } from './dom'
import { NavigationBar } from './navigation-bar'
import { PullDown } from './pull-down'
import { afterReady } from './ready'
import type { Space } from './space'
import { themed } from './theme'
import { onSetting } from './settings'

/** A page's `this`, as far as the shell needs it. */
export type Caller = Record<string, unknown> & { setData(data: Record<string, unknown>): void }

export interface PageOptions {
  readonly path: string
  /** Text after `?`, as it came. */
  readonly search: string
  readonly left: 'back' | 'home' | 'none'
  readonly onLeft: () => void
}

let count = 0

/** `a=1&b=2` as the object that `onLoad` gets. Values stay encoded, as in WeChat. */
export const parseQuery = (search: string): Record<string, string> =>
  Object.fromEntries(
    search
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const end = part.indexOf('=')
        return end < 0 ? [part, ''] : [part.slice(0, end), part.slice(end + 1)]
      }),
  )

/** One open page: its bar, its box, its tree and its lifetimes. */
export class Page {
  readonly id = (count += 1)
  readonly element = make('div', { class: 'page-frame' })
  readonly webview = make('div', { class: 'webview' })
  readonly scroller = make('div', { class: 'scroller' })
  readonly bar: NavigationBar
  readonly pullDown: PullDown
  readonly path: string
  readonly query: Record<string, string>
  readonly config: WindowConfig
  private root: Root | undefined
  private isShown = false
  private scrollTop = 0
  private wasNearEnd = false
  private readonly stops: (() => void)[] = []

  constructor(
    private readonly space: Space,
    private readonly options: PageOptions,
  ) {
    this.path = options.path
    this.query = parseQuery(options.search)
    const component = space.program.components[options.path]
    this.config = { ...space.program.app.window, ...component?.window }
    this.bar = new NavigationBar(this.config, options.left, options.onLeft)
    this.pullDown = new PullDown(this.webview, this.scroller, this.config, () =>
      this.call('onPullDownRefresh'),
    )
    if (space.program.app.style === 'v2') this.webview.classList.add('style-v2')
    if (this.config.disableScroll === true) this.scroller.classList.add('is-fixed')
    this.webview.append(this.scroller)
    this.element.append(this.bar.element, this.webview)
    this.element.dataset.page = options.path
    this.scroller.addEventListener('scroll', () => {
      this.scrolled()
    })
    this.paint()
    this.stops.push(
      onSetting('theme', () => {
        this.paint()
      }),
    )
  }

  /** `this` of the page. Throws before the page is created. */
  get caller(): Caller {
    if (this.root === undefined) throw new Error(`${this.path} is not created yet`)
    return this.root.get() as unknown as Caller
  }

  get isCreated(): boolean {
    return this.root !== undefined
  }

  /** Builds the tree and tells onLoad; the page must already stand on the screen. */
  create(extras: Record<string, unknown>): void {
    const { path, search } = this.options
    const place = make('div')
    this.scroller.append(place)
    const root = this.space.backend.createRoot(
      'page',
      this.space.code,
      `/${path}${search === '' ? '' : `?${search}`}`,
    )
    this.root = root
    const dom = root.getComponent().$$ as unknown as HTMLElement
    dom.setAttribute('data-path', path)
    Object.assign(this.caller, { route: path, __route__: path, options: this.query, ...extras })
    root.attach(this.scroller as never, place as never)
    this.call('onLoad', this.query)
    this.show()
    afterReady(() => {
      this.call('onReady')
    })
  }

  show(): void {
    if (this.isShown || this.root === undefined) return
    this.isShown = true
    if (this.scrollTop > 0) this.scroller.scrollTop = this.scrollTop
    this.root.getComponent().triggerPageLifetime('show', [])
    this.call('onShow')
  }

  hide(): void {
    if (!this.isShown || this.root === undefined) return
    this.isShown = false
    this.scrollTop = this.scroller.scrollTop
    this.root.getComponent().triggerPageLifetime('hide', [])
    this.call('onHide')
  }

  unload(): void {
    if (this.root === undefined) return
    this.isShown = false
    this.call('onUnload')
    this.root.release()
    this.element.remove()
    this.bar.dispose()
    for (const stop of this.stops) stop()
  }

  resize(size: { windowWidth: number; windowHeight: number }): void {
    this.root?.getComponent().triggerPageLifetime('resize', [{ size }])
    this.call('onResize', { size })
  }

  /** Calls a method of the page, if it has it. A fault in it is reported, and goes no further. */
  call(name: string, ...values: unknown[]): unknown {
    if (this.root === undefined) return undefined
    const caller = this.caller
    const method = caller[name]
    if (typeof method !== 'function') return undefined
    return glassEasel.safeCallback(
      name,
      method as () => unknown,
      caller,
      values as [],
      this.root.getComponent(),
    )
  }

  private scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller
    if (!this.isShown) return
    this.call('onPageScroll', { scrollTop })
    const isNearEnd = scrollHeight - clientHeight - scrollTop <= (this.config.onReachBottomDistance ?? 50)
    if (isNearEnd && !this.wasNearEnd && scrollTop > 0) this.call('onReachBottom')
    this.wasNearEnd = isNearEnd
  }

  private paint(): void {
    this.webview.style.backgroundColor = themed(this.config.backgroundColor ?? '#ffffff')
  }
}
