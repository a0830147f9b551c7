import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { staff } from '../hall/staffed-hall'
import { goTo } from './calling'
import { back, fill, gone, hold, press, reads, refresh, saying, touch } from './hand'
import { openStage, type Stage } from './stage'

jest.setTimeout(240_000)

const clerk = 'o-window-2-a'
const head = 'o-head-jw'
const desk = 'o-centre-desk'
const timers = ['assets', 'assessment', 'messages', 'centre']

let stage: Stage
let printer = ''
beforeAll(async () => {
  stage = await openStage({ furnish: (hall) => staff(hall, [], '2026-11-23' as Day) })
  const registered = await stage.hall.callAt('assets', head, 'registerItem', {
    unitId: 'jw',
    name: '证书打印机',
    category: 'printer',
    valueFen: 1_280_000,
    purpose: '打印成绩单',
    place: { at: 'window', windowId: 'w2' },
    copies: 1,
  })
  const { itemIds } = registered.value as { itemIds: string[] }
  printer = String(itemIds[0])
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

test('a fault that its unit leaves for a day is put before the centre and counts; then it is mended', async () => {
  const { hall, picture } = stage
  const phone = await stage.phone(clerk, '/staff/today/today')
  await touch(phone, '资产')
  await hold(phone, `g=${printer}`)
  await press(phone, '扫资产标签')
  await reads(phone, '证书打印机')
  await press(phone, '报修')
  await press(phone, '提交')
  await reads(phone, '请写一句')
  await fill(phone, '什么问题', '打印有竖线')
  hall.cloud.setClock('2026-11-23T09:45:00+08:00')
  await press(phone, '提交')
  await reads(phone, /打印有竖线.*明天 09:45 前要处理好/)
  await picture(phone, 'fault-1-reported')

  // It is the unit's own: its head reads of it at once, the centre does not.
  const unit = await stage.phone(head, '/pages/me/me')
  await touch(unit, '待办')
  await reads(unit, '“证书打印机”有故障，等处理')
  const centre = await stage.phone(desk, '/staff/todos/todos')
  await reads(centre, '都办完了')

  // A minute before the day is over nothing has happened; a minute after it the centre has it too.
  await goTo(stage, '2026-11-24T09:44:00+08:00', timers)
  await refresh(centre)
  await reads(centre, '都办完了')
  await goTo(stage, '2026-11-24T09:46:00+08:00', timers)
  await refresh(centre)
  await reads(centre, '“证书打印机”报修超过 24 小时，请马上处理')
  await picture(centre, 'fault-2-centre')
  await touch(centre, /报修超过 24 小时/)
  await touch(centre, '证书打印机')
  await reads(centre, '这是单位自行配备的，由单位处理；超过 24 小时已记入考核。')
  expect(await saying(centre, '了结').count()).toBe(0)
  await picture(centre, 'fault-3-not-theirs')

  // Its head is told, and sees what it costs the unit and the window.
  await refresh(unit)
  await reads(unit, '“证书打印机”报修超过 24 小时，请马上处理')
  await back(unit)
  await touch(unit, '消息')
  await reads(unit, '“证书打印机”报修超过 24 小时还没处理，已报中心并记入考核。')
  await back(unit)
  await touch(unit, '窗口负责人')
  await touch(unit, '本单位考核')
  await touch(unit, '2号窗口')
  await reads(unit, '单位设备故障超 24 小时')
  await reads(unit, '−3')
  await picture(unit, 'fault-4-counts')
  await back(unit)
  await back(unit)
  await back(unit)

  // The unit mends it and says how.
  await touch(unit, '待办')
  await touch(unit, /报修超过 24 小时/)
  await touch(unit, '证书打印机')
  await press(unit, '了结')
  await reads(unit, '请写一句')
  await fill(unit, '怎么处理的', '换了定影组件，试印三张正常')
  await picture(unit, 'fault-5-settle')
  await press(unit, '了结')
  await reads(unit, '现在没有等处理的')

  await goTo(stage, '2026-11-24T14:20:00+08:00', timers)

  // Whoever reported it reads so, looks, and finds it whole; nothing waits for the centre any more.
  const told = await stage.phone(clerk, '/my/messages/messages')
  await touch(told, '您报修的“证书打印机”修好了。')
  await reads(told, '登记位置')
  await reads(told, /换了定影组件，试印三张正常/)
  expect(await saying(told, '有人报修').count()).toBe(0)
  await picture(told, 'fault-6-mended')
  await refresh(phone)
  await gone(phone, /打印有竖线/)
  await back(centre)
  await refresh(centre)
  await reads(centre, '都办完了')

  // Run again, later: it counted once.
  await goTo(stage, '2026-11-26T09:40:00+08:00', timers)
  expect(await hall.documents('assetFaults')).toMatchObject([
    { state: 'fixed', isOverdue: true, outcome: '换了定影组件，试印三张正常', settledBy: 'p-head-jw' },
  ])
  const counted = await hall.documents('assessmentEntries')
  expect(counted.map(({ rule, subject, points, on }) => [rule, subject, points, on]).sort()).toEqual([
    ['faultOverdue', 'unit:jw', -300, '2026-11-24'],
    ['faultOverdue', 'window:w2', -300, '2026-11-24'],
  ])
  expect(await hall.documents('todos', { kind: 'assetFault' })).toEqual([])
})
