import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { visitorOf } from '../../../cloudfunctions/_kernel/account'
import { Operations } from '../../../cloudfunctions/_kernel/operation'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Opinions, OpinionVotes } from '../../../cloudfunctions/windows/collections'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, doorOf, edit, startCentre, stored } from '../centre'
import { valueOf } from '../people/posts'
import { arrange } from './hall'

import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'windows')
const give = (openid: string, words: string, more: object = {}) =>
  ask('giveOpinion', { windowId: 'w1', about: 'hours', words, ...more }, openid)
const figures = async () =>
  valueOf<{ opinions: object[] }>(
    await ask('quarterSheet', { windowId: 'w1', quarter: '2026-Q4' }, 'o-admin'),
  ).opinions
interface Row {
  opinionId: string
  words: string
  votes: number
  hasVoted: boolean
  answer?: { words: string; by: string }
}
interface Page {
  opinions: Row[]
  cursor?: string
}
const list = async (openid = 'o-guest', input: object = {}) =>
  valueOf<Page>(await ask('opinions', { ...input }, openid))
const receipt = 'w1w1w1w1w1w1w1w1w1w1w1'
const mine = async () =>
  valueOf<{ opinions: { state: string; offReason?: string; answers: { words: string; to: string }[] }[] }>(
    await ask('myOpinions', { receipts: [receipt] }, 'o-elsewhere'),
  ).opinions
const todos = async (kind: string) => (await stored(cloud, Todos, { kind })).map(({ desk, zh }) => [desk, zh])

/** Five people said something last week, and the night has put it onto the list. */
const arrangeList = async () => {
  for (let n = 1; n <= 4; n++) await give(`o-guest-${String(n)}`, `中午也开 ${String(n)}`)
  expect(codeOf(await give('o-student', '换到门口', { about: 'window', receipt }))).toBe('ok')
  cloud.setClock('2026-11-30T03:00:00+08:00')
  await cloud.runTimer('windows')
  return (await list()).opinions
}
const opinionOf = async (words: string) => (await list()).opinions.find((one) => one.words === words)

beforeEach(async () => {
  cloud = await startCentre()
  await arrange(cloud)
})
afterEach(() => cloud.close())

describe('师生意见 (§8)', () => {
  it('is kept without who and when, and read once the week is over and there are five', async () => {
    for (let n = 1; n <= 4; n++)
      expect(codeOf(await give(`o-guest-${String(n)}`, `中午也开 ${String(n)}`))).toBe('ok')
    expect(codeOf(await give('o-student', '换到门口', { about: 'window' }))).toBe('ok')
    await cloud.runTimer('windows')
    expect([await figures(), (await list()).opinions]).toEqual([[], []])
    cloud.setClock('2026-11-30T03:00:00+08:00')
    await cloud.runTimer('windows')
    expect(await figures()).toEqual([
      { subject: 'window', count: 1, votes: 0, said: [{ words: '换到门口', votes: 0 }] },
      {
        subject: 'hours',
        count: 4,
        votes: 0,
        said: [1, 2, 3, 4].map((n) => ({ words: `中午也开 ${String(n)}`, votes: 0 })),
      },
    ])
    expect((await list()).opinions).toHaveLength(5)
    const kept = await stored(cloud, Opinions, {})
    expect(new Set(kept.map(({ createdAt }) => createdAt.toISOString()))).toEqual(
      new Set(['2026-11-22T16:00:00.000Z']),
    )
    expect(await stored(cloud, AuditEntries, { subject: { $regex: '^opinions' } })).toEqual([])
    const everything = JSON.stringify([kept, await stored(cloud, Operations, { endpoint: 'giveOpinion' })])
    for (const who of ['o-student', 'o-guest-1']) {
      expect(everything).not.toContain(who)
      expect(everything).not.toContain(visitorOf(who))
    }
  })

  it('takes nothing that the text check stopped, and nothing about a window that is gone', async () => {
    expect(codeOf(await give('o-student', '有人在窗口赌博'))).toBe('OPINION_STOPPED')
    expect(codeOf(await give('o-student', '开着吗', { windowId: 'w77' }))).toBe('OPINION_WINDOW_GONE')
    await edit(cloud, ServiceWindows, { _id: 'w2' }, { state: 'closed' })
    expect(codeOf(await give('o-student', '还开吗', { windowId: 'w2' }))).toBe('OPINION_WINDOW_GONE')
  })

  it('is listed page by page, of the whole hall or of one window', async () => {
    for (let n = 1; n <= 23; n++)
      await give(`o-guest-${String(n)}`, `意见 ${String(n)}`, n === 1 ? { windowId: 'w2' } : {})
    cloud.setClock('2026-11-30T03:00:00+08:00')
    await cloud.runTimer('windows')
    const first = await list()
    const second = await list('o-guest', { cursor: first.cursor })
    const all = [...first.opinions, ...second.opinions].map(({ opinionId }) => opinionId)
    expect([first.opinions.length, second.opinions.length, new Set(all).size]).toEqual([20, 3, 23])
    expect((await list('o-guest', { windowId: 'w2' })).opinions.map(({ words }) => words)).toEqual(['意见 1'])
    expect(codeOf(await ask('opinions', { cursor: 'junk' }, 'o-guest'))).toBe('BAD_INPUT')
  })
})

