import type { SearchFile } from '../../cloudfunctions/_shared/search-file'
import { call } from '../api/call'
import { appearance } from '../settings/settings'
import { openIndex, type SearchIndex } from '../search/open'

/** What the phone knows of a service before its sheet is fetched. */
export interface Known {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly promisedDays: number
  /** In fen; 0 = free, −1 = worked out at the window. */
  readonly fen: number
  readonly bring: readonly string[]
}

export interface Guide {
  readonly index: SearchIndex
  readonly codes: readonly string[]
  readonly known: (code: string) => Known | undefined
}

interface Kept {
  /** What the overview called the catalogue when this was fetched. */
  readonly catalogue: string
  readonly version: string
  readonly index: string
}

const key = 'guide'
type Listener = () => void
const listeners = new Set<Listener>()
let kept: Kept | undefined
let opened: Guide | undefined
let underWay: Promise<boolean> | undefined

const read = (): Kept | undefined => {
  kept ??= wx.getStorageSync<Kept | ''>(key) || undefined
  return kept
}

const open = (json: string): Guide => {
  const file = JSON.parse(json) as SearchFile
  const english = new Map(file.bringEn)
  const places = new Map(file.sheets.map(([code], place) => [code, place]))
  return {
    index: openIndex(file),
    codes: file.sheets.map(([code]) => code),
    known: (code) => {
      const place = places.get(code) ?? -1
      const sheet = file.sheets[place]
      const facts = file.facts[place]
      if (sheet === undefined || facts === undefined) return undefined
      const [, name, nameEn, unit] = sheet
      const [promisedDays, fen, bring] = facts
      const isEnglish = appearance().language === 'en'
      return {
        code,
        name: isEnglish ? nameEn : name,
        unit: file.units[unit] ?? '',
        promisedDays,
        fen,
        bring: bring.flatMap(
          (text) => (isEnglish ? english.get(text) : undefined) ?? file.texts[text]?.[0] ?? [],
        ),
      }
    },
  }
}

/** The catalogue of services as last fetched, ready to be searched without a network; nothing before the first time. */
export const guide = (): Guide | undefined => {
  if (opened !== undefined) return opened
  const stored = read()
  if (stored === undefined) return undefined
  try {
    opened = open(stored.index)
  } catch {
    // Kept by another version of this program: it is fetched anew.
    kept = undefined
    wx.removeStorageSync(key)
  }
  return opened
}

const fetch = async (catalogue: string | undefined): Promise<boolean> => {
  const have = guide() === undefined ? undefined : read()?.version
  const answer = await call('guidance', 'index', have === undefined ? {} : { have })
  if (!answer.ok) return false
  const { version, index } = answer.value
  const text = index ?? read()?.index
  if (text === undefined) return false
  kept = { catalogue: catalogue ?? '', version, index: text }
  if (index !== undefined) opened = open(index)
  // A full storage costs a fetch at the next start, nothing else.
  wx.setStorage({ key, data: kept, fail: () => undefined })
  for (const listener of listeners) listener()
  return true
}

/**
 * Fetches the index if it is missing, or older than the catalogue that an overview named. Says whether there is
 * one now.
 */
export const refreshGuide = (catalogue?: string): Promise<boolean> => {
  const isFresh = guide() !== undefined && (catalogue === undefined || read()?.catalogue === catalogue)
  if (isFresh) return Promise.resolve(true)
  underWay ??= fetch(catalogue).finally(() => {
    underWay = undefined
  })
  return underWay
}

/** Calls back when another index has come; returns how to stop. */
export const onGuide = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
