import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { readSpreadsheet } from '../../cloudfunctions/_kernel/spreadsheet/spreadsheet'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { insertDocuments } from '../../local/seed/insert'
import type { Phone } from '../browser'
import { lateDay, whole, workdays } from '../doors/attendance/month-clocked'
import { staff } from '../hall/staffed-hall'
import { back, choose, fill, gone, press, reads, refresh, touch } from './hand'
import { openStage, type Stage } from './stage'

jest.setTimeout(240_000)

const admin = 'o-centre-admin'
const late = { _id: 'p-window-1-a', openid: 'o-window-1-a' }
const other = { _id: 'p-window-2-a', openid: 'o-window-2-a' }

/** A of a window was there all month, but came ten minutes late once. */
const clocked = (name: string, windowId: string, lateOn: string): object[] =>
  workdays.flatMap((day) => {
    const [came, ...rest] = whole(name, windowId, day)
    return day === lateOn ? [{ ...came, minute: 490 }, ...rest] : [came, ...rest].flatMap((one) => one ?? [])
  })

let stage: Stage
beforeAll(async () => {
  stage = await openStage({
    now: new Date('2026-12-01T09:00:00+08:00'),
    furnish: async (hall) => {
      await staff(hall, [], '2026-11-23' as Day)
      await insertDocuments(hall.cloud, 'punches', [
        ...clocked('window-1-a', 'w1', lateDay),
        ...clocked('window-2-a', 'w2', '2026-11-25'),
      ])
    },
  })
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

/** From the clock to one's own month. */
const ownMonth = async (openid: string): Promise<Phone> => {
  const phone = await stage.phone(openid, '/staff/today/today')
  await touch(phone, '打卡')
  await touch(phone, '月度考勤')
  await touch(phone, '2026年11月')
  return phone
}

const object = async (phone: Phone, words: string): Promise<void> => {
  await press(phone, '有异议')
  await fill(phone, '哪一天、什么情况', words)
  await press(phone, '提交异议')
  await reads(phone, '异议已提交，中心会答复')
}

/** The centre finds an objection among what waits for it, adds a time that counts and says why. */
const amend = async (
  centre: Phone,
  { day, direction, time, why }: Record<'day' | 'direction' | 'time' | 'why', string>,
): Promise<void> => {
  await touch(centre, '有人对 2026-11 的考勤有异议')
  await press(centre, '更正')
  await touch(centre, '哪一天')
  await choose(centre, day)
  await touch(centre, direction)
  await reads(centre, time)
  await press(centre, '加上这一条')
  await fill(centre, '为什么更正', why)
  await press(centre, '更正并重算')
  await reads(centre, '好了')
  await reads(centre, why)
}

/** The spreadsheet that the month's page hands over, row by row. */
const sheetOf = async (month: Phone): Promise<string[][]> => {
  const [download] = await Promise.all([month.waitForEvent('download'), touch(month, '导出表格')])
  expect(download.suggestedFilename()).toMatch(/2026年11月.*\.xlsx$/)
  const limits = { mostRows: 200, mostColumns: 40, mostCharacters: 400, mostBytes: 10_000_000 }
  const read = await readSpreadsheet(await readFile(await download.path()), limits)
  if (!read.isGood) throw new Error(JSON.stringify(read.faults))
  return read.rows.map(({ cells }) => [...cells])
}

/** The cell of somebody's row under 迟到. */
const lateIn = (rows: readonly string[][], name: string | undefined): string | undefined => {
  const column = rows[0]?.indexOf('迟到') ?? -1
  return rows.find((cells) => cells[1] === name)?.[column]
}

/** What was published is told to the assessment, which takes it in. */
const counted = async (): Promise<void> => {
  for (const name of ['attendance', 'assessment']) await stage.hall.cloud.runTimer(name)
}

/** Hundredths of a point that lateness costs somebody; what is taken back stands beside it and adds up to nothing. */
const lateness = async (subjectId: string): Promise<number> => {
  const entries = await stage.hall.documents('assessmentEntries', { kind: 'person', subjectId, rule: 'late' })
  return entries.reduce((sum, { points }) => sum + Number(points), 0)
}

test('a month is confirmed, objected to, mended, published, and revised after that (§25)', async () => {
  const { hall, picture } = stage
  const names = new Map<string, string>()
  for (const { _id, name } of await hall.documents('persons')) names.set(String(_id), String(name))
  const centre = await stage.phone(admin, '/attendance/hall/hall')
  await touch(centre, '月度考勤')
  await press(centre, '核算2026年11月')
  await reads(centre, '核对到 12月4日 周五')
  await picture(centre, 'month-1-worked-out')

  const confirms = await ownMonth(other.openid)
  await press(confirms, '确认')
  await reads(confirms, '您确认了')
  const objects = await ownMonth(late.openid)
  await reads(objects, '迟到 10 分钟')
  await object(objects, '24 日我准时到，屏黑着')
  await picture(objects, 'month-2-objected')

  const desk = await stage.phone(admin, '/staff/todos/todos')
  await amend(desk, { day: '11月24日', direction: '来', time: '08:00', why: '屏那天坏了' })
  await picture(desk, 'month-3-mended')
  await back(desk)
  await gone(desk, '有人对 2026-11 的考勤有异议')
  // What changed is theirs to check again.
  await refresh(objects)
  await reads(objects, '待再核对')
  await press(objects, '确认')
  await reads(objects, '您确认了')

  // Nobody else has answered: it is published when their time is over.
  hall.cloud.setClock('2026-12-07T09:00:00+08:00')
  await press(centre, '公布')
  await reads(centre, '公布这个月的考勤')
  await press(centre, '公布')
  await reads(centre, '已公布')
  await reads(centre, '第 1 版，共 1 版')
  const first = await sheetOf(centre)
  await picture(centre, 'month-4-published')

  await counted()
  expect([await lateness(late._id), await lateness(other._id)]).toEqual([0, -50])

  // Who said yes sees it now in what everybody reads, and has three more working days.
  const again = await ownMonth(other.openid)
  await object(again, '25 日我八点就到了，在柜台里面')
  await refresh(desk)
  await amend(desk, { day: '11月25日', direction: '来', time: '08:00', why: '监控可见在岗' })
  await counted()
  expect(await lateness(other._id)).toBe(0)

  const everybody = await stage.phone('o-window-3-a', '/attendance/month/month?month=2026-11')
  await reads(everybody, '第 2 版，共 2 版')
  await touch(everybody, '各版公布')
  await reads(everybody, /监控可见在岗/)
  await picture(everybody, 'month-5-revised')
  await refresh(centre)
  await reads(centre, '第 2 版，共 2 版')
  const second = await sheetOf(centre)

  const [month] = await hall.documents('months', { _id: '2026-11' })
  const { publications } = month as { publications: { revision: number; hash: string; reason?: string }[] }
  expect(publications).toMatchObject([{ revision: 1 }, { revision: 2, reason: '监控可见在岗' }])
  for (const [at, rows] of [first, second].entries()) {
    const { revision, hash } = publications[at] ?? { revision: 0, hash: '' }
    const said = rows.map((cells) => cells.join(' '))
    expect(said.some((line) => line.includes(`第 ${String(revision)} 版`))).toBe(true)
    expect(said).toContain(`内容校验值 ${hash}`)
  }
  expect([lateIn(first, names.get(late._id)), lateIn(first, names.get(other._id))]).toEqual(['0', '1'])
  expect([lateIn(second, names.get(late._id)), lateIn(second, names.get(other._id))]).toEqual(['0', '0'])
})
