import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Day } from '../../cloudfunctions/_kernel/time'
import type { Phone } from '../browser'
import { staff } from '../hall/staffed-hall'
import { serve, settle, withTicket } from './actors'
import { pairScreen, shownCode, untilPaired } from './hall-code'
import { back, fill, gone, holdBefore, press, reads, shown, touch } from './hand'
import { tick } from './matter'
import { openStage, type Stage } from './stage'

jest.setTimeout(240_000)

const clerkId = 'p-window-1-a'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({
    now: new Date('2026-11-23T07:40:00+08:00'),
    furnish: (hall) => staff(hall, [], '2026-11-23' as Day),
  })
})
afterEach(async () => {
  expect(await stage.clear(untilPaired)).toEqual([])
})
afterAll(() => stage.close())

const at = (clock: string): void => {
  stage.hall.cloud.setClock(`2026-11-23T${clock}:00+08:00`)
}

/** Stands before the screen with the code of this moment on it. */
const beforeScreen = async (clerk: Phone, clock: string): Promise<void> => {
  at(clock)
  await holdBefore(clerk, `h=${await shownCode(stage)}`)
}

test('a clerk comes, serves, is kept until everything is brought to its end, and goes home (§21 §31)', async () => {
  const { hall, picture } = stage
  await pairScreen(stage, 'o-centre-admin')

  const clerk = await stage.phone('o-window-1-a', '/staff/today/today')
  await touch(clerk, '打卡')
  await reads(clerk, '上班打卡')
  await beforeScreen(clerk, '07:55')
  await press(clerk, '上班打卡')
  await reads(clerk, '07:55 上班，打好了')
  await picture(clerk, 'clerk-day-1-in')
  await back(clerk)

  // The morning: a number is called, served and done.
  at('08:05')
  await press(clerk, '开窗叫号')
  await reads(clerk, '没有人等')
  const first = await withTicket(stage, 'o-student-1', 'JW-003', 'A001')
  await reads(clerk, 'A001')
  await serve(clerk, first, 1)
  await reads(clerk, '没有人等')

  // At noon nothing keeps anybody: the day goes on.
  await back(clerk)
  await touch(clerk, '打卡')
  await reads(clerk, '下班打卡')
  await beforeScreen(clerk, '12:01')
  await press(clerk, '下班打卡')
  await reads(clerk, '12:01 下班，打好了')
  await beforeScreen(clerk, '13:56')
  await press(clerk, '上班打卡')
  await reads(clerk, '13:56 上班，打好了')

  // The afternoon: somebody without a number leaves papers; somebody else comes late and is still at the window.
  at('17:10')
  await clerk.evaluate(() => window.__phone.goto('/staff/cases/cases?windowId=w1'))
  await press(clerk, '没有号，直接收件')
  await touch(clerk, /^在读证明/)
  await fill(clerk, '申请人姓名', '钱多多')
  await fill(clerk, '联系电话', '13800000009')
  await press(clerk, '收件')
  await reads(clerk, '材料，点一下勾选')
  const late = await withTicket(stage, 'o-student-2', 'JW-003', 'A002')
  await clerk.evaluate(() => window.__phone.goto('/staff/today/today'))
  await press(clerk, '继续叫号')
  await reads(clerk, 'A002')
  await press(clerk, '叫下一位')
  await reads(late, '请到 1号窗口')
  await press(clerk, '人到了，开始办理')
  await reads(late, '1号窗口办理中')

  // Home? Four things stand before it, and pressing all the same says so.
  await clerk.evaluate(() => window.__phone.goto('/staff/today/today'))
  await touch(clerk, '打卡')
  await reads(clerk, '下班前还有')
  const [open] = await hall.documents('cases', {
    windowId: 'w1',
    state: { $ne: 'done' },
    ticketId: { $exists: false },
  })
  const kept = [
    'A002 正在办',
    `办件 ${String(open?.['no'])} 还没办结`,
    '1号窗口的柜台还开着',
    '1号窗口还没做下班检查',
  ]
  for (const words of kept) await reads(clerk, words)
  await beforeScreen(clerk, '17:31')
  await press(clerk, '下班打卡')
  await reads(clerk, '没打上')
  await picture(clerk, 'clerk-day-2-kept')
  expect(await hall.documents('punches', { personId: clerkId })).toHaveLength(3)

  // Each with its one tap, and back.
  await touch(clerk, kept[0] ?? '')
  await settle(clerk)
  await reads(late, '评价这次办理')
  await back(clerk)
  await gone(clerk, kept[0] ?? '')
  await touch(clerk, kept[1] ?? '')
  await tick(clerk, ['校园卡或身份证'])
  await press(clerk, '办结')
  await press(clerk, '确定')
  await reads(clerk, '已办结')
  await back(clerk)
  await gone(clerk, kept[1] ?? '')
  await touch(clerk, kept[2] ?? '')
  await touch(clerk, '暂停')
  await touch(clerk, '今天到此，关窗')
  await press(clerk, '关窗')
  await reads(clerk, '窗口还没开')
  await back(clerk)
  await gone(clerk, kept[2] ?? '')
  await picture(clerk, 'clerk-day-3-last')
  await touch(clerk, kept[3] ?? '')
  await reads(clerk, '您是最后一个，看过再走')
  for (const item of ['门窗关好', '照明关了', '设备断电', '印章锁好', '资料锁好']) await touch(clerk, item)
  await beforeScreen(clerk, '17:36')
  await press(clerk, '都看过了')

  // The look round was what was left: the clock goes on by itself.
  await reads(clerk, '17:36 下班，打好了')
  await reads(clerk, '今天打完了')
  for (const words of ['来 07:55', '走 12:01', '来 13:56', '走 17:36']) await reads(clerk, words)
  await gone(clerk, '下班前还有')
  await picture(clerk, 'clerk-day-4-home')

  const punches = await hall.documents('punches', { personId: clerkId })
  expect(punches.map(({ direction, by, flag }) => [direction, by, flag])).toEqual(
    ['in', 'out', 'in', 'out'].map((direction) => [direction, ['code'], 'none']),
  )
  expect(await hall.documents('closings', { place: 'w1' })).toMatchObject([{ done: { by: clerkId } }])
  expect(await hall.documents('cases', { windowId: 'w1', state: { $ne: 'done' } })).toEqual([])
  const tickets = await hall.documents('tickets', { lineId: 'A' })
  expect(tickets.map(({ status, outcome }) => [status, outcome])).toEqual([
    ['done', 'completed'],
    ['done', 'completed'],
  ])
  expect(await hall.documents('sessions', { windowId: 'w1', closedAt: { $exists: false } })).toEqual([])
  expect(await shown(clerk).locator('wx-button:visible').filter({ hasText: '打卡' }).count()).toBe(0)
})
