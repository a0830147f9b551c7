import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import type { Hooks } from '../local/phone/shell/hooks'
import { root } from '../local/root'

export type Phone = Page

/** Switches the phone's network off and on. */
export const setNetwork = (phone: Phone, isOnline: boolean): Promise<void> =>
  phone.evaluate((is) => {
    window.__phone.setNetwork(is)
  }, isOnline)

/** Chrome, Chromium and Edge where systems put them. */
const systems = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

const unpack = `
  const { default: chromium } = await import('@sparticuz/chromium')
  await chromium.executablePath()
`

/** Where type is found. Without any a page crashes, and the package looks for its own in a place of its own. */
const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${folder}-cache</cachedir>
</fontconfig>
`

/**
 * The browser of an npm package, unpacked once with the libraries that a bare system lacks. Unpacked beside its place
 * and moved there, because several tests may find it missing at the same time.
 */
const packedBrowser = async (): Promise<{ executablePath: string; env: Record<string, string> }> => {
  const place = path.join(tmpdir(), 'service-centre-chromium')
  if (!existsSync(place)) {
    const fresh = await mkdtemp(`${place}-`)
    // The package unpacks into the temporary folder, and its libraries only where it takes itself to be in AWS.
    const env = { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' }
    const program = ['--input-type=module', '--eval', unpack]
    await promisify(execFile)(process.execPath, program, { cwd: root, env })
    await writeFile(path.join(fresh, 'fonts', 'fonts.conf'), fontsIn(path.join(place, 'fonts')))
    await rename(fresh, place).catch(() => rm(fresh, { recursive: true, force: true }))
  }
  const own = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  const libraries = path.join(place, 'al2023', 'lib')
  const env = { ...Object.fromEntries(own), LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: `${place}/fonts` }
  return { executablePath: path.join(place, 'chromium'), env }
}

/** The system's Chrome, Chromium or Edge; on Linux the one of an npm package where there is none. */
export const openBrowser = async (): Promise<Browser> => {
  const system = systems.find((file) => existsSync(file))
  if (system === undefined && process.platform !== 'linux')
    throw new Error('No browser found: install Chrome, Chromium or Edge.')
  const found = system === undefined ? await packedBrowser() : { executablePath: system }
  return chromium.launch({ ...found, args: flags.split(' ') })
}

/** A phone that notes everything that a journey must not have: console output, page errors, failed requests. */
export interface Watched {
  readonly page: Phone
  readonly noise: string[]
}

/** Notes what a page says on its console, throws, or is refused. */
export const listenTo = (page: Page): string[] => {
  const noise: string[] = []
  page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => noise.push(`page error: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400) noise.push(`${String(response.status())} ${response.url()}`)
  })
  return noise
}

/** Opens the phone at an address like `page=pages/home/home&as=visitor`, without a frame, 375 × 812. */
export const openPhone = async (
  browser: Browser,
  origin: string,
  query: string,
  options: BrowserContextOptions = {},
): Promise<Watched> => {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, ...options })
  return startPhone(await context.newPage(), origin, query)
}

const startPhone = async (page: Phone, origin: string, query: string): Promise<Watched> => {
  page.setDefaultTimeout(20_000)
  const noise = listenTo(page)
  await page.goto(`${origin}/?frame=0&${query}`)
  await page.waitForFunction(() => window.__phone.stack().length > 0)
  return { page, noise }
}

/**
 * The phones of one browser. One that is put away is emptied and serves whoever comes next: a browser takes most of a
 * second to begin a process for a page, and a quarter of it to load a phone into one that is there.
 */
export class Phones {
  private readonly idle: Phone[] = []

  constructor(
    private readonly browser: Browser,
    private readonly origin: string,
    private readonly options: BrowserContextOptions,
  ) {}

  /** Opens a phone as `openPhone` does, so many pixels wide. */
  async open(query: string, width = 375): Promise<Watched> {
    const page = this.idle.pop()
    const viewport = { width, height: 812 }
    if (page === undefined) return openPhone(this.browser, this.origin, query, { ...this.options, viewport })
    await page.setViewportSize(viewport)
    return startPhone(page, this.origin, query)
  }

  /** Ends what runs on a phone and forgets what it kept. */
  async putAway(page: Phone): Promise<void> {
    await page.unrouteAll()
    await page.evaluate(() => {
      localStorage.clear()
      sessionStorage.clear()
    })
    for (const event of ['console', 'pageerror', 'response']) page.removeAllListeners(event)
    await page.goto('about:blank')
    this.idle.push(page)
  }
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
