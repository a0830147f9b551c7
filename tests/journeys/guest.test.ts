import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { desk, newcomer } from '../hall/demo-hall'
import { atWindow, serve, settle, withTicket } from './actors'
import { press, reads, shown, touch, type } from './hand'
import { openStage, type Stage } from './stage'

jest.setTimeout(180_000)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

test('a guest takes a number, follows it and rates', async () => {
  const { hall, picture } = stage
  const clerk = await atWindow(stage, 8)
  const guest = await withTicket(stage, 'guest', 'BW-004', 'H001')
  await guest.evaluate(() => window.__phone.goto('/pages/home/home'))
  await reads(guest, 'H001')
  await picture(guest, 'guest-1-home')
  await reads(clerk, 'H001')
  await press(clerk, '叫下一位')
  // Wherever the guest is in the app, the bar leads to the ticket.
  await reads(guest, 'H001 请到 8号窗口')
  await picture(guest, 'guest-2-bar')
  await touch(guest, 'H001 请到 8号窗口')
  await reads(guest, '请到 8号窗口')
  await press(clerk, '人到了，开始办理')
  await reads(guest, '8号窗口办理中')
  await settle(clerk)
  await press(guest, '评价这次办理')
  await touch(guest, '不满意')
  await touch(guest, '等候时间')
  await press(guest, '提交评价')
  await reads(guest, '谢谢，已经收到')
  expect(await hall.documents('ratings')).toMatchObject([
    { number: 'H001', level: 2, aspects: ['waiting'], windowId: 'w8' },
  ])
})

test('a guest before a line for members binds with a code from the desk and goes on', async () => {
  const { hall, picture } = stage
  const clerk = await atWindow(stage, 6)
  const guest = await stage.phone(newcomer.openid, '/pages/service/service?code=RS-001')
  await press(guest, '取号')
  await reads(guest, '要先绑定身份')
  await picture(guest, 'binding-1-refused')
  expect(await hall.documents('tickets', { lineId: 'F' })).toEqual([])

  const lady = await stage.phone(desk, '/staff/desk/desk')
  await touch(lady, '发激活码')
  await type(lady, newcomer.no)
  await press(lady, '发激活码')
  await reads(lady, `${newcomer.name}的激活码`)
  await picture(lady, 'binding-2-desk')
  const code = await shown(lady).locator('[class*="--letters"]').innerText()
  expect(code).toMatch(/^[0-9A-Z]{5} [0-9A-Z]{5}$/)

  await press(guest, '去绑定')
  await reads(guest, '学号或工号')
  await type(guest, newcomer.no, 0)
  await type(guest, newcomer.name, 1)
  await type(guest, 'WRONG WRONG', 2)
  await press(guest, '绑定')
  await reads(guest, '三样对不上')
  await picture(guest, 'binding-3-wrong')
  await type(guest, code, 2)
  await press(guest, '绑定')
  await reads(guest, `${newcomer.name}，现在可以取号了。`)
  await picture(guest, 'binding-4-bound')
  await press(guest, '好了')

  // Three offices call something 请假: now the phone knows which one a member of staff means (domain 1).
  await guest.evaluate(() => window.__phone.goto(`/pages/search/search?q=${encodeURIComponent('请假')}`))
  await reads(guest, '教职工请假审批')
  const found = await shown(guest).innerText()
  expect(found.indexOf('教职工请假审批')).toBeLessThan(found.indexOf('学生请销假'))
  await guest.evaluate(() => window.__phone.goto('/pages/service/service?code=RS-001'))

  await press(guest, '取号')
  await reads(guest, 'F001')
  await picture(guest, 'binding-5-ticket')
  await reads(clerk, 'F001')
  await serve(clerk, guest, 6)
  expect(await hall.documents('tickets', { lineId: 'F' })).toMatchObject([
    { number: 'F001', status: 'done', addressed: '陈老师' },
  ])
})
