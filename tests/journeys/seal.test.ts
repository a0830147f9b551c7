import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { staff } from '../hall/staffed-hall'
import { goTo } from './calling'
import { back, choose, fill, press, reads, refresh, saying, touch, turn } from './hand'
import { openStage, type Stage } from './stage'

jest.setTimeout(240_000)

const head = 'o-head-jw'
const keeper = 'o-window-1-a'
const taker = 'o-window-1-b'
const desk = 'o-centre-desk'
const elsewhere = 'o-window-5-a'
const seal = '教务处业务专用章'
const timers = ['security', 'assessment', 'messages', 'centre']

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ furnish: (hall) => staff(hall, [], '2026-11-23' as Day) })
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

test('a seal that is not back in time is asked for, seen late by those who answer, counted once, returned', async () => {
  const { hall, picture } = stage
  const unit = await stage.phone(head, '/pages/me/me')
  await touch(unit, '印章、资料登记册')
  await press(unit, '登记一件')
  await fill(unit, '叫什么', seal)
  await touch(unit, '谁保管')
  await choose(unit, '王晓岚')
  await press(unit, '保存')
  await reads(unit, seal)

  // The colleague at the same window takes it out for an hour, in English.
  const clerk = await stage.phone(taker, '/staff/today/today', 'en')
  await touch(clerk, 'Seals and papers')
  await touch(clerk, seal)
  await reads(clerk, 'kept by 王晓岚')
  await press(clerk, 'Take out')
  await press(clerk, 'Take out')
  await reads(clerk, 'Please say what for')
  await fill(clerk, 'What for', 'stamping transcripts')
  await fill(clerk, 'For which document (optional)', 'Graduates of 2026')
  await touch(clerk, 'Back by')
  await turn(clerk, '10', '30')
  await reads(clerk, '10:30')
  await picture(clerk, 'seal-1-take')
  await press(clerk, 'Take out')
  await reads(clerk, 'It is yours; return it in time')
  await reads(clerk, /due back by today 10:30/i)
  await picture(clerk, 'seal-2-out')
  await back(clerk)
  await reads(clerk, /with me/)

  // In the minute in which it is due it is in time.
  await goTo(stage, '2026-11-23T10:30:30+08:00', timers)
  const office = await stage.phone(desk, '/staff/todos/todos')
  await reads(office, '都办完了')
  await goTo(stage, '2026-11-23T10:31:30+08:00', timers)
  await refresh(clerk)
  await reads(clerk, 'Overdue')
  await picture(clerk, 'seal-3-overdue')

  // Its keeper, their unit's head and the centre have it before them; a window of another unit knows of nothing.
  const late = `${seal}应在 2026-11-23 10:30 前归还，还没有还`
  await refresh(office)
  await touch(office, late)
  await reads(office, '逾期')
  await reads(office, /陈立/)
  await picture(office, 'seal-4-centre')
  const owner = await stage.phone(keeper, '/pages/me/me')
  await touch(owner, '待办')
  await reads(owner, late)
  await back(owner)
  await touch(owner, '消息')
  await reads(owner, `${seal}已过归还时间，还没有还。`)
  await back(unit)
  await touch(unit, '待办')
  await reads(unit, late)
  await picture(unit, 'seal-5-head')
  const [kept] = await hall.documents('seals', { name: seal })
  const page = `/security/seal/seal?sealId=${String(kept?.['_id'])}`
  const other = await stage.phone(elsewhere, page)
  await reads(other, /没有找到/)
  await picture(other, 'seal-6-not-theirs')

  // Whoever has it is told to bring it back, and what it costs stands in their month.
  await back(clerk)
  await touch(clerk, 'My assessment')
  await reads(clerk, 'Seal or papers not returned')
  await reads(clerk, '−1')
  await picture(clerk, 'seal-7-counts')
  const told = await stage.phone(taker, '/my/messages/messages', 'en')
  await reads(told, /^Your assessment: Seal or papers not returned on .*−1/)
  await touch(told, `${seal} that you took out is due back. Please return it now.`)
  await press(told, 'Return')
  await reads(told, 'It is back')
  await reads(told, /returned .* by 陈立/)
  await reads(told, 'Late')
  await picture(told, 'seal-8-back')

  // Nothing waits for anybody any more.
  for (const phone of [unit, office, owner]) {
    if (phone !== unit) await back(phone)
    if (phone === owner) await touch(owner, '待办')
    await refresh(phone)
    await reads(phone, '都办完了')
    expect(await saying(phone, late).count()).toBe(0)
  }

  // However often the timers run, and at night: it was told and counted once.
  await goTo(stage, '2026-11-24T03:00:00+08:00', timers)
  await goTo(stage, '2026-11-24T09:40:00+08:00', timers)
  expect(await hall.documents('seals')).toMatchObject([{ state: 'in', keeperId: 'p-window-1-a' }])
  expect(await hall.documents('sealOuts')).toMatchObject([
    {
      takenBy: 'p-window-1-b',
      purpose: 'stamping transcripts',
      document: 'Graduates of 2026',
      isOpen: false,
      isOverdue: true,
      returned: { by: 'p-window-1-b' },
    },
  ])
  expect(await hall.documents('assessmentEntries')).toMatchObject([
    { rule: 'sealOverdue', subject: 'person:p-window-1-b', points: -100, on: '2026-11-23' },
  ])
  expect(await hall.documents('todos', { kind: 'sealOverdue' })).toEqual([])
})
