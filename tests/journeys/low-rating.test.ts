import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { insertDocuments } from '../../local/seed/insert'
import { desk, member } from '../hall/demo-hall'
import { account, clerkOf } from '../hall/documents'
import { press, reads, shown, touch } from './hand'
import { atDesk, take } from './matter'
import { openStage, type Stage } from './stage'

jest.setTimeout(240_000)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  const head = account('head', '吴主任', '教职工', [
    { role: 'unitHead', unitId: 'jw', from: '2026-01-01' as Day },
  ])
  await insertDocuments(stage.hall.cloud, 'accounts', [head])
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

test('a level 2 rating is verified, answered and settled, and the unit never learns whose it is', async () => {
  const { hall, picture } = stage
  const ticketId = await atDesk(stage, member, 1, 'JW-002')
  await hall.call(clerkOf('w1'), 'finish', { ticketId, outcome: 'completed' })
  const ratingPage = `/pages/rating/rating?visit=${ticketId}`
  const rater = await stage.phone(member, ratingPage)
  await touch(rater, '不满意')
  await touch(rater, '等候时间')
  await press(rater, '提交评价')
  await reads(rater, '中心正在核实您的评价')

  const centre = await stage.phone(desk, '/staff/follow-ups/follow-ups')
  await reads(centre, '等中心核实')
  await picture(centre, 'low-1-centre')
  await take(centre, '问一问本人', ['大约等了多久？'], '确定')
  await take(centre, '属实，转单位整改', ['高峰时只开一个窗口，等候过长'], '确定')
  await reads(centre, '等单位答复')

  const head = await stage.phone('head', '/staff/follow-ups/follow-ups?unitId=jw')
  await reads(head, '高峰时只开一个窗口，等候过长')
  const seen = await shown(head).innerText()
  expect(seen).not.toMatch(/A001|张三|等候时间|1号窗口/)
  await picture(head, 'low-2-unit')
  await take(head, '答复', ['高峰时加开一个窗口'], '确定')
  await reads(head, '没有要跟进的')

  const again = await stage.phone(member, ratingPage)
  await reads(again, '单位答复了，解决了吗？')
  await reads(again, '高峰时加开一个窗口')
  await picture(again, 'low-3-answered')
  await press(again, '解决了')
  await reads(again, '您说已经解决，谢谢')
  const followUps = await hall.documents('followUps')
  expect(followUps).toMatchObject([{ state: 'settled', level: 2, live: false }])

  const after = await stage.phone(desk, '/staff/follow-ups/follow-ups')
  await reads(after, '没有要跟进的')
})
