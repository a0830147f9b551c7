import type { Theme } from '../program'

export type Mode = 'standard' | 'large' | 'elder'
export type Language = 'zh_CN' | 'en'

/** What the phone is set to: read from the address, changed in the panel or by tests. */
export interface Settings {
  /** openid of the person who holds the phone. */
  as: string
  theme: Theme
  mode: Mode
  language: Language
  isOnline: boolean
  /** Where the phone is, WGS-84 degrees. */
  location: { latitude: number; longitude: number }
  /** Whether the person lets the mini-program know where it is. */
  allowsLocation: boolean
  /** BSSID of the Wi-Fi that the phone is connected to; empty = none. */
  wifi: string
}

const query = new URLSearchParams(window.location.search)
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)')

const oneOf = <T extends string>(value: string | null, all: readonly T[], otherwise: T): T =>
  all.find((one) => one === value) ?? otherwise

/** Coordinates of the main gate; the panel moves them. */
const somewhere = { latitude: 31.2304, longitude: 121.4737 }

const rememberedPerson = 'local-phone:as'

export const settings: Settings = {
  as: query.get('as') ?? window.sessionStorage.getItem(rememberedPerson) ?? 'visitor',
  theme: oneOf(query.get('theme'), ['light', 'dark'] as const, prefersDark.matches ? 'dark' : 'light'),
  mode: oneOf(query.get('mode'), ['standard', 'large', 'elder'] as const, 'standard'),
  language: query.get('lang')?.startsWith('en') === true ? 'en' : 'zh_CN',
  isOnline: query.get('network') !== 'off',
  location: locationOf(query.get('at')),
  allowsLocation: true,
  wifi: query.get('wifi') ?? '',
}
/** The mode that the address names itself. */
export const saidMode: Mode | undefined = query.has('mode') ? settings.mode : undefined

window.sessionStorage.setItem(rememberedPerson, settings.as)

function locationOf(text: string | null): Settings['location'] {
  const [latitude, longitude] = (text ?? '').split(',').map(Number)
  return latitude === undefined || longitude === undefined || Number.isNaN(latitude + longitude)
    ? somewhere
    : { latitude, longitude }
}

/** `frame=0` fills the window with the page; without it, a wide window gets the drawn phone. */
export const wantsFrame = (): boolean => {
  const said = query.get('frame')
  return said === null ? window.innerWidth >= 720 && window.innerHeight >= 560 : said !== '0'
}

/** Page to start with, and its query, if the address names one. */
export const startUrl = query.get('page')

type Listener<Key extends keyof Settings> = (value: Settings[Key]) => void
const listeners = new Map<keyof Settings, Set<Listener<never>>>()

/** Calls back after a setting changed. */
export const onSetting = <Key extends keyof Settings>(key: Key, listener: Listener<Key>): (() => void) => {
  const all = listeners.get(key) ?? new Set()
  listeners.set(key, all)
  all.add(listener)
  return () => {
    all.delete(listener)
  }
}

export const change = <Key extends keyof Settings>(key: Key, value: Settings[Key]): void => {
  if (settings[key] === value) return
  settings[key] = value
  for (const listener of listeners.get(key) ?? []) (listener as Listener<Key>)(value)
}

/** Starts the phone anew with other parameters in the address: another person, language or size of type. */
export const restart = (parameters: Record<string, string | undefined>): void => {
  const next = new URL(window.location.href)
  for (const [name, value] of Object.entries(parameters))
    if (value === undefined) next.searchParams.delete(name)
    else next.searchParams.set(name, value)
  window.location.assign(next)
}

prefersDark.addEventListener('change', ({ matches }) => {
  if (query.get('theme') === null) change('theme', matches ? 'dark' : 'light')
})
