import { beforeEach, describe, expect, jest, test } from '@jest/globals'
import { dictionary } from '../../miniprogram/i18n/dictionary'
import { en } from '../../miniprogram/i18n/en'
import { t, words } from '../../miniprogram/i18n/t'
import { zh } from '../../miniprogram/i18n/zh-CN'
import { appearance, choose, followSystem, onAppearance } from '../../miniprogram/settings/settings'

let stored: Record<string, unknown> = {}
let system = { language: 'zh_CN', theme: 'light', fontSizeSetting: 17 }
let changeTheme: () => void = () => undefined
let comeToFront: () => void = () => undefined

beforeEach(() => {
  stored = {}
  system = { language: 'zh_CN', theme: 'light', fontSizeSetting: 17 }
  Object.assign(globalThis, {
    wx: {
      getStorageSync: (key: string) => stored[key] ?? '',
      setStorageSync: (key: string, value: unknown) => {
        stored[key] = value
      },
      getAppBaseInfo: () => system,
      onThemeChange: (listener: () => void) => {
        changeTheme = listener
      },
      onAppShow: (listener: () => void) => {
        comeToFront = listener
      },
    },
  })
  followSystem()
  comeToFront()
  choose({ language: 'auto', size: 'auto' })
})

describe('how a page looks', () => {
  test.each([
    ['WeChat in Chinese, normal type', { language: 'zh_CN', fontSizeSetting: 17 }, 'zh-CN', 'standard'],
    ['WeChat in traditional Chinese', { language: 'zh_TW', fontSizeSetting: 17 }, 'zh-CN', 'standard'],
    ['WeChat in English', { language: 'en', fontSizeSetting: 17 }, 'en', 'standard'],
    ['WeChat in a language we have not', { language: 'fr', fontSizeSetting: 17 }, 'en', 'standard'],
    ['large type in WeChat', { language: 'zh_CN', fontSizeSetting: 20 }, 'zh-CN', 'large'],
  ])('%s', (_, set, language, size) => {
    Object.assign(system, set)
    comeToFront()
    expect(appearance()).toMatchObject({ language, size })
  })

  test('a choice wins over the system, is kept, and open pages hear of it until they close', () => {
    const heard = jest.fn()
    const stop = onAppearance(heard)
    choose({ language: 'en', size: 'elder' })
    expect(heard).toHaveBeenLastCalledWith(expect.objectContaining({ language: 'en', size: 'elder' }))
    expect(stored).toEqual({ choices: { language: 'en', size: 'elder' } })
    stop()
    choose({ size: 'large' })
    expect(heard).toHaveBeenCalledTimes(1)
    expect(appearance()).toMatchObject({ language: 'en', size: 'large' })
  })

  test('follows the theme of the system', () => {
    const heard = jest.fn()
    const stop = onAppearance(heard)
    system = { ...system, theme: 'dark' }
    changeTheme()
    expect(appearance().theme).toBe('dark')
    expect(heard).toHaveBeenLastCalledWith(expect.objectContaining({ theme: 'dark' }))
    stop()
  })
})

describe('the sentences', () => {
  test('come in the language in use, with facts', () => {
    expect(t('ahead', { people: 3 })).toBe('前面 3 人')
    expect(t('waitRange', { from: 10, to: 20 })).toBe('约 10–20 分钟')
    expect(t('waitRange', { from: 5, to: 5 })).toBe('约 5 分钟')
    choose({ language: 'en' })
    expect(t('ahead', { people: 1 })).toBe('1 person ahead')
    expect(words().noWait).toBe('No wait')
  })

  test('those with facts are no words of a page', () => {
    expect(Object.values(words()).every((word) => typeof word === 'string')).toBe(true)
    expect(words()).not.toHaveProperty('ahead')
  })

  test('nothing shouts, and no Chinese is left in the English ones', () => {
    const spoken = (table: object): string[] =>
      Object.values(table).map((entry: unknown) => (typeof entry === 'string' ? entry : String(entry)))
    expect(spoken(zh).filter((text) => /[!！]/.test(text))).toEqual([])
    expect(spoken(en).filter((text) => /[\u4e00-\u9fff]/.test(text))).toEqual([])
  })

  test('a language that lacks a key, or a fact, does not compile', () => {
    // @ts-expect-error: `two` is missing in English
    dictionary({ one: '一', two: '二' }, { one: 'One' })
    // @ts-expect-error: `two` is not in Chinese
    dictionary({ one: '一' }, { one: 'One', two: 'Two' })
    // @ts-expect-error: the fact is called `n`
    dictionary({ one: ({ n }: { n: number }) => `${String(n)} 个` }, { one: ({ m }) => String(m) })
    const { t: say } = dictionary({ one: ({ n }: { n: number }) => String(n) }, { one: ({ n }) => String(n) })
    // @ts-expect-error: the fact is left out
    expect(() => say('one')).toThrow()
  })
})
