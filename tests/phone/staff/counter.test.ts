import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Day } from '../../../cloudfunctions/_kernel/time'
import { insertDocuments } from '../../../local/seed/insert'
import { account } from '../../hall/documents'
import { type Phone, setNetwork } from '../../browser'
import { button, openStaffHall, press, says, tap, tapLabel, top, type StaffHall } from './staff-hall'

jest.setTimeout(180_000)

let hall: StaffHall
beforeAll(async () => {
  hall = await openStaffHall()
})
afterAll(async () => {
  await hall.close()
})

/** What the browser itself says of requests that a test broke. */
const broken = /Failed to load resource|\b500 http/

let visitors = 0
/** A visitor takes a number; gives what they hold. */
const take = async (
  lineId = 'A',
  service = 'JW-001',
): Promise<{ number: string; as: string; id: string }> => {
  const as = `visitor-${String((visitors += 1))}`
  const answer = await hall.hall.call(as, 'takeNumber', { lineId, service })
  const { number, ticketId } = answer.value as { number: string; ticketId: string }
  return { number, as, id: ticketId }
}
const stateOf = async ({ as, id }: { as: string; id: string }): Promise<unknown> => {
  const answer = await hall.hall.call(as, 'ticket', { ticketId: id })
  return answer.value?.['state']
}
const sessions = (windowId: string) => hall.hall.documents('sessions', { holdsWindow: windowId })
const open = (windowId: string, look = {}, more = ''): Promise<Phone> =>
  hall.open(`clerk-${windowId}`, `/staff/counter/counter?windowId=${windowId}${more}`, look)

describe('a morning at window 1', () => {
  let phone: Phone
  beforeAll(async () => {
    phone = await open('w1')
  })

  test('a closed window says that it is closed and is opened by its one button', async () => {
    await says(phone, '窗口还没开')
    await press(phone, '开窗叫号')
    await says(phone, '现在没有人等')
    expect(await sessions('w1')).toHaveLength(1)
    expect(await button(phone, '没有人等')).toEqual({ words: '没有人等 有人取号就能叫', isOff: true })
  })

  test('a number taken elsewhere appears by itself and is called with one tap', async () => {
    const { number } = await take()
    await says(phone, number)
    await press(phone, '叫下一位')
    await says(phone, '已叫 1 次')
    expect(await button(phone, '过号')).toEqual({ words: '过号 再叫 2 次后', isOff: true })
    const again = await button(phone, '再叫一次')
    expect(again.isOff).toBe(true)
    expect(again.words).toMatch(/^再叫一次 0:(1\d|20) 后$/)
  })

  test('who stands there is addressed only once service has begun', async () => {
    const member = await hall.hall.call('member', 'takeNumber', { lineId: 'A', service: 'JW-001' })
    await press(phone, '人到了')
    await says(phone, '办理中')
    await says(phone, '后面还有 1 人')
    await press(phone, '材料都齐')
    await press(phone, '办结，叫下一位')
    await says(phone, String(member.value?.['number']))
    await says(phone, '已叫 1 次')
    expect(await top(phone).innerText()).not.toContain('张同学')
  })

  test('a menu that is opened before the answer has come stays open with it', async () => {
    await phone.route('**/call/queue', async (route) => {
      const response = await route.fetch()
      if (route.request().postData()?.includes('"start"') === true) await phone.waitForTimeout(1000)
      await route.fulfill({ response })
    })
    await press(phone, '人到了')
    await tapLabel(phone, '更多')
    await says(phone, '张同学')
    // Long enough for a menu to close.
    await phone.waitForTimeout(600)
    await says(phone, '只是咨询')
    await top(phone).locator('.close:visible').last().click()
    await phone.unroute('**/call/queue')
  })

  test('papers are ticked as seen', async () => {
    await tap(phone, '校园卡')
    await says(phone, '已看')
  })

  test('the last one is undone within the minute, then finished otherwise', async () => {
    await tapLabel(phone, '更多')
    await tap(phone, '已指引别处')
    await says(phone, '撤回（')
    await tap(phone, '撤回（')
    await says(phone, '办理中')
    await tapLabel(phone, '更多')
    await tap(phone, '只是咨询')
    await says(phone, '撤回（')
    const visits = await hall.hall.documents('visits', { outcome: 'consulted' })
    expect(visits).toHaveLength(1)
  })

  test('calling pauses for a reason, goes on, and closes after one question', async () => {
    await tapLabel(phone, '暂停')
    await tap(phone, '开会')
    await says(phone, '暂停叫号：开会')
    await press(phone, '继续叫号')
    await says(phone, '现在没有人等')
    const waiting = await take()
    await says(phone, waiting.number)
    await tapLabel(phone, '暂停')
    await tap(phone, '休息一下')
    await says(phone, '谁来接？')
    await says(phone, '还有 1 人在等')
    await tap(phone, '没有人接，照样暂停')
    await says(phone, '暂停叫号：休息一下')
    await press(phone, '继续叫号')
    await hall.hall.call(waiting.as, 'cancel', { ticketId: waiting.id })
    await says(phone, '现在没有人等')
    await tapLabel(phone, '暂停')
    await tap(phone, '今天到此，关窗')
    await says(phone, '关 1号窗口？')
    await press(phone, '不关')
    expect(await sessions('w1')).toHaveLength(1)
    await tapLabel(phone, '暂停')
    await tap(phone, '今天到此，关窗')
    await press(phone, '关窗')
    await says(phone, '窗口还没开')
    expect(await sessions('w1')).toHaveLength(0)
    expect(await hall.leave(phone)).toEqual([])
  })
})

