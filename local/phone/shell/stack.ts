import { closeContainer } from '../runtime/page-container'
import { EventChannel } from '../wx/event-channel'
import { screen, make } from './dom'
import type { Modules } from './modules'
import { Page } from './page'
import type { Space } from './space'
import { TabBar } from './tab-bar'

/** WeChat allows so many pages at once. */
const limit = 10

/** A refusal of the stack; the API that asked puts its own name before it. */
export class StackError extends Error {}

interface Target {
  readonly path: string
  readonly search: string
}

/** The open pages and the moves between them. One is on the screen; tab pages stay alive while another is shown. */
export class PageStack {
  readonly tabBar: TabBar | undefined
  private readonly pages: Page[] = []
  private readonly tabs = new Map<string, Page>()
  private readonly box = make('div', { class: 'pages' })
  private isTabBarHidden = false
  /** How many pages were open when one was last drawn. */
  private depth = 0

  constructor(
    private readonly space: Space,
    private readonly modules: Modules,
  ) {
    const { tabBar } = space.program.app
    this.tabBar =
      tabBar &&
      new TabBar(tabBar, (path, index, text) => {
        this.current?.call('onTabItemTap', { index, pagePath: path, text })
        if (this.current?.path !== path) this.switchTab(`/${path}`)
      })
    screen().append(this.box)
    if (this.tabBar !== undefined) screen().append(this.tabBar.element)
  }

  get open(): readonly Page[] {
    return this.pages
  }

  get current(): Page | undefined {
    return this.pages[this.pages.length - 1]
  }

  isTab(path: string): boolean {
    return this.tabBar?.has(path) === true
  }

  navigateTo(url: string, events: Record<string, (...values: unknown[]) => void> = {}): EventChannel {
    const target = this.resolve(url)
    if (this.isTab(target.path)) throw new StackError('can not navigateTo a tabbar page')
    if (this.pages.length >= limit) throw new StackError(`webview count limit exceed: ${String(limit)}`)
    const channel = new EventChannel(events)
    this.current?.hide()
    this.push(target, channel)
    return channel
  }

  redirectTo(url: string): void {
    const target = this.resolve(url)
    if (this.isTab(target.path)) throw new StackError('can not redirectTo a tabbar page')
    this.remove(1)
    this.push(target)
  }

  switchTab(url: string): void {
    const { path } = this.resolve(url)
    if (!this.isTab(path)) throw new StackError('can not switch to no-tabBar page')
    const before = this.current
    for (const page of this.pages.splice(0)) if (!this.isTab(page.path)) page.unload()
    if (before !== undefined && this.isTab(before.path)) before.hide()
    const known = this.tabs.get(path)
    if (known === undefined) this.push({ path, search: '' })
    else {
      this.pages.push(known)
      this.draw()
      known.show()
    }
  }

  reLaunch(url: string): void {
    const target = this.resolve(url)
    const old = new Set([...this.pages.splice(0), ...this.tabs.values()])
    this.tabs.clear()
    for (const page of old) page.unload()
    this.push(target)
  }

  navigateBack(delta: number): void {
    if (closeContainer()) return
    if (this.pages.length < 2) throw new StackError('cannot navigate back at first page')
    this.remove(Math.min(delta, this.pages.length - 1))
    this.draw()
    this.current?.show()
  }

  /** Hides or shows the whole mini-program: the current page hears of it. */
  setVisible(isVisible: boolean): void {
    if (isVisible) this.current?.show()
    else this.current?.hide()
  }

  hideTabBar(isHidden: boolean): void {
    this.isTabBarHidden = isHidden
    this.draw()
  }

  private remove(count: number): void {
    for (const page of this.pages.splice(this.pages.length - count)) {
      this.tabs.delete(page.path)
      page.unload()
    }
  }

  private push(target: Target, channel?: EventChannel): void {
    this.loadScripts(target.path, new Set())
    const isTab = this.isTab(target.path)
    const { pages } = this.space.program.app
    const left = this.pages.length > 0 ? 'back' : isTab || pages[0] === target.path ? 'none' : 'home'
    const onLeft = (): void => {
      if (left === 'back') this.navigateBack(1)
      else this.goHome()
    }
    const page = new Page(this.space, { ...target, left, onLeft })
    this.pages.push(page)
    if (isTab) this.tabs.set(target.path, page)
    this.draw()
    page.create({
      getOpenerEventChannel: () => channel ?? new EventChannel({}),
      getPageId: () => `pageId:${String(page.id)}`,
    })
  }

  private goHome(): void {
    const [entry = ''] = this.space.program.app.pages
    if (this.isTab(entry)) this.switchTab(`/${entry}`)
    else this.reLaunch(`/${entry}`)
  }

  private loadScripts(path: string, seen: Set<string>): void {
    if (seen.has(path)) return
    seen.add(path)
    const config = this.space.program.components[path]
    for (const component of Object.values(config?.usingComponents ?? {}))
      this.loadScripts(component.slice(1), seen)
    for (const generic of Object.values(config?.componentGenerics ?? {}))
      if (generic !== true && generic.default !== undefined) this.loadScripts(generic.default.slice(1), seen)
    this.space.registering(path, () => {
      this.modules.load(path)
    })
  }

  private resolve(url: string): Target {
    const [route = '', search = ''] = url.split('?', 2)
    const base = this.current?.path.split('/').slice(0, -1) ?? []
    const parts = route.startsWith('/') ? [] : [...base]
    for (const part of route.split('/'))
      if (part === '..') parts.pop()
      else if (part !== '.' && part !== '') parts.push(part)
    const path = parts.join('/')
    if (!this.space.program.app.pages.includes(path)) throw new StackError(`page "${path}" is not found`)
    return { path, search: url.slice(route.length + 1) || search }
  }

  private draw(): void {
    const { current } = this
    if (current === undefined) return
    // Only the shown page stands in the document, as each has a web view of its own in WeChat.
    if (this.box.firstElementChild !== current.element) {
      current.element.dataset.comes = this.pages.length > this.depth ? 'forward' : 'back'
      this.box.replaceChildren(current.element)
      // Tabs and the first page do not slide.
      if (this.depth === 0 || this.isTab(current.path)) delete current.element.dataset.comes
      this.depth = this.pages.length
    }
    const hasTabs = this.isTab(current.path) && !this.isTabBarHidden
    screen().toggleAttribute('has-tabs', hasTabs)
    this.tabBar?.select(current.path)
    screen().dispatchEvent(new Event('page-shown'))
  }
}
