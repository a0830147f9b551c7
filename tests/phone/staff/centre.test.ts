import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { visitorOf } from '../../../cloudfunctions/_kernel/account'
import type { Day } from '../../../cloudfunctions/_kernel/time'
import { insertDocuments } from '../../../local/seed/insert'
import { account } from '../../hall/documents'
import { openStaffHall, press, says, tap, tapLabel, top, type StaffHall } from './staff-hall'

jest.setTimeout(180_000)

let hall: StaffHall
const since = '2026-01-01' as Day
const at = (text: string): Date => new Date(`${text}+08:00`)

beforeAll(async () => {
  hall = await openStaffHall()
  const { cloud } = hall.hall
  await insertDocuments(cloud, 'accounts', [
    account('admin', '周立', '教职工', [{ role: 'centreAdmin', from: since }]),
    account('reader', '李小雨', '本科生', []),
    account('head', '吴敏', '教职工', [{ role: 'unitHead', unitId: 'jw', windowId: 'w1', from: since }]),
  ])
  const todo = (n: number, more: object) => ({
    _id: `test:${String(n)}:centreAdmin`,
    kind: 'test',
    subject: String(n),
    desk: 'centreAdmin',
    zh: `第 ${String(n)} 件要办的事`,
    en: `Thing ${String(n)} to do`,
    page: '/centre/audit/audit?subject=grants%3Ag1',
    since: at(`2026-11-${String(10 + (n % 10))}T09:00:00`),
    updatedAt: at('2026-11-20T09:00:00'),
    ...more,
  })
  await insertDocuments(cloud, 'todos', [
    todo(10, { dueAt: at('2026-11-20T17:00:00') }),
    todo(11, { dueAt: at('2026-11-23T17:00:00') }),
    ...Array.from({ length: 28 }, (_none, n) => todo(20 + n, {})),
  ])
  const entry = (n: number, by: string, role: string) => ({
    _id: `grants:g1:${String(n)}`,
    subject: 'grants:g1',
    endpoint: 'people.giveRole',
    what: '授予角色',
    by: visitorOf(by),
    role,
    at: at(`2026-11-20T09:0${String(n)}:00`),
    before: n === 1 ? {} : { to: '' },
    after: n === 1 ? { role: 'unitHead' } : { to: '2026-12-31' },
    seal: 0,
  })
  await insertDocuments(cloud, 'auditEntries', [
    entry(1, 'admin', 'centreAdmin'),
    entry(2, 'admin', 'centreAdmin'),
    { ...entry(3, 'reader', 'public'), _id: 'ratings:r1:1', subject: 'ratings:r1', what: '提交评价' },
  ])
  await insertDocuments(cloud, 'messages', [
    {
      _id: 'told:1',
      readerId: 'person-reader',
      zh: '您的材料已经补齐，三个工作日内办结。',
      en: 'Your papers are complete; three working days.',
      page: '/my/data/data',
      isUnread: true,
      at: at('2026-11-23T08:00:00'),
      updatedAt: at('2026-11-23T08:00:00'),
    },
  ])
})
afterAll(() => hall.close())

describe('to-dos', () => {
  test('are counted under 我的, the oldest first, with what is late in words, and lead on', async () => {
    const phone = await hall.open('admin', '/pages/me/me')
    await says(phone, '30')
    await tapLabel(phone, '待办')
    await says(phone, '第 10 件要办的事')
    await says(phone, '已过期')
    await says(phone, '今天到期')
    expect(await top(phone).locator('wx-row, .row').first().innerText()).toContain('第 10 件')
    const scroller = phone.locator('.scroller:visible').last()
    await scroller.evaluate((page) => {
      page.scrollTop = page.scrollHeight
    })
    await says(phone, '没有更多了')
    await tap(phone, '第 47 件要办的事')
    await says(phone, '这一份资料')
    expect(await hall.leave(phone)).toEqual([])
  })

  test('of somebody without any say so', async () => {
    const phone = await hall.open('clerk-w1', '/staff/todos/todos')
    await says(phone, '都办完了')
    expect(await hall.leave(phone)).toEqual([])
  })
})

