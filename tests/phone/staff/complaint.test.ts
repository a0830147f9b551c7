import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import type { Role } from '../../../cloudfunctions/_kernel/role'
import { Complaints } from '../../../cloudfunctions/complaints/collections'
import { Persons, RoleGrants } from '../../../cloudfunctions/people/collections'
import { edit, put, stamps, stored } from '../../doors/centre'
import { bound, furnishPosts, posted, seat } from '../../doors/people/posts'
import { pngWith } from '../../rules/photos'
import type { Phone } from '../../browser'
import { openStaffHall, press, says, type StaffHall, tap, tapLabel, top } from './staff-hall'

jest.setTimeout(300_000)

let hall: StaffHall
const cloud = () => hall.hall.cloud

const others: readonly (readonly [name: string, role?: Exclude<Role, 'windowStaff'>])[] = [
  ['student'],
  ['keeper', 'custodian'],
  ['disc', 'discipline'],
]

beforeAll(async () => {
  hall = await openStaffHall(async ({ cloud: fresh }) => {
    await furnishPosts(fresh)
    await seat(fresh, posted('wang', 'w1', 'primary'))
    const from = '2026-09-01' as never
    const grants = [{ role: 'windowStaff', windowId: 'w1', from }]
    await edit(fresh, Accounts, { personId: 'p-wang' }, { grants })
    for (const [name, role] of others) {
      const person = {
        no: `N${name.toUpperCase()}`,
        name: `${name}老师`,
        kind: 'teacher',
        audience: '教职工',
      }
      await put(fresh, Persons, { _id: `p-${name}`, ...person, ...stamps } as never)
      await put(fresh, Accounts, bound(name, role === undefined ? [] : [{ role, from }]))
      if (role === undefined) continue
      const holds = `g-${name}`
      const grant = { _id: holds, personId: `p-${name}`, role, from, holds, grantedBy: 'console', ...stamps }
      await put(fresh, RoleGrants, grant)
    }
  })
})
afterAll(() => hall.close())

const write = (phone: Phone, text: string, at = 0): Promise<void> =>
  top(phone).locator('textarea:visible').nth(at).fill(text)

/** Fills in about whom and what, from the page as it opens. */
const begin = async (phone: Phone, topic: string, words: string): Promise<void> => {
  await tap(phone, '哪个窗口')
  await top(phone).locator(':text("教务处"):visible').first().click()
  await says(phone, '1号窗口')
  await tapLabel(phone, topic)
  await write(phone, words)
}

const receiptOn = async (phone: Phone): Promise<string> => {
  await says(phone, '已经收到')
  const text = await top(phone).locator('.receipt').innerText()
  expect(text).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/)
  return text
}

/** One step of the desk: its row, what it says, and the button. */
const step = async (desk: Phone, row: string, words = '', choose = ''): Promise<void> => {
  await tapLabel(desk, row)
  await top(desk).locator('wx-button:visible:has-text("确定")').waitFor()
  if (choose !== '') await tapLabel(desk, choose)
  if (words !== '') await write(desk, words)
  await press(desk, '确定')
}

