import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { openStaffHall, press, says, tap, top, type StaffHall } from './staff-hall'
import type { Phone } from '../../browser'

jest.setTimeout(180_000)

let hall: StaffHall
beforeAll(async () => {
  hall = await openStaffHall()
})
afterAll(async () => {
  await hall.close()
})

const search = async (phone: Phone, query: string): Promise<void> => {
  await top(phone).locator('input').first().fill(query)
}

describe('first contact (§18)', () => {
  test('an open ticket is led on in two taps and keeps its number and arrival', async () => {
    const phone = await hall.open('clerk-w1', '/staff/counter/counter?windowId=w1&open=1')
    const taken = await hall.hall.call('member', 'takeNumber', { lineId: 'A', service: 'JW-001' })
    const { number, arrivedAt } = taken.value as { number: string; arrivedAt: string }
    await press(phone, '叫下一位')
    await press(phone, '人到了')
    await press(phone, '转窗口')
    await search(phone, 'B 的事')
    await tap(phone, 'B 的事')
    await press(phone, `带着 ${number} 转过去`)
    await says(phone, `${number} 已转到 4号窗口`)
    await press(phone, '回到柜台')
    await says(phone, '现在没有人等')
    const moved = await hall.hall.documents('tickets', { number, status: 'waiting' })
    expect(moved.map(({ lineId, arrivedAt: at }) => [lineId, at])).toEqual([['B', new Date(arrivedAt)]])
    expect(await hall.leave(phone)).toEqual([])

    // The window that led them on has its visit too, which is rated from 我的号 (§19).
    const visitor = await hall.open('member', '/pages/tickets/tickets')
    await tap(visitor, '可评价')
    await says(visitor, '非常满意')
    expect(await hall.leave(visitor)).toEqual([])
  })

  test('the likely target stands there without typing: two taps, and the number goes along', async () => {
    const opened = await hall.hall.call('clerk-w4', 'openSession', { windowId: 'w4' })
    const { sessionId } = opened.value?.['session'] as { sessionId: string }
    const phone = await hall.open('clerk-w1', '/staff/counter/counter?windowId=w1&open=1')
    const taken = await hall.hall.call('visitor-8', 'takeNumber', { lineId: 'A', service: 'JW-001' })
    const { number } = taken.value as { number: string }
    await press(phone, '叫下一位')
    await press(phone, '人到了')
    await press(phone, '转窗口')
    await says(phone, '常转去')
    expect(await top(phone).locator('input').first().inputValue()).toBe('')
    await tap(phone, 'B 的事')
    await says(phone, `${number} 已转到 4号窗口`)
    expect(await hall.hall.documents('tickets', { number, lineId: 'B', status: 'waiting' })).toHaveLength(1)
    await hall.hall.call('clerk-w4', 'closeSession', { sessionId })
    expect(await hall.leave(phone)).toEqual([])
  })

  test('the target window sees where they come from', async () => {
    const phone = await hall.open('clerk-w4', '/staff/counter/counter?windowId=w4&open=1')
    await says(phone, '1号窗口转来')
    await press(phone, '叫下一位')
    await says(phone, '已叫 1 次')
    expect(await hall.leave(phone)).toEqual([])
  })

  test('what is done right here is not led on', async () => {
    const phone = await hall.open('clerk-w1', '/staff/guide/guide?windowId=w1')
    await search(phone, 'A 的事')
    await tap(phone, 'A 的事')
    await press(phone, '指给对方')
    await says(phone, '就在这里办')
    await tap(phone, '重选')
    await says(phone, '常转去')
    expect(await hall.leave(phone)).toEqual([])
  })

  test('somebody without a number gets a code that opens the way on their phone', async () => {
    const phone = await hall.open('clerk-w1', '/staff/guide/guide?windowId=w1')
    await search(phone, 'C 的事')
    await tap(phone, 'C 的事')
    await press(phone, '指给对方')
    await says(phone, '请到 5号窗口')
    const spoken = await hall.hall.documents('referrals', { kind: 'spoken', service: 'YKT-001' })
    expect(spoken.map(({ fromWindowNo }) => fromWindowNo)).toEqual([1])
    const code = String(spoken[0]?.['code'])
    await says(phone, `${code.slice(0, 5)} ${code.slice(5)}`)
    expect(await top(phone).locator('.qr .dark').count()).toBeGreaterThan(60)
    const visitor = await hall.open('visitor-9', `/pages/scan/scan?scene=${encodeURIComponent(`r=${code}`)}`)
    await says(visitor, '5号窗口')
    expect([...(await hall.leave(phone)), ...(await hall.leave(visitor))]).toEqual([])
  })

  test('both windows see it, and the clerk who turns to ratings is told why there are none', async () => {
    const phone = await hall.open('clerk-w1', '/staff/figures/figures?windowId=w1&no=1')
    await says(phone, '还没有可看的评价')
    await tap(phone, '转来转出')
    await says(phone, '去 5号窗口')
    expect(await hall.leave(phone)).toEqual([])
    const other = await hall.open('clerk-w5', '/staff/figures/figures?windowId=w5&no=5&part=referrals')
    await says(other, '1号窗口转来')
    expect(await hall.leave(other)).toEqual([])
  })
})

