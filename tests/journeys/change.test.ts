import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { staff, type Newcomer } from '../hall/staffed-hall'
import { goTo } from './calling'
import { back, fill, press, reads, touch } from './hand'
import { openStage, type Stage } from './stage'

jest.setTimeout(600_000)

const next: Newcomer = { openid: 'o-jw-next', no: 'T20190201', name: '赵文清', unitId: 'jw' }
const [holder, alternate] = ['王晓岚', '陈立']

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ furnish: (hall) => staff(hall, [next], '2026-11-27' as Day) })
  stage.hall.cloud.setClock('2026-11-27T09:00:00+08:00')
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

test('an A is changed: reason, consent, training and a handover that both sign, B standing in', async () => {
  const { hall, picture } = stage
  const head = await stage.phone('o-head-jw', '/pages/me/me')
  await touch(head, '窗口负责人')
  await touch(head, new RegExp(holder))
  await reads(head, '单位声明，四条都要符合')
  await fill(head, '工号', next.no)
  for (const line of [/^政治觉悟高/, /^组织纪律性强/, /^熟悉本单位业务/, /业务骨干$/]) await touch(head, line)
  await press(head, '交中心确认')
  // Nine months at the window: an early change needs the unit's reason.
  await reads(head, /提前更换请写明理由/)
  await picture(head, 'change-1-early')
  await fill(head, '理由', '调去学籍科，由赵文清接任')
  await press(head, '交中心确认')
  await reads(head, '已选派赵文清')
  await reads(head, '还要先培训')
  await picture(head, 'change-2-proposed')

  const centre = await stage.phone('o-centre-admin', '/pages/me/me')
  await touch(centre, '中心管理')
  await touch(centre, next.name)
  await reads(centre, /还没有通过上岗培训/)
  await press(centre, '确认')
  await reads(centre, '没有办成')
  await picture(centre, 'change-3-untrained')

  await goTo(stage, '2026-12-04T09:00:00+08:00')
  const passed = { courseId: '2026-12-04:induction', no: next.no, result: 'passed' }
  expect((await hall.callAt('people', 'o-centre-desk', 'recordCourse', passed)).ok).toBe(true)
  await press(centre, '确认')
  await reads(centre, /同意提前更换/)
  await fill(centre, '意见', '同意，请做好交接')
  await press(centre, '确认')
  await reads(centre, '没有等确认的选派')

  // She falls ill before the handover: the centre relieves her, and B stands in from this day on.
  await touch(centre, '在岗安排与空岗')
  await reads(centre, /周五/)
  await back(centre)
  const seat = await stage.phone('o-centre-admin', '/staff/posts/posts?unitId=jw')
  await touch(seat, new RegExp(holder))
  await press(seat, '责令更换')
  await fill(seat, '理由', '生病住院，不能到岗')
  await picture(seat, 'change-4-order')
  await press(seat, '确定')
  await reads(seat, '已责令更换')
  await picture(seat, 'change-5-ordered')

  await back(head)
  await touch(head, '在岗安排')
  await reads(head, alternate)
  await reads(head, /A角停岗，B角顶岗/)
  await picture(head, 'change-6-stand-in')

  // She can't sign any more: the head of the unit does, by a to-do of their own.
  const outgoing = await stage.phone('o-head-jw', '/staff/todos/todos')
  await touch(outgoing, /交接等您签字/)
  await reads(outgoing, '移交清单')
  await touch(outgoing, '印章')
  await fill(outgoing, '内容', '业务专用章 1 枚')
  await press(outgoing, '加一项')
  await press(outgoing, '存清单')
  await press(outgoing, '签字')
  await reads(outgoing, '由单位负责人代签')
  await picture(outgoing, 'change-7-handover')
  // Whoever comes has no desk yet, but something waits for them.
  const incoming = await stage.phone(next.openid, '/pages/me/me')
  await touch(incoming, '待办')
  await touch(incoming, /交接等您签字/)
  await reads(incoming, '业务专用章 1 枚')
  await press(incoming, '签字')
  await reads(incoming, /^已生效/)

  // What instances keep of windows and roles may be half a minute old.
  hall.cloud.coolDown()
  const roster = await stage.phone('o-head-jw', '/staff/roster/roster?unitId=jw')
  await reads(roster, next.name)
  await picture(roster, 'change-8-roster')
  // If she is away next Tuesday, who stands in?
  await touch(roster, '按周')
  await press(roster, '下一周')
  await reads(roster, /12月7日/)
  await picture(roster, 'change-9-week')
  await touch(roster, next.name)
  await touch(roster, '周二')
  await touch(roster, next.name)
  await reads(roster, `${alternate}顶岗`)
  await picture(roster, 'change-10-tuesday')

  const held = await hall.documents('postings', { windowId: 'w1' })
  const seats = held.map(({ personId, kind, state }) => [personId, kind, state].join(' '))
  expect(seats.sort()).toEqual([
    'p-jw-next primary current',
    'p-window-1-a primary ended',
    'p-window-1-b alternate current',
  ])
  expect(await hall.documents('handovers')).toMatchObject([
    { state: 'done', items: [{ kind: 'seal', words: '业务专用章 1 枚' }] },
  ])
})
