import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { staff } from '../hall/staffed-hall'
import { goTo } from './calling'
import { back, choose, fill, inSight, press, reads, saying, touch, turn } from './hand'
import { openStage, type Stage } from './stage'

jest.setTimeout(240_000)

const admin = 'o-centre-admin'
const clerk = 'o-window-1-a'
const rule = '印章、资料逾期未还'
const timers = ['security', 'assessment', 'messages']

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ furnish: (hall) => staff(hall, [], '2026-11-23' as Day) })
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

/** A seal of the window that the clerk takes out and has not brought back by then. */
const keepTooLong = async (name: string, due: { day: string; minute: number }): Promise<void> => {
  const ask = async (as: string, endpoint: string, input: object) => {
    const answer = await stage.hall.callAt('security', as, endpoint, input)
    expect(answer.ok).toBe(true)
    return answer.value as { sealId: string }
  }
  const registered = { windowId: 'w1', kind: 'seal', keeperId: 'p-window-1-b', isConfidential: false }
  const { sealId } = await ask('o-head-jw', 'registerSeal', { name, ...registered })
  await ask(clerk, 'takeSeal', { sealId, purpose: '盖成绩单', due })
}

test('a new rule table: what happened before its first day costs as it did, what happens from then on costs more', async () => {
  const { hall, picture } = stage
  const lead = await stage.phone(admin, '/staff/today/today')
  await touch(lead, '月度考核')
  await touch(lead, '考核细则')
  await press(lead, '改细则')
  // What is missing comes into sight, however far down one was.
  await saying(lead, '合格线').scrollIntoViewIfNeeded()
  await press(lead, '定下新的一版')
  await inSight(lead, '请写一句原因')
  await fill(lead, '为什么改', '年末印章逾期太多，从严')
  await press(lead, '定下新的一版')
  await reads(lead, '和现在的一样，没有改。')
  await touch(lead, rule)
  await fill(lead, '每次几分', '-2')
  await press(lead, '改好这一项')
  await reads(lead, '−2 分')
  await touch(lead, '从哪天起')
  await turn(lead, '2026年', '11月', '25日')
  await reads(lead, /2026年11月25日/)
  await picture(lead, 'rules-1-change')
  await press(lead, '定下新的一版')
  await reads(lead, '已经定下新的一版')
  await reads(lead, '现行')
  await picture(lead, 'rules-2-coming')

  // Everybody reads what is to come, and that it does not hold yet.
  const phone = await stage.phone(clerk, '/staff/today/today')
  await touch(phone, '我的考核')
  await reads(phone, '没有扣分，也没有加分')
  await touch(phone, '考核细则')
  await reads(phone, /第 2 版 · 2026年11月25日起/)
  await touch(phone, '版本')
  await choose(phone, '第 2 版')
  await reads(phone, '还没生效')
  await reads(phone, '年末印章逾期太多，从严')
  await picture(phone, 'rules-3-read')
  await back(phone)
  await back(phone)

  // Two seals: one due in the last minute of the old table, one in the first minute of the new one. Nobody looks till morning.
  await keepTooLong('成绩专用章', { day: '2026-11-24', minute: 23 * 60 + 59 })
  await keepTooLong('学籍专用章', { day: '2026-11-25', minute: 0 })
  await goTo(stage, '2026-11-25T09:00:00+08:00', timers)

  await touch(phone, '我的考核')
  await reads(phone, /11月24日.*细则第 1 版/)
  await reads(phone, /11月25日.*细则第 2 版/)
  await reads(phone, '−1')
  await reads(phone, '−2')
  await reads(phone, '47')
  await reads(phone, '84.5')
  await picture(phone, 'rules-4-month')
  await touch(phone, '考核细则')
  await reads(phone, '现行')
  await reads(phone, '−2 分')
  await touch(phone, '版本')
  await choose(phone, '第 1 版')
  await reads(phone, '旧版')

  // The centre's list has the same figure; a still dearer table changes nothing about what has happened.
  await back(lead)
  await reads(lead, '王晓岚')
  await touch(lead, '考核细则')
  await press(lead, '改细则')
  await touch(lead, rule)
  await fill(lead, '每次几分', '-5')
  await press(lead, '改好这一项')
  await fill(lead, '为什么改', '仍然太多')
  await press(lead, '定下新的一版')
  await reads(lead, /第 3 版 · 2026年11月26日起/)
  await goTo(stage, '2026-11-26T09:00:00+08:00', timers)
  await back(lead)
  await touch(lead, '王晓岚')
  await reads(lead, '84.5')
  await reads(lead, /11月24日.*细则第 1 版/)
  await picture(lead, 'rules-5-centre')

  const entries = await hall.documents('assessmentEntries')
  expect(entries.map(({ on, table, points, subject }) => [on, table, points, subject]).sort()).toEqual([
    ['2026-11-24', 1, -100, 'person:p-window-1-a'],
    ['2026-11-25', 2, -200, 'person:p-window-1-a'],
  ])
  const tables = await hall.documents('ruleTables')
  expect(tables.map(({ no, from, reason }) => [no, from, reason])).toEqual([
    [2, '2026-11-25', '年末印章逾期太多，从严'],
    [3, '2026-11-26', '仍然太多'],
  ])
})
