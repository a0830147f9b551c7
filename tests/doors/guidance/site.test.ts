import { Boards, type Board } from '../../../cloudfunctions/_shared/board'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { type Slip, slipIdOf, Slips } from '../../../cloudfunctions/_shared/slip'
import { placeInLine } from '../../../cloudfunctions/site/place-in-line'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, edit, knock, monday, put, stamps, startCentre } from '../centre'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCentre()
}, 60_000)
afterAll(() => cloud.close())

const seconds = (after: number): Date => new Date(monday.getTime() + after * 1000)

const board = (lineId: string, name: string, more: Partial<Board> = {}): Board => ({
  _id: `${lineId}:${more.day ?? '2026-11-23'}`,
  lineId,
  day: '2026-11-23' as Board['day'],
  name,
  nameEn: name,
  windows: {
    w1: { windowId: 'w1', windowNo: 1, state: 'called', number: `${lineId}012` },
    w2: { windowId: 'w2', windowNo: 2, state: 'paused' },
  },
  calls: {
    [`${lineId}011`]: { number: `${lineId}011`, windowNo: 2, at: seconds(-90), times: 1 },
    [`${lineId}012`]: { number: `${lineId}012`, windowNo: 1, at: seconds(-5), times: 2 },
  },
  waiting: [`${lineId}013`, `${lineId}014`, `${lineId}015`],
  unlisted: 0,
  wait: { kind: 'range', from: 10, to: 20 },
  minutesEach: 5,
  opening: { kind: 'open', until: '12:00', again: '14:00' },
  stamp: 7,
  projectedAt: 7,
  updatedAt: monday,
  ...more,
})

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  fetch(`${cloud.origin}/http/site${path}`, { method, headers })

/** Waits until the half second is over for which the function keeps boards. */
const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 600))

describe('today’s boards', () => {
  beforeAll(async () => {
    await put(cloud, ServiceWindows, {
      _id: 'w1',
      no: 1,
      unitId: 'jw',
      state: 'open',
      place: '一层西北角',
      placeEn: 'North-west corner',
      ...stamps,
    })
    const yesterday = '2026-11-22' as Board['day']
    await put(
      cloud,
      Boards,
      board('D', '财务处'),
      board('A', '教务处'),
      board('A', '教务处', { day: yesterday }),
    )
  })

  test('are the public projection of today, in the order of their letters, newest call first', async () => {
    const answer = await ask('/boards?hall=main')
    expect(answer.status).toBe(200)
    const { day, boards } = (await answer.json()) as { day: string; boards: Record<string, unknown>[] }
    expect(day).toBe('2026-11-23')
    expect(boards.map(({ lineId }) => lineId)).toEqual(['A', 'D'])
    expect(boards[0]).toEqual({
      lineId: 'A',
      name: '教务处',
      nameEn: '教务处',
      windows: [
        { windowNo: 1, state: 'called', number: 'A012', place: '一层西北角', placeEn: 'North-west corner' },
        { windowNo: 2, state: 'paused', place: '', placeEn: '' },
      ],
      calls: [
        { number: 'A012', windowNo: 1, at: seconds(-5).toISOString(), times: 2 },
        { number: 'A011', windowNo: 2, at: seconds(-90).toISOString(), times: 1 },
      ],
      waiting: ['A013', 'A014', 'A015'],
      waitingCount: 3,
      wait: { kind: 'range', from: 10, to: 20 },
      minutesEach: 5,
      opening: { kind: 'open', until: '12:00', again: '14:00' },
    })
  })

  test('are not sent twice, and their tag is one of content', async () => {
    const first = await ask('/boards')
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[\w-]{43}"$/)
    expect(first.headers.get('cache-control')).toBe('no-cache')
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await ask('/boards', { 'if-none-match': known })
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
    }

    await edit(cloud, Boards, { _id: 'A:2026-11-23' }, { unlisted: 1 })
    await later()
    const changed = await ask('/boards', { 'if-none-match': tag })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(tag)

    await edit(cloud, Boards, { _id: 'A:2026-11-23' }, { unlisted: 0 })
    await later()
    expect((await ask('/boards', { 'if-none-match': tag })).status).toBe(304)
  })

  test('carry the time of the centre’s clock, by which screens go', async () => {
    const { headers } = await ask('/boards')
    const ahead = Date.parse(headers.get('date') ?? '') - cloud.now().getTime()
    expect(Math.abs(ahead)).toBeLessThan(3000)
  })

  test('cost little however many screens ask', async () => {
    await later()
    cloud.resetStats()
    for (let asked = 0; asked < 60; asked++) await ask('/boards')
    const cost = cloud.stats().calls['site.http']
    expect(cost?.calls).toBe(60)
    expect(cost?.trips).toBeLessThanOrEqual(20)
    expect(cloud.stats().database.scans).toEqual([])
  })

  test('that somebody broke by hand are a coded fault, and the function lives', async () => {
    await edit(cloud, Boards, { _id: 'D:2026-11-23' }, { unlisted: 'many' })
    await later()
    const answer = await ask('/boards')
    expect([answer.status, await answer.json()]).toEqual([503, { error: { code: 'FAULT' } }])
    await edit(cloud, Boards, { _id: 'D:2026-11-23' }, { unlisted: 0 })
    await later()
    expect((await ask('/boards')).status).toBe(200)
  })
})

