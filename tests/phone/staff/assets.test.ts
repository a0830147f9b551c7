import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { AssetRequests, Items, Losses, Supplies } from '../../../cloudfunctions/assets/collections'
import { type Phone, setNetwork } from '../../browser'
import { atWindow, noOf, PRINTER } from '../../doors/assets/desk'
import { codeOf, doorOf, edit, stored } from '../../doors/centre'
import { furnishPosts, posted, seat, valueOf } from '../../doors/people/posts'
import { openStaffHall, press, says, type StaffHall, tap, top } from './staff-hall'

jest.setTimeout(240_000)

let hall: StaffHall
const cloud = () => hall.hall.cloud
const ask = doorOf(cloud, 'assets')
const scans = (phone: Phone, itemId: string) =>
  phone.evaluate((read) => {
    window.__phone.scan = read
  }, `g=${itemId}`)
const fill = (phone: Phone, which: 'input' | 'textarea', text: string) =>
  top(phone).locator(`${which}:visible`).last().fill(text)
const registered = async (more: object = {}): Promise<string> => {
  const { itemIds } = valueOf<{ itemIds: string[] }>(
    await ask('registerItem', { ...PRINTER, ...more }, 'o-desk'),
  )
  return itemIds[0] ?? ''
}

beforeAll(async () => {
  hall = await openStaffHall(async ({ cloud: fresh }) => {
    await furnishPosts(fresh)
    await seat(fresh, posted('wang', 'w1', 'primary'), posted('zhao', 'w2', 'primary'))
    for (const [name, windowId] of [
      ['wang', 'w1'],
      ['zhao', 'w2'],
    ] as const) {
      const grants = [{ role: 'windowStaff', windowId, from: '2026-09-01' }]
      await edit(fresh, Accounts, { personId: `p-${name}` }, { grants })
    }
  })
  cloud().setClock('2026-11-27T10:00:00+08:00')
})
afterAll(() => hall.close())

test('a printer is asked for, approved, handed over by a scan and received by a scan (§27)', async () => {
  const itemId = await registered({ place: { at: 'room', name: '库房' } })
  const wang = await hall.open('o-wang', '/assets/mine/mine')
  await says(wang, '现在没有您保管的资产')
  await tap(wang, '申请')
  await press(wang, '报中心审批')
  await says(wang, '请写一句')
  await fill(wang, 'input', '打印机一台')
  await fill(wang, 'textarea', '证明要当场打印')
  await press(wang, '报中心审批')
  await says(wang, '报上去了，等中心审批')

  const desk = await hall.open('o-desk', '/assets/desk/desk')
  await tap(desk, '打印机一台')
  await says(desk, '证明要当场打印')
  await press(desk, '批准')
  await says(desk, '待发放')
  await tap(desk, '打印机一台')
  await scans(desk, itemId)
  await press(desk, '扫标签发放')
  await says(desk, '待确认')

  const mine = await hall.open('o-wang', '/assets/mine/mine')
  await tap(mine, '打印机一台')
  await scans(mine, 'ABCD2345')
  await press(mine, '扫标签，确认领到')
  await says(mine, '扫到的不是发给您的那件')
  await scans(mine, itemId)
  await press(mine, '扫标签，确认领到')
  await says(mine, '我保管的')
  await tap(mine, itemId)
  await says(mine, '保管人')
  await press(mine, '报修')
  await fill(mine, 'textarea', '卡纸')
  await press(mine, '提交')
  await says(mine, '有人报修')
  expect((await stored(cloud(), AssetRequests)).map(({ state }) => state)).toEqual(['received'])
  expect(await stored(cloud(), Items, { _id: itemId })).toMatchObject([
    { state: 'inUse', custodianId: 'p-wang', place: atWindow('w1') },
  ])
  expect((await Promise.all([wang, desk, mine].map((phone) => hall.leave(phone)))).flat()).toEqual([])
})

