/** What this phone's owner chose about how things look, kept on the phone alone. */

export type Language = 'zh-CN' | 'en'
export type Size = 'standard' | 'large' | 'elder'
export type Theme = 'light' | 'dark'

/** `auto` follows WeChat: its language, its type size. */
export interface Choices {
  readonly language: Language | 'auto'
  readonly size: Size | 'auto'
}

/** What a page shows by. */
export interface Appearance {
  readonly language: Language
  readonly size: Size
  readonly theme: Theme
}

const key = 'choices'
const untouched: Choices = { language: 'auto', size: 'auto' }

/** WeChat's standard type is 17 px; from a tenth above it our own sizes follow. */
const standardPixels = 17

type Listener = (appearance: Appearance) => void
const listeners = new Set<Listener>()
let choices: Choices | undefined
let system: WechatMiniprogram.AppBaseInfo | undefined

/** The choices as stored. */
export const chosen = (): Choices => {
  if (choices === undefined)
    choices = { ...untouched, ...(wx.getStorageSync<Partial<Choices> | ''>(key) || {}) }
  return choices
}

const languageOf = (system: string): Language => (system.startsWith('zh') ? 'zh-CN' : 'en')

const sizeOf = (pixels: number | undefined): Size =>
  pixels !== undefined && pixels >= standardPixels * 1.1 ? 'large' : 'standard'

/** Language, size and theme now: the choice, or what WeChat is set to. */
export const appearance = (): Appearance => {
  const { language, size } = chosen()
  // Kept, since every sentence asks; read again when we come to the front or the theme changes.
  system ??= wx.getAppBaseInfo()
  return {
    language: language === 'auto' ? languageOf(system.language) : language,
    size: size === 'auto' ? sizeOf(system.fontSizeSetting) : size,
    theme: system.theme === 'dark' ? 'dark' : 'light',
  }
}

const tell = (): void => {
  const now = appearance()
  for (const listener of listeners) listener(now)
}

/** Stores a choice and redraws every open page. */
export const choose = (part: Partial<Choices>): void => {
  choices = { ...chosen(), ...part }
  wx.setStorageSync(key, choices)
  tell()
}

/** Calls back on every change of language, size or theme; returns how to stop. */
export const onAppearance = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Called once by the app: theme, language and type size of the system may change while we are open. */
export const followSystem = (): void => {
  const read = (): void => {
    system = wx.getAppBaseInfo()
    tell()
  }
  wx.onThemeChange(read)
  wx.onAppShow(read)
}
