import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { buildEverything, dist } from '../../../local/build/everything'
import { listenTo, openBrowser } from '../../browser'
import { openDemoHall } from '../../hall/demo-hall'
import type { Hall } from '../../hall/open-hall'
import { sheets } from './sheets'

// A browser and the shipped functions, which a busy machine slows down.
import.meta.jest.setTimeout(120_000)

const pictures = path.join(dist, 'site-pictures')
let hall: Hall
let browser: Browser
beforeAll(async () => {
  await buildEverything()
  await mkdir(pictures, { recursive: true })
  ;[hall, browser] = await Promise.all([openDemoHall({ sitesDir: dist }), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await hall.cloud.close()
})

const get = (page: string, headers: Record<string, string> = {}) =>
  fetch(`${hall.cloud.origin}/site/${page}`, { headers, redirect: 'manual' })
const read = async (page: string): Promise<string> => (await get(page)).text()
const namesIn = (page: string): string[] =>
  [...page.matchAll(/<span class="name">([^<]*)<\/span>/g)].map(([, name]) => name ?? '')

describe('the public site of all published sheets (§17)', () => {
  it('lists every one under its unit', async () => {
    const names = namesIn(await read(''))
    expect([...names].sort()).toEqual(sheets.map(({ name }) => name).sort())
  })

  it.each([
    ['学生证丢了', '学生证补办'],
    ['xueshengzheng', '学生证补办'],
    ['JW-003', sheets.find(({ code }) => code === 'JW-003')?.name ?? ''],
  ])('finds %s as the phone does', async (words, name) => {
    expect(namesIn(await read(`?q=${encodeURIComponent(words)}`))[0]).toBe(name)
  })

  it('says what to do when nothing is found, and never guesses', async () => {
    const page = await read('?q=%E5%BF%AB%E9%80%92%E6%9F%9C')
    expect(page).toContain('没有找到这件事')
    expect(page).toContain('导办台')
  })

  it('shows what one audience may ask for', async () => {
    const names = namesIn(await read('?for=%E6%A0%A1%E5%8F%8B'))
    const own = sheets.filter(({ audience }) => audience.includes('校友') || audience.includes('全体师生'))
    expect([...names].sort()).toEqual(own.map(({ name }) => name).sort())
  })

  it('says everything in English', async () => {
    const page = await read('JW-001?lang=en')
    expect(page).toContain('<html lang="en">')
    const words = page.replaceAll(/<a class="language"[^]*?<\/a>|<span class="seal"[^]*?<\/span>/g, '')
    const chinese = [...words.matchAll(/>([^<]*[\u4e00-\u9fff][^<]*)</g)].map(([, text]) => text)
    // Titles of regulations stay in the language that they are law in.
    expect(chinese.filter((text) => text?.includes('《') === false)).toEqual([])
  })

  it('escapes whatever is asked', async () => {
    const page = await read(`?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    expect(page).not.toContain('<script')
    expect(page).toContain('&quot;&gt;&lt;script&gt;')
  })

  it.each(['', '?q=x', 'JW-001', 'JW-001.print', 'XX-999', 'style.css', 'feed.json'])(
    'runs nothing and lets nobody frame it: /%s',
    async (page) => {
      const answer = await get(page)
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe|script-src|\*/)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(await answer.text()).not.toMatch(/<script|style="|\son\w+=/)
    },
  )

  it('answers a sheet that there isn’t with a page and 404', async () => {
    const answer = await get('XX-999')
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store'])
    expect(await answer.text()).toContain('看全部事项')
  })

  it('is not sent twice', async () => {
    for (const page of ['', 'JW-001', 'feed.json', 'style.css']) {
      const tag = (await get(page)).headers.get('etag') ?? ''
      expect((await get(page, { 'if-none-match': tag })).status).toBe(304)
    }
  })

  it('leads from an address without its slash to the one with it', async () => {
    const answer = await fetch(`${hall.cloud.origin}/site?q=x`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/site/?q=x'])
  })

  it('gives all of it as a JSON feed', async () => {
    const feed = (await (await get('feed.json')).json()) as { version: string; items: { _sheet: object }[] }
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1')
    expect(feed.items.map(({ _sheet }) => _sheet)).toEqual(
      [...sheets].sort((a, b) => (a.code < b.code ? -1 : 1)),
    )
  })
})

describe('in a browser without script', () => {
  const looks = [375, 1280].flatMap((width) =>
    (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
  )

  it.each(looks)('looks right at $width px, $scheme', async ({ width, scheme }) => {
    const context = await browser.newContext({
      viewport: { width, height: 812 },
      colorScheme: scheme,
      javaScriptEnabled: true,
    })
    const page = await context.newPage()
    const noise = listenTo(page)
    for (const [name, address] of [
      ['list', ''],
      ['found', '?q=%E6%88%90%E7%BB%A9%E5%8D%95'],
      ['none', '?q=%E5%BF%AB%E9%80%92%E6%9F%9C'],
      ['sheet', 'JW-001'],
      ['joint', 'GJ-001'],
      ['english', 'JW-005?lang=en'],
    ] as const) {
      await page.goto(`${hall.cloud.origin}/site/${address}`)
      const seen = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - innerWidth,
        mains: document.querySelectorAll('main').length,
        heads: Array.from(document.querySelectorAll('h1,h2,h3')).map((one) => Number(one.tagName.slice(1))),
        unnamed: Array.from(document.querySelectorAll('a,button,input:not([type=hidden])')).filter((one) => {
          const label = one instanceof HTMLInputElement ? one.labels?.length : one.textContent.trim().length
          return label === 0
        }).length,
        small: Array.from(
          document.querySelectorAll('.row,.chip:not(.plain),button,.button,.language,.home,summary'),
        )
          .map((one) => one.getBoundingClientRect().height)
          .filter((height) => height > 0 && height < 43.5).length,
      }))
      expect([name, seen.wide, seen.mains, seen.unnamed, seen.small]).toEqual([name, 0, 1, 0, 0])
      expect(seen.heads.filter((level) => level === 1)).toHaveLength(1)
      expect(seen.heads.every((level, at) => at === 0 || level - (seen.heads[at - 1] ?? 1) <= 1)).toBe(true)
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      await page.screenshot({ path: path.join(pictures, `${name}-${String(width)}-${scheme}.png`) })
    }
    await context.close()
    expect(noise).toEqual([])
  })

  it('is searched by its form alone', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${hall.cloud.origin}/site/?lang=en`)
    await page.fill('#q', 'lost student card')
    await page.click('button[type=submit]')
    expect(new URL(page.url()).searchParams.get('lang')).toBe('en')
    await page.click('.row')
    expect(await page.textContent('h1')).toBe(sheets.find(({ code }) => code === 'JW-001')?.nameEn)
    await context.close()
  })

  it('prints each sheet on one A4 page, with a code to the page that stays up to date', async () => {
    const context = await browser.newContext({ viewport: { width: 794, height: 1123 } })
    const page = await context.newPage()
    const long: string[] = []
    for (const { code } of sheets) {
      for (const lang of ['', '?lang=en']) {
        await page.goto(`${hall.cloud.origin}/site/${code}.print${lang}`)
        await page.emulateMedia({ media: 'print' })
        const height = await page.evaluate(() => document.body.scrollHeight)
        // 297 mm at 96 dots an inch.
        if (height > 1122) long.push(`${code}${lang} ${String(height)}`)
      }
    }
    expect(long).toEqual([])
    for (const code of ['JW-001', 'GJ-001', 'RS-004']) {
      await page.goto(`${hall.cloud.origin}/site/${code}.print`)
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      await page.screenshot({ path: path.join(pictures, `print-${code}.png`) })
    }
    expect(await page.locator('.qr').getAttribute('aria-label')).toBe('本表网页的二维码')
    await context.close()
  })
})
