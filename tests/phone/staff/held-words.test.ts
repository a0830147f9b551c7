import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { visitorOf } from '../../../cloudfunctions/_kernel/account'
import { slipIdOf } from '../../../cloudfunctions/_shared/slip'
import { insertDocuments } from '../../../local/seed/insert'
import { looks, unfit } from './fitting'
import { openStaffHall, press, says, type StaffHall, tap, tapLabel, top } from './staff-hall'

jest.setTimeout(180_000)

const DOUBTFUL = '办完可以加微信吗'

let hall: StaffHall
const visitOf = (id: string, openid: string) => ({
  _id: id,
  visitor: visitorOf(openid),
  day: '2026-11-23',
  number: id.replace(':', ''),
  windowId: 'w1',
  windowNo: 1,
  unitId: 'jw',
  service: 'JW-001',
  outcome: 'completed',
  servedBy: [],
  endedAt: new Date('2026-11-23T09:30:00+08:00'),
  updatedAt: new Date('2026-11-23T09:30:00+08:00'),
})
const rate = async (id: string, openid: string, level: number, words: string) => {
  await insertDocuments(hall.hall.cloud, 'visits', [visitOf(id, openid)])
  const answer = await hall.hall.callAt('cases', openid, 'rateVisit', { visitId: id, level, words })
  expect(answer).toMatchObject({ ok: true })
}

beforeAll(async () => {
  hall = await openStaffHall()
  await rate('H:1', 'visitor-1', 1, DOUBTFUL)
  for (let n = 1; n <= 6; n++) await rate(`B:${String(n)}`, 'visitor-2', 5, '')
  const opinion = { windowId: 'w1', about: 'hours', words: DOUBTFUL }
  expect(await hall.hall.callAt('windows', 'visitor-3', 'giveOpinion', opinion)).toMatchObject({ ok: true })
})
afterAll(async () => {
  await hall.close()
})

describe('what WeChat could not decide is read by a person (0.3)', () => {
  test('a low rating says that its words wait; once passed they are there', async () => {
    const phone = await hall.open('desk', '/staff/follow-ups/follow-ups')
    await says(phone, '写的话在等审核')
    expect(await top(phone).innerText()).not.toMatch(/没有写话|加微信/)
    expect(await hall.leave(phone)).toEqual([])

    const review = await hall.open('desk', '/staff/todos/todos')
    await tap(review, '评价里有话等审核')
    await says(review, DOUBTFUL)
    await says(review, '1号窗口')
    await press(review, '可以看')
    await says(review, '没有等审核的')
    await tapLabel(review, '意见')
    await says(review, '办事时间')
    await press(review, '不给人看')
    await says(review, '没有等审核的')
    expect(await hall.leave(review)).toEqual([])

    const after = await hall.open('desk', '/staff/follow-ups/follow-ups')
    await says(after, DOUBTFUL)
    expect(await hall.leave(after)).toEqual([])
  })

  test('the centre asks, the rater answers in words, the centre reads them', async () => {
    const centre = await hall.open('desk', '/staff/follow-ups/follow-ups')
    await press(centre, '问一问本人')
    await top(centre).locator('textarea:visible').last().fill('说的是哪一步？')
    await press(centre, '确定')
    await says(centre, '本人还没有回答')

    const rater = await hall.open('visitor-1', '/pages/rating/rating?visit=H:1')
    await says(rater, '说的是哪一步？')
    await press(rater, '回答中心')
    await says(rater, '请写几个字')
    await top(rater).locator('textarea:visible').last().fill('交材料那一步')
    await press(rater, '回答中心')
    await says(rater, '您答中心：交材料那一步')
    expect(await hall.leave(rater)).toEqual([])
    expect(await hall.leave(centre)).toEqual([])

    const after = await hall.open('desk', '/staff/follow-ups/follow-ups')
    await says(after, '本人答：交材料那一步')
    expect(await hall.leave(after)).toEqual([])
  })

  test('who was not satisfied finds the complaint phone again', async () => {
    const { callAt, documents } = hall.hall
    const [known] = await documents('followUps', { ratingId: 'H:1' })
    const followUpId = String(known?.['_id'])
    await callAt('cases', 'desk', 'verifyFollowUp', { followUpId, isFounded: true, words: '请改进' })
    await insertDocuments(hall.hall.cloud, 'accounts', [
      {
        _id: visitorOf('head'),
        openid: 'head',
        personId: 'p-head',
        name: '吴主任',
        audience: '教职工',
        grants: [{ role: 'unitHead', unitId: 'jw', from: '2026-01-01' }],
        createdAt: new Date(),
        updatedAt: new Date(),
        v: 1,
      },
    ])
    const answer = { followUpId, words: '已改进' }
    expect(await callAt('cases', 'head', 'answerFollowUp', answer)).toMatchObject({ ok: true })
    const phone = await hall.open('visitor-1', '/pages/rating/rating?visit=H:1')
    await press(phone, '没有解决')
    await says(phone, '要投诉，请打监督电话')
    expect(await hall.leave(phone)).toEqual([])
    const again = await hall.open('visitor-1', '/pages/rating/rating?visit=H:1', { lang: 'en' })
    await says(again, 'To complain, call')
    expect(await hall.leave(again)).toEqual([])
  })
})

