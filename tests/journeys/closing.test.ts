import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { staff } from '../hall/staffed-hall'
import { atWindow, serve } from './actors'
import { goTo } from './calling'
import { back, choose, fill, gone, press, reads, refresh, touch } from './hand'
import { openStage, type Stage } from './stage'

jest.setTimeout(600_000)

const head = 'o-head-jw'
const admin = 'o-centre-admin'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ furnish: (hall) => staff(hall, [], '2026-11-23' as Day) })
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

/** The centre takes an application up and grants it as it was wished. */
const grant = async (what: RegExp): Promise<void> => {
  const centre = await stage.phone(admin, '/staff/applications/applications?for=centre')
  await touch(centre, what)
  await press(centre, '开始审核')
  await press(centre, '批准')
  await fill(centre, '请写明', '同意')
  await press(centre, '确定')
  await reads(centre, '已批准')
}

test('a window is closed past its blockers, and visitors are led to where their matter went', async () => {
  const { hall, picture } = stage
  // A number waits while the unit asks.
  const clerk = await stage.phone('o-window-2-a', '/staff/counter/counter?windowId=w2')
  await press(clerk, '开窗叫号')
  await reads(clerk, '没有人等')
  const visitor = await stage.phone('o-student-1', '/pages/service/service?code=JW-009')
  await press(visitor, '取号')
  await reads(visitor, 'B001')
  const unit = await stage.phone(head, '/pages/me/me')
  await touch(unit, '窗口申请')
  await press(unit, '写申请')
  await touch(unit, '撤销')
  await touch(unit, '哪个窗口')
  await choose(unit, '2号窗口')
  await fill(unit, '理由', '业务并到一号窗口')
  await press(unit, '保存，下一步核对')
  await reads(unit, '撤销窗口（2号窗口）')
  await press(unit, '签字提交')
  await reads(unit, '待审核')
  for (const minute of [50, 52, 54]) await goTo(stage, `2026-11-23T09:${minute}:00+08:00`)
  await refresh(unit)
  await reads(unit, '7 个事项只有这个窗口办')
  await reads(unit, '2 个号没有办')
  await reads(unit, '2 人在这个窗口任职')
  await picture(unit, 'closing-1-blockers')
  await grant(/撤销窗口/)

  await press(unit, '让别的窗口接办')
  await reads(unit, '窗口多办几个事项。')
  await reads(unit, '1号窗口')
  await fill(unit, '理由', '二号窗口将撤，由一号窗口接办')
  await picture(unit, 'closing-2-elsewhere')
  await press(unit, '保存，下一步核对')
  await press(unit, '签字提交')
  await reads(unit, '待审核')
  await grant(/增加事项/)
  await back(unit)
  await reads(unit, '撤销窗口（2号窗口）')

  // A counter opens to its clerks alone; everybody else sees who is still to be served.
  await press(unit, '看排队')
  await reads(unit, /2号窗口/)
  await picture(unit, 'closing-3-line')
  await back(unit)
  await serve(clerk, visitor, 2)
  await touch(clerk, '暂停')
  await touch(clerk, '今天到此，关窗')
  await press(clerk, '关窗')
  await reads(clerk, '窗口还没开')

  // What was promised there is to be kept there.
  for (const minute of ['00', '02']) await goTo(stage, `2026-11-23T10:${minute}:00+08:00`)
  await refresh(unit)
  await reads(unit, '1 个办件没有办完或没有领走')
  await gone(unit, /个号没有办/)
  await press(unit, '去办完')
  await reads(unit, '成绩复核')
  await back(unit)
  const cases = await stage.phone('o-window-2-a', '/staff/cases/cases?windowId=w2')
  await touch(cases, '成绩复核')
  await press(cases, '办结')
  await press(cases, '确定')
  await reads(cases, '已办结')

  // Its day: nothing new begins there, and only its people are left.
  for (const minute of ['01', '03', '05']) await goTo(stage, `2026-11-24T00:${minute}:00+08:00`)
  // What instances keep of windows and roles may be half a minute old.
  hall.cloud.coolDown()
  await refresh(unit)
  await reads(unit, '2 人在这个窗口任职')
  await gone(unit, /没有办/)
  await picture(unit, 'closing-4-people')
  const centre = await stage.phone(admin, '/staff/todos/todos')
  await touch(centre, /撤销窗口（2号窗口）还不能生效/)
  await press(centre, '去调整任职')
  await reads(centre, /由中心结束任职/)
  await picture(centre, 'closing-5-posts')
  for (const side of ['a', 'b']) {
    const [person] = await hall.documents('persons', { _id: `p-window-2-${side}` })
    await touch(centre, new RegExp(String(person?.['name'])))
    await press(centre, '结束任职')
    await fill(centre, '理由', '窗口撤销')
    await picture(centre, `closing-6-end-${side}`)
    await press(centre, '确定')
    await reads(centre, '现在没有人')
    await back(centre)
  }
  for (const minute of ['07', '09']) await goTo(stage, `2026-11-24T00:${minute}:00+08:00`)
  await back(centre)
  await reads(centre, '已生效')
  await picture(centre, 'closing-7-closed')

  await goTo(stage, '2026-11-24T09:00:00+08:00')
  hall.cloud.coolDown()
  await atWindow(stage, 1, 'o-window-1-a')
  const next = await stage.phone('o-student-2', '/pages/service/service?code=JW-009')
  await press(next, '取号')
  await reads(next, 'A001')
  await reads(next, /1号窗口/)
  await picture(next, 'closing-8-elsewhere')

  expect(await hall.documents('windows', { _id: 'w2' })).toMatchObject([{ state: 'closed' }])
  expect(await hall.documents('lines', { windowIds: 'w2', state: 'open' })).toEqual([])
  expect(await hall.documents('postings', { windowId: 'w2', state: 'current' })).toEqual([])
  expect(await hall.documents('publishedSheets', { 'sheet.windows': 'w2' })).toEqual([])
})
