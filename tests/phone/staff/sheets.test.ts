import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { dist } from '../../../local/build/everything'
import { insertDocuments } from '../../../local/seed/insert'
import { publishedDrafts, firstVersions, seedLeaflets } from '../../../local/seed/sheets'
import type { Grant } from '../../../cloudfunctions/_kernel/role'
import { sheetWith } from '../../doors/guidance/sheets'
import { account } from '../../hall/documents'
import type { Phone } from '../../browser'
import { openStaffHall, press, says, tap, top, type Look, type StaffHall } from './staff-hall'

jest.setTimeout(180_000)

const pictures = path.join(dist, 'sheet-pictures')
const sheet = sheetWith('JW-002', { windows: ['w1'] })
let hall: StaffHall
beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  hall = await openStaffHall()
  const { cloud } = hall.hall
  const from = '2026-01-01' as Grant['from']
  await insertDocuments(cloud, 'accounts', [
    account('head', '高明', '教职工', [{ role: 'unitHead', unitId: 'jw', from }]),
  ])
  await insertDocuments(cloud, 'publishedSheets', [
    { _id: sheet.code, sheet, createdAt: cloud.now(), updatedAt: cloud.now(), v: 1 },
  ])
  await insertDocuments(cloud, 'sheetDrafts', publishedDrafts([sheet]))
  await insertDocuments(cloud, 'sheetVersions', firstVersions([sheet]))
  await insertDocuments(cloud, 'leaflets', seedLeaflets([sheet]))
})
afterAll(async () => {
  await hall.close()
})

const picture = async (phone: Phone, name: string): Promise<void> => {
  await phone.evaluate(() => document.fonts.ready.then(() => undefined))
  await phone.screenshot({ path: path.join(pictures, `${name}.png`) })
}
const fill = async (phone: Phone, at: number, text: string): Promise<void> => {
  await top(phone).locator('input:visible, textarea:visible').nth(at).fill(text)
}

test('a unit begins a sheet, mends what is wrong section by section, and submits it', async () => {
  const phone = await hall.open('head', '/sheets/list/list')
  await says(phone, sheet.name)
  await press(phone, '新建一事一表')
  await fill(phone, 0, 'jw-101')
  await fill(phone, 1, '校友返校证明')
  await press(phone, '建好，去填写')
  await says(phone, '校友返校证明')
  await says(phone, '处要改')
  await picture(phone, 'edit-new')

  await tap(phone, '事项与对象')
  await says(phone, '英文名称')
  await fill(phone, 1, 'Certificate for alumni')
  await tap(phone, '校友')
  await press(phone, '保存')
  await says(phone, '服务依据')

  await tap(phone, '服务依据')
  await press(phone, '加一条')
  await says(phone, '文号')
  await fill(phone, 0, '《校友服务办法》')
  await picture(phone, 'section-row')
  await press(phone, '写好这一条')
  await press(phone, '保存')

  await tap(phone, '办事流程')
  await press(phone, '加一条')
  await fill(phone, 0, '受理')
  await press(phone, '写好这一条')
  await press(phone, '保存')

  await tap(phone, '办理方式与时限')
  await says(phone, '法定时限')
  await fill(phone, 0, '一天')
  await press(phone, '保存')
  await says(phone, '要写数字')
  await fill(phone, 0, '1')
  await press(phone, '保存')

  await tap(phone, '收费、结果与送达')
  await says(phone, '办理结果')
  await fill(phone, 0, '证明一份')
  await top(phone).locator('textarea:visible').first().fill('窗口领取')
  await press(phone, '保存')

  await tap(phone, '窗口、电话与网上')
  await says(phone, '咨询电话')
  await fill(phone, 1, '0000-8800001')
  await fill(phone, 2, '0000-88001234')
  await picture(phone, 'section-places')
  await press(phone, '保存')

  await says(phone, '都齐了')
  await picture(phone, 'edit-complete')
  await press(phone, '提交审核')
  await says(phone, '中心正在审核')
  expect(await hall.leave(phone)).toEqual([])
})

test('the centre sends it back with a remark at its field, and the unit sees it there', async () => {
  const desk = await hall.open('desk', '/sheets/list/list?as=centre')
  await tap(desk, '校友返校证明')
  await says(desk, '《校友服务办法》')
  await top(desk).locator('.remark').nth(2).click()
  await says(desk, '的意见')
  await top(desk).locator('textarea:visible').first().fill('请写明文号')
  await press(desk, '记下意见')
  await says(desk, '退回修改，1 条意见')
  await picture(desk, 'review-remark')
  await press(desk, '退回修改')
  await says(desk, '已退回')
  expect(await hall.leave(desk)).toEqual([])

  const phone = await hall.open('head', '/sheets/edit/edit?code=JW-101')
  await says(phone, '请写明文号')
  await picture(phone, 'edit-returned')
  await press(phone, '提交审核')
  await says(phone, '中心正在审核')
  expect(await hall.leave(phone)).toEqual([])
})