describe('the front desk', () => {
  test('prints a number for somebody without a phone', async () => {
    const phone = await hall.open('desk', '/staff/desk/desk')
    await search(phone, 'A 的事')
    await tap(phone, 'A 的事')
    await tap(phone, '优先')
    await press(phone, '出号')
    await says(phone, '号已出，请打印凭条')
    const [slip] = await hall.hall.documents('tickets', { priority: 'priority' })
    await says(phone, String(slip?.['number']))
    await tap(phone, '复制')
    await says(phone, '已复制')
    const words = await top(phone).innerText()
    const code = /slip\?code=(\w+)/.exec(words)?.[1] ?? ''
    const answer = await hall.hall.call('anybody', 'slip', { code })
    expect(answer.value?.['number']).toBe(slip?.['number'])
    expect(await hall.leave(phone)).toEqual([])
  })

  test('finds a number by its slip, and puts one that was missed back into its line', async () => {
    const { call, cloud } = hall.hall
    const issued = await call('desk', 'issueSlip', { lineId: 'C', service: 'YKT-001' })
    const { ticketId, number } = issued.value?.['ticket'] as { ticketId: string; number: string }
    const opened = await call('clerk-w5', 'openSession', { windowId: 'w5', lineIds: ['C'] })
    const { sessionId } = opened.value?.['session'] as { sessionId: string }
    const phone = await hall.open('desk', '/staff/desk/desk')
    const find = async (): Promise<void> => {
      await top(phone).locator('.drawer input').fill(String(issued.value?.['code']))
      await press(phone, '查找')
    }
    await tap(phone, '凭条找号')
    await find()
    await says(phone, number)
    await says(phone, '在排队，前面 0 人')
    await press(phone, '查另一张')
    await call('clerk-w5', 'callNext', { sessionId })
    cloud.setClock(new Date(cloud.now().getTime() + 200_000))
    await cloud.runTimer('queue')
    await find()
    await says(phone, '前可以重新排入一次')
    await press(phone, '重新排入')
    await says(phone, '已经排回去了，前面 0 人')
    expect((await hall.hall.documents('tickets', { _id: ticketId }))[0]?.['status']).toBe('waiting')
    await top(phone).locator('.drawer .close').click()
    expect(await hall.leave(phone)).toEqual([])
  })

  test('says that a slip was not printed, prints it again, and makes one void', async () => {
    const phone = await hall.open('desk', '/staff/desk/desk')
    const codeShown = async (): Promise<string> =>
      /slip\?code=(\w+)/.exec(await top(phone).innerText())?.[1] ?? ''
    await search(phone, 'A 的事')
    await tap(phone, 'A 的事')
    await press(phone, '出号')
    await says(phone, '号已出，请打印凭条')
    const first = await codeShown()
    await tap(phone, '没印出来')
    await says(phone, '没印出来，号还在排')
    await tap(phone, '下一位')
    await says(phone, '没印出来的号')
    const [failed] = await hall.hall.documents('tickets', { printState: 'failed' })
    await tap(phone, String(failed?.['number']))
    await press(phone, '重印')
    await says(phone, '号已出，请打印凭条')
    const second = await codeShown()
    expect([second.length, second === first]).toEqual([14, false])
    await tap(phone, '没印出来')
    await says(phone, '没印出来，号还在排')
    await tap(phone, '作废')
    await says(phone, '作废后不再叫这个号')
    await press(phone, '作废')
    await says(phone, '号已作废，不会再叫')
    await press(phone, '下一位')
    await top(phone).locator('input').first().waitFor()
    expect(await top(phone).innerText()).not.toContain('没印出来的号')
    expect(await hall.hall.documents('tickets', { _id: failed?.['_id'] })).toMatchObject([
      { status: 'cancelled' },
    ])
    expect(await hall.leave(phone)).toEqual([])
  })

  test('gives a fresh code to a person on the rolls, and says when nobody has the number', async () => {
    const phone = await hall.open('desk', '/staff/desk/desk')
    await tap(phone, '发激活码')
    await press(phone, '发激活码')
    await says(phone, '这里还没填')
    await search(phone, '20990001')
    await press(phone, '发激活码')
    await says(phone, '名册里没有这个学工号')
    expect(await hall.leave(phone)).toEqual([])
  })

  test('sees what was searched in vain; a clerk does not', async () => {
    await hall.hall.callAt('guidance', 'visitor-3', 'noResult', { query: '怎么领熊猫' })
    const phone = await hall.open('desk', '/staff/unanswered/unanswered')
    await says(phone, '怎么领熊猫')
    expect(await hall.leave(phone)).toEqual([])
    const clerk = await hall.open('clerk-w1', '/staff/unanswered/unanswered')
    await says(clerk, '您没有这一步的权限')
    expect(await hall.leave(clerk)).toEqual([])
  })
})

describe('the day', () => {
  test("a clerk is greeted, sees today's figures and goes on to the counter", async () => {
    const phone = await hall.open('clerk-w1', '/staff/today/today')
    await says(phone, '王晓岚，上午好')
    await says(phone, '今天还没有办结')
    await press(phone, '继续叫号')
    await says(phone, 'A 队列')
    expect(await hall.leave(phone)).toEqual([])
  })

  test('the front desk sees all windows, and its button issues numbers', async () => {
    const phone = await hall.open('desk', '/staff/today/today')
    await says(phone, '全部窗口')
    await says(phone, '5号窗口')
    await press(phone, '导办台发号')
    await says(phone, '搜要办的事')
    expect(await hall.leave(phone)).toEqual([])
  })
})
