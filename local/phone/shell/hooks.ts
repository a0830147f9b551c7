import type { Theme } from '../program'
import type { Mode } from './settings'

/** What tests see and steer: `window.__phone`. */
export interface Hooks {
  /** What went wrong so far, a line each. */
  readonly errors: string[]
  /** Names of APIs that were called and are not there. */
  readonly missing: string[]
  /** What the framework remarked about the pages: unknown properties and the like. */
  readonly remarks: string[]
  /** Paths of the open pages, the shown one last. */
  stack(): string[]
  /** `this` of the shown page, and what `App()` made: for looking at their data. */
  page(): unknown
  app(): unknown
  /** What the next scan reads; without it the scanner asks. */
  scan: string | undefined
  /** What was spoken or played. */
  readonly spoken: string[]
  readonly vibrations: string[]
  /** What else the phone did outside of itself: calls, copies, maps. */
  readonly deeds: string[]
  /** Whether dialogs that WeChat itself would show are answered with yes. */
  autoAccept: boolean
  setNetwork(isOnline: boolean): void
  setTheme(theme: Theme): void
  setMode(mode: Mode): void
  /** Closes all pages and opens the one of the address, as a scanned mini-program code does. */
  goto(url: string): Promise<void>
}

const unready = (): never => {
  throw new Error('the phone has not started yet')
}

export const hooks: Hooks = {
  errors: [],
  missing: [],
  remarks: [],
  stack: () => [],
  page: () => undefined,
  app: () => undefined,
  scan: undefined,
  spoken: [],
  vibrations: [],
  deeds: [],
  autoAccept: navigator.webdriver,
  setNetwork: unready,
  setTheme: unready,
  setMode: unready,
  goto: unready,
}

declare global {
  interface Window {
    __phone: Hooks
  }
}
window.__phone = hooks

/** Records a fault of the mini-program and tells the browser's console, where every test looks. */
export const report = (error: unknown, where: string): void => {
  const text = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)
  hooks.errors.push(`${where}: ${text}`)
  console.error(`${where}: ${text}`)
}

window.addEventListener('error', ({ error, message }) => {
  hooks.errors.push(error instanceof Error ? (error.stack ?? message) : message)
})
window.addEventListener('unhandledrejection', ({ reason }) => {
  const text = reason instanceof Error ? (reason.stack ?? reason.message) : JSON.stringify(reason)
  hooks.errors.push(`unhandled rejection: ${text}`)
})
