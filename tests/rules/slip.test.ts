import { failureWords } from '../../web/ask-slip'
import { nowWords, type Slip, takenWords, wayWords, windowWords } from '../../web/slip/slip'

const windows = (...numbers: number[]) => numbers.map((windowNo) => ({ windowNo, place: '一层西北角' }))

const slip = (more: Partial<Slip> = {}): Slip => ({
  number: 'A012',
  state: 'waiting',
  unitName: '教务处',
  serviceName: '在读证明开具',
  bring: ['校园卡'],
  takenAt: '2026-11-23T02:12:00Z',
  windows: windows(1),
  ahead: 3,
  wait: { kind: 'range', from: 10, to: 20 },
  ...more,
})
const until = '2026-11-23T02:27:30Z'

test.each([
  ['one window', windows(1), undefined, '1号窗口'],
  ['two windows', windows(2, 1), undefined, '1、2号窗口'],
  ['a row of windows', windows(1, 2, 3, 4), undefined, '1–4号窗口'],
  ['windows apart', windows(1, 3, 7), undefined, '1、3、7号窗口'],
  ['the one that called', windows(1, 2), 2, '2号窗口'],
  ['no window open yet', windows(), undefined, '等叫号'],
] as const)('where to go, %s', (_title, all, windowNo, words) => {
  expect(windowWords({ windows: all, ...(windowNo === undefined ? {} : { windowNo }) })).toBe(words)
})

test.each([
  [slip(), '前面 3 人，约 10–20 分钟'],
  [slip({ ahead: 0, wait: { kind: 'range', from: 0, to: 5 } }), '下一个就到您，约 5 分钟'],
  [slip({ wait: { kind: 'paused' } }), '前面 3 人，暂停叫号'],
  [slip({ state: 'called', windowNo: 1, until }), '请在 10:27 前到 1号窗口'],
  [slip({ state: 'called', windowNo: 1 }), '请到 1号窗口'],
  [slip({ state: 'serving', windowNo: 1 }), '正在 1号窗口 办理'],
  [slip({ state: 'missed', until }), '过号了，10:27 前到导办台可重新排入'],
  [slip({ wait: { kind: 'range', from: 10, to: 20 }, opensAt: '14:00' }), '前面 3 人，14:00 开'],
  [slip({ state: 'done' }), '已经办完'],
  [slip({ state: 'gone' }), '这个号已经取消'],
])('what its holder does now: %#', (given, words) => {
  expect(nowWords(given)).toBe(words)
})

test('the way names a place once, and only that of the window that called', () => {
  const two = [...windows(1, 2), { windowNo: 3, place: '二层' }]
  expect(wayWords({ windows: two })).toBe('一层西北角；二层')
  expect(wayWords({ windows: two, windowNo: 3 })).toBe('二层')
  expect(wayWords({ windows: [{ windowNo: 1, place: '' }] })).toBe('')
})

test("when it was taken is told in Shanghai's time", () => {
  expect(takenWords(slip())).toBe('11月23日 10:12')
})

test.each([
  [404, '没有这张凭条', 'no such slip'],
  [429, '过几分钟再试', 'Too many tries'],
  [503, '再试一次', 'try again'],
  [0, '再试一次', 'try again'],
])('why there is no slip: %i', (status, zh, en) => {
  expect(failureWords(status).zh).toContain(zh)
  expect(failureWords(status).en).toContain(en)
})
