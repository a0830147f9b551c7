import type { WindowConfig } from '../program'
import { drawing, make } from './dom'
import { onSetting } from './settings'
import { themed } from './theme'
import { words } from './words'

const chevron = '<path d="M15 4.5 7.5 12l7.500 7.500"/>'
const house = '<path d="M4 11.500 12 4.500l8 7M6.500 10v9.500h11V10"/>'

/** The bar above a page: title, and the way back or home. */
export class NavigationBar {
  readonly element: HTMLElement
  private readonly title = make('div', { class: 'bar-title', role: 'heading', 'aria-level': 1 })
  private readonly spinner = make('span', { class: 'bar-spinner', hidden: true })
  private colors: { front: string; back: string } | undefined
  private readonly unsubscribe: () => void

  constructor(
    private readonly config: WindowConfig,
    left: 'back' | 'home' | 'none',
    onLeft: () => void,
  ) {
    this.element = make('div', { class: 'bar' }, make('div', { class: 'bar-row' }, this.spinner, this.title))
    if (left !== 'none') {
      const label = left === 'back' ? words().back : words().home
      const button = make('button', { class: `bar-${left}`, 'aria-label': label, click: onLeft })
      button.append(drawing(left === 'back' ? chevron : house))
      this.element.firstElementChild?.prepend(button)
    }
    this.element.toggleAttribute('hidden', config.navigationStyle === 'custom')
    this.setTitle(config.navigationBarTitleText ?? '')
    this.paint()
    this.unsubscribe = onSetting('theme', () => {
      this.paint()
    })
  }

  setTitle(title: string): void {
    this.title.textContent = title
  }

  /** Colours set by the page win over those of the configuration, as in WeChat. */
  setColors(front: string, back: string): void {
    this.colors = { front, back }
    this.paint()
  }

  setLoading(isLoading: boolean): void {
    this.spinner.hidden = !isLoading
  }

  dispose(): void {
    this.unsubscribe()
  }

  private paint(): void {
    const { navigationBarBackgroundColor = '#000000', navigationBarTextStyle = 'white' } = this.config
    this.element.style.backgroundColor = this.colors?.back ?? themed(navigationBarBackgroundColor)
    const front = this.colors?.front ?? themed(navigationBarTextStyle)
    this.element.style.color = front === 'black' || front === '#000000' ? '#1c2024' : '#ffffff'
    this.element.dataset.ink = front === 'black' || front === '#000000' ? 'dark' : 'light'
    this.element.dispatchEvent(new Event('painted', { bubbles: true }))
  }
}
