import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import {
  CourseRecords,
  Persons,
  RoleGrants,
  RosterChunks,
  RosterImports,
} from '../../../cloudfunctions/people/collections'
import type { Phone } from '../../browser'
import { edit, put, stamps, stored } from '../../doors/centre'
import { furnishPosts, noOf, posted, seat, trainAll } from '../../doors/people/posts'
import { looks, unfit } from './fitting'
import { openStaffHall, press, says, type StaffHall, tap, top } from './staff-hall'

jest.setTimeout(240_000)

let hall: StaffHall
const cloud = () => hall.hall.cloud
beforeAll(async () => {
  hall = await openStaffHall(async ({ cloud: fresh }) => {
    await furnishPosts(fresh)
    await trainAll(fresh, 'wang', 'li', 'chen', 'ma')
    await seat(
      fresh,
      posted('wang', 'w1', 'primary', 'jw', '2025-09-01' as never),
      posted('li', 'w1', 'alternate'),
      posted('chen', 'w3', 'primary', 'cw'),
      posted('ma', 'w3', 'alternate', 'cw'),
    )
    const grants = [{ role: 'windowStaff', windowId: 'w1', from: '2026-09-01' }]
    await edit(fresh, Accounts, { personId: 'p-wang' }, { grants })
  })
})
afterAll(() => hall.close())

const field = (phone: Phone, label: string) =>
  top(phone).locator(`input[aria-label="${label}"]:visible`).last()
const reason = (phone: Phone, text: string) => top(phone).locator('textarea:visible').last().fill(text)
const leave = async (...phones: Phone[]): Promise<string[]> =>
  (await Promise.all(phones.map((phone) => hall.leave(phone)))).flat()

test('an admin gives a role, takes it back with a reason, and its holder has two desks meanwhile (0.1)', async () => {
  const admin = await hall.open('o-admin', '/centre/people/people')
  await field(admin, '学工号').fill('T-nobody')
  await press(admin, '查看')
  await says(admin, '名册里没有这个学工号')
  await admin.evaluate((to) => window.__phone.goto(to), `/centre/person/person?no=${noOf('wang')}`)
  await says(admin, '1号窗口 A角')
  await press(admin, '授予角色')
  await tap(admin, '领导小组办公室')
  await press(admin, '授予角色')
  await says(admin, '请写一句理由')
  await reason(admin, '工作需要')
  await press(admin, '授予角色')
  await says(admin, '已授予领导小组办公室')
  const wang = await hall.open('o-wang', '/pages/me/me')
  await says(wang, '叫号柜台')
  await tap(wang, '领导小组办公室')
  await says(wang, 'chen老师')

  await admin.evaluate((to) => window.__phone.goto(to), '/centre/grants/grants?role=steeringOffice')
  await tap(admin, 'wang老师')
  await press(admin, '马上收回')
  await says(admin, '请写一句理由')
  await reason(admin, '调整')
  await press(admin, '马上收回')
  await says(admin, '已收回')
  const [grant] = await stored(cloud(), RoleGrants, { personId: 'p-wang' })
  expect(grant?.withdrawn?.reason).toBe('调整')
  expect(await leave(admin, wang)).toEqual([])
})

test('who leaves loses posts, roles and binding at once; nobody does it to themselves', async () => {
  const admin = await hall.open('o-admin', `/centre/person/person?no=${noOf('ma')}`)
  await tap(admin, '离校离岗')
  await reason(admin, '退休')
  await press(admin, '离校离岗')
  await says(admin, '已办离校离岗，结束了 1 个岗位、0 个角色')
  expect(await stored(cloud(), Accounts, { personId: 'p-ma' })).toEqual([])
  const self = await hall.open('o-admin', `/centre/person/person?no=${noOf('admin')}`)
  await says(self, '这是您自己')
  expect(await leave(admin, self)).toEqual([])
})

test('a head names a deputy and ends it (§9)', async () => {
  const head = await hall.open('o-head', '/staff/posts/posts?unitId=jw')
  await tap(head, '代为负责')
  await field(head, '工号').fill(noOf('chen'))
  await reason(head, '出差')
  await press(head, '委托')
  await says(head, '这个人不是这个单位的')
  await field(head, '工号').fill(noOf('deputy'))
  await press(head, '委托')
  await says(head, '在代为负责')
  await reason(head, '提前回来')
  await press(head, '提前收回')
  await says(head, '最长半年')
  expect(await leave(head)).toEqual([])
})

test('the centre plans an induction and records who passed it (§13)', async () => {
  const desk = await hall.open('o-desk', '/staff/courses/courses')
  await press(desk, '安排培训')
  await press(desk, '安排好了')
  await says(desk, '这里还没填')
  await field(desk, '名称').fill('冬季上岗培训')
  await field(desk, '地点').fill('三层培训室')
  await press(desk, '安排好了')
  await tap(desk, '冬季上岗培训')
  await field(desk, '工号').fill('T-nobody')
  await press(desk, '登记')
  await says(desk, '名册里没有这个学工号')
  await field(desk, '工号').fill(noOf('wu'))
  await press(desk, '登记')
  await says(desk, 'wu老师：合格')
  expect((await stored(cloud(), CourseRecords, { personId: 'p-wu' }))[0]?.result).toBe('passed')
  const clerk = await hall.open('o-wang', '/staff/courses/courses', { lang: 'en' })
  await says(clerk, 'Nobody sits at a window')
  expect(await leave(desk, clerk)).toEqual([])
})

