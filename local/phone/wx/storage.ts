import { settings } from '../shell/settings'
import { api, Failure, text, type Api } from './api'

const limitKilobytes = 10_240

/** Each person has a storage of their own, as each WeChat account has. */
const prefix = (): string => `phone:${settings.as}:`

/** Files that the mini-program keeps lie beside, but are no keys of its storage. */
export const filePrefix = 'file:'

const keys = (): string[] =>
  Object.keys(window.localStorage)
    .filter((key) => key.startsWith(prefix()))
    .map((key) => key.slice(prefix().length))
    .filter((key) => !key.startsWith(filePrefix))

/** What is stored under a key, or nothing. Dates and other objects come back as JSON gives them. */
export const readStored = (key: string): unknown => {
  const stored = window.localStorage.getItem(prefix() + key)
  return stored === null ? undefined : (JSON.parse(stored) as { value: unknown }).value
}

export const writeStored = (key: string, value: unknown): void => {
  window.localStorage.setItem(prefix() + key, JSON.stringify({ value }))
}

export const removeStored = (key: string): void => {
  window.localStorage.removeItem(prefix() + key)
}

const info = (): { keys: string[]; currentSize: number; limitSize: number } => {
  const characters = keys().reduce(
    (sum, key) => sum + (window.localStorage.getItem(prefix() + key)?.length ?? 0),
    0,
  )
  return { keys: keys(), currentSize: Math.ceil(characters / 1024), limitSize: limitKilobytes }
}

const clear = (): void => {
  for (const key of keys()) removeStored(key)
}

/** 数据缓存 */
export const storage = (): Record<string, Api | ((...values: never[]) => unknown)> => ({
  getStorageSync: (key: string) => readStored(key) ?? '',
  setStorageSync: (key: string, value: unknown) => {
    writeStored(key, value)
  },
  removeStorageSync: removeStored,
  clearStorageSync: clear,
  getStorageInfoSync: info,
  getStorage: api('getStorage', ({ key }) => {
    const data = readStored(text(key))
    if (data === undefined) throw new Failure('data not found')
    return { data }
  }),
  setStorage: api('setStorage', ({ key, data }) => {
    writeStored(text(key), data)
  }),
  removeStorage: api('removeStorage', ({ key }) => {
    removeStored(text(key))
  }),
  clearStorage: api('clearStorage', clear),
  getStorageInfo: api('getStorageInfo', info),
  batchSetStorageSync: (list: { key: string; value: unknown }[]) => {
    for (const { key, value } of list) writeStored(key, value)
  },
  batchGetStorageSync: (list: string[]) => list.map((key) => readStored(key) ?? ''),
})
