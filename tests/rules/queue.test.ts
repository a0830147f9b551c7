import type { Day } from '../../cloudfunctions/_kernel/time'
import { addressedAs } from '../../cloudfunctions/queue/counter/addressed'
import { minutesAt, type Pace, quantile, waitFor, workAhead } from '../../cloudfunctions/queue/line/estimate'
import { lineHours } from '../../cloudfunctions/queue/line/hours'
import { clockPhrase, dayPhrase } from '../../cloudfunctions/queue/turn/phrase'
import {
  emptyLineDay,
  type Entry,
  findKey,
  findOperation,
  isShownAtOnce,
  type LineDay,
  nextKey,
  orderAt,
  seqAt,
  ticketOf,
} from '../../cloudfunctions/queue/line/ring'
import {
  isAtWindow,
  isLive,
  isOver,
  moves,
  numberText,
  rankAs,
  rankOf,
  takesPass,
} from '../../cloudfunctions/queue/ticket'
import { sentences } from '../../cloudfunctions/queue/refusals'
import type { Opening } from '../../cloudfunctions/_shared/board'
import { earliestOpening, openingOf } from '../../cloudfunctions/queue/line/opening'
import type { Line } from '../../cloudfunctions/_shared/line'
import type { ServiceWindow } from '../../cloudfunctions/_shared/service-window'
import type { Configuration } from '../../cloudfunctions/queue/configuration'

const day = '2026-11-23' as Day
const clock = (minute: number): Date => new Date(Date.parse('2026-11-23T00:00:00Z') + minute * 60_000)

const entry = (n: number, at = clock(n)): Entry => ({
  k: `k${String(n)}`,
  op: `op${String(n)}`,
  input: 'i',
  at,
  visitor: `v${String(n)}`,
  service: 'JW-001',
  priority: 'normal',
  told: { kind: 'none' },
})

/** A ring after `seq` numbers that keeps the last `size`. */
const ringOf = (seq: number, size: number, done = 0): LineDay => ({
  ...emptyLineDay('A', day, clock(0)),
  seq,
  done,
  recent: Array.from({ length: Math.min(seq, size) }, (_none, at) =>
    entry(seq - Math.min(seq, size) + at + 1),
  ),
})

describe('the ring', () => {
  test.each([
    ['a whole ring', 3, 128, 1],
    ['a ring that slid', 10, 4, 7],
    ['a ring of one', 5, 1, 5],
  ])('%s knows the number of its first entry', (_name, seq, size, first) => {
    expect(seqAt(ringOf(seq, size), 0)).toBe(first)
  })

  test('finds a number by key and by operation while it holds it', () => {
    expect(findKey(ringOf(10, 4), 'k8')?.seq).toBe(8)
    expect(findOperation(ringOf(10, 4), 'op10')?.seq).toBe(10)
    expect(findKey(ringOf(10, 4), 'k6')).toBeUndefined()
  })

  test('two takes at once have one key; the next ticket has another', () => {
    expect(nextKey('v', 'A', day, 0)).toBe(nextKey('v', 'A', day, 0))
    const keys = [
      nextKey('v', 'A', day, 0),
      nextKey('v', 'A', day, 1),
      nextKey('v', 'B', day, 0),
      nextKey('w', 'A', day, 0),
    ]
    expect(new Set(keys).size).toBe(4)
  })

  test('a slow clock never puts a later number first', () => {
    const ring = { ...ringOf(2, 8), recent: [entry(1, clock(30)), entry(2, clock(20))] }
    expect(orderAt(ring, 2)).toEqual(clock(30))
    expect(ticketOf(ring, 2, entry(2, clock(20))).arrivedAt).toEqual(clock(30))
  })

  test('the order of numbers that slid off is kept by the mark', () => {
    const ring = { ...ringOf(3, 1, 2), doneOrderAt: clock(90) }
    expect(orderAt(ring, 3)).toEqual(clock(90))
  })

  test('a ticket that was led on shows its first number and keeps its arrival', () => {
    const parent = {
      ticketId: 'A:x:1',
      number: 'A001',
      arrivedAt: clock(1),
      windowNo: 1,
      windowId: 'w1',
      hops: 1,
    }
    const ticket = ticketOf(ringOf(3, 8), 3, { ...entry(3), parent })
    expect([ticket.number, ticket.arrivedAt, ticket.rank]).toEqual(['A001', clock(1), clock(1).getTime()])
  })

  test('the same entry makes the same ticket, whoever makes it', () => {
    expect(ticketOf(ringOf(5, 8), 4, entry(4))).toEqual(ticketOf(ringOf(5, 2), 4, entry(4)))
  })

  // Milliseconds after the hour at which numbers were taken, and which of them the board shows at once.
  test.each<[string, number[], boolean[]]>([
    ['the first of a day', [0, 10, 20], [true, true, true]],
    ['one by one', [0, 400, 800, 1200, 1600], [true, true, true, true, true]],
    ['a crowd within a second', [100, 200, 300, 400, 500], [true, true, true, false, false]],
    ['a crowd over two', [600, 700, 800, 900, 1000, 1100], [true, true, true, false, true, false]],
    ['a slow clock in a crowd', [800, 900, 950, 1010, 990, 1020], [true, true, true, true, false, false]],
    ['a crowd that ends', [0, 100, 200, 300, 1301], [true, true, true, false, true]],
  ])('%s', (_case, times, shown) => {
    const recent = times.map((ms, n) => entry(n + 1, new Date(clock(0).getTime() + ms)))
    const ring = { ...ringOf(times.length, 128), recent }
    expect(times.map((_ms, n) => isShownAtOnce(ring, n + 1))).toEqual(shown)
  })

  test('a number that slid off the ring is shown', () => {
    expect(isShownAtOnce(ringOf(10, 4), 2)).toBe(true)
  })
})

