import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { FollowUps, Ratings, RatingWeeks } from '../../../cloudfunctions/cases/collections'
import { PublishedSheets } from '../../../cloudfunctions/_shared/published-sheet'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { slipIdOf } from '../../../cloudfunctions/_shared/slip'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Units } from '../../../cloudfunctions/_shared/unit'
import { Visits } from '../../../cloudfunctions/_shared/visit'
import type { Cloud } from '../../../local/server/cloud'
import { day } from '../../rules/calendar-year'
import { codeOf, doorOf, knock, newOp, pressUntilAnswered, put, stamps, startCentre, stored } from '../centre'
import { sheetWith } from '../guidance/sheets'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'cases')

const visit = (id: string, openid: string, more: Record<string, unknown> = {}) => ({
  _id: id,
  visitor: visitorOf(openid),
  day: '2026-11-23',
  number: id.replace(':', ''),
  windowId: 'W1',
  windowNo: 1,
  unitId: 'u-jw',
  service: 'JW-003',
  outcome: 'completed' as const,
  servedBy: ['p-clerk'],
  endedAt: new Date('2026-11-23T09:30:00+08:00'),
  updatedAt: new Date('2026-11-23T09:30:00+08:00'),
  ...more,
})

const account = (
  openid: string,
  personId: string,
  grants: { role: 'windowStaff' | 'centreStaff' | 'unitHead'; windowId?: string }[],
) => ({
  _id: visitorOf(openid),
  openid,
  personId,
  name: personId,
  audience: '教职工',
  grants: grants.map((grant) => ({ ...grant, from: '2026-09-01' })),
  ...stamps,
})

const rate = (visitId: string, level: number, openid: string, more: Record<string, unknown> = {}) =>
  ask('rateVisit', { visitId, level, ...more }, openid)

const ratingOf = async (visitId: string) => (await stored(cloud, Ratings, { _id: visitId }))[0]

beforeAll(async () => {
  cloud = await startCentre()
  await put(cloud, Units, {
    _id: 'u-jw',
    name: '教务处',
    nameEn: 'Academic Affairs',
    office: '行政楼 201',
    officeEn: 'Admin 201',
    phone: '0000-8800001',
    ...stamps,
  })
  const place = { unitId: 'u-jw', state: 'open' as const, place: '一层东侧', placeEn: 'East', ...stamps }
  await put(cloud, ServiceWindows, { _id: 'W1', no: 1, ...place }, { _id: 'W2', no: 2, ...place })
  const sheet = sheetWith('JW-003', {})
  await put(cloud, PublishedSheets, { _id: sheet.code, sheet, ...stamps })
  await put(
    cloud,
    Accounts,
    account('o-clerk', 'p-clerk', [{ role: 'windowStaff', windowId: 'W1' }]),
    account('o-colleague', 'p-colleague', [{ role: 'windowStaff', windowId: 'W1' }]),
    account('o-other', 'p-other', [{ role: 'windowStaff', windowId: 'W2' }]),
    account('o-centre', 'p-centre', [{ role: 'centreStaff' }]),
  )
})
afterAll(() => cloud.close())

