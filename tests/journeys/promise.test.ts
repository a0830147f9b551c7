import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { desk, member } from '../hall/demo-hall'
import { ratingScene } from '../../miniprogram/live/scan'
import { clerkOf, visitorNo } from '../hall/documents'
import { press, reads, refresh, shown, touch } from './hand'
import { take, takeMatter, tick } from './matter'
import { openStage, type Stage } from './stage'

jest.setTimeout(240_000)

let stage: Stage
beforeAll(async () => {
  // Two days before the National Day holiday; 3 working days reach across it.
  stage = await openStage({ now: new Date('2026-09-29T09:40:00+08:00') })
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

test('a promise over the National Day holiday is extended, kept, and fetched with its code', async () => {
  const { hall, picture } = stage
  const { caseId } = await takeMatter(stage, member, 1, 'JW-001')
  const clerk = await stage.phone(clerkOf('w1'), '/staff/cases/cases?windowId=w1')
  await touch(clerk, '学生证补办')
  await reads(clerk, '材料，点一下勾选')
  await tick(clerk, ['学生证补办申请表', '一寸免冠照片'])
  await take(clerk, '受理，承诺日期', ['需要制证，不能当场办结'], '确定')
  await reads(clerk, '10月9日 周五')
  await picture(clerk, 'promise-1-accepted')

  const visitor = await stage.phone(member, '/my/cases/cases')
  await touch(visitor, '学生证补办')
  await reads(visitor, '10月9日 周五')
  await reads(visitor, '需要制证，不能当场办结')
  await picture(visitor, 'promise-2-date')

  await take(clerk, '申请延期', ['2', '制证机坏了，等配件'], '确定')
  await reads(clerk, /等中心批复/)
  const centre = await stage.phone(desk, '/staff/cases/cases')
  await touch(centre, '学生证补办')
  await reads(centre, /等中心批复/)
  await press(centre, '批复延期')
  await reads(centre, '窗口申请延 2 个工作日：制证机坏了，等配件')
  await picture(centre, 'promise-3-asked')
  await centre.locator('[class*="drawer"] textarea:visible').first().fill('情况属实，请尽快')
  await press(centre, '确定')
  await reads(centre, /已同意/)

  // The make-up Saturday after the holiday is a working day too.
  await refresh(visitor)
  await reads(visitor, '10月12日 周一')
  await reads(visitor, '延期申请有了结果')
  await picture(visitor, 'promise-4-moved')
  expect(await hall.documents('cases', { _id: caseId })).toMatchObject([
    { promise: { acceptedOn: '2026-09-29', dueOn: '2026-10-12', extension: { state: 'granted' } } },
  ])

  hall.cloud.setClock(new Date('2026-10-12T09:00:00+08:00'))
  await press(clerk, '办结')
  await touch(clerk, '凭码取')
  await press(clerk, '确定')
  await reads(clerk, '等来取')
  await refresh(visitor)
  await reads(visitor, '取件码')
  await picture(visitor, 'promise-5-code')
  const code = (await shown(visitor).locator('[class*="code"]').first().innerText()).trim()
  await take(clerk, '取件', [code], '确定')
  await reads(clerk, '结果已领取')
  await refresh(visitor)
  await reads(visitor, '结果已领取')
  expect(await hall.documents('cases', { _id: caseId })).toMatchObject([
    { state: 'done', delivery: { state: 'handedOver' } },
  ])

  // The window reminds of the rating; its code is good for the applicant alone.
  await press(clerk, '提醒评价')
  await reads(clerk, '请对方评价')
  await picture(clerk, 'promise-6-remind')
  const scanned = `/pages/scan/scan?scene=${encodeURIComponent(ratingScene(caseId))}`
  const rater = await stage.phone(member, scanned)
  await touch(rater, '满意')
  await press(rater, '提交评价')
  await reads(rater, /谢谢/)
  expect(await hall.documents('ratings', { _id: `case:${caseId}` })).toMatchObject([{ level: 4 }])
  const friend = await stage.phone(visitorNo(1), scanned)
  await reads(friend, '评价限办事的本人')
})