describe('order', () => {
  test.each([
    ['A', 12, 'A012'],
    ['R', 4, 'R004'],
    ['B', 1000, 'B1000'],
  ])('number %s %d reads %s', (line, seq, text) => {
    expect(numberText(line, seq)).toBe(text)
  })

  test('priority goes twenty minutes ahead and no further', () => {
    expect(rankOf(clock(60), 'priority')).toBe(rankOf(clock(40), 'normal'))
    expect(rankOf(clock(61), 'priority')).toBeGreaterThan(rankOf(clock(40), 'normal'))
  })
})

describe('a pass on a number that is held already (§20)', () => {
  test.each([
    ['for the matter of the pass', { service: 'JW-001' }, true],
    ['for another matter of the line', { service: 'JW-002' }, false],
    ['with this very pass', { service: 'JW-001', pass: 'case-1' }, true],
    ['with the pass of another case', { service: 'JW-001', pass: 'case-2' }, false],
  ])('fits a number %s: %j', (_situation, held, fits) => {
    expect(takesPass(held, { service: 'JW-001', pass: 'case-1' })).toBe(fits)
  })

  test('moves the number up by what its class gains, even one that went back behind others', () => {
    const arrived = clock(600)
    expect(rankAs({ rank: rankOf(arrived, 'normal'), priority: 'normal' }, 'returned')).toBe(
      rankOf(arrived, 'returned'),
    )
    expect(rankAs({ rank: rankOf(arrived, 'priority'), priority: 'priority' }, 'returned')).toBe(
      rankOf(arrived, 'returned'),
    )
    const behind = rankOf(arrived, 'normal') + 0.5
    expect(rankAs({ rank: behind, priority: 'normal' }, 'returned')).toBe(behind - 60 * 60_000)
    expect(rankAs({ rank: behind, priority: 'returned' }, 'returned')).toBe(behind)
  })
})

describe('the table of moves', () => {
  test('leads from no state that is over, but to take back what was just ended', () => {
    const back = Object.entries(moves).filter(([, row]) => row.from.some((from) => isOver[from]))
    expect(back.map(([name]) => name)).toEqual(['undoFinish'])
  })

  test('what is at a window is live, and nothing that is over is live', () => {
    for (const status of Object.keys(isOver) as (keyof typeof isOver)[]) {
      expect(isAtWindow[status] && !isLive[status]).toBe(false)
      expect(isOver[status] && isLive[status]).toBe(false)
    }
  })
})

const steady: Pace = { minutes: Array.from({ length: 30 }, () => 10), usual: 3 }
const none: Pace = { minutes: [], usual: 8 }