describe('rating a visit (§19)', () => {
  it('shows what there is to rate, and until when', async () => {
    await put(cloud, Visits, visit('A:1', 'o-li'))
    expect(await ask('visitRating', { visitId: 'A:1' }, 'o-li', { lang: 'en' })).toEqual({
      ok: true,
      value: {
        visitId: 'A:1',
        number: 'A1',
        windowNo: 1,
        unitName: 'Academic Affairs',
        serviceName: expect.stringMatching(/[A-Za-z]/) as string,
        endedAt: '2026-11-23T01:30:00.000Z',
        until: '2026-11-30T15:59:59.999Z',
        mayRate: true,
        seenAt: expect.any(String) as string,
      },
    })
  })

  it('takes it once; the same again changes nothing', async () => {
    const first = await rate('A:1', 4, 'o-li', { aspects: ['waiting', 'waiting'], words: ' 很快 ' })
    expect(first).toMatchObject({
      ok: true,
      value: { given: { level: 4, aspects: ['waiting'], words: '很快' }, mayRate: true },
    })
    expect(await rate('A:1', 4, 'o-li', { aspects: ['waiting'], words: '很快' })).toMatchObject({
      value: { given: { changeUntil: expect.stringContaining('2026-11-24T01:4') as string } },
    })
    expect(await ratingOf('A:1')).toMatchObject({ isChanged: false, v: 1, wordsState: 'passed' })
  })

  it('double tap on submit → one rating', async () => {
    await put(cloud, Visits, visit('A:2', 'o-li'))
    const answers = await Promise.all([rate('A:2', 5, 'o-li'), rate('A:2', 5, 'o-li')])
    expect(answers.map(codeOf)).toEqual(['ok', 'ok'])
    expect(await ratingOf('A:2')).toMatchObject({ isChanged: false, v: 1 })
    const entries = (await stored(cloud, AuditEntries, { endpoint: 'cases.rateVisit' })).filter(
      ({ after }) => after['level'] === 5,
    )
    expect(entries).toHaveLength(1)
  })

  it('answers a retry as the first time, and no other input under its name', async () => {
    await put(cloud, Visits, visit('A:3', 'o-li'))
    const opId = newOp()
    const input = { visitId: 'A:3', level: 2 }
    const first = await ask('rateVisit', input, 'o-li', { opId })
    expect(await ask('rateVisit', input, 'o-li', { opId })).toEqual(first)
    expect(codeOf(await ask('rateVisit', { ...input, level: 5 }, 'o-li', { opId }))).toBe('OPID_REUSED')
  })

  it('lets it be changed once, and keeps who said what out of the audit in words', async () => {
    expect(await rate('A:1', 1, 'o-li', { words: '其实等了很久' })).toMatchObject({
      value: { given: { level: 1 }, mayRate: false },
    })
    expect(codeOf(await rate('A:1', 3, 'o-li'))).toBe('RATED_ALREADY')
    const entries = await stored(cloud, AuditEntries, { endpoint: 'cases.rateVisit' })
    expect(new Set(entries.map(({ by }) => by))).toEqual(new Set(['anonymous']))
    // Two versions of one rating are told as such, and by no visit.
    expect(entries.filter(({ _id }) => _id.endsWith(':2'))).toMatchObject([
      { before: { level: 4 }, after: { level: 1 } },
    ])
    expect(JSON.stringify(entries)).not.toMatch(/很快|很久|(?<![\w-])A:[12]/)
  })

  it('link forwarded to a friend → refused: bound to the person (guest: to slip code)', async () => {
    await put(cloud, Visits, visit('A:4', 'slip-device', { slip: slipIdOf('ABCDEFGHJKMNPQ') }))
    const rows: [string, string, Record<string, unknown>, string, string][] = [
      ['a link sent on to a friend', 'A:1', {}, 'o-friend', 'NOT_YOURS'],
      ['a visit that never was', 'A:999', {}, 'o-li', 'VISIT_UNKNOWN'],
      ['a slip’s visit without its code', 'A:4', {}, 'o-li', 'NOT_YOURS'],
      ['with a wrong code', 'A:4', { slipCode: 'ABCDEFGHJKMNPP' }, 'o-li', 'NOT_YOURS'],
      ['with its code as it is typed', 'A:4', { slipCode: 'abcdefg hjkmnpq' }, 'o-li', 'ok'],
    ]
    for (const [what, visitId, more, openid, expected] of rows) {
      const seen = await ask('visitRating', { visitId, ...more }, openid)
      const rated = await rate(visitId, 5, openid, more)
      expect([what, codeOf(seen), codeOf(rated)]).toEqual([what, expected, expected])
    }
  })

  it('visit ended *guided* or *refused* → rateable; the referral’s first window is rated, not the target', async () => {
    for (const outcome of ['guided', 'refused'] as const) {
      await put(cloud, Visits, visit(`A:${outcome}`, `o-${outcome}`, { outcome }))
      expect(codeOf(await rate(`A:${outcome}`, 3, `o-${outcome}`))).toBe('ok')
      expect(await ratingOf(`A:${outcome}`)).toMatchObject({ windowId: 'W1' })
    }
    // The window that the visitor was led on to is another visit, with a rating of its own.
    await put(cloud, Visits, visit('A:target', 'o-guided', { windowId: 'W8', windowNo: 8 }))
    expect(await ratingOf('A:target')).toBeUndefined()
  })
})

