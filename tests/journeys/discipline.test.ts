import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { staff } from '../hall/staffed-hall'
import { fileAnonymously, follow, step } from './complaining'
import { gone, press, reads, refresh, shown, touch } from './hand'
import { openStage, type Stage } from './stage'

jest.setTimeout(240_000)

const clerk = '王晓岚'
const handler = 'o-centre-desk'
const told = '多收了二十元工本费，没有给收据'
const reason = '涉嫌违规收费'
const waits = /^投诉 .+ 等/

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ furnish: (hall) => staff(hall, [], '2026-11-23' as Day) })
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

/** What a door of complaints answers somebody: its code, or ok. */
const answers = async (openid: string, endpoint: string, input: object): Promise<string> => {
  const answer = await stage.hall.callAt('complaints', openid, endpoint, input)
  return answer.ok ? 'ok' : (answer.error?.code ?? '')
}

test('what is referred to discipline is sealed: who handled it sees a number, the discipline office all of it (§33)', async () => {
  const { hall, picture } = stage
  const complains = await stage.phone('o-student-9', '/pages/me/me')
  const receipt = await fileAnonymously(complains, { topic: '收费', words: told }, 'zh')

  const desk = await stage.phone(handler, '/staff/todos/todos')
  await touch(desk, waits)
  await reads(desk, told)
  const [part] = await hall.documents('complaintParts')
  const partId = String(part?.['_id'])
  const number = { partId, words: reason }
  await step(desk, '受理')
  await step(desk, '确定被反映人', { choices: [clerk] })
  await step(desk, '开始核查')
  // A colleague of the desk looks at it, too.
  const colleague = await stage.phone('o-centre-admin', '/complaints/list/list')
  await touch(colleague, /1号窗口/)
  await reads(colleague, told)
  await step(desk, '移交纪检监察', { words: reason })
  await gone(desk, told)
  await gone(desk, waits)
  await picture(desk, 'discipline-1-referred')

  // The page that somebody else of the desk had open is empty when it asks again, and can do nothing.
  await refresh(colleague)
  await reads(colleague, '没有打开')
  expect(await shown(colleague).innerText()).not.toContain(told)
  await picture(colleague, 'discipline-2-sealed')
  const list = await stage.phone(handler, '/complaints/list/list')
  await reads(list, '没有投诉')
  await touch(list, '纪检')
  await reads(list, '已移交，封存')
  const sealed = await shown(list).innerText()
  for (const words of [told, reason, clerk, '1号窗口', '收费']) expect(sealed).not.toContain(words)
  await picture(list, 'discipline-3-number')

  // The discipline office begins anew, with why it came.
  const office = await stage.phone('o-discipline', '/pages/me/me')
  await touch(office, '纪检监察')
  await touch(office, /1号窗口/)
  await reads(office, told)
  await reads(office, reason)
  await picture(office, 'discipline-4-office')
  await step(office, '受理')
  await step(office, '开始核查')
  await step(office, '听被反映人说明', { choices: [clerk], words: '请说明 11 月 20 日收取的费用' })
  const heard = await stage.phone('o-window-1-a', '/staff/todos/todos')
  await touch(heard, '有一件事请您说明')
  await press(heard, '作出说明')
  await shown(heard).locator('textarea:visible').last().fill('按旧标准收的，第二天已退还')
  await press(heard, '提交')
  await reads(heard, '已说明')
  await refresh(office)
  await step(office, '认定', { choices: ['部分查实'], words: '收费无依据，款已退' })
  await step(office, '决定怎样处理', { words: '谈话提醒' })
  await step(office, '答复投诉人', { words: '款项已责令退还，当事人已谈话提醒' })
  await reads(office, '已答复')

  const follows = await stage.phone('o-student-10', '/pages/me/me')
  await follow(follows, receipt, 'zh')
  await reads(follows, /款项已责令退还/)
  await picture(follows, 'discipline-5-answer')
  // Over, it is still a number to the desk that had it.
  await touch(list, '办完的')
  await reads(list, '已移交，封存')
  expect(await shown(list).innerText()).not.toContain(told)

  // No door of theirs gives any of it, to read or to act on.
  for (const openid of [handler, 'o-centre-desk-2', 'o-centre-admin', 'o-head-jw', 'o-steering'])
    expect([openid, await answers(openid, 'complaint', { partId })]).toEqual([openid, 'NOT_FOUND'])
  for (const endpoint of [
    'askComplainant',
    'declineComplaint',
    'extendComplaint',
    'referComplaint',
    'replyComplaint',
  ])
    expect([endpoint, await answers(handler, endpoint, number)]).toEqual([endpoint, 'NOT_FOUND'])
  expect(await answers('o-discipline', 'complaint', { partId })).toBe('ok')
  // The audit keeps every step, and shows the centre none of them.
  const subject = `complaintParts:${partId}`
  expect(await hall.documents('auditEntries', { subject })).toHaveLength(12)
  for (const asked of [{ subject }, {}]) {
    const trail = await hall.callAt('centre', 'o-centre-admin', 'auditTrail', asked)
    expect(trail.value).toEqual({ entries: [] })
  }
  expect(await hall.documents('todos', { kind: 'complaint' })).toEqual([])
  expect(await hall.documents('complaintParts')).toMatchObject([
    { desk: 'discipline', state: 'replied', finding: { finding: 'partly' }, referredOn: '2026-11-23' },
  ])
})