describe('estimates', () => {
  test.each([
    ['no values', [], 0.5, undefined],
    ['one value', [4], 0.8, 4],
    ['the middle of two', [4, 8], 0.5, 6],
    ['eight tenths', [1, 2, 3, 4, 5, 6], 0.8, 5],
  ])('quantile of %s', (_name, values, q, expected) => {
    expect(quantile(values, q)).toBe(expected)
  })

  test('a line without a history goes by its usual minutes', () => {
    expect(minutesAt(none, 0.5)).toBe(8)
    expect(minutesAt(none, 0.8)).toBeGreaterThan(8)
    expect(minutesAt(steady, 0.8)).toBe(10)
  })

  test.each([
    ['the first at one window', 0, 1, 10],
    ['the fourth at one window', 3, 1, 40],
    ['the fourth at two windows', 3, 2, 20],
    ['no window counts as one', 0, 0, 10],
  ])('work ahead for %s', (_name, ahead, windows, minutes) => {
    expect(workAhead(ahead, windows, steady)).toBe(minutes)
  })

  test.each([
    ['nobody calls', 3, 0, 0, { kind: 'paused' }],
    ['a window is free', 0, 2, 1, { kind: 'none' }],
    ['next after the one being served', 0, 1, 0, { kind: 'range', from: 5, to: 10 }],
    ['three ahead at one window', 3, 1, 0, { kind: 'range', from: 35, to: 40 }],
  ])('when %s', (_name, ahead, calling, idle, expected) => {
    expect(waitFor(ahead, calling, idle, steady)).toEqual(expected)
  })

  test('every range is in steps of five and never ends before it begins', () => {
    for (let ahead = 0; ahead < 40; ahead++) {
      const wait = waitFor(ahead, 3, 0, none)
      if (wait.kind !== 'range') throw new Error('expected a range')
      expect([wait.from % 5, wait.to % 5, wait.to >= wait.from]).toEqual([0, 0, true])
    }
  })
})

describe('words', () => {
  const today = day
  test.each([
    ['2026-11-23', '14:00', '下午 14:00', 'at 14:00'],
    ['2026-11-23', '08:00', '上午 08:00', 'at 08:00'],
    ['2026-11-24', '08:00', '明天 08:00', 'tomorrow at 08:00'],
    ['2026-11-30', '08:00', '11月30日（周一） 08:00', 'on Mon, 30 Nov at 08:00'],
  ])('%s %s is told as %s', (on, at, chinese, english) => {
    const when = { today, day: on as Day, at }
    expect([clockPhrase(when, 'zh-CN'), clockPhrase(when, 'en')]).toEqual([chinese, english])
  })

  test('today and tomorrow need no date', () => {
    expect(dayPhrase({ today, day: today, at: '14:00' }, 'zh-CN')).toBe('今天')
  })

  test.each([
    ['张三', '本科生', '张同学'],
    ['欧阳修', '研究生', '欧阳同学'],
    ['李老', '教职工', '李老师'],
  ])('%s (%s) is addressed as %s', (name, audience, addressed) => {
    expect(addressedAs({ name, audience })).toBe(addressed)
  })

  test('a refusal for lateness says when to come instead', () => {
    const facts = { waitMinutes: 50, closesAt: '12:00', come: { today, day: today, at: '14:00' } }
    expect(sentences.TOO_LATE_TODAY['zh-CN'](facts)).toBe(
      '这会儿来不及办了：前面还要约 50 分钟，12:00 停办。请下午 14:00 来。',
    )
    expect(sentences.TOO_LATE_TODAY.en(facts)).toContain('Come at 14:00')
  })
})

