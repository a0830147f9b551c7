import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { openGallery, type Gallery, type Look } from './gallery/open'

jest.setTimeout(120_000)

const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), '../..')
const pages = ['parts', 'states', 'home', 'ticket', 'service', 'map', 'rating', 'counter', 'search', 'form']
let gallery: Gallery

beforeAll(async () => {
  gallery = await openGallery(root)
})

afterAll(async () => {
  await gallery.close()
})

const heard = async (page: Page): Promise<number> =>
  parseInt((await page.locator('.heard').textContent()) ?? '', 10)

/** Waits until the page has heard exactly this, once. */
const hears = async (page: Page, says: string, act: () => Promise<void>): Promise<void> => {
  const before = await heard(page)
  await act()
  const told = `${String(before + 1)} ${says}`
  await page.locator(`.heard:text-is('${told.replaceAll("'", "\\'")}')`).waitFor({ timeout: 3_000 })
}

/** What stands out of the page's width, by class. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const edge = document.documentElement.clientWidth
    const shown = Array.from(document.querySelectorAll('.page wx-view, .page wx-text, .page wx-button'))
    return shown
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect()
        return width > 0 && (right > edge + 1 || left < -1)
      })
      .map((element) => element.className)
  })

/** Things to press that are lower or narrower than a fingertip, by what they say. */
const tooSmall = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((pixels) => {
    const roles = '[role=button],[role=link],[role=radio],[role=checkbox],wx-button'
    return (
      Array.from(document.querySelectorAll(`.page :is(${roles})`))
        .filter((element) => {
          const { height, width } = element.getBoundingClientRect()
          return width > 0 && Math.max(height, width) > 0 && height < pixels - 0.5
        })
        // Windows on the plan stand as close as they do in the hall; the list beside the plan has the same.
        .filter((element) => !element.className.includes('hall-map'))
        .map((element) => `${element.textContent} ${element.className}`)
    )
  }, least)

const looks: [string, Look, number][] = [
  ['light at 375', {}, 44],
  ['dark at 375', { theme: 'dark' }, 44],
  ['large at 375', { size: 'large' }, 44],
  ['elder at 375', { size: 'elder' }, 52],
  ['elder in the dark', { size: 'elder', theme: 'dark' }, 52],
  ['light at 320, in English', { width: 320, language: 'en' }, 37.5],
  ['elder at 320, in English', { width: 320, size: 'elder', language: 'en' }, 44],
]

describe('every component', () => {
  test.each(looks)(
    '%s: nothing sticks out, everything can be pressed, nothing is at fault',
    async (_, look, least) => {
      const findings: Record<string, string[]> = {}
      const page = await gallery.open('parts', look)
      for (const name of pages) {
        await gallery.go(page, name, look)
        const found = [...(await overflowing(page)), ...(await tooSmall(page, least))]
        if (found.length > 0) findings[name] = found
      }
      await page.close()
      expect(findings).toEqual({})
      expect(gallery.faults).toEqual([])
    },
  )
})

