import { jest } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { faultsOf, openBrowser, openPhone, textOf, type Watched } from '../../browser'
import { openSite, type Site } from './site'

jest.setTimeout(60_000)

let site: Site
let browser: Browser

beforeAll(async () => {
  ;[site, browser] = await Promise.all([openSite(), openBrowser()])
}, 60_000)

afterAll(async () => {
  await Promise.all([browser.close(), site.close()])
})

const open = (query: string): Promise<Watched> => openPhone(browser, site.origin, query)
const quiet = { errors: [], missing: [], remarks: [] }

describe('the first page', () => {
  it('stands with its styles, its tabs and WXS, and says nothing on the console', async () => {
    const { page, noise } = await open('')
    expect(await textOf(page, '#greeting')).toBe('hello page array ab')
    expect(await textOf(page, '.bar-title')).toBe('首页')
    expect(await page.locator('.tab').allInnerTexts()).toEqual(['首页', '部件'])
    const card = page.locator('#greeting')
    expect(await card.evaluate((dom) => getComputedStyle(dom).padding)).toBe('16px')
    expect(await card.evaluate((dom) => getComputedStyle(dom).borderColor)).toBe('rgb(1, 2, 3)')
    expect(await faultsOf(page)).toEqual(quiet)
    expect(noise).toEqual([])
    await page.context().close()
  })

  it('costs less than a second of one core until it stands', async () => {
    const context = await browser.newContext({ viewport: { width: 375, height: 812 } })
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    // The main thread's own time: what else the machine does at the moment is not counted.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    await page.goto(`${site.origin}/?frame=0`)
    await page.waitForFunction(() => performance.getEntriesByName('first-page').length === 1)
    const { metrics } = await session.send('Performance.getMetrics')
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Infinity
    expect(seconds).toBeLessThan(1)
    await context.close()
  })

  it("keeps a component's classes to itself and lets external ones in", async () => {
    const { page } = await open('')
    const inner = page.locator('.counter .inner')
    expect(await inner.evaluate((dom) => getComputedStyle(dom).padding)).toBe('5px')
    expect(await inner.evaluate((dom) => getComputedStyle(dom).borderTopWidth)).toBe('0px')
    expect(await inner.evaluate((dom) => getComputedStyle(dom).color)).toBe('rgb(200, 0, 0)')
    await page.context().close()
  })

  it('hears taps on the text inside a TDesign button, on cells and on components', async () => {
    const { page } = await open('')
    await page.click('text=取号')
    await page.click('.take-number')
    await page.click('.plus')
    await page.click('text=乙')
    expect(await textOf(page, '#taken')).toBe('taken 2')
    expect(await textOf(page, '#count')).toBe('count 3')
    expect(await textOf(page, '#cell')).toBe('cell 2')
    await page.context().close()
  })

  it('is tapped by finger, once', async () => {
    const { page } = await openPhone(browser, site.origin, '', { hasTouch: true })
    await page.tap('text=取号')
    await page.waitForTimeout(400)
    expect(await textOf(page, '#taken')).toBe('taken 1')
    await page.context().close()
  })

  it('is tapped by keyboard', async () => {
    const { page } = await open('')
    await page.focus('.take-number')
    await page.keyboard.press('Enter')
    expect(await textOf(page, '#taken')).toBe('taken 1')
    await page.context().close()
  })

  it('tells reaching its end once a visit', async () => {
    const { page } = await open('')
    const scroll = (top: number): Promise<void> =>
      page.locator('.scroller').evaluate((dom, to) => {
        dom.scrollTop = to
      }, top)
    await scroll(5000)
    await page.waitForFunction(() => document.querySelector('#tall')?.textContent === '1')
    await scroll(0)
    await page.waitForTimeout(50)
    await scroll(5000)
    await page.waitForFunction(() => document.querySelector('#tall')?.textContent === '2')
    await page.context().close()
  })

  it('refreshes when it is pulled down', async () => {
    const { page } = await open('')
    await page.mouse.move(180, 200)
    await page.mouse.down()
    await page.mouse.move(180, 280, { steps: 4 })
    await page.mouse.move(180, 420, { steps: 4 })
    await page.mouse.up()
    await page.waitForFunction(
      () => (window.__phone.page() as { data: { refreshed: number } }).data.refreshed === 1,
    )
    await page.context().close()
  })
})

describe('sizes and themes', () => {
  it.each([
    [320, 0.4266],
    [375, 0.5],
    [414, 0.552],
  ])('follows a screen of %i', async (width, rpx) => {
    const { page } = await openPhone(browser, site.origin, '', { viewport: { width, height: 812 } })
    const margin = await page
      .locator('#greeting')
      .evaluate((dom) => parseFloat(getComputedStyle(dom).marginLeft))
    expect(margin).toBeCloseTo(64 * 0.5 * rpx, 1)
    await page.setViewportSize({ width: 375, height: 812 })
    await page.waitForFunction(
      () => getComputedStyle(document.querySelector('#greeting') as Element).marginLeft === '16px',
    )
    await page.context().close()
  })

  it('follows the theme of the phone, live, in styles, bars and TDesign', async () => {
    const { page } = await open('theme=dark')
    const colours = (): Promise<string[]> =>
      page.evaluate(() =>
        ['wx-page', '.bar', '.tab-bar', '#greeting'].map(
          (selector) => getComputedStyle(document.querySelector(selector) as Element).backgroundColor,
        ),
      )
    expect(await colours()).toEqual([
      'rgb(18, 21, 25)',
      'rgb(18, 21, 25)',
      'rgb(27, 31, 37)',
      'rgb(27, 31, 37)',
    ])
    await page.evaluate(() => {
      window.__phone.setTheme('light')
    })
    expect(await colours()).toEqual([
      'rgb(245, 243, 238)',
      'rgb(245, 243, 238)',
      'rgb(255, 255, 255)',
      'rgb(255, 255, 255)',
    ])
    await page.context().close()
  })

  it('follows the browser where the address names no theme', async () => {
    const { page } = await openPhone(browser, site.origin, '', { colorScheme: 'dark' })
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'light')
    await page.context().close()
  })
})
