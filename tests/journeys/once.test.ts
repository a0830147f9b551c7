import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { setNetwork } from '../browser'
import { member } from '../hall/demo-hall'
import { atWindow, serve, withTicket } from './actors'
import { button, press, reads, saying, touch, touchTwice, type } from './hand'
import { openStage, type Stage } from './stage'

jest.setTimeout(180_000)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

interface Sent {
  readonly do: string
  readonly opId: string
  readonly again?: boolean
}

test('two quick taps on 取号 and on 提交评价 make one ticket and one rating', async () => {
  const { hall } = stage
  const clerk = await atWindow(stage, 1)
  const visitor = await stage.phone(member, '/pages/service/service?code=JW-001')
  expect(await touchTwice(visitor, button(visitor, '取号'))).toBe(2)
  await reads(visitor, '还要等')
  await reads(visitor, 'A001')
  expect(await hall.documents('tickets')).toMatchObject([{ number: 'A001' }])
  expect(await hall.documents('lineDays', { _id: 'A:2026-11-23' })).toMatchObject([{ seq: 1 }])

  await reads(clerk, 'A001')
  await serve(clerk, visitor, 1)
  await press(visitor, '评价这次办理')
  await touch(visitor, '一般')
  expect(await touchTwice(visitor, button(visitor, '提交评价'))).toBe(2)
  await reads(visitor, '谢谢，已经收到')
  expect(await hall.documents('ratings')).toMatchObject([{ level: 3, isChanged: false, v: 1 }])
  expect(await visitor.evaluate(() => window.__phone.stack().length)).toBe(3)
})

test('a network that goes in the midst of 取号 costs no number, and the page says how old it is', async () => {
  const { hall, picture } = stage
  await atWindow(stage, 2)
  const visitor = await stage.phone('visitor-lost', '/pages/service/service?code=JW-005')
  const sent: Sent[] = []
  await visitor.route('**/call/queue', async (route) => {
    const said = route.request().postDataJSON() as Sent
    if (said.do !== 'takeNumber') return route.continue()
    sent.push(said)
    // The number is taken; the answer finds no network any more.
    const response = await route.fetch()
    if (sent.length === 1) await setNetwork(visitor, false)
    return route.fulfill({ response })
  })
  await press(visitor, '取号')
  await reads(visitor, '没有取到号')
  await reads(visitor, '现在没有网络，连上后再试一次，不会重复。')
  await picture(visitor, 'lost-1-refused')
  expect(await hall.documents('tickets', { lineId: 'B' })).toHaveLength(1)

  await setNetwork(visitor, true)
  await press(visitor, '再试一次')
  await reads(visitor, 'B001')
  await reads(visitor, '还要等')
  expect(sent).toMatchObject([
    { do: 'takeNumber', opId: sent[0]?.opId },
    { do: 'takeNumber', opId: sent[0]?.opId, again: true },
  ])
  const tickets = await hall.documents('tickets', { lineId: 'B' })
  expect(tickets).toMatchObject([{ number: 'B001', status: 'waiting' }])

  await reads(visitor, '实时更新')
  await setNetwork(visitor, false)
  await reads(visitor, '现在没有网络')
  await reads(visitor, /^看到的是 09:4\d 的样子，叫号以大屏为准。$/)
  await reads(visitor, 'B001')
  await reads(visitor, /^09:4\d 更新$/)
  await picture(visitor, 'lost-2-offline')
  await setNetwork(visitor, true)
  await saying(visitor, '现在没有网络').waitFor({ state: 'hidden' })
  await reads(visitor, '实时更新')
  await picture(visitor, 'lost-3-back')
})

test('what happens while the network is away is there when it comes back', async () => {
  const clerk = await atWindow(stage, 4)
  const visitor = await withTicket(stage, 'visitor-away', 'XG-001', 'D001')
  await setNetwork(visitor, false)
  await reads(visitor, '现在没有网络')
  await reads(clerk, 'D001')
  await press(clerk, '叫下一位')
  await reads(clerk, '已叫 1 次')
  expect(await saying(visitor, /请到/).count()).toBe(0)
  await setNetwork(visitor, true)
  await reads(visitor, '请到 4号窗口')
  expect(await visitor.evaluate(() => window.__phone.vibrations.length)).toBe(1)
})

test('words typed into a rating outlive a lost network', async () => {
  const { hall } = stage
  const clerk = await atWindow(stage, 5)
  const visitor = await withTicket(stage, 'visitor-words', 'CW-002', 'E001')
  await reads(clerk, 'E001')
  await serve(clerk, visitor, 5)
  await press(visitor, '评价这次办理')
  await touch(visitor, '满意')
  await type(visitor, '很快')
  await setNetwork(visitor, false)
  await press(visitor, '提交评价')
  await reads(visitor, '没有提交，写的还在')
  await setNetwork(visitor, true)
  await press(visitor, '再试一次')
  await reads(visitor, '谢谢，已经收到')
  expect(await hall.documents('ratings', { windowId: 'w5' })).toMatchObject([{ level: 4, words: '很快' }])
})