test('anonymously in less than a minute, with a photo; asked, heard, found so and answered (§33 §34)', async () => {
  const somebody = await hall.open('o-guest', '/complaints/file/file')
  const began = Date.now()
  await press(somebody, '提交')
  await says(somebody, '请选投诉谁')
  await begin(somebody, '态度', '问了两句就说“自己看墙上”')
  const [chooser] = await Promise.all([somebody.waitForEvent('filechooser'), tap(somebody, '加照片')])
  await chooser.setFiles({ name: 'a.png', mimeType: 'image/png', buffer: pngWith([]) })
  await says(somebody, '照片 1')
  await press(somebody, '提交')
  const receipt = await receiptOn(somebody)
  expect(Date.now() - began).toBeLessThan(60_000)
  await press(somebody, '查看进展')
  await says(somebody, '前告知是否受理')

  const desk = await hall.open('o-desk', '/complaints/list/list')
  await tap(desk, '1号窗口')
  await says(desk, '问了两句就说')
  expect(await top(desk).innerText()).not.toMatch(/guest|\d\d:\d\d/)
  await step(desk, '受理')
  await says(desk, '开始核查')
  await step(desk, '问投诉人', '大约几点？')
  await says(desk, '中心问')
  await step(desk, '开始核查')
  await says(desk, '正在核查')
  await step(desk, '听被反映人说明', '请说明当天上午的情况', 'wang老师')
  await says(desk, '前答复')

  const follower = await hall.open('o-other-phone', '/complaints/mine/mine')
  await top(follower).locator('input:visible').fill(receipt)
  await press(follower, '查看进展')
  await says(follower, '大约几点？')
  await tap(follower, '补充或回答')
  await write(follower, '十点左右')
  await press(follower, '提交')
  await says(follower, '十点左右')

  const clerk = await hall.open('o-wang', '/complaints/hearing/hearing')
  await says(clerk, '请说明当天上午的情况')
  expect(await top(clerk).innerText()).not.toContain('看墙上')
  await press(clerk, '作出说明')
  await write(clerk, '人多，语气急了')
  await press(clerk, '提交')
  await says(clerk, '已说明')

  await hall.leave(desk)
  const back = await hall.open('o-desk', '/complaints/list/list')
  await tap(back, '1号窗口')
  await says(back, '人多，语气急了')
  await step(back, '认定', '与监控相符')
  await says(back, '查实：与监控相符')
  await step(back, '决定怎样处理', '批评教育')
  await says(back, '处理：批评教育')
  await step(back, '答复投诉人', '已批评教育，向您道歉')
  await says(back, '已答复')
  const end = await hall.open(
    'o-third-phone',
    `/complaints/follow/follow?receipt=${receipt.replaceAll(' ', '')}`,
  )
  await says(end, '已批评教育，向您道歉')
  await tap(end, '申请复查')
  await write(end, '我的事还没办')
  await press(end, '提交')
  await says(end, '正在复查')
  const faults = await Promise.all([somebody, follower, clerk, back, end].map((phone) => hall.leave(phone)))
  expect(faults.flat()).toEqual([])
})

test('by name: the custodian opens it with a reason that stands on the page of whoever complained', async () => {
  const student = await hall.open('o-student', '/complaints/file/file?windowId=w2')
  await says(student, '2号窗口')
  await tapLabel(student, '该办的不办')
  await write(student, '材料齐全不收')
  await tapLabel(student, '实名')
  await says(student, '身份封存')
  await top(student).locator('input:visible').last().fill('13812345678')
  await press(student, '提交')
  await receiptOn(student)

  const keeper = await hall.open('o-keeper', '/complaints/custodian/custodian')
  await says(keeper, '只有编号和日期')
  await top(keeper).locator('.row:visible').first().click()
  await press(keeper, '打开')
  await says(keeper, '请写原因')
  await write(keeper, '需要当面取证')
  await press(keeper, '打开')
  await says(keeper, 'student老师')
  await says(keeper, '13812345678')
  await press(keeper, '知道了')
  await says(keeper, '打开过 1 次')

  const mine = await hall.open('o-student', '/complaints/mine/mine')
  await tap(mine, '2号窗口')
  await says(mine, '您的身份被打开过')
  await says(mine, '需要当面取证')
  await tap(mine, '撤回投诉')
  await press(mine, '撤回')
  await says(mine, '已撤回')
  const faults = await Promise.all([student, keeper, mine].map((phone) => hall.leave(phone)))
  expect(faults.flat()).toEqual([])
})

test('the desk takes down what is told by phone; what is referred is a number to it from then on', async () => {
  const desk = await hall.open('o-desk', '/complaints/list/list')
  await tap(desk, '代录投诉')
  await tapLabel(desk, '电话')
  await begin(desk, '收费', '多收了工本费')
  await press(desk, '提交')
  await receiptOn(desk)
  await hall.leave(desk)
  const list = await hall.open('o-desk', '/complaints/list/list')
  await tap(list, '收费')
  await step(list, '移交纪检监察', '涉嫌违规收费')
  await says(list, '代录投诉')
  await tapLabel(list, '纪检')
  await says(list, '已移交，封存')
  expect(await top(list).innerText()).not.toContain('工本费')
  const discipline = await hall.open('o-disc', '/complaints/list/list')
  await tap(discipline, '收费')
  await says(discipline, '多收了工本费')
  await says(discipline, '涉嫌违规收费')
  expect(await stored(cloud(), Complaints)).toHaveLength(3)
  const faults = await Promise.all([list, discipline].map((phone) => hall.leave(phone)))
  expect(faults.flat()).toEqual([])
})