describe('the door', () => {
  test.each([
    ['GET', '/tickets', 404, 'UNKNOWN_PATH'],
    ['GET', '/constructor', 404, 'UNKNOWN_PATH'],
    ['GET', '/__proto__', 404, 'UNKNOWN_PATH'],
    ['GET', '/boards?hall=other', 404, 'HALL_UNKNOWN'],
    ['POST', '/boards', 405, 'METHOD_NOT_ALLOWED'],
    ['PUT', '/boards', 405, 'METHOD_NOT_ALLOWED'],
    ['DELETE', '/slip?code=1', 405, 'METHOD_NOT_ALLOWED'],
  ])('%s %s is refused with %i', async (method, path, status, code) => {
    const answer = await ask(path, {}, method)
    expect([answer.status, await answer.json()]).toEqual([status, { error: { code } }])
    if (status === 405) expect(answer.headers.get('allow')).toBe('GET')
  })

  test('lets nothing of an answer run, be framed or be guessed', async () => {
    const { headers } = await ask('/boards')
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  test('gives somebody from WeChat no HTTP answer, whatever the event says', async () => {
    const event = { httpMethod: 'GET', path: '/boards', headers: {} }
    expect(codeOf(await knock(cloud, 'site', event, 'o-li'))).toBe('BAD_INPUT')
    expect(codeOf(await knock(cloud, 'site', { do: 'boards' }, 'o-li'))).toBe('UNKNOWN_ENDPOINT')
    expect(codeOf(await knock(cloud, 'site', { do: 'constructor' }))).toBe('UNKNOWN_ENDPOINT')
  })
})

describe('a slip', () => {
  const code = 'ABCDEFGHJKMNPQ'
  const slip: Slip = {
    _id: slipIdOf(code),
    ticketId: 'A:2026-11-23:14',
    number: 'A014',
    lineId: 'A',
    day: '2026-11-23' as Slip['day'],
    unitName: '教务处',
    serviceName: '在读证明开具',
    state: 'waiting',
    bring: ['校园卡'],
    hops: 0,
    version: 1,
    takenAt: seconds(-600),
    updatedAt: monday,
  }
  const windows = [
    { windowNo: 1, place: '一层西北角' },
    { windowNo: 2, place: '' },
  ]

  beforeAll(() => put(cloud, Slips, slip))

  test('tells its holder number, place in line and what to bring, and names nobody', async () => {
    const answer = await ask(`/slip?code=${code}`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toEqual({
      number: 'A014',
      state: 'waiting',
      day: '2026-11-23',
      lineId: 'A',
      unitName: '教务处',
      serviceName: '在读证明开具',
      bring: ['校园卡'],
      takenAt: seconds(-600).toISOString(),
      ahead: 1,
      wait: { kind: 'range', from: 0, to: 10 },
      windows,
    })
  })

  test.each(['abcdefghjkmnpq', 'abcd efgh jkmn pq', 'ABCD-EFGH-JKMN-PQ'])(
    'is found by its code as people type it: %s',
    async (typed) => {
      expect((await ask(`/slip?code=${encodeURIComponent(typed)}`)).status).toBe(200)
    },
  )

  test('leads to windows that are open, or to all of the line before any is', async () => {
    const closed = { windowId: 'w2', windowNo: 2, state: 'closed' as const }
    const windowNos = async () => {
      await later()
      const value = (await (await ask(`/slip?code=${code}`)).json()) as { windows: { windowNo: number }[] }
      return value.windows.map(({ windowNo }) => windowNo)
    }
    await edit(cloud, Boards, { _id: 'A:2026-11-23' }, { 'windows.w2': closed })
    expect(await windowNos()).toEqual([1])
    await edit(cloud, Boards, { _id: 'A:2026-11-23' }, { 'windows.w1.state': 'closed' })
    expect(await windowNos()).toEqual([1, 2])
  })

  test('says over noon when its line goes on', async () => {
    const opening = { kind: 'opens' as const, day: '2026-11-23', at: '14:00', provisional: false }
    await edit(cloud, Boards, { _id: 'A:2026-11-23' }, { opening })
    await later()
    expect(await (await ask(`/slip?code=${code}`)).json()).toMatchObject({ ahead: 1, opensAt: '14:00' })
    await edit(cloud, Boards, { _id: 'A:2026-11-23' }, { opening: { ...opening, day: '2026-11-24' } })
    await later()
    expect(await (await ask(`/slip?code=${code}`)).json()).not.toHaveProperty('opensAt')
  })

  test('that is called says where and until when, and no place in line', async () => {
    await edit(cloud, Slips, { _id: slip._id }, { state: 'called', windowNo: 1, until: seconds(180) })
    const value = (await (await ask(`/slip?code=${code}`)).json()) as object
    expect(value).toMatchObject({ state: 'called', windowNo: 1, until: seconds(180).toISOString() })
    expect(value).not.toHaveProperty('ahead')
  })

  test('with a code that leads nowhere has one answer, and after twenty of them none at all', async () => {
    const wrong = [
      '',
      '?code=',
      '?code=ABCDEFGHJKMNPR',
      '?code[$ne]=1',
      `?code=${'A'.repeat(5000)}`,
      '?code=1&code=2',
    ]
    const answers = await Promise.all(
      wrong.map(async (query) => {
        const answer = await ask(`/slip${query}`)
        return [answer.status, await answer.text()]
      }),
    )
    expect(new Set(answers.map(String))).toEqual(new Set(['404,{"error":{"code":"SLIP_UNKNOWN"}}']))

    for (let tried = wrong.length; tried < 20; tried++) expect((await ask('/slip?code=no')).status).toBe(404)
    const refused = await ask('/slip?code=no')
    expect([refused.status, await refused.json()]).toEqual([429, { error: { code: 'TOO_OFTEN' } }])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500)
    // Otherwise whoever guesses would still be told when a guess was right.
    expect((await ask(`/slip?code=${code}`)).status).toBe(429)
    // Nobody can say to have come from somewhere else.
    expect((await ask('/slip?code=no', { 'x-real-ip': '1.2.3.4' })).status).toBe(429)

    cloud.setClock(new Date(cloud.now().getTime() + 11 * 60_000))
    expect((await ask(`/slip?code=${code}`)).status).toBe(200)
  })
})

const line = (waiting: string[], people: number, wait: Board['wait']) => ({
  waiting,
  unlisted: people - waiting.length,
  wait,
  minutesEach: 5,
})
const range = (from: number, to: number): Board['wait'] => ({ kind: 'range', from, to })

test.each([
  ['the first waits up to one step', 'A1', line(['A1', 'A2', 'A3'], 3, range(15, 25)), 0, range(0, 10)],
  [
    'the last waits as a newcomer, less themselves',
    'A3',
    line(['A1', 'A2', 'A3'], 3, range(15, 25)),
    2,
    range(10, 20),
  ],
  ['a number that isn’t on the board yet stands last', 'A4', line(['A1'], 1, range(5, 10)), 1, range(5, 10)],
  [
    'behind the eighty that are listed, all count',
    'A99',
    line(['A1'], 95, range(200, 300)),
    95,
    range(200, 300),
  ],
  ['nobody calls: no minutes', 'A2', line(['A1', 'A2'], 2, { kind: 'paused' }), 1, { kind: 'paused' }],
  [
    'a free window: at once, but never “no wait” for who waits',
    'A1',
    line(['A1'], 1, { kind: 'none' }),
    0,
    range(0, 5),
  ],
] as const)('%s', (_title, number, board, ahead, wait) => {
  expect(placeInLine(number, { ...board, waiting: [...board.waiting] })).toEqual({ ahead, wait })
})
