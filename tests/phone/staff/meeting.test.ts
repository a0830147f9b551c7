import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { sha256 } from '../../../cloudfunctions/_kernel/hash'
import { hallCode, stepAt } from '../../../cloudfunctions/_shared/hall-code'
import { HallSecrets } from '../../../cloudfunctions/_shared/hall-screen'
import { MeetingPresences } from '../../../cloudfunctions/attendance/collections'
import { edit, knock, newOp, stored } from '../../doors/centre'
import { furnishPosts, posted, seat } from '../../doors/people/posts'
import { openStaffHall, press, says, type StaffHall, tap, top } from './staff-hall'

jest.setTimeout(240_000)

let hall: StaffHall
const cloud = () => hall.hall.cloud

beforeAll(async () => {
  hall = await openStaffHall(async ({ cloud: fresh }) => {
    await furnishPosts(fresh)
    await seat(fresh, posted('wang', 'w1', 'primary'), posted('zhao', 'w2', 'primary'))
    for (const [name, windowId] of [
      ['wang', 'w1'],
      ['zhao', 'w2'],
    ] as const) {
      const grants = [{ role: 'windowStaff', windowId, from: '2026-09-01' }]
      await edit(fresh, Accounts, { personId: `p-${name}` }, { grants })
    }
    const pair = { screenId: sha256('a-screen'), name: '东侧屏' }
    await knock(fresh, 'attendance', { do: 'pairScreen', input: pair, opId: newOp() }, 'o-admin')
  })
  cloud().setClock('2026-11-27T12:30:00+08:00')
})
afterAll(() => hall.close())

test('Friday at four: planned, one let off, one signed in by the code, the minutes read (§13 §24)', async () => {
  const desk = await hall.open('o-desk', '/attendance/hall/hall')
  await tap(desk, '会议、培训')
  await press(desk, '安排会议、培训')
  await says(desk, '11月27日 周五')
  await press(desk, '安排并通知')
  await says(desk, '请写在哪里')
  await top(desk).locator('input:visible').nth(1).fill('二层会议室')
  await press(desk, '安排并通知')
  await says(desk, '签到 0 / 应到 2')

  const zhao = await hall.open('o-zhao', '/attendance/day/day')
  await tap(zhao, '会议、培训')
  await tap(zhao, '周五例会')
  await press(zhao, '不能参加，请假')
  await press(zhao, '报中心批准')
  await says(zhao, '请写一句原因')
  await top(zhao).locator('textarea:visible').fill('孩子发烧')
  await press(zhao, '报中心批准')
  await says(zhao, '报上去了，等中心批准')
  await hall.leave(desk)

  const [presence] = await stored(cloud(), MeetingPresences)
  const meetingId = presence?.meetingId ?? ''
  const view = await hall.open('o-desk', `/attendance/meeting/meeting?meetingId=${meetingId}`)
  await tap(view, 'zhao老师')
  await says(view, '孩子发烧')
  await press(view, '准假')
  await says(view, '已准假')

  cloud().setClock('2026-11-27T15:50:00+08:00')
  const wang = await hall.open('o-wang', '/attendance/meetings/meetings')
  await tap(wang, '周五例会')
  const [secret] = await stored(cloud(), HallSecrets)
  const code = hallCode(
    Buffer.from(secret?.secret ?? '', 'base64url'),
    stepAt(new Date('2026-11-27T15:50:00+08:00')),
  )
  await top(wang).locator('input:visible').fill('123')
  await press(wang, '签到')
  await says(wang, '请输屏上的 8 位数字')
  await top(wang).locator('input:visible').fill(code)
  await press(wang, '签到')
  await says(wang, '签到了')
  expect(
    (await stored(cloud(), MeetingPresences)).map(({ personId, signed, absence }) => [
      personId,
      signed !== undefined,
      absence?.state,
    ]),
  ).toEqual(
    expect.arrayContaining([
      ['p-zhao', false, 'approved'],
      ['p-wang', true, undefined],
    ]),
  )

  cloud().setClock('2026-11-27T17:40:00+08:00')
  await hall.leave(view)
  const after = await hall.open('o-desk', `/attendance/meeting/meeting?meetingId=${meetingId}`)
  await says(after, '签到 1 / 应到 1')
  await tap(after, '写会议记录')
  await top(after).locator('textarea:visible').fill('一、讲评上周')
  await press(after, '存好')
  await says(after, '一、讲评上周')
  const read = await hall.open('o-wang', '/attendance/meetings/meetings')
  await tap(read, '周五例会')
  await says(read, '一、讲评上周')
  expect((await Promise.all([zhao, wang, after, read].map((phone) => hall.leave(phone)))).flat()).toEqual([])
})