describe('words pass WeChat’s check first (0.3)', () => {
  it.each([
    ['fine', '排队有点久，人很好', 'ok', 'passed'],
    ['doubtful: held until somebody looks', '办完可以加微信吗', 'ok', 'pendingReview'],
    ['stopped: the person is told, nothing is kept', '有人在窗口赌博', 'WORDS_STOPPED', undefined],
    ['none', '', 'ok', 'none'],
  ])('%s', async (what, words, expected, state) => {
    const id = `W:${what.slice(0, 4)}`
    await put(cloud, Visits, visit(id, `o-${what}`.replace(/\W/g, '')))
    const answer = await rate(id, 2, `o-${what}`.replace(/\W/g, ''), { words })
    expect([codeOf(answer), (await ratingOf(id))?.wordsState]).toEqual([expected, state])
  })
})

describe('clerk rates on the clerk’s own device, or colleague of that window → set aside, reported (§19)', () => {
  it.each([
    ['by the clerk who served, on a slip’s code', 'o-clerk', 'servedBy'],
    ['by a colleague of the window', 'o-colleague', 'colleague'],
    ['by a clerk of another window: counts', 'o-other', undefined],
    ['by a visitor: counts', 'o-someone', undefined],
  ])('%s', async (what, openid, reason) => {
    const id = `S:${openid}`
    await put(cloud, Visits, visit(id, 'slip', { slip: slipIdOf(`SLIP${openid}`) }))
    expect(codeOf(await rate(id, 5, openid, { slipCode: `SLIP${openid}` }))).toBe('ok')
    const [given] = await stored(cloud, Ratings, { visitor: visitorOf(openid) })
    expect(given?.setAside?.reason).toBe(reason)
    // It takes nobody's place: who holds the slip still rates.
    const theirs = await rate(id, 2, 'o-holder', { slipCode: `SLIP${openid}` })
    expect(codeOf(theirs)).toBe(reason === undefined ? 'RATED_ALREADY' : 'ok')
  })

  it('sets a burst from one openid aside as a whole', async () => {
    for (let n = 1; n <= 6; n++) {
      await put(cloud, Visits, visit(`B:${String(n)}`, 'o-burst'))
      expect(codeOf(await rate(`B:${String(n)}`, 5, 'o-burst'))).toBe('ok')
    }
    const reasons = (await stored(cloud, Ratings, { visitor: visitorOf('o-burst') })).map(
      ({ setAside }) => setAside?.reason,
    )
    expect(reasons).toEqual(Array.from({ length: 6 }, () => 'burst'))
  })

  it('drops the follow-ups that a burst opened, and their to-dos; one that the centre verified goes on', async () => {
    const opened = () => stored(cloud, FollowUps, { visitor: visitorOf('o-angry') })
    for (let n = 1; n <= 5; n++) {
      await put(cloud, Visits, visit(`L:${String(n)}`, 'o-angry'))
      expect(codeOf(await rate(`L:${String(n)}`, 1, 'o-angry'))).toBe('ok')
    }
    const [first] = await opened()
    const verify = { followUpId: first?._id, isFounded: true, words: '请改进' }
    expect(codeOf(await ask('verifyFollowUp', verify, 'o-centre'))).toBe('ok')
    await put(cloud, Visits, visit('L:6', 'o-angry'))
    expect(codeOf(await rate('L:6', 1, 'o-angry'))).toBe('ok')
    expect((await opened()).map(({ state }) => state).sort()).toEqual([
      'atUnit',
      ...Array.from({ length: 4 }, () => 'dropped'),
    ])
    const subjects = (await opened()).map(({ _id }) => _id)
    const todos = (await stored(cloud, Todos)).filter(({ subject }) => subjects.includes(subject))
    expect(todos.map(({ kind, subject }) => [kind, subject])).toEqual([['followUpAnswer', first?._id]])
  })

  it('sets it aside too where all come at the same moment', async () => {
    const ids = Array.from({ length: 8 }, (_none, n) => `R:${String(n)}`)
    for (const id of ids) await put(cloud, Visits, visit(id, 'o-race'))
    const answers = await Promise.all(
      ids.map((visitId) => {
        const opId = newOp()
        return pressUntilAnswered(() => ask('rateVisit', { visitId, level: 1 }, 'o-race', { opId }))
      }),
    )
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['ok']))
    const given = await stored(cloud, Ratings, { visitor: visitorOf('o-race') })
    expect(given.map(({ setAside }) => setAside?.reason)).toEqual(ids.map(() => 'burst'))
    const opened = await stored(cloud, FollowUps, { visitor: visitorOf('o-race') })
    expect(opened.filter(({ state }) => state !== 'dropped')).toEqual([])
  })

  it('reports them to the centre, page by page, without who', async () => {
    const first = await ask('setAsideRatings', {}, 'o-centre')
    expect(first.ok).toBe(true)
    const { ratings } = (first as { value: { ratings: { week: string; reason: string }[] } }).value
    expect(ratings.map(({ reason }) => reason).sort()).toEqual(
      [...Array.from({ length: 6 + 6 + 8 }, () => 'burst'), 'colleague', 'servedBy'].sort(),
    )
    expect(new Set(ratings.map(({ week }) => week))).toEqual(new Set(['2026-11-23']))
    // Neither the visit nor its number, from which who served could tell who came.
    expect(JSON.stringify(first)).not.toMatch(/o-burst|[SB]:|"number"|ratedAt/)
    expect(JSON.stringify(first)).not.toContain(visitorOf('o-burst'))
    const cursor = Buffer.from(JSON.stringify(['2026-11-23'])).toString('base64url')
    expect(await ask('setAsideRatings', { cursor }, 'o-centre')).toMatchObject({ value: { ratings: [] } })
    expect(codeOf(await ask('setAsideRatings', { cursor: 'junk' }, 'o-centre'))).toBe('BAD_INPUT')
    expect(codeOf(await ask('setAsideRatings', {}, 'o-clerk'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('setAsideRatings', {}, 'o-li'))).toBe('NOT_BOUND')
  })
})

