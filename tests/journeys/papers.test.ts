import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { member } from '../hall/demo-hall'
import { atWindow, withTicket } from './actors'
import { press, reads, shown, touch } from './hand'
import { openStage, type Stage } from './stage'

jest.setTimeout(240_000)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

test('papers missing: told once, back within the pass, called earlier, done', async () => {
  const { hall, picture } = stage
  const clerk = await atWindow(stage, 1)
  const visitor = await withTicket(stage, member, 'JW-003', 'A001')
  await reads(clerk, 'A001')
  await press(clerk, '叫下一位')
  await press(clerk, '人到了，开始办理')
  await reads(clerk, '材料都齐')
  // The two taps of a notice.
  await press(clerk, '缺材料')
  await picture(clerk, 'papers-1-notice')
  await press(clerk, '告知')
  await reads(clerk, '打印 A001 的一次性告知书')

  // The applicant reads what is missing, and by when.
  await reads(visitor, '评价这次办理')
  await visitor.evaluate(() => window.__phone.goto('/my/cases/cases'))
  await touch(visitor, '等待补件')
  await reads(visitor, '校园卡或身份证')
  await reads(visitor, /前补齐，原件带来或让代办人带来/)
  await picture(visitor, 'papers-2-told')

  // Others wait already; whoever comes back with the pass is called before them.
  await withTicket(stage, 'visitor-before', 'JW-003', 'A002')
  await reads(clerk, 'A002')
  await press(visitor, '材料齐了，取号补件')
  await reads(visitor, '还要等')
  await reads(visitor, 'A003')
  await picture(visitor, 'papers-3-ticket')
  await reads(clerk, 'A003')
  await press(clerk, '叫下一位')
  await reads(visitor, '请到 1号窗口')
  await press(clerk, '人到了，开始办理')
  await reads(clerk, /^上次缺：校园卡或身份证/)
  await picture(clerk, 'papers-4-back')
  await press(clerk, '材料都齐')
  await press(clerk, '办结')
  await reads(visitor, '评价这次办理')
  await visitor.evaluate(() => window.__phone.goto('/my/cases/cases'))
  await touch(visitor, '已办结')
  await reads(visitor, '办理经过')
  await picture(visitor, 'papers-5-done')

  const cases = await hall.documents('cases', { windowId: 'w1' })
  expect(cases).toMatchObject([{ state: 'done', round: 2, notices: [{ no: 1 }] }])
  const tickets = await hall.documents('tickets', { lineId: 'A', number: { $in: ['A001', 'A003'] } })
  expect(tickets.map(({ outcome }) => outcome).sort()).toEqual(['completed', 'returned'])
  expect(await shown(visitor).locator('.code').count()).toBe(0)
})
