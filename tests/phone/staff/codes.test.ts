import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import qrcode from 'qrcode'
import { Persons } from '../../../cloudfunctions/people/collections'
import { listenTo, type Phone } from '../../browser'
import { put, stamps } from '../../doors/centre'
import { furnishPosts } from '../../doors/people/posts'
import { button, openStaffHall, press, says, type StaffHall, tap, top } from './staff-hall'

jest.setTimeout(180_000)

let hall: StaffHall
beforeAll(async () => {
  hall = await openStaffHall(async ({ cloud }) => {
    await furnishPosts(cloud)
    const student = (n: number) => ({
      _id: `p-s${String(n)}`,
      no: `2026${String(n).padStart(4, '0')}`,
      name: n === 3 ? '阿依古丽·买买提' : `学生${String(n)}`,
      kind: 'student' as const,
      audience: '本科生',
      group: n < 30 ? '计算机2601' : '软件2601',
      ...stamps,
    })
    await put(cloud, Persons, ...Array.from({ length: 31 }, (_none, n) => student(n)))
  })
})
afterAll(() => hall.close())

interface Computer {
  readonly desk: Phone
  readonly noise: string[]
  /** What the code on its screen says. */
  readonly address: string
}

/** The path of a code, as the page draws it, for a text. */
const drawn = (text: string): string => {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
  return Array.from(modules.data, (isDark, index) => {
    const [x, y] = [(index % modules.size) + 2, Math.floor(index / modules.size) + 2]
    return isDark === 0 ? '' : `M${String(x)} ${String(y)}h1v1h-1z`
  }).join('')
}
const pathIn = async (desk: Phone, selector: string): Promise<string> =>
  (await desk.locator(`${selector} svg path`).first().getAttribute('d')) ?? ''

/** Opens the print page at a desk's computer. Its key is overheard where the page makes it, and the code held against it. */
const computer = async (): Promise<Computer> => {
  const desk = await hall.browse({ viewport: { width: 1100, height: 800 } })
  const noise = listenTo(desk)
  await desk.addInitScript(() => {
    const own = crypto.subtle.exportKey.bind(crypto.subtle)
    crypto.subtle.exportKey = (async (format: 'raw', key: CryptoKey) => {
      const raw = await own(format, key)
      document.documentElement.dataset['key'] = btoa(String.fromCharCode(...new Uint8Array(raw)))
      return raw
    }) as typeof crypto.subtle.exportKey
  })
  const here = `${hall.hall.cloud.origin}/activation/`
  await desk.goto(here)
  await desk.locator('.guide svg').waitFor()
  const key = await desk.evaluate(() => document.documentElement.dataset['key'] ?? '')
  const address = `${here}#a=${Buffer.from(key, 'base64').toString('base64url')}`
  expect(await pathIn(desk, '.guide')).toBe(drawn(address))
  return { desk, noise, address }
}

const scans = (phone: Phone, text: string): Promise<void> =>
  phone.evaluate((read) => {
    window.__phone.scan = read
  }, text)

test("the desk prints a class's codes at the computer, and one of them binds by its strip", async () => {
  const { desk, noise, address } = await computer()
  const phone = await hall.open('o-desk', '/staff/codes/codes')
  expect((await button(phone, '扫电脑上的码')).isOff).toBe(true)
  await top(phone).locator('input').first().fill('计算')
  await tap(phone, '计算机2601')
  await scans(phone, 'https://example.edu.cn/')
  await press(phone, '扫电脑上的码')
  await says(phone, '扫到的不是打印页上的码')
  await scans(phone, address)
  await press(phone, '扫电脑上的码')
  await says(phone, '做完了，共 30 份')
  await desk.locator('.strip').nth(29).waitFor()
  const strip = desk.locator('.strip', { hasText: '阿依古丽·买买提' })
  const code = (await strip.locator('.code').innerText()).replace(' ', '')
  const onStrip = `${hall.hall.cloud.origin}/activation/#b=20260003.${code}`
  expect(await strip.locator('svg path').getAttribute('d')).toBe(drawn(onStrip))

  const student = await hall.open('o-new', '/pages/binding/binding')
  await scans(student, onStrip)
  await tap(student, '扫激活码')
  expect(await top(student).locator('input[aria-label="激活码"]').inputValue()).toBe(code)
  await top(student).locator('input[aria-label="姓名"]').fill('阿依古丽买买提')
  await press(student, '绑定')
  await says(student, '现在可以取号了')

  await press(phone, '再做一批')
  await tap(phone, '计算机2601')
  await press(phone, '扫电脑上的码')
  await says(phone, '没有要做的')
  await says(phone, '29 人')
  await tap(phone, '已打印，销毁')
  await says(phone, '云端的码单已销毁')
  expect([...noise, ...(await hall.leave(phone)), ...(await hall.leave(student))]).toEqual([])
})

test('printed, twelve strips stand on each A4 page', async () => {
  const { desk, address } = await computer()
  const phone = await hall.open('o-desk', '/staff/codes/codes')
  await tap(phone, '计算机2601')
  await tap(phone, '手里有码的也换新的')
  await scans(phone, address)
  await press(phone, '扫电脑上的码')
  await says(phone, '做完了，共 29 份')
  await desk.locator('.strip').nth(28).waitFor()
  const pdf = (await desk.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(3)
  await desk.emulateMedia({ media: 'print' })
  const cut = await desk
    .locator('.strip')
    .evaluateAll(
      (strips) =>
        strips.filter(
          (strip) => strip.scrollHeight > strip.clientHeight + 1 || strip.scrollWidth > strip.clientWidth + 1,
        ).length,
    )
  expect(cut).toBe(0)
  expect(await hall.leave(phone)).toEqual([])
})

test('the code of a page or a strip, scanned by WeChat itself, says where to scan it', async () => {
  const { desk, address } = await computer()
  const other = await hall.browse({ viewport: { width: 375, height: 700 } })
  await other.goto(address)
  await other.locator('text=这个码在小程序里扫').waitFor()
  await other.goto(`${hall.hall.cloud.origin}/activation/#b=20260003.ABCDE23456`)
  await other.locator('text=激活码 ABCDE 23456').waitFor()
  await desk.context().close()
})

test('a head makes them for the own unit, by pasted numbers; what is wrong is named', async () => {
  const { desk, address } = await computer()
  const phone = await hall.open('o-head', '/staff/codes/codes', { lang: 'en' })
  await tap(phone, 'Numbers')
  await top(phone).locator('textarea').fill('20260001\n20260002')
  await scans(phone, address)
  await press(phone, 'Scan the computer')
  await says(phone, 'Nobody like that is on the rolls')
  await tap(phone, 'Unit')
  await press(phone, 'Scan the computer')
  await says(phone, 'Nothing to make')
  await says(phone, 'Bound already')
  await desk.context().close()
  expect(await hall.leave(phone)).toEqual([])
})