describe('hours of a line', () => {
  const place = {
    _id: 'w1',
    no: 1,
    unitId: 'jw',
    state: 'open',
    place: '一层',
    placeEn: 'Ground',
  } as ServiceWindow
  const line = { _id: 'A', windowIds: ['w1'], state: 'open' } as Line
  const segments = [
    { from: 480, to: 720 },
    { from: 840, to: 1050 },
  ]
  const configuration = (
    calendar: Configuration['hours']['calendar'] = [],
    windows = [place],
  ): Configuration =>
    ({
      windows: new Map(windows.map((one) => [one._id, one])),
      hours: { timetables: [{ from: '2026-01-01' as Day, segments }], calendar },
    }) as unknown as Configuration
  const at = (text: string): Date => new Date(`${text}+08:00`)
  const stamp = { createdAt: at('2026-01-01T00:00:00'), updatedAt: at('2026-01-01T00:00:00'), v: 1 }

  test.each([
    ['Monday morning', '2026-11-23T09:40:00', 'open', 720],
    ['the last millisecond before lunch', '2026-11-23T11:59:59.999', 'open', 720],
    ['noon', '2026-11-23T12:00:00', 'closed', undefined],
    ['Friday 15:59', '2026-11-27T15:59:59', 'open', 960],
    ['Friday 16:00:00.000', '2026-11-27T16:00:00.000', 'closed', undefined],
    ['Saturday', '2026-11-28T10:00:00', 'closed', undefined],
    ['National Day', '2026-10-01T10:00:00', 'closed', undefined],
    ['a make-up Saturday', '2026-10-10T10:00:00', 'open', 720],
  ])('%s', (_name, moment, kind, closes) => {
    const hours = lineHours(line, configuration(), at(moment))
    expect(hours.kind).toBe(kind)
    expect(hours.kind === 'open' ? hours.closesAtMinute : undefined).toBe(closes)
  })

  test.each<[string, string, ServiceWindow[], string]>([
    ['before lunch it names the afternoon', '2026-11-23T09:40:00', [place], '14:00'],
    ['in the afternoon nothing: tomorrow is another day', '2026-11-23T15:00:00', [place], ''],
    ['on a Friday morning the short afternoon', '2026-11-27T11:00:00', [place], '14:00'],
    [
      'a second window that begins meanwhile is no reopening',
      '2026-11-23T09:40:00',
      [
        { ...place, hours: [{ from: 480, to: 720 }] },
        { ...place, _id: 'w2', hours: [{ from: 630, to: 720 }] },
      ],
      '',
    ],
  ])('%s', (_name, moment, windows, again) => {
    const both = { ...line, windowIds: windows.map(({ _id }) => _id) }
    const opening = openingOf(lineHours(both, configuration([], windows), at(moment)))
    expect(opening.kind).toBe('open')
    expect('again' in opening ? opening.again : '').toBe(again)
  })

  test.each<[string, Opening[], Opening]>([
    ['nothing is known', [{ kind: 'unknown' }], { kind: 'unknown' }],
    [
      'the last to close and the first to open after that',
      [
        { kind: 'open', until: '11:00', again: '13:30' },
        { kind: 'open', until: '12:00', again: '14:00' },
      ],
      { kind: 'open', until: '12:00', again: '13:30' },
    ],
    [
      'one that stays open over lunch',
      [
        { kind: 'open', until: '12:00', again: '14:00' },
        { kind: 'open', until: '16:00' },
      ],
      { kind: 'open', until: '16:00' },
    ],
    [
      'one that opens this afternoon only',
      [
        { kind: 'open', until: '12:00' },
        { kind: 'opens', day, at: '14:00', provisional: false },
      ],
      { kind: 'open', until: '12:00', again: '14:00' },
    ],
    [
      'one that opens tomorrow is not told today',
      [
        { kind: 'open', until: '12:00' },
        { kind: 'opens', day: '2026-11-24' as Day, at: '14:00', provisional: false },
      ],
      { kind: 'open', until: '12:00' },
    ],
  ])('the hall as a whole: %s', (_name, openings, hall) => {
    expect(earliestOpening(openings, day)).toEqual(hall)
  })

  test('noon names the afternoon, Friday evening names Monday', () => {
    const noon = lineHours(line, configuration(), at('2026-11-23T12:10:00'))
    const friday = lineHours(line, configuration(), at('2026-11-27T16:10:00'))
    expect(noon).toMatchObject({ next: { day: '2026-11-23', at: '14:00' } })
    expect(friday).toMatchObject({ next: { day: '2026-11-30', at: '08:00' } })
  })

  test('a make-up Saturday that acts as a Friday closes at 16:00', () => {
    const calendar = [{ _id: 'x', kind: 'actsAs', day: '2026-10-10' as Day, weekday: 5, ...stamp }] as const
    expect(lineHours(line, configuration(calendar), at('2026-10-10T16:30:00')).kind).toBe('closed')
    expect(lineHours(line, configuration(), at('2026-10-10T16:30:00')).kind).toBe('open')
  })

  test('a year that no calendar covers is unknown, never guessed', () => {
    expect(lineHours(line, configuration(), at('2028-03-01T10:00:00'))).toEqual({
      kind: 'unknown',
      year: 2028,
    })
  })

  test('a line whose windows are all withdrawn is closed', () => {
    const withdrawn = { ...place, state: 'closed' } as ServiceWindow
    expect(lineHours(line, configuration([], [withdrawn]), at('2026-11-23T09:40:00')).kind).toBe('closed')
  })

  test('the window with the longer hours keeps the line open', () => {
    const early = { ...place, hours: [{ from: 480, to: 600 }] } as ServiceWindow
    const other = { ...place, _id: 'w2' } as ServiceWindow
    const both = { ...line, windowIds: ['w1', 'w2'] } as Line
    expect(lineHours(line, configuration([], [early]), at('2026-11-23T10:30:00')).kind).toBe('closed')
    expect(lineHours(both, configuration([], [early, other]), at('2026-11-23T10:30:00')).kind).toBe('open')
  })
})
