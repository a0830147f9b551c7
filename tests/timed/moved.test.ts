import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { member } from '../hall/demo-hall'
import { atWindow, settle, withTicket } from '../journeys/actors'
import { callBy, goOn, SOON } from '../journeys/calling'
import { leads, press, reads, refresh, saying, touch, type } from '../journeys/hand'
import { openStage, type Stage } from '../journeys/stage'

jest.setTimeout(180_000)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

test('who came to the wrong window is led on with number and arrival time', async () => {
  const { hall, picture } = stage
  const [clerk, other] = [await atWindow(stage, 1), await atWindow(stage, 5)]
  const visitor = await withTicket(stage, member, 'JW-003', 'A001')
  await reads(clerk, 'A001')
  await callBy(stage, clerk, '叫下一位', visitor, { number: 'A001', windowNo: 1, goTo: '请到 1号窗口' })
  await press(clerk, '人到了，开始办理')
  await reads(visitor, '1号窗口办理中')

  await press(clerk, '转窗口')
  await type(clerk, '学费票据')
  await reads(clerk, '学费缴费票据打印')
  await picture(clerk, 'moved-1-search')
  // The two taps: where to, and yes.
  await touch(clerk, '学费缴费票据打印')
  await reads(clerk, /A001 的号和到达时间都带过去/)
  await picture(clerk, 'moved-2-picked')
  await press(clerk, '带着 A001 转过去')
  await reads(clerk, 'A001 已转到 5号窗口')
  await picture(clerk, 'moved-3-sent')

  await reads(visitor, '1号窗口带您转过来的，到达时间不变')
  await reads(visitor, /5号窗口/)
  await reads(visitor, 'A001')
  await picture(visitor, 'moved-4-ticket')
  await press(visitor, '怎么走')
  await reads(visitor, '我到了，看我的号')
  await leads(visitor, 5)
  await reads(visitor, /^背对1号窗口/)
  await picture(visitor, 'moved-5-map')
  await press(visitor, '我到了，看我的号')
  await press(clerk, '回到柜台')
  await reads(clerk, '没有人等')

  await reads(other, 'A001')
  await picture(other, 'moved-6-target')
  const expected = { number: 'A001', windowNo: 5, goTo: '请到 5号窗口' }
  const told = await callBy(stage, other, '叫下一位', visitor, expected)
  await picture(visitor, 'moved-7-called')
  expect(told.phone).toBeLessThanOrEqual(SOON.phone)
  expect(told.screen).toBeLessThanOrEqual(SOON.screen)

  const tickets = await hall.documents('tickets', { number: 'A001' })
  expect(tickets).toHaveLength(2)
  const [first, second] = tickets.sort((one, two) => String(one['_id']).localeCompare(String(two['_id'])))
  expect(first).toMatchObject({ status: 'transferred', next: second?.['_id'] })
  expect(second).toMatchObject({ status: 'called', lineId: 'E', arrivedAt: first?.['arrivedAt'] })
  await hall.cloud.runTimer('guidance')
  expect(await hall.documents('referrals', { fromWindowId: 'w1' })).toMatchObject([{ service: 'CW-002' }])
})

test('who missed the call gets back in line and is called again', async () => {
  const { hall, picture } = stage
  const clerk = await atWindow(stage, 3)
  const visitor = await withTicket(stage, 'visitor-late', 'YJS-001', 'C001')
  const expected = { number: 'C001', windowNo: 3, goTo: '请到 3号窗口' }
  await reads(clerk, 'C001')
  await callBy(stage, clerk, '叫下一位', visitor, expected)
  for (const times of [2, 3]) {
    goOn(stage, 21_000)
    await refresh(clerk)
    await press(clerk, '再叫一次')
    await reads(clerk, `已叫 ${times} 次`)
    await reads(visitor, new RegExp(`第 ${times} 次叫号`))
  }
  goOn(stage, 60_000)
  await refresh(clerk)
  await press(clerk, '过号')
  await reads(visitor, 'C001 已过号')
  await picture(visitor, 'missed-1-missed')
  await reads(clerk, '上一位 C001 已过号')
  await picture(clerk, 'missed-2-counter')

  await press(visitor, '重新排入')
  await reads(visitor, '还要等')
  await picture(visitor, 'missed-3-again')
  await reads(clerk, '叫下一位')
  const told = await callBy(stage, clerk, '叫下一位', visitor, expected)
  expect(told.phone).toBeLessThanOrEqual(SOON.phone)
  expect(told.screen).toBeLessThanOrEqual(SOON.screen)
  await press(clerk, '人到了，开始办理')
  await reads(visitor, '3号窗口办理中')
  await settle(clerk)
  await reads(visitor, '评价这次办理')
  expect(await saying(visitor, '重新排入').count()).toBe(0)

  const tickets = await hall.documents('tickets', { lineId: 'C' })
  expect(tickets).toMatchObject([{ status: 'done', number: 'C001' }])
  const made = (tickets[0]?.['moves'] as { what: string }[]).map(({ what }) => what)
  expect(made).toEqual([
    'take',
    'call',
    'callAgain',
    'callAgain',
    'miss',
    'requeue',
    'call',
    'start',
    'finish',
  ])
})
