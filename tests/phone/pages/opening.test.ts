import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Day } from '../../../cloudfunctions/_kernel/time'
import type { Output } from '../../../miniprogram/api/call'
import { heard } from '../../../miniprogram/api/clock'
import { hoursText, openingText } from '../../../miniprogram/i18n/time'
import { choose, type Language } from '../../../miniprogram/settings/settings'

type Opening = Output<'queue', 'overview'>['opening']

Object.assign(globalThis, {
  wx: {
    getStorageSync: () => '',
    setStorageSync: () => undefined,
    getAppBaseInfo: () => ({ language: 'zh_CN', theme: 'light', fontSizeSetting: 17 }),
  },
})

describe('when the public is served', () => {
  beforeAll(() => {
    heard({ ok: true, value: { seenAt: '2026-11-23T01:40:00Z' } })
  })

  test.each<[Language, Opening, string]>([
    ['zh-CN', { kind: 'open', until: '12:00', again: '14:00' }, '到 12:00，下午 14:00 开'],
    ['en', { kind: 'open', until: '12:00', again: '14:00' }, 'until 12:00, again from 14:00'],
    ['zh-CN', { kind: 'open', until: '10:00', again: '10:30' }, '到 10:00，上午 10:30 开'],
    ['zh-CN', { kind: 'open', until: '17:30' }, '到 17:30'],
    ['zh-CN', { kind: 'opens', day: '2026-11-23' as Day, at: '14:00', provisional: false }, '下午 14:00 开'],
    [
      'en',
      { kind: 'opens', day: '2026-11-24' as Day, at: '08:00', provisional: false },
      'opens tomorrow 08:00',
    ],
    ['zh-CN', { kind: 'unknown' }, '开放时间还没公布'],
  ])('%s: %j', (language, opening, text) => {
    choose({ language })
    expect(openingText(opening)).toBe(text)
  })

  test('what is open says so by itself; what is not says nothing', () => {
    choose({ language: 'zh-CN' })
    expect(hoursText({ kind: 'open', until: '12:00', again: '14:00' })).toBe('开到 12:00，下午 14:00 开')
    choose({ language: 'en' })
    expect(hoursText({ kind: 'open', until: '17:30' })).toBe('Open until 17:30')
    expect(hoursText({ kind: 'unknown' })).toBe('')
  })
})
