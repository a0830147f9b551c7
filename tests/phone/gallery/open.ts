import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { buildPhone } from '../../../local/phone/build/build'
import { openBrowser } from '../../browser'
import { assembleGallery } from './assemble'

export interface Look {
  readonly theme?: 'light' | 'dark'
  readonly size?: 'standard' | 'large' | 'elder'
  readonly language?: 'zh-CN' | 'en'
  readonly width?: number
}

/** The gallery in the browser phone. What went wrong on any page is in `faults`. */
export interface Gallery {
  readonly faults: string[]
  readonly open: (page: string, look?: Look) => Promise<Page>
  /** Opens another page of the gallery in the same phone. */
  readonly go: (phone: Page, page: string, look?: Look) => Promise<void>
  readonly close: () => Promise<void>
}

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

const serve = async (folder: string): Promise<{ address: string; stop: () => void }> => {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://phone')
    // The one thing that the phone asks of the local cloud by itself: what time it is.
    if (pathname === '/local/clock') {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ now: '2026-11-23T10:12:00+08:00' }))
      return
    }
    const file = path.join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname))
    readFile(file).then(
      (content) => {
        response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' })
        response.end(content)
      },
      () => {
        response.writeHead(404).end()
      },
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${String(port)}/`, stop: () => void server.close() }
}

const urlOf = (name: string, { size = 'standard', language = 'zh-CN' }: Look): string =>
  `pages/${name}/${name}?size=${size}&language=${language}`

/** Builds, serves and opens the gallery. Everything that a page asks of another host is a fault. */
export const openGallery = async (root: string): Promise<Gallery> => {
  const miniprogramDir = await assembleGallery(root)
  const outDir = await mkdtemp(path.join(tmpdir(), 'gallery-site-'))
  await buildPhone({ miniprogramDir, outDir })
  const { address, stop } = await serve(outDir)
  const browser = await openBrowser()
  const faults: string[] = []
  return {
    faults,
    open: async (name, { theme = 'light', size = 'standard', language = 'zh-CN', width = 375 } = {}) => {
      const page = await browser.newPage({ viewport: { width, height: 812 }, hasTouch: true })
      page.on('pageerror', (error) => faults.push(`${name}: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`${name}: ${message.text()}`)
      })
      page.on('request', (request) => {
        if (!/^(data:|blob:)/.test(request.url()) && !request.url().startsWith(address))
          faults.push(`${name} asks for ${request.url()}`)
      })
      const url = urlOf(name, { size, language })
      await page.goto(`${address}?frame=0&theme=${theme}&page=${encodeURIComponent(url)}`)
      await page.locator('.page .content').first().waitFor()
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      return page
    },
    go: async (phone, name, look = {}) => {
      type Hooked = { __phone: { goto: (url: string) => Promise<void> } }
      await phone.evaluate((url) => (window as unknown as Hooked).__phone.goto(url), urlOf(name, look))
      await phone.locator(`wx-page[data-path="pages/${name}/${name}"] .content`).waitFor()
      await phone.evaluate(() => document.fonts.ready.then(() => undefined))
    },
    close: async () => {
      await browser.close()
      stop()
      await rm(outDir, { recursive: true, force: true })
      await rm(miniprogramDir, { recursive: true, force: true })
    },
  }
}
