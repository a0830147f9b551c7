import { describe, expect, test } from '@jest/globals'
import { ratingScene, readScene, visitScene } from '../../../miniprogram/live/scan'
import { pieces } from '../../../miniprogram/pages/search/pieces'
import { countdown } from '../../../miniprogram/pages/ticket/shown'

Object.assign(globalThis, {
  wx: {
    getStorageSync: () => '',
    getAppBaseInfo: () => ({ language: 'zh_CN', theme: 'light', fontSizeSetting: 17 }),
  },
})

describe('a scanned code', () => {
  test.each([
    ['a window', 'w=W1', { kind: 'window', windowId: 'W1' }],
    ['a door', 'p=south', { kind: 'place', placeId: 'south' }],
    ['a referral', 'r=abc-123', { kind: 'referral', code: 'abc-123' }],
    ['a slip', 's=ABCDEFGHJKLMNP', { kind: 'slip', code: 'ABCDEFGHJKLMNP' }],
    [
      'the rating of a case',
      'c=AbCd_fGh-jKlMnOpQrStUv',
      { kind: 'rating', visitId: 'case:k-AbCd_fGh-jKlMnOpQrStUv' },
    ],
    ['the rating of a visit', 'v=A:2026-11-23:12', { kind: 'rating', visitId: 'A:2026-11-23:12' }],
    ['a visit that cannot be', 'v=case:k-1', undefined],
    ["somebody else's", 'https://example.org/?w=W1', undefined],
    ['nothing', '', undefined],
    ['a value with a slash', 'w=../x', undefined],
    ['two at once', 'w=W1&r=abc', undefined],
  ])('%s', (_, scene, expected) => {
    expect(readScene(scene)).toEqual(expected)
  })
})

test('the code that a window shows for a case leads to its rating', () => {
  expect(readScene(ratingScene('k-AbCd_fGh-jKlMnOpQrStUv'))).toEqual({
    kind: 'rating',
    visitId: 'case:k-AbCd_fGh-jKlMnOpQrStUv',
  })
})

test('the code that a counter shows for a visit leads to its rating, and fits the code', () => {
  const scene = visitScene('A:2026-11-23:999')
  expect(readScene(scene)).toEqual({ kind: 'rating', visitId: 'A:2026-11-23:999' })
  expect(scene.length).toBeLessThanOrEqual(26)
})

describe('what the query has in common with a name', () => {
  const marked = (name: string, query: string): string =>
    pieces(name, query)
      .map(({ text, hit }) => (hit === true ? `[${text}]` : text))
      .join('')
  test.each([
    ['a run is marked', '学生证补办', '学生证丢了', '[学生证]补办'],
    ['two runs', '学生证补办', '补办学生证', '[学生证][补办]'],
    ['one character in common is chance', '学费退费', '学生', '学费退费'],
    ['capitals do not matter', 'ETC Card', 'etc', '[ETC] Card'],
    ['nothing in common', '户口迁移', '快递', '户口迁移'],
    ['an empty name', '', '快递', ''],
  ])('%s', (_, name, query, expected) => {
    expect(marked(name, query)).toBe(expected)
  })
})

describe('the time that a called visitor has', () => {
  const called = { calledAt: '2026-11-23T02:00:00Z', until: '2026-11-23T02:03:00Z' }
  test.each([
    ['just called', '2026-11-23T02:00:00Z', '还有 3:00', 100],
    ['25 seconds later', '2026-11-23T02:00:25Z', '还有 2:35', 86],
    ['at the last second', '2026-11-23T02:02:59Z', '还有 0:01', 1],
    ['past it', '2026-11-23T02:10:00Z', '时间到了', 0],
    ['a server behind the phone', '2026-11-23T01:59:00Z', '还有 4:00', 100],
  ])('%s', (_, now, left, percent) => {
    expect(countdown(called, Date.parse(now))).toEqual({ left, percent })
  })
  test('nobody is called', () => {
    expect(countdown({}, 0)).toBeUndefined()
  })
})
