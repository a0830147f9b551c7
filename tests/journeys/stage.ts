import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { buildEverything, dist } from '../../local/build/everything'
import { faultsOf, listenTo, openBrowser, type Phone, Phones } from '../browser'
import { openDemoHall } from '../hall/demo-hall'
import type { Hall } from '../hall/open-hall'

export type Language = 'zh' | 'en'

/** The demo's hall, its screen on the wall, and as many phones as people came. */
export interface Stage {
  readonly hall: Hall
  readonly screen: Page
  /** Opens a person's phone at a page. */
  readonly phone: (as: string, page?: string, lang?: Language) => Promise<Phone>
  /** Keeps a picture of what somebody sees. */
  readonly picture: (page: Page, name: string) => Promise<void>
  /**
   * Everything that a journey must not have, on any phone and the screen since the last time; closes the phones. What
   * a screen says as it must is `expected`.
   */
  readonly clear: (expected?: RegExp) => Promise<string[]>
  readonly close: () => Promise<void>
}

/** A busy machine is slow, not wrong; what must be soon is measured by itself. */
const PATIENCE_MS = 60_000

const pictures = path.join(dist, 'journeys')

interface Open {
  readonly as: string
  readonly page: Phone
  readonly noise: string[]
}

const openScreen = async (browser: Browser, origin: string): Promise<{ screen: Page; noise: string[] }> => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const screen = await context.newPage()
  const noise = listenTo(screen)
  await screen.goto(`${origin}/screen?hall=main`)
  // Browsers are silent until somebody has touched the page.
  await screen.click('#sound')
  await screen.locator('#sound').waitFor({ state: 'hidden' })
  return { screen, noise }
}

interface Setting {
  readonly now?: Date
  readonly furnish?: (hall: Hall) => Promise<void>
}

/**
 * Builds what changed, opens the hall, warms its functions up as a morning has done, and turns the screen on. The
 * morning is the hall's usual Monday unless `now` names another; `furnish` brings who and what else there is before
 * anybody comes.
 */
export const openStage = async ({ now, furnish }: Setting = {}): Promise<Stage> => {
  await buildEverything()
  await mkdir(pictures, { recursive: true })
  const options = { sitesDir: dist, timeLimitSeconds: 60, ...(now === undefined ? {} : { now }) }
  const [hall, browser] = await Promise.all([openDemoHall(options), openBrowser()])
  await furnish?.(hall)
  await hall.cloud.warm()
  const { screen, noise: screenNoise } = await openScreen(browser, hall.cloud.origin)
  const phones = new Phones(browser, hall.cloud.origin, { deviceScaleFactor: 2, hasTouch: true })
  let open: Open[] = []
  const picture = async (page: Page, name: string): Promise<void> => {
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    await page.screenshot({ path: path.join(pictures, `${name}.png`) })
  }
  return {
    hall,
    screen,
    picture,
    phone: async (as, page = '/pages/home/home', lang = 'zh') => {
      const query = new URLSearchParams({ as, lang, page, theme: 'light' }).toString()
      const opened = await phones.open(query)
      opened.page.setDefaultTimeout(PATIENCE_MS)
      open.push({ as, ...opened })
      return opened.page
    },
    clear: async (expected) => {
      const fromScreen = screenNoise.splice(0).filter((line) => expected?.test(line) !== true)
      const found = fromScreen.map((line) => `screen: ${line}`)
      for (const { as, page, noise } of open) {
        const { errors, missing, remarks } = await faultsOf(page)
        found.push(...[...noise, ...errors, ...missing, ...remarks].map((line) => `${as}: ${line}`))
        // How it ended is what one wants to see of a journey that failed.
        await picture(page, `end-${as}`)
        await phones.putAway(page)
      }
      open = []
      return found
    },
    close: async () => {
      await browser.close()
      await hall.close()
    },
  }
}