describe('what components tell', () => {
  let page: Page
  beforeAll(async () => {
    page = await gallery.open('events')
  })
  afterAll(async () => {
    await page.close()
  })

  test.each([
    ['a face', '.the-faces .word >> nth=0', 'faces change {"value":5}'],
    ['the last face', '.the-faces .word >> nth=4', 'faces change {"value":1}'],
    ['a button', '.the-button wx-button', 'button press {}'],
    ['the word in a button', '.the-button .label', 'button press {}'],
    ['a row that leads on', '.the-row .title', 'row press {}'],
    ['an item to bring', '.the-list .tick >> nth=0', 'checklist toggle {"key":"form","checked":true}'],
    ['an item already there', '.the-list .tick >> nth=1', 'checklist toggle {"key":"photo","checked":false}'],
    ['its link', '.the-list .link', 'checklist link {"key":"form"}'],
    ['an option', '.the-segment .option >> nth=1', 'segment change {"key":"elder"}'],
    ["a section's link", '.the-section .more', 'section more {}'],
    ['再试一次', '.the-state wx-button', 'state act {}'],
    ['what to do instead', '.the-refusal wx-button >> nth=0', 'refusal act {}'],
    ['the quieter way', '.the-refusal wx-button >> nth=1', 'refusal second {}'],
    ['the best answer', '.the-service .name', 'service open {}'],
    ['its way', '.the-service wx-button >> nth=0', 'service route {}'],
    ['its number', '.the-service wx-button >> nth=1', 'service act {}'],
    ['the search on the home page', '.entry .typed', 'entry press {}'],
    ['its scanner', '.entry .end', 'entry scan {}'],
    ['取消 of the search', '.typing .cancel', 'typing cancel {}'],
    ['× of the search', '.typing .end', 'typing input {"value":""}'],
    ['a small action', '.the-bar .small', 'bar small {"key":"cancel"}'],
  ])('%s', async (_, at, says) => {
    await hears(page, says, () => page.locator(at).click())
  })

  test.each([
    ['a disabled button', '.off-button wx-button'],
    ['a busy button', '.busy-button wx-button'],
    ['a row that leads nowhere', '.plain-row .row'],
    ['faces that only show', '.fixed-faces .face >> nth=0'],
  ])('%s tells nothing', async (_, at) => {
    // The next thing told is the button's and not theirs.
    await hears(page, 'button press {}', async () => {
      await page.locator(at).click({ force: true })
      await page.locator('.the-button wx-button').click()
    })
  })

  test('what is typed', async () => {
    await hears(page, 'field input {"value":"张"}', () => page.locator('.the-field input').fill('张'))
    await hears(page, 'lines input {"value":"很快"}', () => page.locator('.the-lines textarea').fill('很快'))
    await hears(page, 'typing input {"value":"学生证丢了"}', () =>
      page.locator('.typing input').fill('学生证丢了'),
    )
  })

  test('a sheet comes, closes by its veil and by ×, and is gone', async () => {
    const drawer = page.locator('.the-sheet .drawer')
    for (const way of ['.the-sheet .veil', '.the-sheet .close']) {
      expect(await drawer.count()).toBe(0)
      await page.locator('.open-sheet wx-button').click()
      await page.locator('.the-sheet .drawer.shown').waitFor()
      await hears(page, 'sheet close', () => page.locator(way).click({ position: { x: 20, y: 20 } }))
      await drawer.waitFor({ state: 'detached' })
    }
  })

  test('the bar of a called ticket comes and goes by itself, and the phone vibrates once', async () => {
    const bar = page.locator('.page .bar', { hasText: 'A012 请到 1号窗口' })
    expect(await bar.count()).toBe(0)
    await page.locator('.call-me wx-button').click()
    await bar.waitFor()
    await page.locator('.call-me wx-button').click()
    expect(
      await page.evaluate(
        () => (window as unknown as { __phone: { vibrations: string[] } }).__phone.vibrations,
      ),
    ).toHaveLength(1)
    await page.locator('.uncall-me wx-button').click()
    await bar.waitFor({ state: 'detached' })
  })

  test('nothing was at fault', () => {
    expect(gallery.faults).toEqual([])
  })
})

describe('the map', () => {
  test("names another unit's window only when it is tapped", async () => {
    const page = await gallery.open('map')
    expect(await page.locator('.tapped-name').count()).toBe(0)
    await page.locator('.window', { hasText: '5' }).first().click()
    await page.locator('.tapped-name', { hasText: '5号窗口 · 财务处' }).waitFor()
    await page.close()
  })

  test('the way starts at the door and ends before the window', async () => {
    const page = await gallery.open('map')
    const middle = async (at: string): Promise<{ x: number; y: number }> => {
      const box = await page.locator(at).first().boundingBox()
      if (box === null) throw new Error(`${at} is not drawn`)
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    }
    const [start, door, target, head] = await Promise.all(['.start', '.door', '.target', '.head'].map(middle))
    expect(Math.abs((start?.x ?? 0) - (door?.x ?? 1000))).toBeLessThan(2)
    expect(Math.abs((head?.x ?? 0) - (target?.x ?? 1000))).toBeLessThan(2)
    expect(head?.y).toBeGreaterThan(target?.y ?? 1000)
    await page.close()
  })
})