describe('the audit', () => {
  test('is read entry by entry, by thing, by person, by day', async () => {
    const phone = await hall.open('admin', '/centre/audit/audit')
    await says(phone, '提交评价')
    await says(phone, '访客')
    expect(await top(phone).innerText()).not.toContain('李小雨')
    await tap(phone, '授予角色')
    await says(phone, 'role：unitHead')
    await tap(phone, '这份资料的全部变化')
    await says(phone, '这一份资料')
    expect(await top(phone).innerText()).not.toContain('提交评价')
    await tapLabel(phone, '看全部')
    await says(phone, '提交评价')
    await top(phone).locator('input').first().fill('没有这人')
    await top(phone).locator('input').first().press('Enter')
    await says(phone, '工作人员里没有这个姓名')
    await top(phone).locator('input').first().fill('周立')
    await top(phone).locator('input').first().press('Enter')
    await says(phone, '授予角色')
    expect(await top(phone).innerText()).not.toContain('提交评价')
    expect(await hall.leave(phone)).toEqual([])
  })

  test('starts from a thing: its number typed, or its own page', async () => {
    const phone = await hall.open('admin', '/centre/audit/audit')
    await says(phone, '提交评价')
    await top(phone).locator('input').first().fill('999')
    await top(phone).locator('input').first().press('Enter')
    await says(phone, '没有这个窗口、办件或学工号')
    await top(phone).locator('input').first().fill('JW-003')
    await top(phone).locator('input').first().press('Enter')
    await says(phone, '没有留痕')
    const sheet = await hall.open('admin', '/centre/quarter/quarter')
    await tap(sheet, '留痕：谁改过什么')
    await says(sheet, '没有留痕')
    expect(await top(sheet).locator('input').first().inputValue()).toBe('1')
    const head = await hall.open('head', '/centre/quarter/quarter?windowId=w1')
    await says(head, '季度')
    expect(await top(head).innerText()).not.toContain('留痕')
    for (const one of [phone, sheet, head]) expect(await hall.leave(one)).toEqual([])
  })

  test('is verified, and says where it was changed by hand', async () => {
    const { cloud } = hall.hall
    await cloud.runTimer('centre')
    const phone = await hall.open('admin', '/centre/audit/audit')
    await says(phone, '授予角色')
    await press(phone, '核验封存链')
    await says(phone, '封存链完好')
    await cloud.database.act(
      'database.modifyDocument',
      {
        collectionName: 'auditEntries',
        query: JSON.stringify({ _id: 'grants:g1:1' }),
        data: JSON.stringify({ $set: { role: 'centreStaff' } }),
        merge: true,
        multi: true,
        upsert: false,
      },
      { kind: 'admin' },
    )
    await press(phone, '核验封存链')
    await says(phone, '留痕的第 1 道封存里，grants:g1:1 被改过或删掉')
    expect(await hall.leave(phone)).toEqual([])
  })

  test('is not for a clerk', async () => {
    const phone = await hall.open('clerk-w1', '/centre/audit/audit')
    await says(phone, '您没有这一步的权限')
    expect(await hall.leave(phone)).toEqual([])
  })
})

describe('my data', () => {
  test('a message leads to it; it is copied whole, and what may go goes after one question', async () => {
    const phone = await hall.open('reader', '/pages/me/me')
    await tap(phone, '1 条未读')
    await tap(phone, '您的材料已经补齐')
    await says(phone, '保留 180 天')
    await says(phone, '李小雨')
    await press(phone, '复制全部')
    await says(phone, '已复制')
    await tap(phone, '删除')
    await says(phone, '删掉就找不回来了')
    await press(phone, '不删')
    expect(await hall.hall.documents('messages')).toHaveLength(1)
    await tapLabel(phone, '删除')
    await press(phone, '删除')
    await says(phone, '已删除 1 条')
    await says(phone, '没有记录')
    expect(await hall.hall.documents('messages')).toHaveLength(0)
    expect(await hall.leave(phone)).toEqual([])
  })
})
