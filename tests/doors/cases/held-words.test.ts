import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { visitorOf } from '../../../cloudfunctions/_kernel/account'
import { Events } from '../../../cloudfunctions/_shared/event'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Ratings } from '../../../cloudfunctions/cases/collections'
import { Opinions } from '../../../cloudfunctions/windows/collections'
import { endedVisit, who, deskForAll } from './desk'
import { codeOf, doorOf, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(180_000)

const DOUBTFUL = '办完可以加微信吗'

const { desk, ask } = deskForAll()
const askWindows = doorOf(() => desk.cloud, 'windows')

interface Held {
  readonly heldId: string
  readonly words: string
}
const rate = async (id: string, level: number, words: string, openid: string) => {
  await endedVisit(desk.cloud, id, openid)
  expect(codeOf(await ask('rateVisit', { visitId: id, level, words }, openid))).toBe('ok')
}
const held = async (of: 'ratings' | 'answers'): Promise<Held[]> => {
  const answer = await ask('heldWords', { of }, who.centre)
  if (!answer.ok) throw new Error(answer.error.code)
  return (answer.value as { words: Held[] }).words
}
const review = (of: string, heldId: string, isPassed: boolean, openid: string = who.centre) =>
  ask('reviewWords', { of, heldId, isPassed }, openid)
const todos = async () => (await stored(desk.cloud, Todos)).map(({ kind }) => kind)
const followed = async () => {
  const answer = await ask('followUps', {}, who.centre)
  return (answer as { value: { followUps: { followUpId: string }[] } }).value.followUps[0]
}

describe('words of a rating that WeChat could not decide (0.3)', () => {
  it('wait for the centre, which learns their window and week and nothing else', async () => {
    await rate('H:1', 1, DOUBTFUL, who.li)
    expect(await todos()).toContain('heldRatings')
    const rows = await held('ratings')
    expect(rows).toEqual([
      { heldId: rows[0]?.heldId, week: '2026-11-23', windowNo: 1, level: 1, words: DOUBTFUL },
    ])
    expect(JSON.stringify(rows)).not.toMatch(/H:1|H1|o-li/)
    const [todo] = await stored(desk.cloud, Todos, { kind: 'heldRatings' })
    expect(todo?.since.toISOString()).toBe('2026-11-22T16:00:00.000Z')
    expect(await followed()).toMatchObject({ words: '', wordsState: 'pendingReview' })
  })

  it('are read and reviewed by the centre alone', async () => {
    for (const openid of [who.clerk, who.head, who.financeHead])
      expect(codeOf(await ask('heldWords', { of: 'ratings' }, openid))).toBe('NOT_ALLOWED')
    expect(codeOf(await review('ratings', '2026-11-23:x', true, who.head))).toBe('NOT_ALLOWED')
    const junk = { of: 'ratings', cursor: 'junk' }
    expect(codeOf(await ask('heldWords', junk, who.centre))).toBe('BAD_INPUT')
  })

  it('are shown once they passed; the audit knows neither them nor whose they are', async () => {
    const [row] = await held('ratings')
    const heldId = row?.heldId ?? ''
    expect(await review('ratings', heldId, true)).toEqual({ ok: true, value: { state: 'passed' } })
    expect(codeOf(await review('ratings', heldId, false))).toBe('WORDS_REVIEWED')
    expect(await held('ratings')).toEqual([])
    expect(await todos()).not.toContain('heldRatings')
    expect(await followed()).toMatchObject({ words: DOUBTFUL, wordsState: 'passed' })
    const entries = await stored(desk.cloud, AuditEntries, { endpoint: 'cases.reviewWords' })
    expect(entries).toMatchObject([
      { before: { wordsState: 'pendingReview' }, after: { wordsState: 'passed' } },
    ])
    expect(JSON.stringify(entries)).not.toMatch(/加微信|H:1/)
    expect(JSON.stringify(entries)).not.toContain(visitorOf(who.li))
  })

  it('that were changed meanwhile wait anew under another name', async () => {
    await rate('H:2', 4, DOUBTFUL, who.wang)
    const [first] = await held('ratings')
    await ask('rateVisit', { visitId: 'H:2', level: 4, words: `${DOUBTFUL}？` }, who.wang)
    expect(codeOf(await review('ratings', first?.heldId ?? '', true))).toBe('WORDS_REVIEWED')
    const [second] = await held('ratings')
    expect(second?.words).toBe(`${DOUBTFUL}？`)
    // The other way round it stays stopped, and who wrote it is told.
    expect(await review('ratings', second?.heldId ?? '', false)).toMatchObject({
      value: { state: 'stopped' },
    })
    expect(await stored(desk.cloud, Ratings, { _id: 'H:2' })).toMatchObject([{ wordsState: 'stopped' }])
    const letters = await stored(desk.cloud, Events, { 'facts.reader': visitorOf(who.wang) })
    expect(letters.map(({ facts }) => facts['zh'])).toEqual([expect.stringContaining('没有通过审核')])
  })

  it('go from the list with the rest of what somebody erases', async () => {
    await rate('H:3', 4, DOUBTFUL, 'o-erasing')
    expect(await held('ratings')).toHaveLength(1)
    expect(codeOf(await ask('eraseMyData', { section: 'words' }, 'o-erasing'))).toBe('ok')
    expect(await held('ratings')).toEqual([])
    expect(await todos()).not.toContain('heldRatings')
  })
})

describe('what a rater answers the centre', () => {
  it('waits in the same way; the centre reads it once it passed', async () => {
    const followUpId = (await followed())?.followUpId
    const question = { followUpId, words: '说的是哪一步？' }
    expect(codeOf(await ask('askRater', question, who.centre))).toBe('ok')
    expect(codeOf(await ask('tellCentre', { visitId: 'H:1', words: DOUBTFUL }, who.li))).toBe('ok')
    expect(await todos()).toContain('heldAnswers')
    expect(await followed()).toMatchObject({
      talk: [{ asked: '说的是哪一步？', saidState: 'pendingReview' }],
    })
    expect(JSON.stringify(await followed())).not.toContain('"said":')
    expect(codeOf(await ask('askRater', question, who.centre))).toBe('ANSWER_WAITS')
    const [row] = await held('answers')
    expect(row).toMatchObject({ words: DOUBTFUL, question: '说的是哪一步？', week: '2026-11-23' })
    expect(codeOf(await review('answers', row?.heldId ?? '', false))).toBe('ok')
    expect(codeOf(await review('answers', row?.heldId ?? '', true))).toBe('WORDS_REVIEWED')
    // Stopped: it may be put differently.
    expect(codeOf(await ask('tellCentre', { visitId: 'H:1', words: '第二步' }, who.li))).toBe('ok')
    expect(await followed()).toMatchObject({ talk: [{ said: '第二步', saidState: 'passed' }] })
    expect(await todos()).not.toContain('heldAnswers')
  })

  it('can be erased by who wrote it', async () => {
    expect(codeOf(await ask('eraseMyData', { section: 'words' }, who.li))).toBe('ok')
    expect(JSON.stringify(await followed())).not.toMatch(/第二步|加微信/)
  })
})

describe('an opinion that WeChat could not decide', () => {
  const opinions = async () => {
    const answer = await askWindows('heldOpinions', {}, who.centre)
    return (answer as { value: { opinions: { opinionId: string }[] } }).value.opinions
  }

  it('waits, is passed or stopped once, and stays nobody’s', async () => {
    for (const openid of ['o-one', 'o-two'])
      await askWindows('giveOpinion', { windowId: 'W1', about: 'hours', words: DOUBTFUL }, openid)
    expect(await todos()).toContain('heldOpinions')
    const [first] = await opinions()
    expect(first).toEqual({
      opinionId: first?.opinionId,
      windowNo: 1,
      about: 'hours',
      words: DOUBTFUL,
      week: '2026-11-23',
    })
    const pass = { opinionId: first?.opinionId, isPassed: true }
    expect(await askWindows('reviewOpinion', pass, who.centre)).toEqual({
      ok: true,
      value: { state: 'passed' },
    })
    expect(codeOf(await askWindows('reviewOpinion', pass, who.centre))).toBe('OPINION_REVIEWED')
  })

  it('is the centre’s alone to read', async () => {
    expect(codeOf(await askWindows('heldOpinions', {}, who.head))).toBe('NOT_ALLOWED')
    expect(codeOf(await askWindows('heldOpinions', { cursor: 'junk' }, who.centre))).toBe('BAD_INPUT')
    const [left] = await opinions()
    const stop = { opinionId: left?.opinionId, isPassed: false }
    expect(await askWindows('reviewOpinion', stop, who.admin)).toMatchObject({ value: { state: 'stopped' } })
    expect(await todos()).not.toContain('heldOpinions')
    const kept = await stored(desk.cloud, Opinions)
    expect(kept.map(({ wordsState }) => wordsState).sort()).toEqual(['passed', 'stopped'])
    expect(new Set(kept.map(({ updatedAt }) => updatedAt.toISOString()))).toEqual(
      new Set(['2026-11-22T16:00:00.000Z']),
    )
  })
})
