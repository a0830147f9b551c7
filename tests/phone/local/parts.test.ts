import { jest } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { faultsOf, openBrowser, openPhone, textOf, type Phone } from '../../browser'
import { openSite, type Site } from './site'

jest.setTimeout(60_000)

let site: Site
let browser: Browser
let page: Phone
let noise: string[]

beforeAll(async () => {
  ;[site, browser] = await Promise.all([openSite(), openBrowser()])
}, 60_000)

afterAll(async () => {
  await Promise.all([browser.close(), site.close()])
})

const start = async (path: string): Promise<void> => {
  ;({ page, noise } = await openPhone(browser, site.origin, `page=${path}`))
}

afterEach(async () => {
  const { errors, missing } = await faultsOf(page)
  expect([errors, missing]).toEqual([[], []])
  await page.context().close()
  expect(noise).toEqual([])
})

const text = (selector: string): Promise<string> => textOf(page, selector)
const becomes = (selector: string, wanted: string): Promise<unknown> =>
  page.waitForFunction(
    ([at, words]) => document.querySelector(at ?? '')?.textContent.trim() === words,
    [selector, wanted],
  )

describe('TDesign that shows', () => {
  beforeEach(() => start('pages/parts/parts'))

  it('tabs change by a tap', async () => {
    await page.locator('.t-tabs__item', { hasText: '乙' }).click()
    await becomes('#tab', 'tab b')
  })

  it('a cell is swiped open and its button tapped', async () => {
    const box = await page.locator('.t-swipe-cell').boundingBox()
    if (box === null) throw new Error('no swipe cell')
    const y = box.y + box.height / 2
    await page.mouse.move(340, y)
    await page.mouse.down()
    await page.mouse.move(300, y, { steps: 4 })
    await page.mouse.move(220, y, { steps: 4 })
    await page.mouse.up()
    await page.click('text=删除')
    expect(await text('.t-swipe-cell')).toContain('deleted')
  })

  it.each([
    ['popup', '#popup'],
    ['dialog', '.t-dialog'],
    ['picker', '.t-picker'],
    ['date', '.t-picker'],
    ['calendar', '.t-calendar'],
    ['sheet', '.t-action-sheet__content'],
    ['toast', '.t-toast'],
    ['message', '.t-message'],
  ])('%s opens above the tabs', async (name, selector) => {
    await page.click(`.open-${name}`)
    const shown = page.locator(`${selector}:visible`).first()
    await shown.waitFor()
    // Sheets slide in.
    await page.waitForTimeout(500)
    const box = await shown.boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(812 - 50 - 34 + 0.5)
  })

  it('a dialog is confirmed, a picker and a date picked, a sheet chosen from', async () => {
    await page.click('.open-dialog')
    await page.click('text=取消号')
    await becomes('#answer', 'answer confirmed')
    await page.click('.open-picker')
    await page.locator('.t-picker:visible .t-picker-item__item', { hasText: '三' }).click()
    await page.waitForTimeout(700)
    await page.locator('.t-picker:visible').getByText('确认').click()
    await becomes('#answer', 'answer picked three')
    await page.click('.open-sheet')
    await page.locator('.t-action-sheet__list-item', { hasText: '乙' }).click()
    await becomes('#answer', 'answer sheet 1')
  })

  it('a table, steps, a collapse and pictures stand', async () => {
    expect(await text('.t-table__td')).toBe('A012')
    expect(await page.locator('.t-steps-item__title').allInnerTexts()).toEqual(['已受理', '制证', '领取'])
    expect(await page.locator('.t-collapse-panel__content').innerText()).toContain('第二十一条')
    await page.waitForFunction(() =>
      Array.from(document.querySelectorAll<HTMLImageElement>('.t-image img')).every(
        ({ naturalWidth }) => naturalWidth === 81,
      ),
    )
  })
})

describe('TDesign that is filled in', () => {
  beforeEach(() => start('pages/fields/fields'))

  it('search, input and textarea', async () => {
    await page.fill('.t-search input', '学生证')
    await page.press('.t-search input', 'Enter')
    await becomes('#searched', 'search 学生证 sent 学生证')
    await page.fill('.t-input input', '王')
    await becomes('#named', 'name 王')
    await page.locator('.t-textarea textarea').pressSequentially('hello')
    await becomes('#said', 'words hello')
  })

  it('choices, a switch, a stepper and a rating', async () => {
    await page.click('text=乙类')
    await becomes('#radio', 'radio b')
    await page.click('text=照片')
    await becomes('#checks', 'checks x,y')
    await page.click('.t-switch')
    await becomes('#on', 'on true')
    await page.click('.t-stepper__plus')
    await becomes('#steps', 'steps 2')
    await page.locator('.t-rate__icon').nth(3).click()
    await becomes('#rated', 'rate 4')
  })
})
