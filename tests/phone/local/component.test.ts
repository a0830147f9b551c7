import { jest } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { faultsOf, openBrowser, openPhone, textOf, type Phone, type Watched } from '../../browser'
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

const open = (query = 'page=pages/life/life%3Fa=1%26b=%25E4%25B8%25AD'): Promise<Watched> =>
  openPhone(browser, site.origin, query)

const log = (page: Phone): Promise<string[]> =>
  page.evaluate(() => (window.__phone.app() as { log: string[] }).log)

it("runs the lifetimes of app, page, components and behaviors in WeChat's order", async () => {
  const { page, noise } = await open()
  await page.waitForFunction(() => (window.__phone.app() as { log: string[] }).log.includes('page ready'))
  expect(await log(page)).toEqual([
    'launch pages/life/life',
    'show pages/life/life',
    'component created',
    'behavior attached first',
    'component attached',
    'page load {"a":"1","b":"%E4%B8%AD"}',
    'component show',
    'page show',
    'component ready',
    'page ready',
  ])
  expect(await faultsOf(page)).toEqual({ errors: [], missing: [], remarks: [] })
  expect(noise).toEqual([])
  await page.context().close()
})

it('fills templates, includes, slots, generics and relations', async () => {
  const { page } = await open()
  expect(await textOf(page, '.line')).toBe('size: 3')
  expect(await textOf(page, '#foot')).toBe('foot 1')
  expect(await textOf(page, '.linked')).toBe('ab')
  expect(await textOf(page, '.top')).toBe('top')
  expect(await textOf(page, '.middle')).toBe('middle')
  expect(await textOf(page, '.bottom')).toBe('bottom')
  expect(await page.locator('.row-value').allInnerTexts()).toEqual(['row x', 'row y'])
  expect(await textOf(page, '#two')).toBe('two')
  expect(await page.locator('#spaces').evaluate((dom) => dom.textContent)).toBe('a\u2002\u2002b\u2002<c>')
  await page.context().close()
})

it('redraws what setData changes: conditions, lists, templates, paths', async () => {
  const { page } = await open()
  await page.click('#less')
  expect(await textOf(page, '.line')).toBe('size: 4')
  expect(await textOf(page, '#foot')).toBe('foot 9')
  expect(await page.locator('.child').allInnerTexts()).toEqual(['z', 'b'])
  await page.click('#more')
  expect(await textOf(page, '#many')).toBe('many')
  expect(await textOf(page, '.other')).toBe('other size')
  expect(await page.locator('#two').count()).toBe(0)
  await page.context().close()
})

it('gives behaviors, observers and virtual hosts what they have in WeChat', async () => {
  const { page } = await open()
  const inside = page.locator('.virtual')
  expect(await inside.innerText()).toBe('first I am first behavior')
  await page.click('#rename')
  expect(await inside.innerText()).toBe('second I am second behavior')
  const style = await inside.evaluate((dom) => {
    const { marginTop, color, fontStyle, animationName } = getComputedStyle(dom)
    return { marginTop, color, fontStyle, animationName, host: dom.parentElement?.localName }
  })
  expect(style).toEqual({
    marginTop: '4px',
    color: 'rgb(200, 0, 0)',
    fontStyle: 'italic',
    animationName: 'components-virtual-virtual--pulse',
    host: 'wx-view',
  })
  await page.context().close()
})

it("styles a component's host, and nothing else, by its own sheet", async () => {
  const { page } = await open()
  const row = page.locator('wx-cell').first()
  expect(await row.evaluate((dom) => getComputedStyle(dom).padding)).toBe('3px')
  expect(
    await page
      .locator('.row-value')
      .first()
      .evaluate((dom) => getComputedStyle(dom).color),
  ).toBe('rgb(0, 0, 200)')
  await page.context().close()
})

describe('events', () => {
  it.each([
    ['#free', 'captured free>outer {"level":"1"} at'],
    ['#deep', 'captured deep>inner {"name":"in","level":"1"} at'],
  ])('a tap on %s is captured, bubbles and stops where it is caught', async (selector, heard) => {
    const { page } = await open()
    await page.click(selector)
    expect(await textOf(page, '#heard')).toBe(heard)
    await page.context().close()
  })

  it('a disabled button hears nothing, a long press is no tap', async () => {
    const { page } = await open()
    await page.locator('#off').click({ force: true })
    expect(await textOf(page, '#heard')).toBe('')
    await page.locator('#press').click({ delay: 500 })
    expect(await textOf(page, '#heard')).toBe('pressed')
    await page.context().close()
  })
})

describe('faults', () => {
  it('an error in the page is named with its file and reaches the console', async () => {
    const { page, noise } = await open()
    await page.click('#fail')
    const { errors } = await faultsOf(page)
    expect(errors.join()).toMatch(/told in the page[^]*miniprogram\/pages\/life\/life/)
    expect(noise.join()).toContain('told in the page')
    await page.context().close()
  })

  it('an API that is not there throws by name', async () => {
    const { page, noise } = await open()
    await page.click('#absent')
    const { missing } = await faultsOf(page)
    expect(missing).toEqual(['wx.teleport'])
    expect(noise.join()).toContain('wx.teleport is not available in the local phone')
    await page.context().close()
  })
})

describe('pages', () => {
  it('go and come back with their lifetimes, and talk through a channel', async () => {
    const { page } = await open()
    await page.click('#next')
    expect(await page.evaluate(() => window.__phone.stack())).toEqual([
      'pages/life/life',
      'more/pages/far/far',
    ])
    await page.waitForFunction(() => document.querySelector('#asked')?.textContent === 'how far from life')
    expect(await page.locator('#outer').count()).toBe(0)
    await page.click('#back')
    expect(await textOf(page, '#heard')).toBe('not far')
    expect((await log(page)).slice(-4)).toEqual([
      'component hide',
      'page hide',
      'component show',
      'page show',
    ])
    await page.context().close()
  })

  it('stack up to ten, and relative addresses lead from the page', async () => {
    const { page } = await open()
    await page.click('#next')
    for (let depth = 3; depth <= 10; depth += 1) {
      await page.click('#deeper')
      await page.waitForFunction((count) => window.__phone.stack().length === count, depth)
    }
    const refusal = await page.evaluate(async () => {
      const { deeper } = window.__phone.page() as { deeper: () => Promise<unknown> }
      return deeper().catch((error: unknown) => (error as { errMsg: string }).errMsg)
    })
    expect(refusal).toBe('navigateTo:fail webview count limit exceed: 10')
    await page.click('.bar-back')
    expect(await page.evaluate(() => window.__phone.stack().length)).toBe(9)
    await page.context().close()
  })

  it('unload with their components', async () => {
    const { page } = await open()
    await page.evaluate(() => window.__phone.goto('pages/home/home'))
    expect((await log(page)).slice(-3)).toEqual(['show pages/home/home', 'page unload', 'component detached'])
    await page.context().close()
  })
})
