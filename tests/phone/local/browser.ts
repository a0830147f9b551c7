import { existsSync } from 'node:fs'
import { chromium as start, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import type { Hooks } from '../../../local/phone/shell/hooks'

export type Phone = Page

const systems = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** The system's Chromium, or the one of an npm package where there is none. */
export const openBrowser = async (): Promise<Browser> => {
  const own = systems.find((file) => existsSync(file))
  const executablePath = own ?? (await (await import('@sparticuz/chromium')).default.executablePath())
  return start.launch({ executablePath, args: flags.split(' ') })
}

/** A phone that notes everything that a journey must not have: console output, page errors, failed requests. */
export interface Watched {
  readonly page: Phone
  readonly noise: string[]
}

/** Opens the phone at an address like `page=pages/home/home&as=visitor`, without a frame, 375 × 812. */
export const openPhone = async (
  browser: Browser,
  origin: string,
  query: string,
  options: BrowserContextOptions = {},
): Promise<Watched> => {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const noise: string[] = []
  page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => noise.push(`page error: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400) noise.push(`${String(response.status())} ${response.url()}`)
  })
  await page.goto(`${origin}/?frame=0&${query}`)
  await page.waitForFunction(() => window.__phone.stack().length > 0)
  return { page, noise }
}

/** What the phone itself holds against the mini-program. */
export const faultsOf = (page: Phone): Promise<Pick<Hooks, 'errors' | 'missing' | 'remarks'>> =>
  page.evaluate(() => ({
    errors: window.__phone.errors,
    missing: window.__phone.missing,
    remarks: window.__phone.remarks,
  }))

/** Text of the first node that a selector finds, without spaces around. */
export const textOf = async (page: Phone, selector: string): Promise<string> =>
  ((await page.locator(selector).first().textContent()) ?? '').trim()
