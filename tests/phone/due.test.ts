import { expect, jest, test } from '@jest/globals'
import { dueOf } from '../../miniprogram/staff/todos/due'

const phone = {
  getStorageSync: () => '',
  getAppBaseInfo: () => ({ language: 'zh_CN', theme: 'light', fontSizeSetting: 17 }),
}
Object.assign(globalThis, { wx: phone })

const monday = Date.parse('2026-11-16T10:00:00+08:00')

test.each([
  ['an hour of today', '2026-11-16T17:30:00+08:00', '今天 17:30 前', true],
  ['midnight: all of today', '2026-11-17T00:00:00+08:00', '最晚 今天', true],
  ['midnight that is over: all of the day before', '2026-11-16T00:00:00+08:00', '最晚 昨天', false],
  ['a midnight to come', '2026-11-21T00:00:00+08:00', '最晚 11月20日 周五', false],
  ['an hour to come', '2026-11-20T09:00:00+08:00', '11月20日 周五 09:00 前', false],
])('due at %s', (_, dueAt, text, isToday) => {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(monday)
  expect(dueOf(dueAt)).toEqual({ text, isToday })
  clock.mockRestore()
})
