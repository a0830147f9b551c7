import type { Locator, Page } from 'playwright-core'
import type { Phone } from '../browser'

/** The page on top; those below it stay in the document. */
export const shown = (phone: Phone): Locator => phone.locator('wx-page:visible').last()

/** What says exactly this on the shown page; the last of them, since buttons stand below what they are about. */
export const saying = (phone: Phone, words: string | RegExp): Locator =>
  shown(phone)
    .getByText(words, typeof words === 'string' ? { exact: true } : {})
    .last()

/** Waits until the shown page says this. */
export const reads = (phone: Phone, words: string | RegExp): Promise<void> =>
  saying(phone, words).waitFor({ state: 'visible' })

/** Waits until the shown page says this no more. */
export const gone = (phone: Phone, words: string | RegExp): Promise<void> =>
  saying(phone, words).waitFor({ state: 'hidden' })

/** Waits until what says this stands between the bar and the lower edge, however far down one was. */
export const inSight = async (phone: Phone, words: string): Promise<void> => {
  await phone.waitForFunction(
    (node) => {
      const { top, bottom } = node.getBoundingClientRect()
      return top > 80 && bottom < innerHeight
    },
    await saying(phone, words).elementHandle({ timeout: 20_000 }),
  )
}

/** Touches what says this. */
export const touch = async (phone: Phone, words: string | RegExp): Promise<void> => {
  await saying(phone, words).tap()
}

/** A main button that is neither busy nor off. */
export const button = (phone: Phone, label: string): Locator =>
  shown(phone).locator('wx-button:not([aria-disabled="true"])').filter({ hasText: label }).last()

export const press = (phone: Phone, label: string): Promise<void> => button(phone, label).tap()

/** Touches twice within a moment. Says how often the page felt it. */
export const touchTwice = async (phone: Phone, what: Locator): Promise<number> => {
  await noteTouches(phone)
  await what.scrollIntoViewIfNeeded()
  const box = await what.boundingBox()
  if (box === null) throw new Error('there is nothing to touch')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await Promise.all([phone.touchscreen.tap(x, y), phone.touchscreen.tap(x, y)])
  return (await touchesOf(phone)).length
}

/** Types into a field of the shown page by its place among them. */
export const type = async (phone: Phone, words: string, place = 0): Promise<void> => {
  await shown(phone).locator('input, textarea').nth(place).fill(words)
}

/** Types into the field under just this label; the last of them on the page or its open sheet. */
export const fill = async (phone: Phone, label: string, words: string): Promise<void> => {
  const field = shown(phone).locator('[class*="--field"]:visible')
  const named = field.filter({ has: phone.getByText(label, { exact: true }) }).last()
  await named.locator('input, textarea').fill(words)
}

/** Chooses a row in the picker that is up. */
export const choose = async (phone: Phone, row: string): Promise<void> => {
  await phone.locator('.wheel-row').filter({ hasText: row }).first().tap()
  await phone.locator('.sheet-confirm').tap()
}

/** Turns the wheels of the picker that is up, from the left, each to the row that says just this. */
export const turn = async (phone: Phone, ...rows: readonly string[]): Promise<void> => {
  for (const [at, row] of rows.entries()) {
    const wheel = phone.locator('.wheel').nth(at)
    await wheel.locator('.wheel-row').getByText(row, { exact: true }).tap()
    // A wheel that still runs is not where it will stand.
    await phone.waitForTimeout(350)
  }
  await phone.locator('.sheet-confirm').tap()
}

/** Goes back to the page below, as the bar's arrow does. */
export const back = (phone: Phone): Promise<void> => phone.locator('.bar-back:visible').last().tap()

/** The map shows a way to this window: its legs, and the window as the target. */
export const leads = async (phone: Phone, windowNo: number): Promise<void> => {
  const map = shown(phone).locator('[class*="--map"]')
  await map.locator('[class*="--leg"]').first().waitFor({ state: 'attached' })
  await map
    .locator('[class*="--target"]')
    .filter({ hasText: String(windowNo) })
    .waitFor()
}

/** Pulls the page down from its top, so that it asks again; waits until it has shown what it was answered. */
export const refresh = async (phone: Phone): Promise<void> => {
  const page = phone.locator('.webview:visible').last()
  const dots = page.locator('.pull-dots[shown]')
  await dots.waitFor({ state: 'detached' })
  await page.locator('.scroller').evaluate((scroller) => {
    scroller.scrollTop = 0
  })
  await phone.mouse.move(180, 150)
  await phone.mouse.down()
  await phone.mouse.move(180, 230, { steps: 4 })
  await phone.mouse.move(180, 370, { steps: 4 })
  await dots.waitFor({ state: 'attached' })
  await phone.mouse.up()
  await dots.waitFor({ state: 'detached' })
}

/** What the phone's scanner reads next. */
export const holdBefore = (phone: Phone, code: string): Promise<void> =>
  phone.evaluate((read) => {
    window.__phone.scan = read
  }, code)

declare global {
  interface Window {
    /** When this page was touched, milliseconds since 1970. */
    touches?: number[]
    /** What the hall screen spoke. */
    __spoken?: string[]
  }
}

/** Notes on the page itself when it is touched: what a driver adds on its way there counts for nobody. */
export const noteTouches = (phone: Phone): Promise<void> =>
  phone.evaluate(() => {
    const touches: number[] = []
    window.touches = touches
    addEventListener('pointerup', () => touches.push(Date.now()), { capture: true })
  })

export const touchesOf = (phone: Phone): Promise<number[]> => phone.evaluate(() => window.touches ?? [])

/** Looks every 20 ms, on the page itself, when a condition there becomes true: milliseconds since 1970. */
export const momentOf = async (page: Page, isTrue: (wanted: string) => boolean, wanted: string) => {
  const source = `(${isTrue.toString()})(${JSON.stringify(wanted)}) && Date.now()`
  const found = await page.waitForFunction(source, undefined, { polling: 20, timeout: 20_000 })
  return (await found.jsonValue()) as number
}

/** Holds the phone over a code, which the next scan reads. */
export const hold = (phone: Phone, code: string): Promise<void> =>
  phone.evaluate((read) => {
    window.__phone.scan = read
  }, code)
