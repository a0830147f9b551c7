import { make } from './dom'
import { panelElement } from './panel'
import { wantsFrame } from './settings'

/** Sizes of the drawn phone's screen in CSS pixels. */
const framed = { width: 375, height: 812 }
const margins = 64

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
    const style = document.documentElement.style
    style.setProperty('--phone-width', `${String(width)}px`)
    style.setProperty('--phone-height', `${String(height)}px`)
    style.setProperty('--rpx', `${String(width / 750)}px`)
    // Tall screens have a notch and a home indicator, as those of WeChat's phones have.
    const isTall = height / width > 1.9
    style.setProperty('--status', isTall ? '44px' : '20px')
    style.setProperty('--home', isTall ? '34px' : '0px')
  }
  measure()
  window.addEventListener('resize', measure)
  if (!isFramed) return make('div', { class: 'desk is-bare' }, screen)
  const phone = make('div', { class: 'phone' }, screen, make('div', { class: 'home-indicator' }))
  return make('div', { class: 'desk' }, phone, panelElement())
}
