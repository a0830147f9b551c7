import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { staff, type Newcomer } from '../hall/staffed-hall'
import { callBy, goTo } from './calling'
import { back, fill, gone, press, reads, shown, touch, type } from './hand'
import { openStage, type Stage } from './stage'

jest.setTimeout(600_000)

const a: Newcomer = { openid: 'o-tw-a', no: 'T20190101', name: '何静怡', unitId: 'tw' }
const b: Newcomer = { openid: 'o-tw-b', no: 'T20190102', name: '高博涛', unitId: 'tw' }
const head = 'o-head-tw'
const admin = 'o-centre-admin'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ furnish: (hall) => staff(hall, [a, b], '2026-11-23' as Day) })
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

/** Both have been to the induction, and B to a course on what the window takes (§13). */
const train = async (): Promise<void> => {
  const centre = (endpoint: string, input: object) =>
    stage.hall.callAt('people', 'o-centre-desk', endpoint, input)
  const held = { heldOn: '2026-11-23', place: '三层培训室' }
  for (const [course, people] of [
    [{ title: '上岗培训', kind: 'induction' }, [a, b]],
    [{ title: '社团事项', kind: 'services', services: ['TW-001'] }, [b]],
  ] as const) {
    const planned = await centre('planCourse', { ...course, ...held })
    const { courseId } = planned.value as { courseId: string }
    for (const { no } of people) {
      const recorded = await centre('recordCourse', { courseId, no, result: 'passed' })
      expect(recorded.ok).toBe(true)
    }
  }
}

test('a new window, from its application to its first ticket, in English', async () => {
  const { hall, picture } = stage
  const unit = await stage.phone(head, '/pages/me/me', 'en')
  await touch(unit, 'Window applications')
  await press(unit, 'New application')
  await reads(unit, 'Which services')
  await touch(unit, /^Student club registration/)
  await type(unit, 'Clubs come at the end of each term and find nobody in the office.', 0)
  await touch(unit, 'Afternoons')
  for (const day of ['Mon', 'Wed', 'Fri']) await touch(unit, day)
  for (const [at, words] of [a.no, a.name, b.no, b.name, 'One desk'].entries()) {
    await type(unit, words, at + 1)
  }
  await picture(unit, 'window-1-form')
  await press(unit, 'Save and check')
  await reads(unit, 'Draft')
  await picture(unit, 'window-2-draft')
  await press(unit, 'Sign and hand in')
  await reads(unit, 'Handed in')

  const centre = await stage.phone(admin, '/pages/me/me')
  await touch(centre, '窗口批复')
  await touch(centre, '新设窗口')
  await press(centre, '开始审核')
  await press(centre, '批准')
  await fill(centre, '位置', '一层南侧')
  await fill(centre, '位置（英文）', 'Ground floor, south side')
  await fill(centre, '请写明', '同意。请按期派人。')
  await picture(centre, 'window-3-decide')
  await press(centre, '确定')
  await reads(centre, '已批准')
  await picture(centre, 'window-4-decided')

  await goTo(stage, '2026-11-24T00:01:00+08:00')
  await train()
  // What instances keep of windows and roles may be half a minute old.
  hall.cloud.coolDown()
  await goTo(stage, '2026-11-24T14:05:00+08:00')

  const posts = await stage.phone(head, '/pages/me/me', 'en')
  await touch(posts, 'Unit head')
  await reads(posts, 'Window 18')
  await picture(posts, 'window-5-posts')
  for (const [seat, { no }] of [
    ['A', a],
    ['B', b],
  ] as const) {
    await touch(posts, seat)
    await reads(posts, 'The unit declares all four')
    await fill(posts, 'Staff number', no)
    for (const line of [/^Sound attitude/, /^Disciplined/, /^Knows the business/, /mainstays$/])
      await touch(posts, line)
    await press(posts, 'Send to the centre')
    await reads(posts, /is proposed$/)
    await back(posts)
    await reads(posts, 'Window 18')
  }
  const deciding = await stage.phone(admin, '/pages/me/me')
  await touch(deciding, '中心管理')
  for (const { name } of [a, b]) {
    await touch(deciding, name)
    await press(deciding, '确认')
    await gone(deciding, name)
  }
  await reads(deciding, '没有等确认的选派')

  const clerk = await stage.phone(a.openid, '/pages/me/me')
  await touch(clerk, '叫号柜台')
  await press(clerk, '开窗叫号')
  await reads(clerk, '没有人等')
  const visitor = await stage.phone('o-student-1', undefined, 'en')
  await reads(visitor, 'Open now')
  await shown(visitor).locator('[aria-role="button"], [role="button"]').first().tap()
  await type(visitor, 'club registration')
  await touch(visitor, /^Student club registration/)
  await reads(visitor, /Window 18/)
  await picture(visitor, 'window-7-sheet')
  await press(visitor, 'Take a number')
  await reads(visitor, 'Still to wait')
  await picture(visitor, 'window-8-ticket')

  const [ticket] = await hall.documents('tickets', { day: '2026-11-24' })
  const number = String(ticket?.['number'])
  await reads(clerk, number)
  await callBy(stage, clerk, '叫下一位', visitor, { number, windowNo: 18, goTo: 'Go to window 18' })
  await picture(visitor, 'window-9-called')
  await press(clerk, '人到了，开始办理')
  await reads(visitor, 'At window 18 now')

  expect(ticket).toMatchObject({ service: 'TW-001' })
  expect(await hall.documents('tickets', { number })).toMatchObject([
    { status: 'serving', lastCall: { windowNo: 18 } },
  ])
  const [asked] = await hall.documents('windowApplications')
  expect(asked).toMatchObject({ state: 'implemented', decision: { effectiveOn: '2026-11-24' } })
  const seats = await hall.documents('postings', { windowId: 'w18' })
  expect(seats.map(({ kind, personId, state }) => [kind, personId, state]).sort()).toEqual([
    ['alternate', 'p-tw-b', 'current'],
    ['primary', 'p-tw-a', 'current'],
  ])
})
