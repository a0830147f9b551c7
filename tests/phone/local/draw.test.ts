import { jest } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { faultsOf, openBrowser, openPhone, textOf, type Phone } from '../../browser'
import { openSite, type Site } from './site'

jest.setTimeout(60_000)

let site: Site
let browser: Browser
let page: Phone
let noise: string[]

beforeAll(async () => {
  ;[site, browser] = await Promise.all([openSite(), openBrowser()])
}, 60_000)

afterAll(async () => {
  await Promise.all([browser.close(), site.close()])
})

beforeEach(async () => {
  ;({ page, noise } = await openPhone(browser, site.origin, 'page=pages/draw/draw'))
})

afterEach(async () => {
  expect(await faultsOf(page)).toEqual({ errors: [], missing: [], remarks: [] })
  await page.context().close()
  expect(noise).toEqual([])
})

const saw = (what: string): Promise<unknown> =>
  page.waitForFunction((text) => document.querySelector('#seen')?.textContent.includes(text) === true, what)
const set = (data: Record<string, unknown>): Promise<void> =>
  page.evaluate((values) => {
    ;(window.__phone.page() as { setData(data: object): void }).setData(values)
  }, data)

it('a canvas is drawn upon through a selector query', async () => {
  await saw('canvas 100x50')
  const pixel = await page.locator('#canvas canvas').evaluate((dom) => {
    const context = (dom as HTMLCanvasElement).getContext('2d')
    return [...(context?.getImageData(3, 3, 1, 1).data ?? [])]
  })
  expect(pixel).toEqual([10, 20, 30, 255])
})

it('an observer tells what comes into the page and leaves it', async () => {
  const scroll = (top: number): Promise<void> =>
    page.locator('.scroller').evaluate((dom, to) => {
      dom.scrollTop = to
    }, top)
  expect(await textOf(page, '#seen')).not.toContain('low')
  await scroll(9999)
  await saw('low in')
  await scroll(0)
  await saw('low out')
})

it('a swiper moves by hand and by its property', async () => {
  const box = await page.locator('#swiper').boundingBox()
  if (box === null) throw new Error('no swiper')
  await page.mouse.move(box.x + 300, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 200, box.y + 20, { steps: 4 })
  await page.mouse.move(box.x + 60, box.y + 20, { steps: 4 })
  await page.mouse.up()
  await saw('swiped 1 touch')
  await set({ current: 2 })
  await saw('swiped 2')
})

it('a scroll view scrolls to a node and tells its end', async () => {
  await set({ into: 'row-4' })
  await page.waitForFunction(() => (document.querySelector('#scroll')?.scrollTop ?? 0) === 160)
  await set({ into: 'row-9' })
  await saw('lower')
})

it('a picker view turns', async () => {
  await page.waitForFunction(() => document.querySelector('wx-picker-view-column')?.scrollTop === 40)
  await page.locator('wx-picker-view-column').evaluate((dom) => {
    dom.scrollTop = 120
  })
  await saw('turned 3')
})

it('rich text keeps formatting and drops scripts', async () => {
  const html = await page.locator('#rich').innerHTML()
  expect(html).toBe('<p style="color: rgb(1, 2, 3)">rich <b>text</b></p>')
})

it('a picture has its own ratio and tells that it came', async () => {
  await saw('loaded 81')
  const { width, height } = (await page.locator('#picture').boundingBox()) ?? { width: 0, height: 0 }
  expect([Math.round(width), Math.round(height)]).toEqual([188, 188])
})

it('units, safe area and media queries are those of the page', async () => {
  const measured = await page.locator('#measured').evaluate((dom) => {
    const { width, height, paddingBottom } = getComputedStyle(dom)
    return [width, height, paddingBottom].map(parseFloat)
  })
  expect(measured[0]).toBe(150)
  // 812 − 44 − 44 for the bars; no tabs on this page.
  expect(measured[1]).toBeCloseTo(72.4, 1)
  expect(measured[2]).toBe(34)
  const fixed = page.locator('#fixed')
  expect(await fixed.evaluate((dom) => getComputedStyle(dom).color)).toBe('rgb(7, 7, 7)')
  const box = await fixed.boundingBox()
  expect([(box?.x ?? 0) + (box?.width ?? 0), (box?.y ?? 0) + (box?.height ?? 0)]).toEqual([375, 812])
  await page.setViewportSize({ width: 320, height: 812 })
  expect(await fixed.evaluate((dom) => getComputedStyle(dom).color)).not.toBe('rgb(7, 7, 7)')
})

it('an animation runs its steps', async () => {
  const actions = [
    {
      transform: 'translateX(50px)',
      styles: {},
      duration: 20,
      timingFunction: 'linear',
      delay: 0,
      transformOrigin: '50% 50% 0',
    },
    {
      transform: '',
      styles: { opacity: '0.5' },
      duration: 20,
      timingFunction: 'linear',
      delay: 0,
      transformOrigin: '50% 50% 0',
    },
  ]
  await set({ animation: { actions } })
  await page.waitForFunction(() => {
    const { transform, opacity } = getComputedStyle(document.querySelector('#moving') as Element)
    return transform === 'matrix(1, 0, 0, 1, 50, 0)' && opacity === '0.5'
  })
})
