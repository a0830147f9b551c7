import { CalendarEntries } from '../../../cloudfunctions/_kernel/calendar'
import { visitorOf } from '../../../cloudfunctions/_kernel/account'
import { Events } from '../../../cloudfunctions/_shared/event'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { addDays, type Day, dayOf } from '../../../cloudfunctions/_kernel/time'
import { FollowUps, Ratings, Reminders } from '../../../cloudfunctions/cases/collections'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { type Desk, direct, endedVisit, promised, startDesk, who } from './desk'
import { codeOf, put, stamps, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(180_000)

let desk: Desk
const ask: Desk['ask'] = (...given) => desk.ask(...given)
beforeAll(async () => {
  desk = await startDesk()
  const year = { kind: 'year' as const, year: 2027, provisional: false, days: [] }
  await put(desk.cloud, CalendarEntries, { _id: 'y2027', ...year, ...stamps })
})
afterAll(() => desk.cloud.close())
beforeEach(() => {
  desk.later(2)
})

const visitOf = (id: string, openid: string, more: Record<string, unknown> = {}) =>
  endedVisit(desk.cloud, id, openid, more)
const rate = (visitId: string, level: number, openid: string, more: object = {}) =>
  ask('rateVisit', { visitId, level, ...more }, openid)
const todos = async () => (await stored(desk.cloud, Todos)).map((todo) => `${todo.kind} ${todo.desk}`)

interface Row {
  readonly followUpId: string
  readonly moves: readonly string[]
}
const rowsOf = async (endpoint: string, input: Record<string, unknown>, openid: string): Promise<Row[]> => {
  const answer = await ask(endpoint, input, openid)
  if (!answer.ok) throw new Error(answer.error.code)
  return (answer.value as { followUps: Row[] }).followUps
}
const newest = async (): Promise<string> =>
  (await rowsOf('followUps', {}, who.centre)).find(({ moves }) => moves.includes('verify'))?.followUpId ?? ''

describe('a low rating is followed up through all its steps (§19)', () => {
  it('level 1 without words → taken with a tag; follow-up opens', async () => {
    const id = await visitOf('A:1', who.li)
    expect(await rate(id, 1, who.li, { aspects: ['waiting'] })).toMatchObject({
      value: { followUp: { state: 'opened' } },
    })
    expect(await stored(desk.cloud, FollowUps)).toMatchObject([
      { state: 'opened', verifyBy: '2026-11-24', settleBy: '2026-12-21', level: 1 },
    ])
    expect(await todos()).toContain('followUpVerify centreStaff')
    expect(await ask('unitFollowUps', { unitId: 'u-jw' }, who.head)).toMatchObject({
      value: { followUps: [] },
    })
  })

  it('low rating, rater anonymous to staff → centre can contact through the inbox without the unit learning who', async () => {
    const followUpId = await newest()
    expect(await ask('askRater', { followUpId, words: '等了多久？' }, who.centre)).toEqual({
      ok: true,
      value: { isSent: true },
    })
    const letters = await stored(desk.cloud, Events, { 'facts.reader': visitorOf(who.li) })
    expect(letters.map(({ facts }) => facts['zh'])).toContain('中心想了解您的评价：等了多久？')
    expect(await ask('visitRating', { visitId: 'A:1' }, who.li)).toMatchObject({
      value: { followUp: { question: '等了多久？' } },
    })
    expect(codeOf(await ask('tellCentre', { visitId: 'A:1', words: '一小时' }, who.wang))).toBe('NOT_YOURS')
    const gone = { visitId: 'A:99', words: '一小时' }
    expect(codeOf(await ask('tellCentre', gone, who.li))).toBe('VISIT_UNKNOWN')
    const bad = { visitId: 'A:1', words: '有人在窗口赌博' }
    expect(codeOf(await ask('tellCentre', bad, who.li))).toBe('ANSWER_STOPPED')
    const said = { visitId: 'A:1', words: '等了一小时' }
    expect(await ask('tellCentre', said, who.li)).toEqual({ ok: true, value: { isSent: true } })
    expect(codeOf(await ask('tellCentre', said, who.li))).toBe('NOTHING_ASKED')
    expect(await ask('followUps', {}, who.centre)).toMatchObject({
      value: {
        followUps: [
          { talk: [{ asked: '等了多久？', said: '等了一小时' }], mayAsk: true, wordsState: 'none' },
        ],
      },
    })
    expect(await ask('visitRating', { visitId: 'A:1' }, who.li)).toMatchObject({
      value: { followUp: { said: '等了一小时' } },
    })
    const [entry] = await stored(desk.cloud, AuditEntries, { endpoint: 'cases.tellCentre' })
    expect(entry).toMatchObject({ by: 'anonymous', after: { said: 'passed' } })
    expect(JSON.stringify(entry)).not.toMatch(/一小时|(?<![\w-])A:1/)
    const answer = JSON.stringify(await ask('followUps', {}, who.centre))
    expect(answer).not.toMatch(/o-li|p-li|李小雨|(?<![\w-])A:1/)
    expect(answer).not.toContain(visitorOf(who.li))
  })

  it('the centre verifies, the unit answers in time, the rater says that it is settled', async () => {
    const followUpId = await newest()
    const verify = { followUpId, isFounded: true, words: '有师生反映高峰时等候过久，请改进' }
    expect(codeOf(await ask('answerFollowUp', { followUpId, words: '好' }, who.head))).toBe(
      'FOLLOW_UP_UNKNOWN',
    )
    expect(codeOf(await ask('judgeFollowUp', { visitId: 'A:1', isSettled: true }, who.li))).toBe(
      'FOLLOW_UP_PAST',
    )
    expect(await ask('verifyFollowUp', verify, who.centre)).toMatchObject({
      value: { state: 'atUnit', answerBy: '2026-11-30' },
    })
    expect(codeOf(await ask('verifyFollowUp', verify, who.centre))).toBe('FOLLOW_UP_PAST')
    expect(codeOf(await ask('askRater', { followUpId, words: '？' }, who.centre))).toBe('FOLLOW_UP_PAST')
    expect(await todos()).toContain('followUpAnswer unitHead:u-jw')
    expect(await rowsOf('unitFollowUps', { unitId: 'u-jw' }, who.head)).toEqual([
      { followUpId, state: 'atUnit', finding: verify.words, answerBy: '2026-11-30', moves: ['answer'] },
    ])
    expect(codeOf(await ask('answerFollowUp', { followUpId, words: '好' }, who.financeHead))).toBe(
      'FOLLOW_UP_UNKNOWN',
    )
    expect(await ask('answerFollowUp', { followUpId, words: '高峰加开一个窗口' }, who.head)).toMatchObject({
      value: { state: 'answered' },
    })
    expect(codeOf(await ask('answerFollowUp', { followUpId, words: '好' }, who.head))).toBe('FOLLOW_UP_PAST')
    expect(await ask('visitRating', { visitId: 'A:1' }, who.li)).toMatchObject({
      value: { followUp: { state: 'answered', answer: '高峰加开一个窗口', mayJudge: true } },
    })
    expect(codeOf(await ask('judgeFollowUp', { visitId: 'A:1', isSettled: true }, who.wang))).toBe(
      'NOT_YOURS',
    )
    expect(await ask('judgeFollowUp', { visitId: 'A:1', isSettled: true }, who.li)).toMatchObject({
      value: { state: 'settled' },
    })
    expect(await todos()).toEqual([])
  })

  it('unsettled goes on to a complaint if they wish', async () => {
    const id = await visitOf('A:2', who.wang)
    await rate(id, 2, who.wang)
    const followUpId = await newest()
    await ask('verifyFollowUp', { followUpId, isFounded: true, words: '请改进' }, who.centre)
    await ask('answerFollowUp', { followUpId, words: '已改进' }, who.head)
    const answer = await ask('judgeFollowUp', { visitId: id, isSettled: false }, who.wang)
    expect(answer).toEqual({ ok: true, value: { state: 'unsettled', complaintPhone: direct.complaintPhone } })
    // The page says it again whenever it is opened.
    expect(await ask('visitRating', { visitId: id }, who.wang)).toMatchObject({
      value: { followUp: { state: 'unsettled', complaintPhone: direct.complaintPhone } },
    })
  })

  it('what the centre finds unfounded ends with its words to the rater', async () => {
    const id = await visitOf('A:3', who.wang)
    await rate(id, 2, who.wang)
    const input = { followUpId: await newest(), isFounded: false, words: '系统当天停机，已公告' }
    expect(await ask('verifyFollowUp', input, who.centre)).toMatchObject({ value: { state: 'unfounded' } })
    expect(await rowsOf('unitFollowUps', { unitId: 'u-jw' }, who.head)).toEqual([])
  })

  it('a change to a good rating within the day drops it; a good one opens none', async () => {
    const id = await visitOf('A:4', who.wang)
    await rate(id, 1, who.wang)
    expect(await rate(id, 4, who.wang)).toMatchObject({ value: { followUp: { state: 'dropped' } } })
    const good = await visitOf('A:5', who.wang)
    expect(await rate(good, 3, who.wang)).not.toHaveProperty('value.followUp')
    expect(codeOf(await ask('judgeFollowUp', { visitId: good, isSettled: true }, who.wang))).toBe(
      'FOLLOW_UP_UNKNOWN',
    )
  })

  it('nobody finds one that isn’t there', async () => {
    const input = { followUpId: 'f-none', words: '好' }
    expect(codeOf(await ask('verifyFollowUp', { ...input, isFounded: true }, who.centre))).toBe(
      'FOLLOW_UP_UNKNOWN',
    )
    expect(codeOf(await ask('askRater', input, who.centre))).toBe('FOLLOW_UP_UNKNOWN')
    expect(codeOf(await ask('judgeFollowUp', { visitId: 'A:99', isSettled: true }, who.li))).toBe(
      'VISIT_UNKNOWN',
    )
    expect(codeOf(await ask('followUps', { cursor: 'junk' }, who.centre))).toBe('BAD_INPUT')
  })

  it('an answer that never came is before the centre again; one never judged is closed after 15 working days', async () => {
    const [late, silent] = [await visitOf('A:6', 'o-late'), await visitOf('A:7', 'o-silent')]
    for (const [id, openid] of [
      [late, 'o-late'],
      [silent, 'o-silent'],
    ] as const) {
      await rate(id, 1, openid)
      await ask(
        'verifyFollowUp',
        { followUpId: await newest(), isFounded: true, words: '请改进' },
        who.centre,
      )
    }
    const [known] = await stored(desk.cloud, FollowUps, { ratingId: silent })
    await ask('answerFollowUp', { followUpId: known?._id, words: '已改进' }, who.head)
    desk.setClock('2026-12-22T03:00:00')
    await desk.cloud.runTimer('cases')
    await desk.cloud.runTimer('cases')
    expect(await todos()).toEqual(['followUpAnswer unitHead:u-jw', 'followUpLate centreStaff'])
    expect(await ask('visitRating', { visitId: silent }, 'o-silent')).toMatchObject({
      value: { followUp: { state: 'unjudged' } },
    })
  })

  it('an answer that came late is the rater’s to judge for five working days, and counts', async () => {
    const [known] = await stored(desk.cloud, FollowUps, { ratingId: 'A:6' })
    expect(codeOf(await ask('answerFollowUp', { followUpId: known?._id, words: '已改进' }, who.head))).toBe(
      'ok',
    )
    desk.setClock('2026-12-23T00:01:00')
    await desk.cloud.runTimer('cases')
    const asked = { value: { followUp: { state: 'answered', mayJudge: true } } }
    expect(await ask('visitRating', { visitId: 'A:6' }, 'o-late')).toMatchObject(asked)
    expect(await stored(desk.cloud, FollowUps, { ratingId: 'A:6' })).toMatchObject([
      { settleBy: '2026-12-29' },
    ])
    const judged = await ask('judgeFollowUp', { visitId: 'A:6', isSettled: false }, 'o-late')
    expect(judged).toMatchObject({ value: { state: 'unsettled' } })
  })
})

describe('reminders, paper and figures (§19)', () => {
  it('counts that staff reminded once a visit, and shows nothing of whether it was rated', async () => {
    await visitOf('B:1', who.li)
    const input = { windowId: 'W1', visitId: 'B:1' }
    const expected = { ok: true, value: { page: '/pages/rating/rating?visit=B:1' } }
    expect(await ask('remindToRate', input, who.clerk)).toEqual(expected)
    await rate('B:1', 5, who.li)
    expect(await ask('remindToRate', input, who.clerk)).toEqual(expected)
    expect(await stored(desk.cloud, Reminders)).toHaveLength(1)
    const { caseId } = await desk.accept(promised.code)
    const ofCase = { windowId: 'W1', visitId: `case:${caseId}` }
    expect(codeOf(await ask('remindToRate', ofCase, who.clerk))).toBe('VISIT_UNKNOWN')
    await ask('finishCase', { caseId, delivery: 'electronic' }, who.clerk)
    expect(codeOf(await ask('remindToRate', ofCase, who.clerk))).toBe('ok')
    expect(codeOf(await rate(`case:${caseId}`, 4, who.li))).toBe('ok')
    expect(codeOf(await rate(`case:${caseId}`, 4, who.wang))).toBe('NOT_YOURS')
  })

  it('takes a paper slip for a window, which names nobody', async () => {
    expect(codeOf(await ask('paperRating', { windowId: 'W1', level: 5 }, who.centre))).toBe('ok')
    expect(codeOf(await ask('paperRating', { windowId: 'W77', level: 5 }, who.centre))).toBe(
      'NOT_THIS_WINDOW',
    )
    expect(await stored(desk.cloud, Ratings, { visitor: 'paper' })).toMatchObject([{ level: 5, number: '' }])
    expect(await stored(desk.cloud, FollowUps, { visitor: 'paper' })).toEqual([])
  })

  it('follows a low one on paper up without asking anybody; it ends with the unit’s answer', async () => {
    const slip = { windowId: 'W1', level: 1, aspects: ['attitude'] }
    expect(codeOf(await ask('paperRating', slip, who.centre))).toBe('ok')
    const followUpId = await newest()
    expect(await todos()).toContain('followUpVerify centreStaff')
    const question = { followUpId, words: '哪一天？' }
    expect(codeOf(await ask('askRater', question, who.centre))).toBe('NOBODY_TO_ASK')
    const told = await stored(desk.cloud, Events, { 'facts.reader': 'paper' })
    const verify = { followUpId, isFounded: true, words: '请注意态度' }
    expect(await ask('verifyFollowUp', verify, who.centre)).toMatchObject({
      value: { state: 'atUnit', mayAsk: false },
    })
    expect(await ask('answerFollowUp', { followUpId, words: '已经谈话' }, who.head)).toMatchObject({
      value: { state: 'answered', moves: [] },
    })
    expect(await stored(desk.cloud, FollowUps, { visitor: 'paper' })).toMatchObject([
      { state: 'unjudged', live: false, answer: '已经谈话' },
    ])
    expect(told).toEqual([])
    expect(await stored(desk.cloud, Events, { 'facts.reader': 'paper' })).toEqual([])
  })

  it('are apart, over closed weeks', async () => {
    desk.setClock('2026-12-28T09:00:00')
    await desk.cloud.runTimer('cases')
    const answer = await ask('ratingFigures', { windowId: 'W1' }, who.centre)
    expect(answer).toMatchObject({
      value: {
        from: '2026-10-05',
        to: '2026-12-27',
        low: 6,
        // Of five raters one was asked; the sixth is on paper, and the unit answered that one too.
        figures: { settledRate: 333, replyRate: 833, returnVisitRate: 200 },
      },
    })
    expect(codeOf(await ask('ratingFigures', { windowId: 'W1' }, who.head))).toBe('NOT_ALLOWED')
  })
})

describe('the clock that closes what nobody judged (§19)', () => {
  it('a page of what the centre is late with keeps no answer from being closed', async () => {
    const id = await visitOf('A:8', 'o-behind', { day: '2026-12-28' })
    await rate(id, 1, 'o-behind')
    const verify = { followUpId: await newest(), isFounded: true, words: '请改进' }
    expect(codeOf(await ask('verifyFollowUp', verify, who.centre))).toBe('ok')
    const answer = { followUpId: verify.followUpId, words: '已改进' }
    expect(codeOf(await ask('answerFollowUp', answer, who.head))).toBe('ok')
    const [known] = await stored(desk.cloud, FollowUps, { ratingId: id })
    if (known === undefined) throw new Error('no follow-up opened')
    // So long ago that they come before every other.
    const late = Array.from({ length: 60 }, (_none, n) => {
      const { answer: _answer, answerBy: _by, finding: _finding, ...rest } = known
      const _id = `f-late-${String(n)}`
      const dates = { openedOn: '2026-03-02', verifyBy: '2026-03-03', settleBy: '2026-03-23' }
      return { ...rest, ...dates, _id, ratingId: _id, windowId: 'W2', windowNo: 2, state: 'opened' as const }
    })
    await put(desk.cloud, FollowUps, ...late.map((one) => ({ ...one, dueKey: `2026-03-03:${one._id}` })))
    desk.setClock(`${known.settleBy}T23:59:00`)
    await desk.cloud.runTimer('cases')
    const state = async () => (await stored(desk.cloud, FollowUps, { ratingId: id }))[0]?.state
    expect(await state()).toBe('answered')
    desk.later(3)
    await desk.cloud.runTimer('cases')
    expect(await state()).toBe('unjudged')
  })

  it('what a unit does not answer in time counts for its window and itself, once', async () => {
    const [like] = await stored(desk.cloud, FollowUps, { state: 'opened' })
    if (like === undefined) throw new Error('no follow-up opened')
    const today = dayOf(desk.cloud.now())
    const owed = (id: string, answerBy: Day) => ({
      ...like,
      _id: id,
      ratingId: id,
      state: 'atUnit' as const,
      finding: '请改进',
      answerBy,
      dueKey: `${answerBy}:${id}`,
    })
    await put(desk.cloud, FollowUps, owed('f-owed', today), owed('f-in-time', addDays(today, 9)))
    for (const night of [1, 2]) {
      desk.setClock(`${addDays(today, night)}T04:00:00`)
      await desk.cloud.runTimer('cases')
    }
    const counted = await stored(desk.cloud, Events, { kind: 'assessed' })
    const { windowId, unitId } = like
    const ofThese = counted
      .map(({ facts }) => facts)
      .filter(({ sourceId }) => sourceId === 'f-owed' || sourceId === 'f-in-time')
    expect(ofThese).toEqual([
      { rule: 'followUpLate', sourceId: 'f-owed', version: 1, times: 1, windowId, unitId, on: today },
    ])
  })
})
