import type * as glassEasel from 'glass-easel'
import { describe } from './descriptor'
import { toWeChatEvent } from './event'

type Path = readonly unknown[] | null | undefined
type Listener = (this: unknown, ...values: unknown[]) => unknown

const isOfWxs = new WeakSet()
const type = Symbol('type')

// What `value.constructor` is in WXS: the name of the type. As a hidden property of everything, it works on values
// of any kind in any expression.
Object.defineProperty(Object.prototype, type, {
  get(this: unknown): string {
    return Object.prototype.toString.call(this).slice(8, -1)
  },
})

const modules: Record<string, { exports: Record<string, unknown>; run: Loader; isLoaded: boolean }> = {}
type Loader = (require: (path: string) => unknown, exports: unknown, module: { exports: unknown }) => void

const load = (file: string): unknown => {
  const module = modules[file]
  if (module === undefined) throw new Error(`no such WXS module: ${file}`)
  if (!module.isLoaded) {
    module.isLoaded = true
    module.run((target) => load(resolve(file, target)), module.exports, module)
    for (const value of Object.values(module.exports)) if (typeof value === 'function') isOfWxs.add(value)
  }
  return module.exports
}

const resolve = (from: string, target: string): string => {
  const parts = target.startsWith('/') ? [] : from.replace(/#.*$/, '').split('/').slice(0, -1)
  for (const part of target.replace(/\.wxs$/, '').split('/'))
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  return parts.join('/')
}

const isWxsPath = (path: Path): boolean => path?.[0] === 1 || path?.[0] === 2

/** What compiled templates call: WXS modules, its own functions, change observers and event listeners. */
export const wxs = {
  type,
  getRegExp: (pattern: string, flags?: string): RegExp => new RegExp(pattern, flags),
  getDate: (...parts: [] | [number | string]): Date => new Date(...(parts as [])),

  define: (file: string, run: Loader) => {
    modules[file] = { exports: {}, run, isLoaded: false }
    return () => load(file)
  },

  /** `change:name`: told after the render that changed it, as WeChat's view thread does. */
  observe:
    (listener: Listener, path: Path) =>
    (value: unknown, old: unknown, host: glassEasel.GeneralComponent, element: glassEasel.Element): void => {
      if (typeof listener !== 'function' || !isWxsPath(path)) return
      queueMicrotask(() => {
        listener.call(undefined, value, old, describe(host), describe(element))
      })
    },

  /** Calls an event listener of WXML: a method of the component, or a function of WXS. */
  listen: (
    caller: object,
    event: glassEasel.ShadowedEvent<unknown>,
    listener: Listener,
    path: Path,
  ): unknown => {
    const told = toWeChatEvent(event)
    if (!isWxsPath(path) && !isOfWxs.has(listener)) return listener.call(caller, told)
    const element = nodeBehind(event.currentTarget)
    const host = nodeBehind(caller)
    return listener.call(undefined, { ...told, instance: describe(element) }, describe(host))
  },
}

/** The tree node of a component's `this`, or the node itself. */
const nodeBehind = (caller: object): glassEasel.Element =>
  ('_$' in caller ? (caller as { _$: glassEasel.Element })._$ : caller) as glassEasel.Element
