import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { buildWeb } from '../../../local/build/web'
import { buildPhone } from '../../../local/phone/build/build'
import { root } from '../../../local/root'
import { openHall, type Hall } from '../../hall/open-hall'
import { faultsOf, openBrowser, type Phone, Phones } from '../../browser'

/** The small hall with the phone before it, and a browser to hold phones. */
export interface StaffHall {
  readonly hall: Hall
  /** Opens a page as a person: `/staff/counter/counter?windowId=w1`. Faults of it are looked for at the end. */
  readonly open: (as: string, url: string, look?: Look) => Promise<Phone>
  /** Puts a phone away and tells what went wrong on it; what a test broke on purpose is `expected`. */
  readonly leave: (phone: Phone, expected?: RegExp) => Promise<string[]>
  /** A browser of somebody's own, for the pages of `web/`. */
  readonly browse: (options: BrowserContextOptions) => Promise<Phone>
  readonly close: () => Promise<void>
}

export interface Look {
  readonly theme?: 'light' | 'dark'
  readonly mode?: 'standard' | 'large' | 'elder'
  readonly lang?: 'zh' | 'en'
  readonly width?: number
}

const watched = new WeakMap<Phone, string[]>()

/** Builds the pages of `web/` and puts them beside the phone. */
const sitesOf = async (sitesDir: string): Promise<void> => {
  await buildWeb()
  await symlink(path.join(root, 'dist', 'web'), path.join(sitesDir, 'web'), 'junction')
}

/** `furnish` fills another hall than the small one. */
export const openStaffHall = async (furnish?: (hall: Hall) => Promise<void>): Promise<StaffHall> => {
  const sitesDir = await mkdtemp(path.join(tmpdir(), 'staff-sites-'))
  await buildPhone({
    miniprogramDir: path.join(root, 'miniprogram'),
    outDir: path.join(sitesDir, 'phone'),
  })
  const hall = await openHall({ sitesDir, furnish: furnish === undefined })
  await furnish?.(hall)
  const browser: Browser = await openBrowser()
  const phones = new Phones(browser, hall.cloud.origin, {
    // Pictures are for people; what is measured is the same in a quarter of the pixels.
    deviceScaleFactor: process.env['SHOTS'] === undefined ? 1 : 2,
    hasTouch: true,
  })
  let pages: Promise<void> | undefined
  return {
    hall,
    open: async (as, url, { theme = 'light', mode = 'standard', lang = 'zh', width } = {}) => {
      const query = new URLSearchParams({ as, theme, mode, lang, page: url })
      const { page, noise } = await phones.open(query.toString(), width)
      watched.set(page, noise)
      return page
    },
    leave: async (phone, expected) => {
      const { errors, missing, remarks } = await faultsOf(phone)
      await phones.putAway(phone)
      const all = [...errors, ...missing, ...remarks, ...(watched.get(phone) ?? [])]
      return all.filter((fault) => expected?.test(fault) !== true)
    },
    browse: async (options) => {
      await (pages ??= sitesOf(sitesDir))
      const page = await (await browser.newContext(options)).newPage()
      page.setDefaultTimeout(20_000)
      return page
    },
    close: async () => {
      await browser.close()
      await hall.close()
      await rm(sitesDir, { recursive: true, force: true })
    },
  }
}

/** The page on top; those below it stay in the document. */
export const top = (phone: Phone) => phone.locator('.webview:visible').last()

/** Presses the button that says this, as soon as it is neither busy nor off. */
export const press = (phone: Phone, text: string): Promise<void> =>
  top(phone).locator(`wx-button:visible:not([aria-disabled="true"]):has-text("${text}")`).last().click()

/** Taps whatever says this: a row, a link, an option. */
export const tap = (phone: Phone, text: string): Promise<void> =>
  top(phone).locator(`:text("${text}"):visible`).last().click()

/** Taps what says just this: a label that longer texts contain, such as the title of a sheet that is closing. */
export const tapLabel = (phone: Phone, text: string): Promise<void> =>
  top(phone).locator(`:text-is("${text}"):visible`).last().click()

/** Waits until the page on top says this. */
export const says = (phone: Phone, text: string): Promise<void> =>
  top(phone).locator(`:text("${text}"):visible`).first().waitFor()

/** The button on which this stands: whether it can be pressed, and all its words. */
export const button = async (phone: Phone, text: string): Promise<{ words: string; isOff: boolean }> => {
  const one = top(phone).locator(`wx-button:visible:has-text("${text}")`).last()
  const words = (await one.innerText()).replace(/\s+/g, ' ').trim()
  return { words, isOff: await one.evaluate((node) => node.classList.contains('off')) }
}

/** Turns the wheels of the date picker that is up to a day and confirms it. */
export const turnWheels = async (phone: Phone, day: string): Promise<void> => {
  const [year = '', month = '', date = ''] = day.split('-').map((part) => String(Number(part)))
  for (const [column, label] of [`${year}年`, `${month}月`, `${date}日`].entries()) {
    const row = phone.locator('.wheel').nth(column).locator('.wheel-row')
    await row
      .filter({ hasText: new RegExp(`^0?${label.slice(0, -1)}\\D*$`) })
      .first()
      .click()
    await phone.waitForTimeout(350)
  }
  await phone.locator('.sheet-confirm').click()
}

/** Turns the wheels of a date picker to a day and confirms it. */
export const turnTo = async (phone: Phone, picker: string, day: string): Promise<void> => {
  await top(phone).locator(`wx-picker:visible:has-text("${picker}")`).last().click()
  await turnWheels(phone, day)
}
