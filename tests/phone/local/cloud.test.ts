import { jest } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { WebSocketServer, type WebSocket } from 'ws'
import { openFor, plan, type Opened } from '../../cloud/opened'
import { faultsOf, openBrowser, openPhone, setNetwork, textOf, type Phone } from '../../browser'
import { openSite, type Site } from './site'

jest.setTimeout(60_000)

let site: Site
let browser: Browser
let page: Phone
let noise: string[]
let opened: Opened
let sockets: WebSocketServer
const connected = new Set<WebSocket>()

beforeAll(async () => {
  ;[site, browser] = await Promise.all([openSite(), openBrowser()])
  opened = openFor([plan('boards', [{ on: ['line', 'rank'] }], 'everybody'), plan('secrets')])
  sockets = new WebSocketServer({ noServer: true })
  site.server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (connection) => {
      const openid = new URL(request.url ?? '', 'http://localhost').searchParams.get('as') ?? ''
      connected.add(connection)
      connection.on('close', () => connected.delete(connection))
      opened.database.attachWatch(connection, { kind: 'phone', openid })
    })
  })
  await opened.insert(
    'boards',
    { _id: 'a', line: 'A', rank: 2, at: new Date(5) },
    { _id: 'b', line: 'A', rank: 1 },
  )
})

afterAll(async () => {
  await browser.close()
  for (const connection of connected) connection.terminate()
  sockets.close()
  await Promise.all([site.close(), opened.database.close()])
})

beforeEach(async () => {
  ;({ page, noise } = await openPhone(browser, site.origin, 'page=pages/cloud/cloud&as=student-7'))
})

afterEach(async () => {
  const { errors, missing } = await faultsOf(page)
  expect([errors, missing]).toEqual([[], []])
  await page.context().close()
  expect(noise.filter((line) => !line.includes('500'))).toEqual([])
})

const ask = (name: string, ...values: unknown[]): Promise<Record<string, unknown>> =>
  page.evaluate(
    ([method, given]) =>
      (
        window.__phone.page() as { ask(name: string, ...values: unknown[]): Promise<Record<string, unknown>> }
      ).ask(method, ...given),
    [name, values] as const,
  )
const tell = (method: string, ...values: string[]): Promise<unknown> =>
  page.evaluate(
    ([name, given]) => {
      const caller = window.__phone.page() as Record<string, (...values: string[]) => unknown>
      return caller[name]?.(...given)
    },
    [method, values] as const,
  )
const shows = (selector: string, wanted: string): Promise<unknown> =>
  page.waitForFunction(
    ([at, text]) => document.querySelector(at ?? '')?.textContent === text,
    [selector, wanted],
  )
