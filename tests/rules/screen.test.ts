import type { Board } from '../../web/boards'
import { waitWords } from '../../web/boards'
import {
  type Announcer,
  callsOf,
  hear,
  LONGEST_SLOT,
  silent,
  SLOT,
  spokenWords,
  turn,
} from '../../web/screen/announcer'
import { hallView } from '../../web/screen/view'
import { clockWords, dateWords, weekdayWords } from '../../web/shanghai'

const nine = Date.parse('2026-11-23T09:00:00+08:00')
const second = 1000

type Called = readonly [number: string, windowNo: number, seconds: number, times?: number]

const board = (lineId: string, called: readonly Called[], more: Partial<Board> = {}): Board => ({
  lineId,
  name: `${lineId}处`,
  windows: [{ windowNo: 1, state: 'idle', place: '一层西北角' }],
  calls: called
    .map(([number, windowNo, seconds, times = 1]) => ({
      number,
      windowNo,
      at: new Date(nine + seconds * second).toISOString(),
      times,
    }))
    .reverse(),
  waitingCount: 0,
  wait: { kind: 'none' },
  opening: { kind: 'open' },
  ...more,
})

/** Polls every two seconds and beats every 200 ms, as the page does; tells what was announced and when. */
const listen = (
  boardsAt: (seconds: number) => readonly Board[],
  seconds: number,
  { announcer = silent(), speaks = 0, deafUntil = 0 } = {},
): { heard: string[]; announcer: Announcer } => {
  const heard: string[] = []
  let state = announcer
  for (let at = 0; at <= seconds * second; at += 200) {
    const now = nine + at
    if (at % 2000 === 0 && at >= deafUntil * second) state = hear(state, callsOf(boardsAt(at / second)), now)
    const before = state.current?.call.key
    const isSpeaking = state.current !== undefined && now - state.current.since < speaks * second
    state = turn(state, now, isSpeaking)
    const call = state.current?.call
    if (call !== undefined && call.key !== before) heard.push(`${call.number}@${String(at / second)}`)
  }
  return { heard, announcer: state }
}

describe('what the hall hears', () => {
  test('a call that is polled thirty times is announced once', () => {
    expect(listen(() => [board('A', [['A012', 1, 0]])], 60).heard).toEqual(['A012@0'])
  })

  test('two windows that call within a second are announced one after the other, six seconds each', () => {
    const boards = [board('A', [['A012', 1, 0.5]]), board('D', [['D032', 5, 0]])]
    expect(listen(() => boards, 30).heard).toEqual(['D032@0', 'A012@6'])
  })

  test('a call keeps the screen while it is being spoken, nine seconds at most', () => {
    const boards = [board('A', [['A012', 1, 0.5]]), board('D', [['D032', 5, 0]])]
    expect(listen(() => boards, 30, { speaks: 7 }).heard).toEqual(['D032@0', 'A012@7'])
    expect(listen(() => boards, 30, { speaks: 60 }).heard).toEqual(['D032@0', 'A012@9'])
    expect([SLOT, LONGEST_SLOT]).toEqual([6000, 9000])
  })

  test('a number that is called again is announced again, and only its latest call', () => {
    const again = (at: number) => [
      board('A', [at < 20 ? ['A012', 1, 0] : at < 22 ? ['A012', 1, 20, 2] : ['A012', 1, 22, 3]]),
    ]
    expect(listen(again, 60).heard).toEqual(['A012@0', 'A012@20', 'A012@26'])
  })

  test('the same number at another window, after it was sent on, is announced there', () => {
    const boards = (at: number) => [
      board('A', [['A012', 1, 0]]),
      ...(at < 10 ? [] : [board('D', [['A012', 5, 10]])]),
    ]
    expect(listen(boards, 30).heard).toEqual(['A012@0', 'A012@10'])
  })

  test('after five minutes offline nothing stale is spoken and the next call is', () => {
    const boards = (at: number) => [
      board('A', [['A012', 1, 10], ['A013', 1, 200], ...(at < 310 ? [] : [['A014', 1, 310] as const])]),
    ]
    expect(listen(boards, 330, { deafUntil: 300 }).heard).toEqual(['A014@310'])
  })

  test('a call that grew older than a minute while others were announced gives up its turn', () => {
    const eleven = Array.from({ length: 12 }, (_, index): Called => [
      `A0${String(index + 10)}`,
      1,
      index / 10,
    ])
    const { heard } = listen(() => [board('A', eleven)], 120)
    expect(heard[0]).toBe('A010@0')
    expect(heard.at(-1)).toBe('A020@60')
    expect(heard).toHaveLength(11)
  })

  test('a call that is withdrawn before its turn is not announced', () => {
    const boards = (at: number) => [board('A', [['A012', 1, 0]]), board('D', at < 4 ? [['D032', 5, 1]] : [])]
    expect(listen(boards, 30).heard).toEqual(['A012@0'])
  })

  test('a reload does not repeat what was announced, and announces what was still to come', () => {
    const boards = [board('A', [['A012', 1, 0]]), board('D', [['D032', 5, 1]])]
    const before = listen(() => boards, 4)
    expect(before.heard).toEqual(['A012@0'])
    const after = listen(() => boards, 30, { announcer: silent(before.announcer.announced) })
    expect(after.heard).toEqual(['D032@0'])
  })

  test('what was announced is forgotten in time, so that a screen can stand for months', () => {
    const boards = (at: number) => [board('A', [['A012', 1, Math.floor(at / 30) * 30]])]
    expect(listen(boards, 3600).announcer.announced.size).toBeLessThan(25)
  })
})

