import type { Phone } from '../../browser'
import { top, type Look } from './staff-hall'

/** How pages are looked at, and how small in CSS pixels what is pressed may be there. */
export const looks: readonly (readonly [name: string, look: Look, least: number])[] = [
  ['light', {}, 44],
  ['dark', { theme: 'dark' }, 44],
  ['large', { mode: 'large' }, 44],
  ['elder', { mode: 'elder' }, 52],
  ['English at 320', { lang: 'en', width: 320 }, 37.5],
  ['English, elder at 320', { lang: 'en', width: 320, mode: 'elder' }, 44],
]

/** What stands out of the page at a side, what is too small for a fingertip, and a title that is cut, by what it says. */
export const unfit = (phone: Phone, least: number): Promise<string[]> =>
  top(phone).evaluate((page, pixels) => {
    const edge = document.documentElement.clientWidth
    const all = (selector: string): Element[] => Array.from(page.querySelectorAll(selector))
    const out = all('wx-view, wx-text, wx-button').filter((node) => {
      const { left, right, width } = node.getBoundingClientRect()
      return width > 0 && (right > edge + 1 || left < -1)
    })
    const small = all('[role=button],[role=link],[role=radio],[role=checkbox],wx-button').filter((node) => {
      const { width, height } = node.getBoundingClientRect()
      return width > 0 && height < pixels - 0.5
    })
    const titles = Array.from(document.querySelectorAll('.bar-title')).filter(
      ({ clientWidth, scrollWidth }) => scrollWidth > clientWidth,
    )
    return [
      ...titles.map((node) => `cut: ${node.textContent}`),
      ...out.map((node) => `out: ${node.className}`),
      ...small.map((node) => `small: ${node.textContent} ${node.className}`),
    ]
  }, least)
