import { readFile } from 'node:fs/promises'
import { jest } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { faultsOf, openBrowser, openPhone, type Phone, setNetwork } from '../../browser'
import { openSite, type Site } from './site'

jest.setTimeout(60_000)

let site: Site
let browser: Browser
let page: Phone
let noise: string[]

beforeAll(async () => {
  ;[site, browser] = await Promise.all([openSite(), openBrowser()])
})
afterAll(async () => {
  await Promise.all([browser.close(), site.close()])
})
beforeEach(async () => {
  ;({ page, noise } = await openPhone(browser, site.origin, 'page=pages/cloud/cloud&as=student-7'))
})
afterEach(async () => {
  const { errors, missing } = await faultsOf(page)
  expect([errors, missing, noise]).toEqual([[], [], []])
  await page.context().close()
})

const ask = (name: string, options: object): Promise<Record<string, unknown>> =>
  page.evaluate(
    ([method, given]) =>
      (window.__phone.page() as { ask(name: string, options: object): Promise<Record<string, unknown>> }).ask(
        method,
        given,
      ),
    [name, options] as const,
  )

describe('a file of a conversation', () => {
  const choose = async (name: string, more: object = {}) => {
    const chooser = page.waitForEvent('filechooser')
    const chosen = ask('chooseMessageFile', { count: 1, ...more })
    await (await chooser).setFiles({ name, mimeType: '', buffer: Buffer.from('{"a":1}') })
    return chosen
  }
  const tables = { type: 'file', extension: ['xlsx', '.jsonl'] }

  it('is chosen with name, size, kind and time', async () => {
    const { tempFiles } = (await choose('名册.JSONL', tables)) as {
      tempFiles: { path: string; time: number }[]
    }
    expect(tempFiles).toMatchObject([{ name: '名册.JSONL', size: 7, type: 'file' }])
    expect(tempFiles[0]?.path).toMatch(/^blob:/)
    expect(Number.isSafeInteger(tempFiles[0]?.time)).toBe(true)
  })

  it('is not chosen with another ending or of another kind', async () => {
    const cancelled = { errMsg: 'chooseMessageFile:fail cancel' }
    expect(await choose('virus.exe', tables)).toEqual(cancelled)
    expect(await choose('a.txt', { type: 'image' })).toEqual(cancelled)
    expect(await choose('a.txt', { type: 'all' })).toMatchObject({ errMsg: 'chooseMessageFile:ok' })
  })
})

describe('a file of the net', () => {
  const handedOver = async (method: string, options: object) => {
    const coming = page.waitForEvent('download')
    expect(await ask(method, options)).toEqual({ errMsg: `${method}:ok` })
    const download = await coming
    return { name: download.suggestedFilename(), content: await readFile(await download.path(), 'utf8') }
  }

  it('comes to a path of the mini-program, is opened and sent on', async () => {
    const url = `${site.origin}/index.html`
    const wanted = await (await fetch(url)).text()
    const filePath = 'wxfile://usr/a.xlsx'
    expect(await ask('downloadFile', { url, filePath })).toMatchObject({ filePath, statusCode: 200 })
    expect(await handedOver('openDocument', { filePath, showMenu: true })).toEqual({
      name: 'a.xlsx',
      content: wanted,
    })
    const { tempFilePath } = await ask('downloadFile', { url })
    const sent = { filePath: tempFilePath, fileName: 'a.jsonl' }
    expect(await handedOver('shareFileMessage', sent)).toEqual({ name: 'a.jsonl', content: wanted })
    expect(await page.evaluate(() => window.__phone.deeds)).toEqual(['open a.xlsx', 'send a.jsonl'])
    expect(await ask('openDocument', { filePath: tempFilePath, fileType: 'exe' })).toEqual({
      errMsg: 'openDocument:fail filetype not supported',
    })
  })

  it('does not come without a network', async () => {
    await setNetwork(page, false)
    expect(await ask('downloadFile', { url: `${site.origin}/index.html` })).toEqual({
      errMsg: 'downloadFile:fail network request error',
    })
  })
})
