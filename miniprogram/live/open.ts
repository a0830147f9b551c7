import { onConnection } from '../api/connection'

const stops = new WeakMap<object, (() => void)[]>()

/** Keeps how to stop what a page began when it was shown. */
export const begin = (page: object, ...more: readonly (() => void)[]): void => {
  stops.set(page, [...(stops.get(page) ?? []), ...more])
}

/** Stops all of it: called when the page is hidden and when it goes. */
export const end = (page: object): void => {
  for (const stop of stops.get(page) ?? []) stop()
  stops.delete(page)
}

/** Calls back every so many seconds; returns how to stop. */
export const every = (seconds: number, call: () => void): (() => void) => {
  const timer = setInterval(call, seconds * 1000)
  return () => {
    clearInterval(timer)
  }
}

/** A page that can be without its content. */
interface Blank {
  readonly data: { readonly blank: string }
  retry(): void
}

/** Fetches again by itself what a page could not fetch, as soon as the network is back; returns how to stop. */
export const retryWhenBack = (page: Blank): (() => void) =>
  onConnection((connected) => {
    if (connected && page.data.blank === 'offline') page.retry()
  })
