import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { PublishedSheets } from '../../../cloudfunctions/_shared/published-sheet'
import type { Phone } from '../../browser'
import { edit } from '../../doors/centre'
import { openStaffHall, press, says, tap, tapLabel, top, type StaffHall } from './staff-hall'

jest.setTimeout(180_000)

let hall: StaffHall
let phone: Phone
beforeAll(async () => {
  hall = await openStaffHall()
  const [{ sheet } = {}] = await hall.hall.documents('publishedSheets', { _id: 'JW-001' })
  const [card] = (sheet as { materials: object[] }).materials
  const photo = {
    ...card,
    name: '照片',
    nameEn: 'Photo',
    need: 'conditional',
    when: '第一次办',
    whenEn: 'first time',
  }
  const materials = [card, { ...card, name: '申请表', nameEn: 'Form' }, photo]
  await edit(hall.hall.cloud, PublishedSheets, { _id: 'JW-001' }, { 'sheet.materials': materials })
  phone = await hall.open('clerk-w1', '/staff/counter/counter?windowId=w1&open=1')
  await says(phone, '现在没有人等')
})
afterAll(() => hall.close())

/** Somebody takes a number, is called and stands at the window. */
const stand = async (as: string): Promise<string> => {
  const answer = await hall.hall.call(as, 'takeNumber', { lineId: 'A', service: 'JW-001' })
  const { number, ticketId } = answer.value as { number: string; ticketId: string }
  await says(phone, number)
  await press(phone, '叫下一位')
  await press(phone, '人到了')
  await says(phone, '材料都齐')
  return ticketId
}
const caseOf = async (ticketId: string) => (await hall.hall.documents('cases', { ticketId }))[0]
const ticketOf = async (_id: string) => (await hall.hall.documents('tickets', { _id }))[0]
/** Waits until the number has ended; the counter has its next one then. */
const ended = async (ticketId: string, outcome: string): Promise<void> => {
  await says(phone, '现在没有人等')
  expect(await ticketOf(ticketId)).toMatchObject({ status: 'done', outcome })
}