test('a stocktake goes on without a network and through a page that is closed (§26)', async () => {
  const [one, two] = [await registered(), await registered()]
  const { stocktakeId } = valueOf<{ stocktakeId: string }>(
    await ask('planStocktake', { name: '窗口盘点', place: atWindow('w1') }, 'o-desk'),
  )
  const page = `/assets/count/count?stocktakeId=${stocktakeId}`
  const phone = await hall.open('o-desk', page)
  await says(phone, '窗口盘点')
  await scans(phone, one)
  await press(phone, '扫下一件')
  await says(phone, '已发')
  await setNetwork(phone, false)
  await scans(phone, two)
  await press(phone, '扫下一件')
  await says(phone, '1 件还没发出去')
  await says(phone, '未发')
  // Closed and opened again, still without a network: what was scanned is there.
  await phone.evaluate(() => window.__phone.goto('/assets/mine/mine'))
  await phone.evaluate((to) => window.__phone.goto(to), page)
  await says(phone, '1 件还没发出去')
  await setNetwork(phone, true)
  await top(phone).locator(':text("件还没发出去")').waitFor({ state: 'hidden' })
  await press(phone, '扫完了，核对')
  await says(phone, '差异')
  await press(phone, '签字')
  await says(phone, 'desk老师 已签')
  const admin = await hall.open('o-admin', page)
  await press(admin, '签字')
  await says(admin, '已完成')
  expect((await Promise.all([phone, admin].map((each) => hall.leave(each)))).flat()).toEqual([])
})

test('a loss is found, objected to, found anew, paid and closed; labels are printed (§28)', async () => {
  const itemId = await registered({ custodianNo: noOf('wang') })
  const { lossId } = valueOf<{ lossId: string }>(
    await ask('reportLoss', { itemId, kind: 'damaged', what: '摔了' }, 'o-wang'),
  )
  const desk = await hall.open('o-desk', `/assets/loss/loss?lossId=${lossId}`)
  await press(desk, '认定责任')
  await fill(desk, 'textarea', '保管不当')
  await top(desk).locator('input:visible').nth(0).fill('100')
  await top(desk).locator('input:visible').nth(2).fill('90')
  await press(desk, '提交')
  await says(desk, '比例合计 90%')
  const wang = await hall.open('o-wang', `/assets/loss/loss?lossId=${lossId}`)
  await says(wang, '90%')
  await press(wang, '提出异议')
  await fill(wang, 'textarea', '是搬运工摔的')
  await press(wang, '提交')
  await says(wang, '有异议')
  await desk.reload()
  await says(desk, '是搬运工摔的')
  await press(desk, '重新认定')
  await top(desk).locator('input:visible').nth(2).fill('100')
  await press(desk, '提交')
  await says(desk, '没登记收据')
  await tap(desk, 'wang老师')
  await fill(desk, 'input', 'S-100')
  await press(desk, '提交')
  await says(desk, '收据 S-100')
  await press(desk, '了结')
  await press(desk, '了结')
  await says(desk, '已了结')
  expect(await stored(cloud(), Losses)).toMatchObject([{ state: 'closed' }])

  const register = await hall.open('o-desk', '/assets/register/register')
  await says(register, itemId)
  await tap(register, '打印标签')
  const address = await top(register).locator(':text("/labels/?code=")').innerText()
  const printing = await hall.browse({})
  await printing.goto(`${cloud().origin}${address}`)
  await printing.locator('.label').first().waitFor()
  expect(await printing.locator('.label').count()).toBeGreaterThan(2)
  await printing.context().close()
  expect((await Promise.all([desk, wang, register].map((each) => hall.leave(each)))).flat()).toEqual([])
})

test('supplies are booked by the centre and asked for by staff; a thing is registered (§26 §27)', async () => {
  const desk = await hall.open('o-desk', '/assets/supplies/supplies')
  await press(desk, '登记一种耗材')
  for (const [at, text] of ['硒鼓', '个', '1', '2'].entries())
    await top(desk).locator('input:visible').nth(at).fill(text)
  await press(desk, '保存')
  await says(desk, '该补货')
  await tap(desk, '硒鼓')
  await top(desk).locator('input:visible').first().fill('10')
  await press(desk, '保存')
  await says(desk, '11 个')
  expect((await stored(cloud(), Supplies)).map(({ stock }) => stock)).toEqual([11])
  const wang = await hall.open('o-wang', '/assets/supplies/supplies')
  await tap(wang, '硒鼓')
  await fill(wang, 'textarea', '打印用')
  await press(wang, '报中心审批')
  await says(wang, '报上去了')
  const fresh = await hall.open('o-desk', '/assets/new/new')
  await press(fresh, '登记')
  await says(fresh, '请填写')
  for (const [at, text] of ['饮水机', '大厅东侧', '师生饮水', '899.5'].entries())
    await top(fresh).locator('input:visible').nth(at).fill(text)
  await press(fresh, '登记')
  await says(fresh, '登记了 1 件')
  expect(await stored(cloud(), Items, { name: '饮水机' })).toMatchObject([{ valueFen: 89_950 }])
  expect(codeOf(await ask('desk', {}, 'o-desk'))).toBe('ok')
  expect((await Promise.all([desk, wang, fresh].map((each) => hall.leave(each)))).flat()).toEqual([])
})
