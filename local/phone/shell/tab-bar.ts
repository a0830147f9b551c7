import type { TabBarConfig } from '../program'
import { make } from './dom'
import { onSetting } from './settings'
import { themed } from './theme'

interface Tab {
  readonly element: HTMLElement
  readonly picture: HTMLImageElement
  readonly label: HTMLElement
  readonly badge: HTMLElement
  text: string
  icon: string
  selectedIcon: string
}

/** The native bar of tabs: text, picture, badge. */
export class TabBar {
  readonly element = make('div', { class: 'tab-bar', role: 'tablist' })
  private readonly tabs: Tab[]
  private style: Pick<TabBarConfig, 'color' | 'selectedColor' | 'backgroundColor' | 'borderStyle'>
  private current = ''

  constructor(
    private readonly config: TabBarConfig,
    private readonly onTab: (path: string, index: number, text: string) => void,
  ) {
    this.style = config
    this.tabs = config.list.map(({ text, iconPath = '', selectedIconPath = '' }, index) => {
      const picture = make('img', { alt: '' })
      const label = make('span', { class: 'tab-text' })
      const badge = make('span', { class: 'tab-badge', hidden: true })
      const box = make('span', { class: 'tab-icon' }, picture, badge)
      const choose = (): void => {
        this.choose(index)
      }
      const element = make('button', { class: 'tab', role: 'tab', click: choose }, box, label)
      this.element.append(element)
      return { element, picture, label, badge, text, icon: iconPath, selectedIcon: selectedIconPath }
    })
    this.paint()
    onSetting('theme', () => {
      this.paint()
    })
  }

  has(path: string): boolean {
    return this.config.list.some(({ pagePath }) => pagePath === path)
  }

  indexOf(path: string): number {
    return this.config.list.findIndex(({ pagePath }) => pagePath === path)
  }

  select(path: string): void {
    this.current = path
    this.paint()
  }

  setItem(index: number, item: { text?: string; iconPath?: string; selectedIconPath?: string }): void {
    const tab = this.at(index)
    tab.text = item.text ?? tab.text
    tab.icon = item.iconPath ?? tab.icon
    tab.selectedIcon = item.selectedIconPath ?? tab.selectedIcon
    this.paint()
  }

  setStyle(style: Partial<TabBar['style']>): void {
    this.style = { ...this.style, ...style }
    this.paint()
  }

  /** Shows a badge; an empty text is the red dot, nothing takes it away. */
  setBadge(index: number, text: string | undefined): void {
    const { badge } = this.at(index)
    badge.hidden = text === undefined
    badge.textContent = text === undefined ? '' : text.length > 4 ? '…' : text
    badge.toggleAttribute('dot', text === '')
  }

  private at(index: number): Tab {
    const tab = this.tabs[index]
    if (tab === undefined) throw new Error('tabbar item not found')
    return tab
  }

  private choose(index: number): void {
    const page = this.config.list[index]
    if (page !== undefined) this.onTab(page.pagePath, index, this.at(index).text)
  }

  private paint(): void {
    const {
      color = '#7a7e83',
      selectedColor = '#3cc51f',
      backgroundColor = '#ffffff',
      borderStyle = 'black',
    } = this.style
    this.element.style.backgroundColor = themed(backgroundColor)
    this.element.dataset.border = themed(borderStyle)
    this.tabs.forEach((tab, index) => {
      const isCurrent = this.config.list[index]?.pagePath === this.current
      const icon = themed(isCurrent ? tab.selectedIcon : tab.icon).replace(/^\//, '')
      const source = /^(https?|data):/.test(icon) ? icon : `./files/${icon}`
      tab.picture.hidden = icon === ''
      if (icon !== '' && tab.picture.getAttribute('src') !== source) tab.picture.src = source
      tab.label.textContent = tab.text
      tab.element.style.color = themed(isCurrent ? selectedColor : color)
      tab.element.setAttribute('aria-selected', String(isCurrent))
    })
  }
}