describe('the counter and the case are one screen (§20)', () => {
  test('a plain matter takes four taps, and its case is done', async () => {
    const ticketId = await stand('member')
    // Two taps so far: called, started.
    await press(phone, '材料都齐')
    await press(phone, '办结')
    await ended(ticketId, 'completed')
    expect(await caseOf(ticketId)).toMatchObject({
      state: 'done',
      applicant: { name: '张三' },
      papers: [{ mark: 'ok' }, { mark: 'ok' }, { mark: 'open' }],
      delivery: { state: 'handedOver' },
    })
  })

  test('whoever was served is asked to rate by a code that leads to it, beside the next call (§19)', async () => {
    const [first] = await hall.hall.documents('visits', { outcome: 'completed' })
    const visitId = String(first?.['_id'])
    expect(await hall.hall.documents('reminders', {})).toEqual([])
    const next = await hall.hall.call('visitor-9', 'takeNumber', { lineId: 'A', service: 'JW-001' })
    await says(phone, String(next.value?.['number']))
    await press(phone, '叫下一位')
    await says(phone, '已叫 1 次')
    await tap(phone, '提醒 A001 评价')
    await says(phone, '请对方评价')
    await says(phone, '窗口看不到是谁评的')
    expect(await hall.hall.documents('reminders', {})).toMatchObject([{ _id: visitId, windowId: 'w1' }])
    await top(phone).locator('.close:visible').last().click()
    const visitor = await hall.open('member', `/pages/scan/scan?scene=${encodeURIComponent(`v=${visitId}`)}`)
    await says(visitor, '1号窗口')
    await visitor.waitForFunction(() => window.__phone.stack().at(-1) === 'pages/rating/rating')
    expect(await hall.leave(visitor)).toEqual([])
    await press(phone, '人到了')
    await tapLabel(phone, '更多')
    await tap(phone, '只是咨询')
    await ended(String(next.value?.['ticketId']), 'consulted')
    await says(phone, '提醒 A002 评价')
  })

  test('a notice takes two taps and the ticks, tells everything once, and can be printed', async () => {
    const ticketId = await stand('member')
    await tap(phone, '校园卡')
    await says(phone, '已看')
    await press(phone, '缺材料')
    await says(phone, '把缺的、不对的一次说全')
    await top(phone).locator(':text-is("不对"):visible').first().click()
    await top(phone).locator('input:visible').first().fill('表格是旧版')
    await press(phone, '告知')
    await ended(ticketId, 'returned')
    expect(await caseOf(ticketId)).toMatchObject({
      state: 'awaitingMaterials',
      notices: [{ items: [{ name: '申请表', problem: 'wrong', todo: '表格是旧版。请改好后再带来。' }] }],
    })
    await phone.waitForTimeout(600)
    await tap(phone, '打印 A003 的一次性告知书')
    await says(phone, '/case-slip/?code=')
    await top(phone).locator('.close:visible').last().click()
  })

  test('whoever comes back is asked for what was listed only, and the same case goes on', async () => {
    const before = await hall.hall.documents('cases', { state: 'awaitingMaterials' })
    expect(before).toHaveLength(1)
    const [pass] = await hall.hall.documents('returnPasses', { isOpen: true })
    expect(pass).toMatchObject({ _id: before[0]?.['_id'], service: 'JW-001' })
    const answer = await hall.hall.call('member', 'takeNumber', {
      lineId: 'A',
      service: 'JW-001',
      passId: pass?.['_id'],
    })
    expect(answer.value).toMatchObject({ priority: 'returned' })
    const { number, ticketId } = answer.value as { number: string; ticketId: string }
    await says(phone, number)
    await press(phone, '叫下一位')
    await press(phone, '人到了')
    await says(phone, '材料都齐')
    await says(phone, '上次缺：申请表')
    expect(await top(phone).locator('.tick:visible').count()).toBe(1)
    await press(phone, '材料都齐')
    await press(phone, '办结')
    await ended(ticketId, 'completed')
    expect(await hall.hall.documents('cases', { _id: pass?.['_id'] })).toMatchObject([
      { state: 'done', round: 2, papers: [{ mark: 'ok' }, { mark: 'ok' }, { mark: 'open' }] },
    ])
    expect(await hall.hall.documents('returnPasses', { isOpen: true })).toEqual([])
  })

  test("what can't be done now is promised with reason and days; a guest gives a name", async () => {
    const ticketId = await stand('visitor-1')
    await press(phone, '材料都齐')
    await tapLabel(phone, '更多')
    await tap(phone, '承诺办理')
    await says(phone, '几个工作日')
    await press(phone, '受理')
    await says(phone, '请填写')
    await tapLabel(phone, '系统故障')
    await top(phone).locator('input:visible').nth(0).fill('王芳')
    await top(phone).locator('input:visible').nth(1).fill('5')
    await press(phone, '受理')
    await ended(ticketId, 'accepted')
    const one = await caseOf(ticketId)
    expect(one).toMatchObject({
      state: 'inProgress',
      applicant: { name: '王芳' },
      promise: { reason: '系统故障', days: 5, dueOn: '2026-11-30', wasDirect: true },
    })
    expect(await hall.hall.documents('openPromises', { _id: one?.['_id'] })).toMatchObject([
      { from: '2026-11-23', days: 5, dueOn: '2026-11-30' },
    ])
  })

  test("a denial names basis, clause, ground and where to appeal, or isn't sent", async () => {
    const ticketId = await stand('member')
    await tapLabel(phone, '更多')
    await tap(phone, '不予办理')
    await says(phone, '哪一条')
    await press(phone, '不予办理')
    await says(phone, '请填写')
    expect(await caseOf(ticketId)).toBeUndefined()
    const said = ['学籍管理规定第十二条', '学分不够', '教务处 201']
    for (const [place, words] of said.entries())
      await top(phone).locator('input:visible').nth(place).fill(words)
    await press(phone, '不予办理')
    await ended(ticketId, 'refused')
    expect(await caseOf(ticketId)).toMatchObject({
      state: 'refused',
      denial: { basis: 'schoolRule', clause: said[0], ground: said[1], appeal: said[2] },
    })
  })

  test('when only the decision got through, its number is ended by the one button', async () => {
    const ticketId = await stand('member')
    await press(phone, '材料都齐')
    await phone.route('**/call/queue', (route) =>
      route.request().postData()?.includes('"finish"') === true
        ? route.fulfill({ status: 500, contentType: 'application/json', body: '{"code":"FUNCTION_FAILED"}' })
        : route.continue(),
    )
    await press(phone, '办结')
    await says(phone, '没有发出去')
    await phone.unroute('**/call/queue')
    await says(phone, '这件事已经定了')
    await press(phone, '结束此号')
    await ended(ticketId, 'completed')
    expect(await hall.leave(phone, /Failed to load resource|\b500 http/)).toEqual([])
  })
})