describe('a vote (§8)', () => {
  it('counts once for each person, may be taken back, and is nobody’s', async () => {
    const [one] = await arrangeList()
    const vote = (openid: string, isFor = true) =>
      ask('voteOpinion', { opinionId: one?.opinionId ?? '', isFor }, openid)
    await Promise.all(['o-a', 'o-b', 'o-c'].map((openid) => vote(openid)))
    expect(valueOf<Row>(await vote('o-a'))).toEqual({ votes: 3, hasVoted: true })
    expect(valueOf<Row>(await vote('o-b', false))).toEqual({ votes: 2, hasVoted: false })
    expect(valueOf<Row>(await vote('o-b', false))).toEqual({ votes: 2, hasVoted: false })
    const read = async (openid: string) =>
      (await list(openid)).opinions.find(({ opinionId }) => opinionId === one?.opinionId)
    expect([await read('o-a'), await read('o-b')]).toMatchObject([
      { votes: 2, hasVoted: true },
      { votes: 2, hasVoted: false },
    ])
    const kept = JSON.stringify([await stored(cloud, OpinionVotes), await stored(cloud, Opinions)])
    expect(kept).not.toContain(visitorOf('o-a'))
    expect(await stored(cloud, AuditEntries, { subject: { $regex: '^opinion' } })).toEqual([])
  })

  it('pressed twice at the same moment counts once', async () => {
    const [one] = await arrangeList()
    const vote = () => ask('voteOpinion', { opinionId: one?.opinionId ?? '', isFor: true }, 'o-a')
    await Promise.all([vote(), vote()])
    expect((await list()).opinions.find(({ opinionId }) => opinionId === one?.opinionId)?.votes).toBe(1)
  })

  it('is for what is on the list alone', async () => {
    await give('o-student', '还没到周末')
    const [known] = await stored(cloud, Opinions)
    for (const opinionId of [known?._id ?? '', 'nothing'])
      expect(codeOf(await ask('voteOpinion', { opinionId, isFor: true }, 'o-a'))).toBe('OPINION_UNKNOWN')
  })
})

describe('an answer (§8)', () => {
  const desk = async (openid: string, which = 'waiting') =>
    valueOf<{ opinions: { opinionId: string; words: string; mayTakeOff: boolean }[] }>(
      await ask('opinionDesk', { which }, openid),
    ).opinions
  const answer = (opinionId: string, words: string, as = 'o-head', to = 'everybody') =>
    ask('answerOpinion', { opinionId, to, words }, as)

  it('waits for the head of its unit, who alone of the heads sees and answers it', async () => {
    const [one] = await arrangeList()
    expect(await todos('opinionAnswer')).toEqual([['unitHead:jw', '5 条师生意见等单位答复']])
    expect([(await desk('o-head')).length, await desk('o-head-cw'), (await desk('o-admin')).length]).toEqual([
      5,
      [],
      5,
    ])
    expect(codeOf(await answer(one?.opinionId ?? '', '可以', 'o-head-cw'))).toBe('OPINION_UNKNOWN')
    expect(codeOf(await answer('nothing', '可以'))).toBe('OPINION_UNKNOWN')
    expect(codeOf(await answer(one?.opinionId ?? '', '下学期中午轮班开'))).toBe('ok')
    expect(await opinionOf(one?.words ?? '')).toMatchObject({
      answer: { words: '下学期中午轮班开', by: 'unit' },
    })
    expect([(await desk('o-head')).length, (await desk('o-head', 'answered')).length]).toEqual([4, 1])
    expect(await todos('opinionAnswer')).toEqual([['unitHead:jw', '4 条师生意见等单位答复']])
  })

  it('to its author alone is read by whoever keeps the receipt, and by nobody else', async () => {
    await arrangeList()
    const one = await opinionOf('换到门口')
    expect(await mine()).toMatchObject([{ state: 'listed', answers: [] }])
    expect(codeOf(await answer(one?.opinionId ?? '', '门口消防不许摆', 'o-admin', 'author'))).toBe('ok')
    expect(await mine()).toMatchObject([{ answers: [{ words: '门口消防不许摆', to: 'author' }] }])
    expect(JSON.stringify(await list())).not.toContain('消防')
    const other = valueOf<Page>(await ask('myOpinions', { receipts: ['x'.repeat(22)] }, 'o-student'))
    expect(other.opinions).toEqual([])
    const without = await opinionOf('中午也开 1')
    expect(codeOf(await answer(without?.opinionId ?? '', '谢谢', 'o-admin', 'author'))).toBe(
      'OPINION_WITHOUT_RECEIPT',
    )
  })

  it('that is two weeks late is told to the centre', async () => {
    await arrangeList()
    expect(await todos('opinionLate')).toEqual([])
    cloud.setClock('2026-12-15T03:00:00+08:00')
    await cloud.runTimer('windows')
    expect((await todos('opinionLate')).map(([to]) => to)).toEqual(['centreStaff'])
  })

  it('may be that the centre takes it off the list, and why', async () => {
    await arrangeList()
    const one = await opinionOf('换到门口')
    const off = (as: string) =>
      ask('takeOffOpinion', { opinionId: one?.opinionId ?? '', reason: '点了同事的名' }, as)
    expect(codeOf(await off('o-head'))).toBe('NOT_ALLOWED')
    expect(codeOf(await off('o-admin'))).toBe('ok')
    expect(codeOf(await off('o-admin'))).toBe('OPINION_UNKNOWN')
    expect(await opinionOf('换到门口')).toBeUndefined()
    expect(await mine()).toMatchObject([{ state: 'off', offReason: '点了同事的名' }])
    await cloud.runTimer('windows')
    expect(await opinionOf('换到门口')).toBeUndefined()
  })
})
