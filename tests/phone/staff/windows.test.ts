import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { insertDocuments } from '../../../local/seed/insert'
import { account } from '../../hall/documents'
import type { Phone } from '../../browser'
import { looks, unfit } from './fitting'
import { openStaffHall, press, says, tap, tapLabel, top, type StaffHall } from './staff-hall'

jest.setTimeout(180_000)

const since = '2026-01-01' as never
let hall: StaffHall
beforeAll(async () => {
  hall = await openStaffHall()
  await insertDocuments(hall.hall.cloud, 'accounts', [
    account('head', '吴主任', '教职工', [
      { role: 'unitHead', unitId: 'jw', from: since },
      { role: 'unitHead', unitId: 'jw', windowId: 'w1', from: since },
    ]),
    account('admin', '管理员', '教职工', [{ role: 'centreAdmin', from: since }]),
  ])
  await insertDocuments(hall.hall.cloud, 'calendar', [
    {
      _id: 'year:2027',
      kind: 'year',
      year: 2027,
      provisional: true,
      days: [{ date: '2027-01-01', name: '元旦', isOffDay: true }],
      createdAt: new Date(0),
      updatedAt: new Date(0),
      v: 1,
    },
  ])
})
afterAll(async () => {
  await hall.close()
})

/** A closing under review, with a window that is asked about. */
const showClosing = async (): Promise<void> => {
  const at = hall.hall.cloud.now()
  await insertDocuments(hall.hall.cloud, 'windows', [
    {
      _id: 'w9',
      no: 9,
      unitId: 'jw',
      state: 'open',
      place: '一层西侧',
      placeEn: 'West',
      leaving: { applicationId: 'shown', since: at },
      createdAt: at,
      updatedAt: at,
      v: 1,
    },
  ])
  await insertDocuments(hall.hall.cloud, 'windowApplications', [
    {
      _id: 'shown',
      unitId: 'jw',
      origin: 'unit',
      form: { kind: 'close', windowId: 'w9', reason: '业务并到一号窗口', wishedOn: '2026-12-20' },
      files: [],
      writtenBy: 'person-head',
      signedBy: 'person-head',
      signedAt: at,
      holds: 'window:w9',
      holdsNo: 'shown',
      turn: 'centre',
      isListed: true,
      key: `${at.toISOString()}:shown`,
      state: 'underReview',
      createdAt: at,
      updatedAt: at,
      v: 1,
    },
  ])
}

const field = (phone: Phone, at: number) => top(phone).locator('input:visible').nth(at)
const area = (phone: Phone) => top(phone).locator('textarea:visible').last()