test('a roster is checked first, each bad row by number; then it is written whole', async () => {
  const admin = await hall.open('o-admin', '/centre/people/people')
  await tap(admin, '导入名册')
  const choose = async (label: string, ...rows: object[]): Promise<void> => {
    const [chooser] = await Promise.all([admin.waitForEvent('filechooser'), press(admin, label)])
    const text = rows.map((row) => JSON.stringify(row)).join('\n')
    await chooser.setFiles({ name: 'roster.jsonl', mimeType: '', buffer: Buffer.from(text) })
    await says(admin, '正在读文件')
    await cloud().runTimer('people')
  }
  const row = (no: string, more: object = {}) => ({
    no,
    name: '李小雨',
    kind: 'student',
    audience: '本科生',
    group: '计算机2601',
    ...more,
  })
  await choose('选择文件', row('20260001'), row('20260002', { audience: '教授', unit: '保密处' }))
  await says(admin, '有 2 处问题，一行也没有写入')
  await says(admin, '第 2 行 对象')
  await says(admin, '没有这个单位，请核对名称。')
  expect(await stored(cloud(), Persons, { group: '计算机2601' })).toEqual([])
  await choose('改好了，再选文件', row('20260001'), row('20260002'))
  await says(admin, '检查好了，2 行都没有问题')
  await says(admin, '写入后新增 2 人')
  await press(admin, '写入 2 行')
  await says(admin, '正在写入')
  await cloud().runTimer('people')
  await says(admin, '新增 2 人，更新 0 人。')
  expect(await stored(cloud(), Persons, { group: '计算机2601' })).toHaveLength(2)
  await choose('选择文件', row('20260003'))
  await says(admin, '写入后新增 1 人')
  await tap(admin, '放弃')
  await says(admin, '上一次导入已放弃')
  expect(await leave(admin)).toEqual([])
})

test('an import that left a row out says which, in both languages (0.1)', async () => {
  const counts = { rows: 251, checked: 251, applied: 250, added: 250, changed: 0, faults: 1 }
  const file = { file: 'cloud://x/y', kind: 'xlsx' as const, startedBy: 'p-admin', holds: 'i1' }
  // The page shows the import that was begun last.
  const last = { ...stamps, createdAt: new Date('2026-11-24T08:00:00+08:00') }
  await put(cloud(), RosterImports, { _id: 'i1', ...file, state: 'done', ...counts, ...last })
  const left = {
    row: 252,
    field: '学工号',
    zh: '检查之后登记了这个人离校离岗，请核对后再导入。',
    en: 'This person was recorded as having left since the check. Verify, and import again.',
  }
  await put(cloud(), RosterChunks, {
    _id: 'i1:00001',
    importId: 'i1',
    state: 'applied',
    rows: [],
    faults: [left],
    hasFaults: true,
    added: 0,
    changed: 1,
    updatedAt: stamps.updatedAt,
  })
  const admin = await hall.open('o-admin', '/centre/import/import')
  await says(admin, '1 行没有写入')
  await says(admin, '第 252 行 学工号')
  await says(admin, left.zh)
  const english = await hall.open('o-admin', '/centre/import/import', { lang: 'en', width: 320 })
  await says(english, 'is done, without 1 row')
  await says(english, left.en)
  expect(await leave(admin, english)).toEqual([])
})

const pages: [string, string, string, string][] = [
  ['o-admin', '/centre/people/people', '.row', ''],
  ['o-admin', '/centre/person/person?no=TWANG', '.row', '+'],
  ['o-admin', '/centre/grants/grants?role=unitHead', '.row', ''],
  ['o-desk', '/staff/unbind/unbind', '.tag', ''],
  ['o-wang', '/staff/away/away', '.row', ''],
  ['o-head', '/staff/roster/roster?unitId=jw', '.row', ''],
  ['o-admin', '/centre/import/import', '.content', ''],
  ['o-admin', '/centre/units/units', '.row', ''],
  ['o-head', '/staff/deputy/deputy?unitId=jw', '.row', ''],
  ['o-desk', '/staff/courses/courses', '.row', '+'],
  ['o-desk', '/staff/course/course?courseId=2026-08-28:induction', '.row', ''],
  ['o-desk', '/staff/codes/codes', '.segment', ''],
]

describe.each(looks)('%s', (name, look, least) => {
  test('every page fits and everything can be pressed', async () => {
    const found: string[] = []
    for (const [as, url, there, opens] of pages) {
      const phone = await hall.open(as, url, look)
      await top(phone).locator(there).first().waitFor()
      const shots = process.env['SHOTS']
      const shoot = async (more: string): Promise<void> => {
        if (shots === undefined) return
        const place = `${url.split('/')[2] ?? ''}${more}-${name.replace(/\W+/g, '-')}`
        await phone.screenshot({ path: `${shots}/p-${place}.png` })
      }
      found.push(...(await unfit(phone, least)).map((one) => `${url} ${one}`))
      await shoot('')
      if (opens !== '') {
        await top(phone).locator('.bar wx-button').last().click()
        await top(phone).locator('.drawer textarea, .drawer input').first().waitFor()
        await phone.waitForTimeout(300)
        found.push(...(await unfit(phone, least)).map((one) => `${url} open ${one}`))
        await shoot('-open')
      }
      found.push(...(await hall.leave(phone)))
    }
    expect(found).toEqual([])
  })
})