describe('when something goes wrong', () => {
  test('a window that a colleague has open says who can do what, and opens when they close', async () => {
    const grants = [{ role: 'windowStaff', windowId: 'w3', from: '2026-01-01' as Day }] as const
    await insertDocuments(hall.hall.cloud, 'accounts', [account('clerk-w3-b', '陈立', '教职工', grants)])
    const opened = await hall.hall.call('clerk-w3', 'openSession', { windowId: 'w3' })
    const phone = await hall.open('clerk-w3-b', '/staff/counter/counter?windowId=w3')
    await says(phone, '另一位同事开着这个窗口')
    expect(await top(phone).locator('wx-button:visible').count()).toBe(0)
    const { session } = opened.value as { session: { sessionId: string } }
    await hall.hall.call('clerk-w3', 'closeSession', { sessionId: session.sessionId })
    await press(phone, '开窗叫号')
    await says(phone, '现在没有人等')
    expect(await hall.leave(phone)).toEqual([])
  })

  test('without a network nothing is called; once it is back the same tap calls one', async () => {
    const phone = await open('w2', {}, '&open=1')
    const first = await take()
    const second = await take()
    await says(phone, first.number)
    await setNetwork(phone, false)
    await says(phone, '现在没有网络')
    await press(phone, '叫下一位')
    await says(phone, '没有发出去')
    expect(await stateOf(first)).toBe('waiting')
    await setNetwork(phone, true)
    await press(phone, '再试一次')
    await says(phone, '已叫 1 次')
    expect([await stateOf(first), await stateOf(second)]).toEqual(['called', 'waiting'])
    expect(await hall.leave(phone)).toEqual([])
  })

  test('an answer that is lost on the way is asked for again, and the tap counts once', async () => {
    const phone = await open('w2')
    await says(phone, '已叫 1 次')
    let lost = 0
    await phone.route('**/call/queue', async (route) => {
      const isStart = route.request().postData()?.includes('"start"') === true
      if (!isStart || lost > 0) return route.continue()
      lost += 1
      // The function has done it; its answer never arrives.
      await route.fetch()
      return route.abort('connectionreset')
    })
    await press(phone, '人到了')
    await says(phone, '办理中')
    expect(lost).toBe(1)
    await phone.unroute('**/call/queue')
    expect(await hall.leave(phone, broken)).toEqual([])
  })

  test('when only the finish got through, that is said, and calling goes on by its own button', async () => {
    const phone = await open('w2')
    await says(phone, '办理中')
    await phone.route('**/call/queue', (route) =>
      route.request().postData()?.includes('"callNext"') === true
        ? route.fulfill({ status: 500, contentType: 'application/json', body: '{"code":"FUNCTION_FAILED"}' })
        : route.continue(),
    )
    await press(phone, '材料都齐')
    await press(phone, '办结，叫下一位')
    await says(phone, '下一位没有叫到')
    await says(phone, '叫下一位')
    await phone.unroute('**/call/queue')
    await press(phone, '叫下一位')
    await says(phone, '已叫 1 次')
    expect(await hall.leave(phone, broken)).toEqual([])
  })

  test('who does not come is missed after three calls and ninety seconds', async () => {
    const phone = await open('w2')
    await says(phone, '已叫 1 次')
    const forward = (seconds: number): void => {
      hall.hall.cloud.setClock(new Date(hall.hall.cloud.now().getTime() + seconds * 1000))
    }
    forward(21)
    await phone.reload()
    await press(phone, '再叫一次')
    await says(phone, '已叫 2 次')
    forward(21)
    await phone.reload()
    await press(phone, '再叫一次')
    await says(phone, '已叫 3 次')
    const miss = await button(phone, '过号')
    expect(miss.isOff).toBe(true)
    expect(miss.words).toMatch(/^过号 0:[0-4]\d 后$/)
    forward(60)
    await phone.reload()
    await press(phone, '过号')
    await says(phone, '已过号')
    expect(await hall.leave(phone)).toEqual([])
  })
})

test('a window of two lines is opened for the lines that the clerk picks, one at least', async () => {
  const phone = await open('w5')
  await says(phone, '叫哪几个队列')
  await tap(phone, 'B 队列 ·')
  await tap(phone, 'C 队列 ·')
  await press(phone, '开窗叫号')
  await says(phone, '现在没有人等')
  expect((await sessions('w5')).map(({ lineIds }) => lineIds)).toEqual([['C']])
  expect(await hall.leave(phone)).toEqual([])
})

test('a colleague without a right to the window is told so in words', async () => {
  const phone = await hall.open('member', '/staff/counter/counter?windowId=w1')
  await says(phone, '您没有这一步的权限')
  expect(await hall.leave(phone)).toEqual([])
})
