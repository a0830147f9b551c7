import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import { Events } from '../../../cloudfunctions/_shared/event'
import { FollowUps, Ratings } from '../../../cloudfunctions/cases/collections'
import { endedVisit, promised, who, deskForAll } from '../cases/desk'
import { codeOf, put, stamps, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(180_000)

const { desk, ask } = deskForAll()

/** A result that may be rated, and the code on its slip as the window reads it. */
const ofPhone = async (openid: string) => {
  const { caseId } = await desk.accept(promised.code, openid)
  desk.valueOf(await ask('finishCase', { caseId, delivery: 'electronic' }, who.clerk))
  const { slipCode = '' } = await desk.seen(caseId)
  return { visitId: `case:${caseId}`, slipCode }
}
/** The same of somebody without a phone. */
const ofSlip = async () => {
  const { caseId, slipCode = '' } = await desk.acceptOnPaper(promised.code)
  desk.valueOf(await ask('finishCase', { caseId, delivery: 'electronic' }, who.clerk))
  return { visitId: `case:${caseId}`, slipCode }
}
const given = (visitId: string) => stored(desk.cloud, Ratings, { _id: visitId })

describe('the window knows the code on the slip, and reads no rating with it (§19)', () => {
  it('neither reads nor gives, changes, answers or judges the rating of who has a phone', async () => {
    const { visitId, slipCode } = await ofPhone(who.li)
    expect(slipCode).toHaveLength(14)
    const held = { visitId, slipCode }
    const tries: [string, object][] = [
      ['visitRating', {}],
      ['rateVisit', { level: 5 }],
      ['judgeFollowUp', { isSettled: true }],
      ['tellCentre', { words: '没事了' }],
    ]
    const codes = async () => {
      const answers = []
      for (const [endpoint, more] of tries)
        answers.push(codeOf(await ask(endpoint, { ...held, ...more }, who.clerk)))
      return new Set(answers)
    }
    expect(await codes()).toEqual(new Set(['NOT_YOURS']))
    expect(codeOf(await ask('rateVisit', { visitId, level: 1, words: '等太久' }, who.li))).toBe('ok')
    expect(await codes()).toEqual(new Set(['NOT_YOURS']))
    expect(await given(visitId)).toMatchObject([{ level: 1, words: '等太久', isChanged: false, v: 1 }])
    expect(await stored(desk.cloud, FollowUps, { ratingId: visitId })).toMatchObject([{ state: 'opened' }])
    expect(codeOf(await ask('visitRating', held, who.li))).toBe('ok')
  })

  it('a paper that two hold: who rated reads and changes it, the other sees as much as before', async () => {
    const { visitId, slipCode } = await ofSlip()
    const before = await ask('visitRating', { visitId, slipCode }, 'o-friend')
    expect(before).toMatchObject({ value: { mayRate: true } })
    expect(
      codeOf(await ask('rateVisit', { visitId, slipCode, level: 2, words: '态度' }, 'o-grandchild')),
    ).toBe('ok')
    for (const openid of ['o-friend', who.clerk]) {
      const seen = await ask('visitRating', { visitId, slipCode }, openid)
      expect(seen).toMatchObject({ value: { mayRate: true } })
      expect(seen).not.toHaveProperty('value.given')
      expect(seen).not.toHaveProperty('value.followUp')
      expect(codeOf(await ask('judgeFollowUp', { visitId, slipCode, isSettled: true }, openid))).toBe(
        'FOLLOW_UP_UNKNOWN',
      )
      expect(codeOf(await ask('tellCentre', { visitId, slipCode, words: '好' }, openid))).toBe(
        'NOTHING_ASKED',
      )
    }
    expect(codeOf(await ask('rateVisit', { visitId, slipCode, level: 5 }, 'o-friend'))).toBe('RATED_ALREADY')
    // Whoever works there rates beside it, which counts for nothing and tells them nothing.
    expect(await ask('rateVisit', { visitId, slipCode, level: 5 }, who.clerk)).toMatchObject({
      value: { given: { level: 5 } },
    })
    expect(await given(visitId)).toMatchObject([{ level: 2, v: 1, visitor: visitorOf('o-grandchild') }])
    expect(await stored(desk.cloud, Ratings, { visitor: visitorOf(who.clerk) })).toMatchObject([
      { level: 5, setAside: { reason: 'servedBy' } },
    ])
    expect(await ask('visitRating', { visitId, slipCode }, who.clerk)).toMatchObject({
      value: { given: { level: 5 }, mayRate: true },
    })
    expect(await ask('rateVisit', { visitId, slipCode, level: 4 }, 'o-grandchild')).toMatchObject({
      value: { given: { level: 4 }, followUp: { state: 'dropped' } },
    })
  })

  it('who rated on a slip answers the centre and judges from its messages, which carry no code', async () => {
    const { visitId, slipCode } = await ofSlip()
    const openid = 'o-rated-on-slip'
    expect(codeOf(await ask('rateVisit', { visitId, slipCode, level: 1 }, openid))).toBe('ok')
    const [known] = await stored(desk.cloud, FollowUps, { ratingId: visitId })
    const followUpId = known?._id
    expect(codeOf(await ask('askRater', { followUpId, words: '哪一步？' }, who.centre))).toBe('ok')
    const letters = await stored(desk.cloud, Events, { 'facts.reader': visitorOf(openid) })
    expect(letters.map(({ facts }) => facts['page'])).toEqual([`/pages/rating/rating?visit=${visitId}`])
    expect(await ask('visitRating', { visitId }, openid)).toMatchObject({
      value: { followUp: { question: '哪一步？' } },
    })
    expect(codeOf(await ask('visitRating', { visitId }, 'o-friend'))).toBe('NOT_YOURS')
    expect(codeOf(await ask('tellCentre', { visitId, words: '第二步' }, openid))).toBe('ok')
    const verify = { followUpId, isFounded: true, words: '请改进' }
    expect(codeOf(await ask('verifyFollowUp', verify, who.centre))).toBe('ok')
    expect(codeOf(await ask('answerFollowUp', { followUpId, words: '已改' }, who.head))).toBe('ok')
    expect(await ask('judgeFollowUp', { visitId, isSettled: true }, openid)).toMatchObject({
      value: { state: 'settled' },
    })
  })

  it('a change by who has come to that window since is set aside like a first rating', async () => {
    const openid = 'o-joined'
    const id = await endedVisit(desk.cloud, 'J:1', openid)
    expect(codeOf(await ask('rateVisit', { visitId: id, level: 1 }, openid))).toBe('ok')
    expect(await given(id)).not.toHaveProperty('0.setAside')
    await put(desk.cloud, Accounts, {
      _id: visitorOf(openid),
      openid,
      personId: 'p-joined',
      name: '新来的',
      audience: '教职工',
      grants: [{ role: 'windowStaff', windowId: 'W1', from: '2026-11-23' }],
      ...stamps,
    })
    expect(codeOf(await ask('rateVisit', { visitId: id, level: 2 }, openid))).toBe('ok')
    expect(await given(id)).toMatchObject([{ level: 2, setAside: { reason: 'colleague' } }])
    expect(await stored(desk.cloud, FollowUps, { ratingId: id })).toMatchObject([{ state: 'dropped' }])
  })
})

describe('the window prints the slip, and acts with it in nobody’s place (§20)', () => {
  it('hands nothing over of who has a phone, and neither withdraws nor names a proxy for them', async () => {
    const { caseId } = await desk.accept(promised.code)
    const { slipCode = '' } = await desk.seen(caseId)
    for (const openid of [who.clerk, who.secondClerk]) {
      const tries: [string, object][] = [
        ['nameProxy', { name: '自己人' }],
        ['withdrawCase', {}],
        ['sendPaper', { n: 1, uploadId: 'u-1' }],
      ]
      for (const [endpoint, more] of tries)
        expect(codeOf(await ask(endpoint, { caseId, slipCode, ...more }, openid))).toBe('NOT_YOURS')
    }
    await ask('finishCase', { caseId, delivery: 'pickup' }, who.clerk)
    for (const openid of [who.clerk, 'o-friend']) {
      const read = [
        await ask('slipCase', { code: slipCode }, openid),
        await ask('myCase', { caseId, slipCode }, openid),
      ]
      for (const answer of read) {
        expect(answer).toMatchObject({ value: { slipCode, delivery: { state: 'waiting' } } })
        expect(answer).not.toHaveProperty('value.delivery.pickupCode')
      }
    }
    expect(codeOf(await ask('handOver', { caseId, code: slipCode }, who.clerk))).toBe('PICKUP_CODE_WRONG')
    // Who has no more than the paper may still give it up, unless they are of the window.
    const { caseId: other } = await desk.open(promised.code)
    const { slipCode: paper } = await desk.seen(other)
    expect(codeOf(await ask('withdrawCase', { caseId: other, slipCode: paper }, 'o-friend'))).toBe('ok')
    const held = await ask('slipCase', { code: slipCode }, who.li)
    expect(held).toHaveProperty('value.delivery.pickupCode')
  })

  it('who holds the slip of a case goes on to the one that puts it right, and back', async () => {
    const wrong = await desk.acceptOnPaper(promised.code)
    desk.valueOf(await ask('finishCase', { caseId: wrong.caseId, delivery: 'electronic' }, who.clerk))
    const input = { windowId: 'W1', service: promised.code, follows: wrong.caseId }
    const { caseId } = desk.valueOf(await ask('openCase', input, who.clerk))
    const before = desk.valueOf(await ask('slipCase', { code: wrong.slipCode }, 'o-paper'))
    expect(before).toMatchObject({ followedBy: caseId })
    const next = { caseId, slipCode: before.followedBySlip }
    const after = desk.valueOf(await ask('myCase', next, 'o-paper'))
    expect(after).toMatchObject({ follows: wrong.caseId, followsSlip: wrong.slipCode })
    expect(await desk.seen(caseId)).not.toHaveProperty('followsSlip')
  })

  it('the slip of somebody with a phone leads to no other case of theirs', async () => {
    const { caseId } = await desk.accept(promised.code)
    desk.valueOf(await ask('finishCase', { caseId, delivery: 'electronic' }, who.clerk))
    const input = { windowId: 'W1', service: promised.code, follows: caseId }
    const next = desk.valueOf(await ask('openCase', input, who.clerk))
    const { slipCode } = await desk.seen(caseId)
    const friends = await ask('slipCase', { code: slipCode }, 'o-friend')
    expect(friends).toMatchObject({ value: { caseId } })
    expect(friends).not.toHaveProperty('value.followedBy')
    const own = await desk.mine(caseId)
    expect(own).toMatchObject({ followedBy: next.caseId })
    expect(own).not.toHaveProperty('followedBySlip')
  })
})