describe('what staff see (§19)', () => {
  const seen = async (openid: string, windowId = 'W1') => ask('windowRatings', { windowId }, openid)

  it('is nothing before the week has closed', async () => {
    await cloud.runTimer('cases')
    expect(await seen('o-clerk')).toEqual({ ok: true, value: { weeks: [] } })
  })

  it('is the closed week on Monday, with what counts in it', async () => {
    cloud.setClock(new Date('2026-11-30T00:30:00+08:00'))
    await cloud.runTimer('cases')
    await cloud.runTimer('cases')
    const counted = (await stored(cloud, Ratings)).filter(({ setAside }) => setAside === undefined)
    const answer = await seen('o-clerk')
    expect(answer).toMatchObject({
      value: { weeks: [{ from: '2026-11-23', to: '2026-11-29', ratings: counted.length }] },
    })
    expect(JSON.stringify(answer)).not.toMatch(/visitor|ratedAt|words|A1/)
  })

  it('merges a week with four into the next, which was rated by three', async () => {
    const rateMany = async (from: string, howMany: number) => {
      for (let n = 0; n < howMany; n++) {
        const openid = `o-${from}-${String(n)}`
        const endedAt = cloud.now()
        await put(
          cloud,
          Visits,
          visit(`C:${from}:${String(n)}`, openid, { day: from, windowId: 'W2', windowNo: 2, endedAt }),
        )
        expect(codeOf(await rate(`C:${from}:${String(n)}`, 5, openid))).toBe('ok')
      }
    }
    cloud.setClock(new Date('2026-12-01T09:00:00+08:00'))
    await rateMany('2026-12-01', 4)
    cloud.setClock(new Date('2026-12-07T09:00:00+08:00'))
    await cloud.runTimer('cases')
    expect(await seen('o-other', 'W2')).toEqual({ ok: true, value: { weeks: [] } })
    await rateMany('2026-12-07', 3)
    cloud.setClock(new Date('2026-12-14T00:10:00+08:00'))
    await cloud.runTimer('cases')
    expect(await seen('o-other', 'W2')).toMatchObject({
      value: { weeks: [{ from: '2026-11-30', to: '2026-12-13', ratings: 7, visits: 7 }] },
    })
    expect(await stored(cloud, RatingWeeks, { windowId: 'W2' })).toHaveLength(2)
  })

  it('is their own window’s only', async () => {
    expect(codeOf(await seen('o-clerk', 'W2'))).toBe('NOT_ALLOWED')
    expect(codeOf(await seen('o-centre', 'W2'))).toBe('ok')
    expect(codeOf(await seen('o-li'))).toBe('NOT_BOUND')
  })
})