test.each([
  ['A012', 1, '请 A，零，一，二 号，到 1 号窗口。请 A，零，一，二 号，到 1 号窗口。'],
  ['R105', 16, '请 R，一，零，五 号，到 16 号窗口。请 R，一，零，五 号，到 16 号窗口。'],
])('%s at window %i is spoken digit by digit, twice', (number, windowNo, words) => {
  expect(spokenWords({ number, windowNo })).toBe(words)
})

describe('what the hall sees', () => {
  const busy = (lineId: string, waitingCount: number): Board =>
    board(lineId, [], { waitingCount, wait: { kind: 'range', from: 10, to: 20 } })

  test('the newest call is large in the colour of its state, four earlier ones beside it', () => {
    const calls: Called[] = Array.from('123456', (digit, index) => [`A00${digit}`, 1, index])
    const at = (state: 'called' | 'serving' | 'idle', number?: string) =>
      board('A', calls, {
        windows: [{ windowNo: 1, state, place: '一层西北角', ...(number === undefined ? {} : { number }) }],
      })
    const view = hallView([at('called', 'A006')], silent(), 0, nine)
    expect(view.newest).toMatchObject({ number: 'A006', state: 'called', name: 'A处', place: '一层西北角' })
    expect(view.earlier.map(({ number }) => number)).toEqual(['A005', 'A004', 'A003', 'A002'])
    expect(hallView([at('serving', 'A006')], silent(), 0, nine).newest?.state).toBe('serving')
    expect(hallView([at('called', 'A007')], silent(), 0, nine).newest?.state).toBe('past')
  })

  test('while an older call is announced, the newer one is not yet seen', () => {
    const boards = [
      board('A', [['A012', 1, 1]]),
      board('D', [
        ['D032', 5, 0],
        ['D031', 5, -90],
      ]),
    ]
    const announcer = turn(hear(silent(), callsOf(boards), nine + second), nine + second, false)
    const view = hallView(boards, announcer, 0, nine)
    expect(view.newest).toMatchObject({ number: 'D032', state: 'called' })
    expect(view.earlier.map(({ number }) => number)).toEqual(['D031'])
  })

  test('lines with people waiting are listed, the others are one cell', () => {
    const paused = board('L', [], { waitingCount: 5, wait: { kind: 'paused' } })
    const view = hallView([busy('A', 3), board('B', []), paused], silent(), 0, nine)
    expect(view.lines).toEqual([
      { lineId: 'A', name: 'A处', words: '3 人  约 10–20 分' },
      { lineId: 'L', name: 'L处', words: '5 人  暂停叫号' },
    ])
    expect(view.rest).toBe('其他窗口不用等')
  })

  test('a closed line is neither listed nor promised to be free', () => {
    const closed = board('C', [], { windows: [{ windowNo: 9, state: 'closed', place: '' }] })
    expect(hallView([busy('A', 3), closed], silent(), 0, nine)).toMatchObject({ rest: '', pages: 1 })
    expect(hallView([closed], silent(), 0, nine)).toMatchObject({ lines: [], rest: '' })
  })

  test('over noon nobody is promised minutes: a line says when it opens, and so does the hall', () => {
    const opens = (day: string) => ({ opening: { kind: 'opens', day, at: '14:00' } }) as const
    const noon = [
      board('A', [], { waitingCount: 3, wait: { kind: 'range', from: 10, to: 20 }, ...opens('2026-11-23') }),
      board('B', [], opens('2026-11-24')),
    ]
    expect(hallView(noon, silent(), 0, nine)).toMatchObject({
      lines: [{ lineId: 'A', words: '3 人  14:00 开' }],
      rest: '现在休息，14:00 开',
    })
    expect(hallView(noon.slice(1), silent(), 0, nine)).toMatchObject({
      lines: [],
      rest: '现在休息，11月24日 14:00 开',
    })
    expect(hallView([...noon, board('D', [])], silent(), 0, nine).rest).toBe('其他窗口不用等')
  })

  test('more than ten cells turn in pages, and nobody is left out', () => {
    const many = Array.from('ABCDEFGHJKLM', (lineId) => busy(lineId, 2))
    const pagesOf = (boards: readonly Board[]) =>
      [0, 1].map((turned) =>
        hallView(boards, silent(), turned, nine)
          .lines.map(({ lineId }) => lineId)
          .join(''),
      )
    expect(pagesOf(many)).toEqual(['ABCDEFGHJK', 'LM'])
    expect(pagesOf([...many, board('N', [])])).toEqual(['ABCDEFGHJK', 'LM'])
    expect(pagesOf(many.slice(0, 10))).toEqual(['ABCDEFGHJK', 'ABCDEFGHJK'])
    expect(hallView(many, silent(), 7, nine)).toMatchObject({ page: 1, pages: 2 })
  })

  test('others are free only after the last of those that are not', () => {
    const boards = [...Array.from('ABCDEFGHJK', (lineId) => busy(lineId, 2)), board('N', [])]
    const rests = [0, 1].map((turned) => hallView(boards, silent(), turned, nine).rest)
    expect(rests).toEqual(['', '其他窗口不用等'])
  })
})

test.each([
  [{ kind: 'none' }, '不用等'],
  [{ kind: 'paused' }, '暂停叫号'],
  [{ kind: 'range', from: 0, to: 5 }, '约 5 分'],
  [{ kind: 'range', from: 5, to: 5 }, '约 5 分'],
  [{ kind: 'range', from: 25, to: 40 }, '约 25–40 分'],
] as const)('a wait is told as a range or a round figure: %j', (wait, words) => {
  expect(waitWords(wait, '分')).toBe(words)
})

test.each([
  ['2026-11-23T02:24:00Z', '11月23日', '星期一', '10:24'],
  ['2026-12-31T16:05:00Z', '1月1日', '星期五', '00:05'],
])("the clock is Shanghai's in any zone: %s", (instant, date, weekday, clock) => {
  const at = Date.parse(instant)
  expect([dateWords(at), weekdayWords(at), clockWords(at)]).toEqual([date, weekday, clock])
})
