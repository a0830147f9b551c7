import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { noOf, PRINTER } from '../../doors/assets/desk'
import { doorOf, edit } from '../../doors/centre'
import { furnishPosts, valueOf } from '../../doors/people/posts'
import { looks, unfit } from './fitting'
import { openStaffHall, says, type StaffHall, tap, top } from './staff-hall'

jest.setTimeout(240_000)

let hall: StaffHall
const ask = doorOf(() => hall.hall.cloud, 'assets')
const about: Record<string, string> = {}

beforeAll(async () => {
  hall = await openStaffHall(async ({ cloud }) => {
    await furnishPosts(cloud)
    const grants = [{ role: 'windowStaff', windowId: 'w1', from: '2026-09-01' }]
    await edit(cloud, Accounts, { personId: 'p-wang' }, { grants })
  })
  const register = async (more: object) =>
    valueOf<{ itemIds: string[] }>(await ask('registerItem', { ...PRINTER, ...more }, 'o-desk')).itemIds
  const keeper = { custodianNo: noOf('wang') }
  const [faulty = '', lost = '', moved = ''] = await register({ ...keeper, copies: 3 })
  const [spare = ''] = await register({})
  await ask('reportFault', { itemId: faulty, what: '卡纸' }, 'o-wang')
  await ask('sawItem', { itemId: moved, place: { at: 'room', name: '二层会议室' } }, 'o-wang')
  const { lossId } = valueOf<{ lossId: string }>(
    await ask('reportLoss', { itemId: lost, kind: 'lost', what: '下班时还在' }, 'o-wang'),
  )
  const shares = [{ no: noOf('wang'), percent: 90 }]
  await ask('findLiability', { lossId, words: '没有锁门', compensationFen: 120_000, shares }, 'o-desk')
  await ask('askThing', { wish: { kind: 'add', what: '扫描仪' }, reason: '要扫材料' }, 'o-wang')
  await ask('addSupply', { name: '硒鼓', measure: '个', reorderAt: 2, opening: 1 }, 'o-desk')
  const { stocktakeId } = valueOf<{ stocktakeId: string }>(
    await ask('planStocktake', { name: '年终盘点' }, 'o-desk'),
  )
  const scans = [{ clientId: 'look-1', tag: spare, place: { at: 'room', name: '二层会议室' } }]
  await ask('sendScans', { stocktakeId, scans }, 'o-desk')
  await ask('compareStocktake', { stocktakeId, again: false }, 'o-desk')
  Object.assign(about, { faulty, lossId, stocktakeId })
})
afterAll(() => hall.close())

/** Pages of a person, what each shows once it is there, and what is tapped to open its sheet. */
const pages = (): Record<string, readonly (readonly [url: string, text: string, sheet?: string])[]> => ({
  'o-wang': [
    ['/assets/mine/mine', '打印机', '扫描仪'],
    [`/assets/item/item?itemId=${about['faulty'] ?? ''}`, '卡纸'],
    ['/assets/ask/ask', '.form, .card'],
    [`/assets/loss/loss?lossId=${about['lossId'] ?? ''}`, '没有锁门'],
  ],
  'o-desk': [
    ['/assets/desk/desk', '扫描仪', '二层会议室'],
    ['/assets/desk/desk', '扫描仪', '扫描仪'],
    ['/assets/register/register', '打印机'],
    ['/assets/new/new', '.card'],
    ['/assets/supplies/supplies', '硒鼓', '硒鼓'],
    [`/assets/loss/loss?lossId=${about['lossId'] ?? ''}`, '没有锁门'],
    ['/assets/stocktakes/stocktakes', '年终盘点'],
    [`/assets/count/count?stocktakeId=${about['stocktakeId'] ?? ''}`, '二层会议室'],
  ],
})

describe.each(looks)('%s', (_name, look, least) => {
  test.each(['o-wang', 'o-desk'])(
    'every page of assets fits for %s and everything can be pressed',
    async (as) => {
      const found: string[] = []
      const phone = await hall.open(as, '/assets/mine/mine', look)
      for (const [url, text, sheet] of pages()[as] ?? []) {
        await phone.evaluate((to) => window.__phone.goto(to), url)
        if (text.startsWith('.')) await top(phone).locator(text).first().waitFor()
        else await says(phone, text)
        found.push(...(await unfit(phone, least)))
        if (sheet === undefined) continue
        await tap(phone, sheet)
        await top(phone).locator('.drawer.shown').first().waitFor()
        found.push(...(await unfit(phone, least)))
      }
      expect([...found, ...(await hall.leave(phone))]).toEqual([])
    },
  )
})
