import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { insertDocuments } from '../../local/seed/insert'
import { whole, workdays } from '../doors/attendance/month-clocked'
import { staff } from '../hall/staffed-hall'
import { turnWheels } from '../phone/staff/staff-hall'
import { pairScreen, shownCode, untilPaired } from './hall-code'
import { back, fill, holdBefore, press, reads, refresh, shown, touch } from './hand'
import { openStage, type Stage } from './stage'

jest.setTimeout(240_000)

const a = 'o-window-1-a'
const b = 'o-window-1-b'
const leaveDay = '2026-11-30'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({
    now: new Date('2026-11-27T09:40:00+08:00'),
    furnish: async (hall) => {
      await staff(hall, [], '2026-11-23' as Day)
      // A was there all month but for the morning of the leave.
      const clocked = workdays.flatMap((day) =>
        whole('window-1-a', 'w1', day).slice(day === leaveDay ? 2 : 0),
      )
      await insertDocuments(hall.cloud, 'punches', clocked)
    },
  })
})
afterEach(async () => {
  expect(await stage.clear(untilPaired)).toEqual([])
})
afterAll(() => stage.close())

/** The hall's clock goes to a moment of another day, and what instances keep of roles is read anew. */
const on = async (moment: string): Promise<void> => {
  stage.hall.cloud.setClock(`${moment}:00+08:00`)
  await stage.hall.cloud.runTimer('attendance')
  stage.hall.cloud.coolDown()
}

test('A asks in English, B, lead and centre say yes, B keeps the window, and the month counts it (§21 §23)', async () => {
  const { hall, picture } = stage
  const [second] = await hall.documents('persons', { _id: 'p-window-1-b' })
  const asks = await stage.phone(a, '/staff/today/today', 'en')
  await touch(asks, 'Leave')
  await reads(asks, 'No leave')
  await press(asks, 'Ask for leave')
  // The next half day is offered; one that has begun is refused at once.
  await touch(asks, 'Morning')
  await reads(asks, /^These hours have begun/)
  await touch(asks, 'Which day')
  await turnWheels(asks, leaveDay)
  await reads(asks, `${String(second?.['name'])} is free then and will be asked`)
  await fill(asks, 'Why', 'A meeting of parents at school')
  await picture(asks, 'leave-1-ask')
  await press(asks, 'Ask B')
  await reads(asks, 'B to answer')

  const standsIn = await stage.phone(b, '/staff/todos/todos')
  await touch(standsIn, '1 号窗口的 A 角请假，请您顶岗')
  await press(standsIn, '同意顶岗')
  await reads(standsIn, 'B 角答应顶岗')
  // Why somebody is away is for those who decide.
  expect(await shown(standsIn).innerText()).not.toContain('parents')
  const lead = await stage.phone('o-head-jw', '/staff/todos/todos')
  await touch(lead, '1 号窗口有人请假，等您会签')
  await reads(lead, 'A meeting of parents at school')
  await press(lead, '会签同意')
  await reads(lead, '单位已会签')
  const centre = await stage.phone('o-centre-desk', '/staff/todos/todos')
  await touch(centre, '1 号窗口有人请假，等中心审批')
  await press(centre, '批准')
  await reads(centre, '中心已批准')
  await refresh(asks)
  await reads(asks, 'Approved by the centre')
  await picture(asks, 'leave-2-approved')

  // The morning of the leave: B clocks at the screen and is who keeps the window.
  await pairScreen(stage, 'o-centre-admin')
  await on(`${leaveDay}T07:56`)
  await back(standsIn)
  await standsIn.evaluate(() => window.__phone.goto('/attendance/day/day'))
  for (const [clock, label, done] of [
    ['07:57', '上班打卡', '07:57 上班，打好了'],
    ['12:01', '下班打卡', '12:01 下班，打好了'],
  ] as const) {
    await on(`${leaveDay}T${clock}`)
    await reads(standsIn, label)
    await holdBefore(standsIn, `h=${await shownCode(stage)}`)
    await press(standsIn, label)
    await reads(standsIn, done)
  }
  await picture(standsIn, 'leave-3-stands-in')
  await asks.evaluate(() => window.__phone.goto('/attendance/day/day'))
  await reads(asks, 'On leave')

  await on('2026-12-01T09:00')
  const month = await stage.phone('o-centre-admin', '/attendance/hall/hall')
  await touch(month, '月度考勤')
  await press(month, '核算2026年11月')
  await reads(month, '核对到 12月4日 周五')
  await touch(month, '窗口')
  await reads(month, '有人 100.0%')
  await touch(month, '达标')
  await picture(month, 'leave-4-coverage')
  await reads(month, '每一刻都有人')
  await touch(asks, 'Months')
  await touch(asks, 'Nov 2026')
  await reads(asks, 'leave 1')
  await picture(asks, 'leave-5-month')

  const [leave] = await hall.documents('leaves', { personId: 'p-window-1-a' })
  expect(leave).toMatchObject({ state: 'returned', alternateId: 'p-window-1-b', halfDays: 1 })
  const rows = await hall.documents('monthRows', { kind: 'window', windowId: 'w1' })
  expect(rows).toHaveLength(1)
  const [row] = rows as {
    requiredMinutes: number
    unionMinutes: number
    sumMinutes: number
    gaps: object[]
  }[]
  expect([row?.unionMinutes, row?.sumMinutes, row?.gaps]).toEqual([
    row?.requiredMinutes,
    row?.requiredMinutes,
    [],
  ])
  const people = await hall.documents('monthRows', {
    kind: 'person',
    personId: { $in: ['p-window-1-a', 'p-window-1-b'] },
  })
  const byPerson = people.map(({ personId, sums }) => [personId, sums]).sort()
  expect(byPerson).toMatchObject([
    ['p-window-1-a', { onLeave: 1, absent: 0, late: 0 }],
    ['p-window-1-b', { presentMinutes: 240, absent: 0, substituted: 0 }],
  ])
})