describe('a window from its application on (§7)', () => {
  test('the head writes and signs, the centre takes it up and grants it with a number and place', async () => {
    const head = await hall.open('head', '/staff/applications/applications?for=unit')
    await says(head, '没有申请')
    await press(head, '写申请')
    await says(head, '哪些事项')
    await press(head, '保存')
    await says(head, '还有没填的')
    await tap(head, 'A 的事')
    await area(head).fill('学期初排队太长')
    for (const [at, text] of ['T1', '甲', 'T2', '乙', '一个工位'].entries()) await field(head, at).fill(text)
    await press(head, '保存')
    await says(head, 'A角 甲 T1，B角 乙 T2')
    await press(head, '签字提交')
    await says(head, '待审核')

    const admin = await hall.open('admin', '/staff/applications/applications?for=centre')
    await tap(admin, '新设窗口')
    await press(admin, '开始审核')
    await press(admin, '批准')
    await says(admin, '窗口号')
    expect(await field(admin, 0).inputValue()).toBe('6')
    await field(admin, 1).fill('一层北侧')
    await field(admin, 2).fill('North side')
    await area(admin).fill('同意，请按时派人')
    await press(admin, '确定')
    await says(admin, '已批准')
    await says(admin, '新设窗口（6号窗口）')
    expect([...(await hall.leave(head)), ...(await hall.leave(admin))]).toEqual([])
  })

  test('on its day it opens, and its first number is called there', async () => {
    const { cloud } = hall.hall
    cloud.setClock('2026-11-24T08:30:00+08:00')
    for (const name of ['windows', 'queue', 'guidance']) await cloud.runTimer(name)
    const clerk = account('clerk-w6', '甲', '教职工', [{ role: 'windowStaff', windowId: 'w6', from: since }])
    await insertDocuments(cloud, 'accounts', [clerk])
    cloud.coolDown()
    const taken = await hall.hall.call('visitor-1', 'takeNumber', { lineId: 'D', service: 'JW-001' })
    expect(taken.value?.['number']).toBe('D001')
    const counter = await hall.open('clerk-w6', '/staff/counter/counter?windowId=w6&open=1')
    await press(counter, '叫下一位')
    await says(counter, 'D001')
    await press(counter, '人到了')
    await says(counter, '办理中')
    expect(await hall.leave(counter)).toEqual([])
    expect(await hall.hall.documents('tickets', { number: 'D001', status: 'serving' })).toHaveLength(1)
  })

  test('the head asks for other hours, with a PDF to it', async () => {
    const head = await hall.open('head', '/staff/apply/apply?unit=jw&kind=hours&window=w3')
    await says(head, '窗口不变，换开放的时间')
    await tapLabel(head, '上午')
    await tapLabel(head, '周五')
    await area(head).fill('周五下午和晚上没有人来')
    await press(head, '保存')
    await says(head, '调整开放时间（3号窗口）')
    await says(head, '只开上午')
    await says(head, '周一、二、三、四')
    await tap(head, '加附件')
    const chooser = head.waitForEvent('filechooser')
    await tap(head, '聊天里的 PDF')
    await (
      await chooser
    ).setFiles({ name: '说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') })
    await says(head, '附件 1（pdf）')
    await tap(head, '附件 1（pdf）')
    const download = head.waitForEvent('download')
    await tapLabel(head, '打开')
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/)
    await press(head, '签字提交')
    await says(head, '待审核')
    const [asked] = await hall.hall.documents('windowApplications', { 'form.kind': 'hours' })
    expect(asked?.['form']).toMatchObject({ windowId: 'w3', dayPart: 'mornings', weekdays: [1, 2, 3, 4] })
    expect(await hall.leave(head)).toEqual([])
  })

  test('more services may need equipment', async () => {
    const head = await hall.open('head', '/staff/apply/apply?unit=jw&kind=add&window=w4', { lang: 'en' })
    await says(head, 'The window takes more services')
    await tap(head, 'A 的事')
    await area(head).fill('Nobody waits there')
    await field(head, 0).fill('A scanner')
    await press(head, 'Save and check')
    await says(head, 'A scanner')
    const [asked] = await hall.hall.documents('windowApplications', { 'form.kind': 'add' })
    expect(asked?.['form']).toMatchObject({ windowId: 'w4', equipment: 'A scanner' })
    expect(await hall.leave(head)).toEqual([])
  })

  test('a closing shows what is in the way, each with its button, which leads on', async () => {
    const { value } = await hall.hall.callAt('windows', 'head', 'saveApplication', {
      unitId: 'jw',
      form: { kind: 'close', windowId: 'w1', reason: '并到二号窗口', wishedOn: '2026-12-10' },
    })
    const applicationId = String(value?.['applicationId'])
    await hall.hall.callAt('windows', 'head', 'submitApplication', { applicationId })
    hall.hall.cloud.setClock(new Date(hall.hall.cloud.now().getTime() + 120_000))
    const asOf = hall.hall.cloud.now()
    const held = (kind: string, count: number, items: object[]) => ({
      _id: `w1:${kind}`,
      windowId: 'w1',
      kind,
      count,
      items,
      asOf,
      updatedAt: asOf,
    })
    await insertDocuments(hall.hall.cloud, 'windowHolds', [
      held('services', 1, [{ id: 'JW-001', zh: 'A 的事', en: 'Matter A' }]),
      held('cases', 0, []),
      held('tickets', 2, [{ id: 'A:1', zh: 'A001 还没有办', en: 'A001 is to be served' }]),
    ])
    const phone = await hall.open('head', `/staff/application/application?id=${applicationId}`)
    await says(phone, '1 个事项只有这个窗口办')
    await says(phone, '2 个号没有办')
    await says(phone, '还没有报上来')
    await press(phone, '让别的窗口接办')
    await says(phone, '窗口多办几个事项')
    expect(await hall.leave(phone)).toEqual([])
    const english = await hall.open('head', `/staff/application/application?id=${applicationId}`, {
      lang: 'en',
    })
    await says(english, '2 numbers are to be served')
    await press(english, 'More')
    await tap(english, 'Withdraw')
    await area(english).fill('Not now')
    await press(english, 'Confirm')
    await says(english, 'Withdrawn')
    expect(await hall.leave(english)).toEqual([])
  })
})

