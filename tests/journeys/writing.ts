import type { Browser, Locator } from 'playwright-core'
import type { Phone } from '../browser'
import { press, reads, saying, shown, touch } from './hand'

/** Types into a field that is seen, by its place among them. */
export const fillIn = (phone: Phone, place: number, words: string): Promise<void> =>
  shown(phone).locator('input:visible, textarea:visible').nth(place).fill(words)

/** The field of a sheet under review whose name begins so. */
export const fieldOf = (phone: Phone, name: string): Locator =>
  shown(phone).locator('.group').filter({ hasText: name }).first()

/** What the parts of the form and its buttons are called. */
export interface FormWords {
  readonly save: string
  readonly add: string
  readonly keep: string
  readonly sections: readonly [
    what: string,
    law: string,
    steps: string,
    time: string,
    money: string,
    places: string,
  ]
  readonly window: string
  readonly complete: string
}

/** Fills in a direct and free matter, section by section, until nothing is wrong with it. */
export const fillInSheet = async (
  phone: Phone,
  say: FormWords,
  nameEn: string,
  result: string,
): Promise<void> => {
  const [what, law, steps, time, money, places] = say.sections
  const section = async (name: string, write: () => Promise<void>): Promise<void> => {
    await touch(phone, name)
    await saying(phone, name).waitFor({ state: 'hidden' })
    await write()
    await press(phone, say.save)
    await reads(phone, name)
  }
  const line = async (words: string): Promise<void> => {
    await press(phone, say.add)
    await fillIn(phone, 0, words)
    await press(phone, say.keep)
    await reads(phone, words)
  }
  await section(what, async () => {
    await fillIn(phone, 1, nameEn)
    await touch(phone, '本科生')
  })
  await section(law, () => line('《学籍管理规定》'))
  await section(steps, () => line('受理'))
  await section(time, () => fillIn(phone, 0, '1'))
  await section(money, async () => {
    await fillIn(phone, 0, result)
    await shown(phone).locator('textarea:visible').first().fill('窗口领取')
  })
  await section(places, async () => {
    await touch(phone, say.window)
    await fillIn(phone, 1, '0000-8800001')
    await fillIn(phone, 2, '0000-88001234')
  })
  await reads(phone, say.complete)
}

/** What anybody reads on the public site with a browser that runs no script; asks again until it says this. */
export const siteReads = async (
  browser: Browser,
  address: string,
  words: string,
  picture?: string,
): Promise<string> => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 375, height: 812 },
  })
  try {
    const page = await context.newPage()
    // What is published shows within twenty seconds.
    for (const until = Date.now() + 30_000; Date.now() < until;) {
      await page.goto(address)
      if ((await page.content()).includes(words)) break
      await new Promise((resolve) => setTimeout(resolve, 1000))
    }
    if (picture !== undefined) await page.screenshot({ path: picture })
    return (await page.locator('body').innerText()).trim()
  } finally {
    await context.close()
  }
}