const untilNobodyWatches = async (): Promise<void> => {
  const deadline = Date.now() + 5000
  while (connected.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(connected.size).toBe(0)
}

describe('calling a function', () => {
  it("sends data and identity, and gives the function's answer", async () => {
    const answer = await ask('cloud.callFunction', {
      name: 'queue',
      data: { do: 'takeNumber', input: { line: 'A' } },
    })
    expect(answer).toMatchObject({
      result: { ok: true },
      errMsg: 'cloud.callFunction:ok',
      requestID: 'request-1',
    })
    expect(site.calls[site.calls.length - 1]).toEqual({
      path: '/call/queue',
      as: 'student-7',
      body: { do: 'takeNumber', input: { line: 'A' } },
    })
  })

  it('fails as WeChat does without a network, and works again with it', async () => {
    await setNetwork(page, false)
    const failed = await ask('cloud.callFunction', { name: 'queue' })
    expect(failed.errMsg).toMatch(/^cloud\.callFunction:fail .*-601002.*request:fail/)
    await setNetwork(page, true)
    expect(await ask('cloud.callFunction', { name: 'queue' })).toMatchObject({
      errMsg: 'cloud.callFunction:ok',
    })
    const { networks } = await page.evaluate(
      () => (window.__phone.page() as { data: { networks: string[] } }).data,
    )
    expect(networks).toEqual(['none false', 'wifi true'])
  })

  it('says so when the function broke', async () => {
    const failed = await ask('cloud.callFunction', { name: 'broken' })
    expect(failed.errMsg).toMatch(/^cloud\.callFunction:fail .*-504002.*FUNCTIONS_EXECUTE_FAIL/)
  })
})

describe('watching', () => {
  it('tells the first state in order, then every change, with dates as dates', async () => {
    await tell('watchLine', 'A')
    await shows('#docs', 'b:1 a:2@5')
    await opened.update('boards', { _id: 'b' }, { $set: { rank: 3 } })
    await shows('#kinds', 'init(init,init) next(update)')
    await opened.insert('boards', { _id: 'c', line: 'A', rank: 9 })
    await shows('#kinds', 'init(init,init) next(update) next(enqueue)')
    await opened.act('removeDocument', { collectionName: 'boards', query: { _id: 'c' }, multi: true })
    await shows('#kinds', 'init(init,init) next(update) next(enqueue) next(dequeue)')
    await opened.update('boards', { _id: 'b' }, { $set: { rank: 1 } })
  })

  it('goes on by itself after the connection was lost', async () => {
    await tell('watchOne', 'boards', 'b')
    await shows('#docs', 'b:1')
    for (const connection of connected) connection.terminate()
    await opened.update('boards', { _id: 'b' }, { $set: { rank: 5 } })
    await shows('#docs', 'b:5')
    await opened.update('boards', { _id: 'b' }, { $set: { rank: 1 } })
    await shows('#docs', 'b:1')
  })

  it('is silent without a network and catches up with it', async () => {
    await tell('watchOne', 'boards', 'b')
    await shows('#docs', 'b:1')
    await setNetwork(page, false)
    await opened.update('boards', { _id: 'b' }, { $set: { rank: 6 } })
    await page.waitForTimeout(300)
    expect(await textOf(page, '#docs')).toBe('b:1')
    await setNetwork(page, true)
    await shows('#docs', 'b:6')
    await opened.update('boards', { _id: 'b' }, { $set: { rank: 1 } })
  })

  it('ends with an error where the rule says no', async () => {
    await tell('watchOne', 'secrets', 'x')
    await page.waitForFunction(
      () => document.querySelector('#error')?.textContent.includes('ermission') === true,
    )
  })

  it('stops when it is closed', async () => {
    await tell('watchOne', 'boards', 'b')
    await shows('#docs', 'b:1')
    await tell('stop')
    await page.waitForFunction(() => document.querySelector('#docs')?.textContent === 'b:1')
    await untilNobodyWatches()
  })

  it('may be closed before the connection stands', async () => {
    await page.evaluate(() => {
      const watching = window.__phone.page() as {
        watchOne(collection: string, id: string): void
        stop(): void
      }
      watching.watchOne('boards', 'b')
      watching.stop()
    })
    await setNetwork(page, false)
    await setNetwork(page, true)
    await tell('watchOne', 'boards', 'b')
    await shows('#docs', 'b:1')
    await tell('stop')
    await untilNobodyWatches()
  })

  it('reads one document once', async () => {
    expect(await tell('read', 'b')).toMatchObject({ data: { _id: 'b', rank: 1 } })
  })
})

describe('what else a phone does', () => {
  it('keeps a storage for each person', async () => {
    expect(await tell('now', 'setStorageSync', 'k', 'mine')).toBeUndefined()
    expect(await tell('now', 'getStorageSync', 'k')).toBe('mine')
    await page.goto(`${site.origin}/?frame=0&as=other&page=pages/cloud/cloud`)
    await page.waitForFunction(() => window.__phone.stack().length > 0)
    expect(await tell('now', 'getStorageSync', 'k')).toBe('')
    expect((await ask('getStorage', { key: 'k' })).errMsg).toBe('getStorage:fail data not found')
  })

  it('scans what was laid before it, or asks', async () => {
    await page.evaluate(() => {
      window.__phone.scan = 'W12'
    })
    expect(await ask('scanCode')).toMatchObject({ result: 'W12', errMsg: 'scanCode:ok' })
    const asked = ask('scanCode')
    await page.fill('.scanner-field', 'W13')
    await page.click('.scanner-confirm')
    expect(await asked).toMatchObject({ result: 'W13' })
    const left = ask('scanCode')
    await page.click('.scanner-cancel')
    expect(await left).toEqual({ errMsg: 'scanCode:fail cancel' })
  })

  it('shows toasts, dialogs and choices', async () => {
    void ask('showToast', { title: '好了', icon: 'none' })
    await page.waitForSelector('.toast >> text=好了')
    const dialog = ask('showModal', { title: '要取消吗', content: '号就没有了' })
    await page.click('.modal-confirm')
    expect(await dialog).toMatchObject({ confirm: true, cancel: false })
    const choice = ask('showActionSheet', { itemList: ['一', '二'] })
    await page.click('.action-item >> text=二')
    expect(await choice).toMatchObject({ tapIndex: 1 })
    const none = ask('showActionSheet', { itemList: ['一', '二'] })
    await page.click('.action-cancel')
    expect(await none).toEqual({ errMsg: 'showActionSheet:fail cancel' })
  })

  it('vibrates, calls, copies, locates and agrees where tests can see it', async () => {
    await ask('vibrateShort', { type: 'light' })
    await ask('vibrateLong')
    await ask('makePhoneCall', { phoneNumber: '62345678' })
    await ask('setClipboardData', { data: 'A012' })
    expect(await ask('getLocation', { type: 'gcj02' })).toMatchObject({ latitude: 31.2304 })
    expect(await ask('requestSubscribeMessage', { tmplIds: ['soon'] })).toMatchObject({ soon: 'accept' })
    expect(site.calls[site.calls.length - 1]).toMatchObject({ path: '/local/outbox', as: 'student-7' })
    await page.click('#share')
    const seen = await page.evaluate(() => ({ ...window.__phone }))
    expect(seen.vibrations).toEqual(['light', 'long'])
    expect(seen.deeds).toEqual(['call 62345678', 'copy A012', 'share 我的号 /pages/home/home'])
  })

  it('uploads what was chosen', async () => {
    const chooser = page.waitForEvent('filechooser')
    const chosen = ask('chooseMedia', { count: 1, mediaType: ['image'] })
    await (await chooser).setFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('picture') })
    const { tempFiles } = (await chosen) as { tempFiles: [{ tempFilePath: string; size: number }] }
    expect(tempFiles[0].size).toBe(7)
    const answer = await ask('cloud.uploadFile', {
      cloudPath: 'x/a.png',
      filePath: tempFiles[0].tempFilePath,
    })
    expect(answer).toMatchObject({ fileID: 'cloud://local/1', statusCode: 200 })
    expect(site.calls[site.calls.length - 1]).toEqual({
      path: '/storage/upload',
      as: 'student-7',
      body: 'picture',
    })
  })

  it('tells sizes of screen, bars and capsule', async () => {
    expect(await tell('now', 'getWindowInfo')).toMatchObject({
      windowWidth: 375,
      windowHeight: 724,
      screenHeight: 812,
      statusBarHeight: 44,
      safeArea: { top: 44, bottom: 778, height: 734 },
    })
    expect(await tell('now', 'getMenuButtonBoundingClientRect')).toEqual({
      width: 87,
      height: 32,
      left: 281,
      right: 368,
      top: 50,
      bottom: 82,
    })
    expect(await tell('now', 'getAppBaseInfo')).toMatchObject({
      theme: 'light',
      language: 'zh_CN',
      fontSizeSetting: 17,
    })
  })

  it('sets tab badges on tab pages only', async () => {
    expect(await ask('setTabBarBadge', { index: 0, text: '2' })).toEqual({
      errMsg: 'setTabBarBadge:fail not TabBar page',
    })
  })

  it('opens by a scanned code like anew', async () => {
    await page.evaluate(() => window.__phone.goto('pages/home/home?scene=W12'))
    expect(await page.evaluate(() => window.__phone.stack())).toEqual(['pages/home/home'])
    expect(await textOf(page, '.bar-title')).toBe('首页')
  })
})

describe('several phones', () => {
  it('are several people at once', async () => {
    const other = await openPhone(browser, site.origin, 'page=pages/cloud/cloud&as=clerk')
    const name = { name: 'queue', data: { do: 'callNext' } }
    await other.page.evaluate(
      (given) =>
        (window.__phone.page() as { ask(...values: unknown[]): Promise<unknown> }).ask(
          'cloud.callFunction',
          given,
        ),
      name,
    )
    expect(site.calls[site.calls.length - 1]?.as).toBe('clerk')
    await ask('cloud.callFunction', name)
    expect(site.calls[site.calls.length - 1]?.as).toBe('student-7')
    await other.page.context().close()
  })
})
