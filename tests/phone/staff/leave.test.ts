import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { Leaves } from '../../../cloudfunctions/attendance/collections'
import type { Phone } from '../../browser'
import { doorOf, edit, stored } from '../../doors/centre'
import { furnishPosts, posted, seat, trainAll } from '../../doors/people/posts'
import { openStaffHall, press, says, type StaffHall, tap, top, turnTo } from './staff-hall'

jest.setTimeout(240_000)

let hall: StaffHall
const cloud = () => hall.hall.cloud
const left = async (...phones: Phone[]): Promise<string[]> =>
  (await Promise.all(phones.map((phone) => hall.leave(phone)))).flat()
const write = (phone: Phone, words: string) => top(phone).locator('textarea:visible').last().fill(words)
const cloudCall = async (endpoint: string, as: string, input: Record<string, unknown>): Promise<void> => {
  const answer = await doorOf(cloud, 'attendance')(endpoint, input, as)
  if (!answer.ok) throw new Error(answer.error.code)
}
const states = async () => (await stored(cloud(), Leaves)).map(({ state }) => state)

beforeAll(async () => {
  hall = await openStaffHall(async ({ cloud: fresh }) => {
    await furnishPosts(fresh)
    await trainAll(fresh, 'wang', 'li', 'sun')
    await seat(
      fresh,
      posted('wang', 'w1', 'primary'),
      posted('li', 'w1', 'alternate'),
      posted('sun', 'w2', 'alternate'),
    )
    const at = (windowId: string) => [{ role: 'windowStaff', windowId, from: '2026-09-01' }]
    for (const name of ['wang', 'li'])
      await edit(fresh, Accounts, { personId: `p-${name}` }, { grants: at('w1') })
    await edit(fresh, Accounts, { personId: 'p-sun' }, { grants: at('w2') })
  })
  cloud().setClock('2026-11-24T07:30:00+08:00')
})
afterAll(() => hall.close())

test('A asks for a morning, sees at once that B is free; B, lead and centre each take one tap (§23)', async () => {
  const wang = await hall.open('o-wang', '/staff/today/today')
  await tap(wang, '我的假、请我顶岗的、等我会签的')
  await says(wang, '没有请假')
  await press(wang, '请假')
  await says(wang, 'li老师那段时间有空')
  await says(wang, '0.5 天')
  await press(wang, '提交给 B 角')
  await says(wang, '请写一句原因')
  await write(wang, '孩子开家长会')
  await press(wang, '提交给 B 角')
  await says(wang, '等 B 角')
  const li = await hall.open('o-li', '/attendance/leaves/leaves')
  await says(li, '请我顶岗的')
  await tap(li, 'wang老师')
  await says(li, 'wang老师的假条')
  expect(await top(li).innerText()).not.toContain('家长会')
  await press(li, '同意顶岗')
  await says(li, 'B 角答应顶岗')
  const head = await hall.open('o-head', '/staff/todos/todos')
  await tap(head, '1 号窗口有人请假，等您会签')
  await says(head, '孩子开家长会')
  await press(head, '会签同意')
  await says(head, '单位已会签')
  const desk = await hall.open('o-desk', '/attendance/leaves/leaves')
  await says(desk, '等审批')
  await tap(desk, 'wang老师')
  await press(desk, '批准')
  await says(desk, '中心已批准')
  expect(await states()).toEqual(['approved'])
  cloud().setClock('2026-11-24T08:01:00+08:00')
  await cloud().runTimer('attendance')
  const back = await hall.open('o-wang', '/attendance/day/day')
  await says(back, '请假')
  expect(await left(wang, li, head, desk, back)).toEqual([])
})

test('back early, by one tap and a yes (§23)', async () => {
  const wang = await hall.open('o-wang', '/attendance/leaves/leaves')
  await says(wang, '正在休')
  await tap(wang, '11月24日 周二')
  await press(wang, '销假，我回来了')
  await says(wang, '从现在起不算请假')
  await press(wang, '销假，我回来了')
  await says(wang, '已销假')
  expect(await states()).toEqual(['returned'])
  expect(await left(wang)).toEqual([])
})

test('B takes a part; with the rest whoever asked turns to the centre, which assigns somebody (§10 §23)', async () => {
  const wang = await hall.open('o-wang', '/attendance/ask/ask')
  await tap(wang, '整天')
  await says(wang, '已经开始的时间不能再请假')
  await turnTo(wang, '从', '2026-11-25')
  await says(wang, '14:00–17:30')
  await write(wang, '陪家人看病')
  await press(wang, '提交给 B 角')
  await says(wang, '等 B 角')
  const li = await hall.open('o-li', '/attendance/leaves/leaves')
  await tap(li, 'wang老师')
  await press(li, '更多')
  await tap(li, '只能顶一部分')
  await press(li, '只能顶一部分')
  await says(li, '请至少勾一段')
  await tap(li, '11月25日 周三 08:00–12:00')
  await press(li, '只能顶一部分')
  await says(li, 'B 角答应顶岗')
  // The rest is with whoever asked; that afternoon B is away.
  const todo = await hall.open('o-wang', '/staff/todos/todos')
  await tap(todo, '您的请假退回来了')
  await press(todo, '修改后再报')
  await says(todo, '14:00–17:30')
  await cloudCall('askLeave', 'o-li', {
    type: 'annual',
    from: { day: '2026-11-25', minute: 720 },
    to: { day: '2026-11-25', minute: 1440 },
    reason: '下午有事',
    wantsOrder: false,
  })
  await tap(todo, '按时间')
  await says(todo, '那段时间在请假')
  await tap(todo, '请中心安排人顶岗')
  await press(todo, '提交')
  await says(todo, '等中心安排顶岗的人')
  const head = await hall.open('o-head', '/attendance/leaves/leaves')
  await tap(head, '14:00–17:30')
  await press(head, '会签同意')
  await says(head, '单位已会签')
  const desk = await hall.open('o-desk', '/attendance/leaves/leaves')
  await tap(desk, 'wang老师')
  await press(desk, '指派人顶岗')
  await says(desk, '那段时间在请假')
  await tap(desk, 'sun老师')
  await press(desk, '指派人顶岗')
  await says(desk, '请写一句原因')
  await write(desk, 'B角那天请假')
  await press(desk, '指派人顶岗')
  await says(desk, '中心指派了顶岗的人')
  await press(desk, '批准')
  await says(desk, '中心已批准')
  expect(await left(wang, li, todo, head, desk)).toEqual([])
})