describe('seven days (§19)', () => {
  it('rating on day 7 23:59 → taken; day 8 → refused, complaint/opinion offered', async () => {
    const on = day('2026-12-14')
    await put(cloud, Visits, visit('D:1', 'o-late', { day: on }), visit('D:2', 'o-late', { day: on }))
    cloud.setClock(new Date('2026-12-21T23:59:00+08:00'))
    expect(codeOf(await rate('D:1', 4, 'o-late'))).toBe('ok')
    cloud.setClock(new Date('2026-12-22T00:00:01+08:00'))
    expect(await rate('D:2', 4, 'o-late')).toMatchObject({
      error: { code: 'RATING_TOO_LATE', message: expect.stringContaining('导办台') as string },
    })
    expect(await ask('visitRating', { visitId: 'D:2' }, 'o-late')).toMatchObject({
      value: { mayRate: false },
    })
    // A change is counted from the rating, not from the visit.
    expect(codeOf(await rate('D:1', 5, 'o-late'))).toBe('ok')
  })

  it('refuses a change after 24 hours', async () => {
    await put(cloud, Visits, visit('D:3', 'o-slow', { day: '2026-12-22' }))
    await rate('D:3', 4, 'o-slow')
    // The rating came some seconds into the day, more of them on a busy machine.
    cloud.setClock(new Date('2026-12-23T00:30:00+08:00'))
    expect(codeOf(await rate('D:3', 5, 'o-slow'))).toBe('RATED_ALREADY')
  })
})

describe('what nobody may send', () => {
  const rows: [string, Record<string, unknown>, string][] = [
    ['an operator as the visit', { do: 'rateVisit', input: { visitId: { $ne: '' }, level: 5 } }, 'BAD_INPUT'],
    [
      'an operator as the slip’s code',
      { do: 'visitRating', input: { visitId: 'A:4', slipCode: { $gt: '' } } },
      'BAD_INPUT',
    ],
    ['six stars', { do: 'rateVisit', input: { visitId: 'A:1', level: 6 } }, 'BAD_INPUT'],
    ['half a star', { do: 'rateVisit', input: { visitId: 'A:1', level: 4.5 } }, 'BAD_INPUT'],
    [
      'an aspect of one’s own',
      { do: 'rateVisit', input: { visitId: 'A:1', level: 5, aspects: ['looks'] } },
      'BAD_INPUT',
    ],
    [
      'a novel',
      { do: 'rateVisit', input: { visitId: 'A:1', level: 5, words: '好'.repeat(301) } },
      'BAD_INPUT',
    ],
    [
      'a field too many',
      { do: 'rateVisit', input: { visitId: 'A:1', level: 5, visitor: 'o-li' } },
      'BAD_INPUT',
    ],
    ['toString', { do: 'toString', input: {} }, 'UNKNOWN_ENDPOINT'],
  ]
  it.each(rows)('%s', async (_, body, expected) => {
    const before = await stored(cloud, Ratings)
    expect(codeOf(await knock(cloud, 'cases', { opId: newOp(), ...body }, 'o-x'))).toBe(expected)
    expect(await stored(cloud, Ratings)).toEqual(before)
  })
})
