import { make } from './dom'
import { panelElement } from './panel'
import { wantsFrame } from './settings'

/** Size of a drawn phone's screen in CSS pixels, and the room around it. */
const framed = { width: 375, height: 812 }
const margins = 64

/** The screen as it is drawn now, in CSS pixels: known here, so that asking costs no layout. */
export const metrics = { width: 0, height: 0, status: 0, home: 0 }

/**
 * Puts the screen on the page: in a drawn phone with its settings beside it where there is room, else over the whole
 * window. Sizes follow the window.
 */
export const drawFrame = (screen: HTMLElement): HTMLElement => {
  const isFramed = wantsFrame()
  document.documentElement.toggleAttribute('framed', isFramed)
  const measure = (): void => {
    const height = isFramed
      ? Math.min(framed.height, Math.max(560, window.innerHeight - margins))
      : window.innerHeight
    const width = isFramed ? framed.width : window.innerWidth
    // Tall screens have a notch and a home indicator, as those of WeChat's phones have.
    const isTall = height / width > 1.9
    Object.assign(metrics, { width, height, status: isTall ? 44 : 20, home: isTall ? 34 : 0 })
    const { style } = document.documentElement
    style.setProperty('--phone-width', `${String(width)}px`)
    style.setProperty('--phone-height', `${String(height)}px`)
    style.setProperty('--rpx', `${String(width / 750)}px`)
    style.setProperty('--status', `${String(metrics.status)}px`)
    style.setProperty('--home', `${String(metrics.home)}px`)
  }
  measure()
  window.addEventListener('resize', measure)
  if (!isFramed) return make('div', { class: 'desk is-bare' }, screen)
  const phone = make('div', { class: 'phone' }, screen, make('div', { class: 'home-indicator' }))
  return make('div', { class: 'desk' }, phone, panelElement())
}