describe('the code that a window shows opens the rating of who has only a slip', () => {
  const code = 'ABCDEFGHJKMNPQ'
  const scene = '/pages/rating/rating?visit=S:1'

  test('by the code on it, which is asked for; a wrong one says so', async () => {
    const visit = { ...visitOf('S:1', 'nobody'), slip: slipIdOf(code) }
    await insertDocuments(hall.hall.cloud, 'visits', [visit])
    const phone = await hall.open('visitor-4', scene)
    await says(phone, '评价限办事的本人')
    await press(phone, '打开评价')
    await says(phone, '请输入码')
    await top(phone).locator('input:visible').first().fill('AAAA2222BBBB33')
    await press(phone, '打开评价')
    await says(phone, '这个码打不开这次评价')
    await top(phone).locator('input:visible').first().fill('abcd efgh-jkmnpq')
    await press(phone, '打开评价')
    await says(phone, '这次办理，您觉得怎么样？')
    expect(await hall.leave(phone)).toEqual([])
  })

  test.each(looks)('the field fits: %s', async (_name, look, least) => {
    const phone = await hall.open('visitor-5', scene, look)
    await says(phone, look.lang === 'en' ? 'Only whoever came may rate' : '评价限办事的本人')
    expect(await unfit(phone, least)).toEqual([])
    expect(await hall.leave(phone)).toEqual([])
  })

  test('without asking on a phone that follows the slip', async () => {
    const phone = await hall.open('visitor-6', scene)
    await says(phone, '评价限办事的本人')
    await phone.evaluate(
      ([prefix, slip]) => {
        const kept = { value: [{ ticketId: 'S:1', code: slip }] }
        window.localStorage.setItem(`${prefix ?? ''}slips`, JSON.stringify(kept))
      },
      ['phone:visitor-6:', code],
    )
    await phone.reload()
    await says(phone, '这次办理，您觉得怎么样？')
    expect(await hall.leave(phone)).toEqual([])
  })
})

describe('ratings that do not count are reported (§19)', () => {
  test('from the figures: why, which window and which week', async () => {
    const phone = await hall.open('desk', '/centre/ratings/ratings')
    await says(phone, '中心问过本人的')
    await tap(phone, '不计入的评价')
    await says(phone, '一部手机一小时内评了很多次')
    await says(phone, '1号窗口')
    expect(await top(phone).innerText()).not.toMatch(/B1|B:1/)
    expect(await hall.leave(phone)).toEqual([])
  })

  test('in English too', async () => {
    const phone = await hall.open('desk', '/centre/set-aside/set-aside', { lang: 'en' })
    await says(phone, 'Many from one phone within an hour')
    expect(await hall.leave(phone)).toEqual([])
  })

  test('to nobody of a unit', async () => {
    for (const url of ['/centre/set-aside/set-aside', '/centre/held-words/held-words']) {
      const phone = await hall.open('clerk-w1', url)
      await says(phone, '您没有这一步的权限')
      expect(await hall.leave(phone)).toEqual([])
    }
  })
})