test('it is approved, published, and then revised line by line', async () => {
  const desk = await hall.open('desk', '/sheets/review/review?code=JW-101')
  await press(desk, '审核通过')
  await says(desk, '待发布')
  await press(desk, '发布')
  await says(desk, '已发布')
  expect(await hall.leave(desk)).toEqual([])

  const phone = await hall.open('head', '/sheets/edit/edit?code=JW-101')
  await says(phone, '大家看到的版本')
  await press(phone, '修订下一版')
  await tap(phone, '收费、结果与送达')
  await says(phone, '办理结果')
  await fill(phone, 0, '证明两份')
  await press(phone, '保存')
  await tap(phone, '和现行版对照')
  await says(phone, '改了 2 行')
  await says(phone, '证明两份')
  await picture(phone, 'compare')
  expect(await hall.leave(phone)).toEqual([])
})

test('a window keeps its leaflets, and the centre retires a sheet after a second look', async () => {
  const clerk = await hall.open('clerk-w1', '/sheets/leaflets/leaflets?windowId=w1')
  await press(clerk, '登记一份')
  await fill(clerk, 0, 'jw-002')
  await fill(clerk, 1, '优惠卡指南')
  await fill(clerk, 2, '窗口左侧资料架')
  await fill(clerk, 3, '30')
  await press(clerk, '登记好')
  await says(clerk, '30 份')
  await picture(clerk, 'leaflets')
  expect(await hall.leave(clerk)).toEqual([])

  const desk = await hall.open('desk', `/sheets/review/review?code=${sheet.code}`)
  await tap(desk, '撤下')
  await says(desk, '师生将搜不到')
  await press(desk, '撤下')
  await says(desk, '已撤下')
  expect(await hall.leave(desk)).toEqual([])

  const again = await hall.open('clerk-w1', '/sheets/leaflets/leaflets?windowId=w1')
  await says(again, '要撤下')
  await tap(again, '优惠卡指南')
  await says(again, '请把这份指南收走')
  await press(again, '撤下这份')
  await says(again, '还没有登记服务指南')
  expect(await hall.leave(again)).toEqual([])
})

describe('every page fits', () => {
  const looks: [string, Look][] = [
    ['light', {}],
    ['dark', { theme: 'dark' }],
    ['large at 320', { mode: 'large', width: 320 }],
    ['English, elder at 320', { lang: 'en', width: 320, mode: 'elder' }],
  ]
  const pages: [string, string, string][] = [
    ['head', '/sheets/list/list', 'JW-101'],
    ['head', '/sheets/edit/edit?code=JW-101', 'JW-101'],
    ['head', '/sheets/section/section?code=JW-101&section=time', ''],
    ['head', '/sheets/section/section?code=JW-101&section=places', ''],
    ['desk', '/sheets/list/list?as=centre', ''],
    ['desk', '/sheets/review/review?code=JW-101', 'JW-101'],
    ['clerk-w1', '/sheets/leaflets/leaflets?windowId=w1', ''],
    ['desk', '/sheets/transfer/transfer', 'xlsx'],
    ['desk', '/sheets/versions/versions?code=JW-101', '校友返校证明'],
  ]
  test.each(looks)('%s', async (name, look) => {
    const out: string[] = []
    for (const [as, url, text] of pages) {
      const phone = await hall.open(as, url, look)
      if (text === '') await top(phone).locator('.content .card, .state').first().waitFor()
      else await says(phone, text)
      const wide = await top(phone).evaluate((page) => {
        const edge = document.documentElement.clientWidth
        return Array.from(page.querySelectorAll('wx-view, wx-text, wx-button'))
          .filter((node) => node.getBoundingClientRect().right > edge + 1)
          .map((node) => node.className)
      })
      const file = url.replaceAll(/^\/sheets\/\w+\/|[?&=]/g, '-')
      await picture(phone, `${name.replaceAll(/\W+/g, '-')}${file}`)
      out.push(...wide.map((one) => `${url}: ${one}`), ...(await hall.leave(phone)))
    }
    expect(out).toEqual([])
  })
})