describe("photos, and the centre's own adjustments (§8)", () => {
  test('a photo is attached to a draft and taken off again', async () => {
    const { value } = await hall.hall.callAt('windows', 'head', 'saveApplication', {
      unitId: 'jw',
      form: { kind: 'close', windowId: 'w3', reason: '没有人来办', wishedOn: '2026-12-10' },
    })
    const phone = await hall.open(
      'head',
      `/staff/application/application?id=${String(value?.['applicationId'])}`,
    )
    await says(phone, '加附件')
    await tap(phone, '加附件')
    const [chooser] = await Promise.all([phone.waitForEvent('filechooser'), tapLabel(phone, '拍照或选照片')])
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    await chooser.setFiles({ name: 'hall.png', mimeType: 'image/png', buffer: png })
    await tap(phone, '附件 1（png）')
    await tapLabel(phone, '去掉')
    await top(phone).locator(':text("附件 1")').waitFor({ state: 'detached' })
    expect(await hall.leave(phone)).toEqual([])
  })

  test('somebody says what could be better, and is told that it is nameless', async () => {
    const phone = await hall.open('visitor-1', '/pages/service/service?code=CW-001')
    await tap(phone, '对窗口提意见')
    await says(phone, '不记名')
    await area(phone).fill('中午也开一小时')
    await press(phone, '提交')
    await says(phone, '谢谢，已经收到')
    expect(await hall.leave(phone)).toEqual([])
    expect(await hall.hall.documents('opinions')).toMatchObject([
      { about: 'hours', words: '中午也开一小时', week: '2026-11-23' },
    ])
  })

  test('the centre plans one from the quarterly sheet, and the unit answers', async () => {
    const admin = await hall.open('admin', '/centre/quarter/quarter?windowId=w2')
    await press(admin, '提出调整')
    await says(admin, '中心提出的调整')
    await tapLabel(admin, '撤销')
    await area(admin).fill('这个季度没有人来办')
    await press(admin, '提出，听取单位意见')
    await says(admin, '撤销窗口（2号窗口）')
    await says(admin, '听取意见')
    const head = await hall.open('head', '/staff/applications/applications?for=unit')
    await tap(head, '撤销窗口（2号窗口）')
    await press(head, '写意见')
    await area(head).fill('开学还要用')
    await press(head, '确定')
    await says(head, '审核中')
    expect([...(await hall.leave(head)), ...(await hall.leave(admin))]).toEqual([])
  })

  test("a head has the quarterly sheets of the own unit's windows", async () => {
    const head = await hall.open('head', '/pages/me/me')
    await tap(head, '本单位季度窗口表')
    await says(head, '最长等候')
    await says(head, '1号窗口')
    const none = await hall.open('head', '/centre/quarter/quarter?unitId=xg')
    await says(none, '本单位还没有窗口')
    expect(await hall.leave(none)).toEqual([])
    expect(await hall.leave(head)).toEqual([])
  })
})

describe('the calendar on the phone (0.2)', () => {
  test('a day is closed and opened again', async () => {
    const phone = await hall.open('admin', '/centre/calendar/calendar?day=2026-12-01')
    await says(phone, '2026年12月')
    await top(phone).locator('.cell').nth(2).click()
    await tap(phone, '这天停办')
    await field(phone, 0).fill('校庆')
    await press(phone, '确定')
    await says(phone, '这个月的安排')
    await tapLabel(phone, '校庆')
    await press(phone, '去掉这一条')
    await top(phone).locator(':text("这个月的安排")').waitFor({ state: 'detached' })
    expect(await hall.leave(phone)).toEqual([])
  })

  test('the notice is shown before it is imported', async () => {
    const phone = await hall.open('admin', '/centre/notice/notice')
    await area(phone).fill(
      '{ "year": 2027, "days": [{ "date": "2027-02-30", "name": "x", "isOffDay": true }] }',
    )
    await press(phone, '看会改什么')
    await says(phone, '2027-02-30 没有这一天')
    const days = [
      { date: '2027-01-01', name: '元旦', isOffDay: true },
      { date: '2027-01-04', name: '元旦', isOffDay: true },
    ]
    await area(phone).fill(JSON.stringify({ year: 2027, days }))
    await press(phone, '看会改什么')
    await says(phone, '会改 1 天')
    await says(phone, '上班 → 放假')
    await press(phone, '导入')
    await says(phone, '2027 年的校历已导入')
    await press(phone, '去看校历')
    await says(phone, '2027年1月')
    expect(await hall.leave(phone)).toEqual([])
  })

  test('a timetable is added for a day to come', async () => {
    const phone = await hall.open('admin', '/centre/timetables/timetables')
    await says(phone, '冬季作息')
    await press(phone, '加一份')
    await says(phone, '从哪天起')
    expect(await hall.leave(phone)).toEqual([])
  })
})

const pages: [string, string, string, string][] = [
  ['admin', '/centre/calendar/calendar?day=2026-10-01', '2026年10月', 'October 2026'],
  ['admin', '/centre/notice/notice', '通知内容', 'The notice'],
  ['admin', '/centre/timetables/timetables', '冬季作息', '冬季作息'],
  ['admin', '/centre/quarter/quarter?windowId=w1', '最长等候', 'Longest wait'],
  ['head', '/centre/quarter/quarter?unitId=jw', '看哪个窗口', 'Which window'],
  ['admin', '/staff/applications/applications?for=centre', '全部', 'All'],
  ['head', '/staff/apply/apply?unit=jw', '拟派 A角', 'Proposed A'],
  ['head', '/staff/apply/apply?unit=jw&kind=hours', '什么时间开', 'Times'],
  ['admin', '/staff/application/application?id=shown', '希望从哪天起', 'Wished from'],
]

describe.each(looks)('%s', (name, look, least) => {
  beforeAll(async () => {
    if ((await hall.hall.documents('windowApplications', { _id: 'shown' })).length === 0) await showClosing()
  })
  test.each(pages)('%s: %s fits', async (as, url, zh, en) => {
    const phone = await hall.open(as, url, look)
    await says(phone, look.lang === 'en' ? en : zh)
    const pictures = process.env['PICTURES']
    if (pictures !== undefined) {
      const file = `${url.split('/')[2] ?? ''}-${name.replace(/\W/g, '')}.png`
      await phone.screenshot({ path: `${pictures}/${file}`, fullPage: true })
    }
    expect([...(await unfit(phone, least)), ...(await hall.leave(phone))]).toEqual([])
  })
})
