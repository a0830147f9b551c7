import { jest } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser, openPhone, textOf, type Phone } from '../../browser'
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

beforeEach(async () => {
  ;({ page, noise } = await openPhone(browser, site.origin, 'page=pages/form/form'))
})

afterEach(async () => {
  await page.context().close()
  expect(noise).toEqual([])
})

const said = (): Promise<string> => textOf(page, '#said')
const sent = async (): Promise<Record<string, unknown>> => {
  await page.click('#submit')
  return JSON.parse(await textOf(page, '#sent')) as Record<string, unknown>
}

it('a field tells what is typed, Enter, coming and going', async () => {
  await page.click('#name')
  expect(await said()).toBe('focus ""')
  await page.locator('#name input').pressSequentially('张三')
  expect(await said()).toBe('input "张三"')
  await page.keyboard.press('Enter')
  expect(await said()).toBe('confirm "张三" blur')
})

it('a placeholder has the class of its page and leaves when something is typed', async () => {
  const placeholder = page.locator('#name .field-placeholder')
  expect(await placeholder.evaluate((dom) => getComputedStyle(dom).color)).toBe('rgb(9, 99, 199)')
  await page.fill('#name input', 'x')
  expect(await placeholder.isVisible()).toBe(false)
})

it('a two-way binding carries the value both ways', async () => {
  expect(await page.inputValue('#twoway input')).toBe('start')
  await page.fill('#twoway input', 'changed')
  expect(await textOf(page, '#twoway-said')).toBe('changed')
})

it('a form tells the values of its fields', async () => {
  await page.fill('#name input', '李')
  await page.locator('#words textarea').pressSequentially('123456789')
  await page.click('#switch')
  await page.click('#label-x')
  expect(await said()).toBe('change ["x","y"]')
  await page.click('#label-b')
  expect(await sent()).toEqual({
    name: '李',
    twoway: 'start',
    words: '12345',
    switch: false,
    checks: ['x', 'y'],
    radio: 'b',
    slider: 12,
    one: 1,
    when: '10:20',
  })
})

it('a form goes back to how it began', async () => {
  await page.fill('#name input', '李')
  await page.click('#label-x')
  await page.click('#clear')
  expect(await textOf(page, '#sent')).toBe('reset')
  expect(await sent()).toMatchObject({ name: '', checks: ['y'], radio: 'a', switch: true })
})

describe('pickers', () => {
  const choose = async (column: number, label: string): Promise<void> => {
    await page.locator('.wheel').nth(column).locator('.wheel-row', { hasText: label }).first().click()
  }

  it('one of a list', async () => {
    await page.click('#one')
    await choose(0, '三')
    await page.click('.sheet-confirm')
    expect(await said()).toBe('change 2')
  })

  it('a time within its limits', async () => {
    await page.click('#when')
    await choose(0, '17')
    expect(await page.locator('.wheel').nth(1).locator('.wheel-row').count()).toBe(31)
    await page.click('.sheet-confirm')
    expect(await said()).toBe('change "17:20"')
  })

  it('a day, whose months and days follow the year', async () => {
    await page.click('#day')
    expect(await page.locator('.wheel').nth(1).locator('.wheel-row').allInnerTexts()).toEqual([
      '11月',
      '12月',
    ])
    await choose(0, '2027')
    expect(await page.locator('.wheel').nth(2).locator('.wheel-row').count()).toBe(15)
    await page.click('.sheet-confirm')
    expect(await said()).toMatch(/^change "2027-01-\d\d"$/)
  })

  it('can be left without an answer', async () => {
    await page.click('#one')
    await page.click('.sheet-cancel')
    expect(await said()).toBe('')
  })
})
