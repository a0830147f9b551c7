import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Phone } from '../../browser'
import { openStaffHall, press, says, tap, top, type StaffHall } from './staff-hall'

jest.setTimeout(240_000)

let hall: StaffHall
let counter: Phone
beforeAll(async () => {
  hall = await openStaffHall()
  counter = await hall.open('clerk-w1', '/staff/counter/counter?windowId=w1&open=1')
  await says(counter, '现在没有人等')
})
afterAll(() => hall.close())

const at = async (endpoint: string, input: object): Promise<Record<string, unknown>> => {
  const answer = await hall.hall.callAt('cases', 'clerk-w1', endpoint, input)
  if (!answer.ok) throw new Error(`${endpoint}: ${answer.error?.code ?? ''}`)
  return answer.value ?? {}
}
/** A case of somebody without a phone that waits for its papers, and the code on its paper. */
const waiting = async (more: object = {}): Promise<{ caseId: string; code: string }> => {
  const input = { windowId: 'w1', service: 'JW-001', applicantName: '赵访客', ...more }
  const caseId = String((await at('openCase', input))['caseId'])
  await at('giveNotice', { caseId })
  return { caseId, code: String((await at('staffCase', { caseId }))['slipCode']) }
}
const field = (phone: Phone) => top(phone).locator('input:visible').last()
/** The number is called and stands at the window, which goes on with the same case to its end. */
const servedWith = async (caseId: string, proxy: string, at: Phone = counter): Promise<void> => {
  await press(at, '叫下一位')
  await press(at, '人到了')
  await says(at, '上次缺：校园卡')
  if (proxy !== '') await says(at, `代办人：${proxy}`)
  await press(at, '材料都齐')
  await press(at, '办结')
  await says(at, '现在没有人等')
  expect(await hall.hall.documents('cases', { _id: caseId })).toMatchObject([{ state: 'done', round: 2 }])
}

test('the desk finds a case by its slip and issues the number that goes on with it (§20)', async () => {
  const { caseId, code } = await waiting({ proxyName: '赵叔叔' })
  const desk = await hall.open('desk', '/staff/desk/desk')
  await tap(desk, '补件回来')
  await press(desk, '找这件事')
  await says(desk, '这里还没填')
  await field(desk).fill('ABCDEFGHJKMNPQ')
  await press(desk, '找这件事')
  await says(desk, '没有找到')
  await field(desk).fill(`http://centre.example/case-slip/?follow=${code}`)
  await press(desk, '找这件事')
  await says(desk, '上次缺：校园卡')
  await says(desk, '赵叔叔')
  await press(desk, '出号')
  await says(desk, '号已出')
  expect(await hall.hall.documents('tickets', { pass: caseId })).toMatchObject([
    { priority: 'returned', service: 'JW-001', status: 'waiting' },
  ])
  await servedWith(caseId, '赵叔叔')

  await press(desk, '下一位')
  await tap(desk, '补件回来')
  await field(desk).fill(code)
  await press(desk, '找这件事')
  await says(desk, '不用补材料')
  expect(await hall.leave(desk)).toEqual([])
})

test('whoever has the slip takes the number on a phone of their own', async () => {
  const { caseId, code } = await waiting()
  const phone = await hall.open('visitor-1', `/my/case/case?caseId=${caseId}&slip=${code}`)
  await press(phone, '取号补件')
  await phone.waitForFunction(() => window.__phone.stack().at(-1) === 'pages/ticket/ticket')
  expect(await hall.hall.documents('tickets', { pass: caseId })).toMatchObject([{ priority: 'returned' }])
  await servedWith(caseId, '')
  expect(await hall.leave(phone)).toEqual([])
})

test('who holds a number already puts the pass on it, and whichever window calls goes on with the case', async () => {
  const { caseId, code } = await waiting()
  const taken = await hall.hall.call('visitor-2', 'takeNumber', { lineId: 'A', service: 'JW-001' })
  const phone = await hall.open('visitor-2', `/my/case/case?caseId=${caseId}&slip=${code}`)
  await press(phone, '取号补件')
  await phone.waitForFunction(() => window.__phone.stack().at(-1) === 'pages/ticket/ticket')
  await says(phone, String(taken.value?.['number']))
  const second = await hall.open('clerk-w2', '/staff/counter/counter?windowId=w2&open=1')
  await servedWith(caseId, '', second)
  expect(await hall.hall.documents('cases', { _id: caseId })).toMatchObject([{ windowId: 'w2' }])
  // Another number for another matter stays what it is, and the phone says what to do first.
  const other = await waiting()
  const again = await waiting()
  await hall.hall.call('visitor-2', 'takeNumber', {
    lineId: 'A',
    service: 'JW-001',
    passId: other.caseId,
    slipCode: other.code,
  })
  const next = await hall.open('visitor-2', `/my/case/case?caseId=${again.caseId}&slip=${again.code}`)
  await press(next, '取号补件')
  await says(next, '先办手上的号')
  await servedWith(other.caseId, '')
  for (const one of [phone, second, next]) expect(await hall.leave(one)).toEqual([])
})

test('in English the desk is told the same', async () => {
  const { code } = await waiting()
  const desk = await hall.open('desk', '/staff/desk/desk', { lang: 'en', width: 320 })
  await tap(desk, 'Back with papers')
  await field(desk).fill(code)
  await press(desk, 'Find the case')
  await says(desk, 'Missing last time: Campus card')
  await press(desk, 'Issue number')
  await says(desk, 'Issued.')
  expect(await hall.leave(desk)).toEqual([])
})

test('the paper and why there is none are read in both languages', async () => {
  const { code } = await waiting()
  const page = await hall.browse({ viewport: { width: 375, height: 812 } })
  await page.goto(`${hall.hall.cloud.origin}/case-slip/?follow=${code}`)
  for (const words of ['Case no.', 'Questions', 'By service sheet', 'Updated', 'Campus card'])
    await page.locator(`:text("${words}")`).first().waitFor()
  await page.goto(`${hall.hall.cloud.origin}/case-slip/?follow=ABCDEFGHJKMNPQ`)
  await page.locator(':text("没有这张凭条")').first().waitFor()
  await page.locator(':text("There is no such slip")').first().waitFor()
  await page.context().close()
})
