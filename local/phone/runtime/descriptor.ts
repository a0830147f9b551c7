import * as glassEasel from 'glass-easel'
import { segments } from './segment'

/** How WXS sees a node. */
export interface Descriptor {
  selectComponent(selector: string): Descriptor | undefined
  selectAllComponents(selector: string): Descriptor[]
  setStyle(style: string | Record<string, string | number>): Descriptor
  addClass(names: string): Descriptor
  removeClass(names: string): Descriptor
  hasClass(name: string): boolean
  getDataset(): unknown
  getState(): Record<string, unknown>
  callMethod(name: string, detail?: unknown): void
  triggerEvent(name: string, detail?: unknown, options?: glassEasel.EventOptions): void
  requestAnimationFrame(callback: () => void): void
  getComputedStyle(names: string[]): Record<string, string>
  getBoundingClientRect(): {
    left: number
    top: number
    right: number
    bottom: number
    width: number
    height: number
  }
}

const states = new WeakMap<glassEasel.Element, Record<string, unknown>>()

/** The descriptor of a node. State belongs to the node; selecting looks inside the component, or below the node. */
export const describe = (node: glassEasel.Element): Descriptor => {
  const inside = (): glassEasel.Element =>
    (glassEasel.Component.isComponent(node) ? node.getShadowRoot() : null) ?? node
  const dom = node.$$ as unknown as HTMLElement | null
  const descriptor: Descriptor = {
    selectComponent: (selector) => {
      const found = inside().querySelector(selector)
      return found === null ? undefined : describe(found)
    },
    selectAllComponents: (selector) => inside().querySelectorAll(selector).map(describe),
    setStyle: (style) => {
      node.setNodeStyle(styleText(style), segments.wxs)
      return descriptor
    },
    addClass: (names) => {
      for (const name of names.split(/\s+/)) if (name !== '') node.classList?.toggle(name, true, segments.wxs)
      return descriptor
    },
    removeClass: (names) => {
      for (const name of names.split(/\s+/))
        if (name !== '') node.classList?.toggle(name, false, segments.wxs)
      return descriptor
    },
    hasClass: (name) =>
      [segments.template, segments.wxs].some((segment) => node.classList?.contains(name, segment) === true),
    getDataset: () => node.dataset,
    getState: () => {
      const state = states.get(node) ?? {}
      states.set(node, state)
      return state
    },
    callMethod: (name, detail) => {
      const component = node.asGeneralComponent()
      const caller = component?.getMethodCaller() as Record<string, unknown> | undefined
      const method = caller?.[name]
      if (component === null || typeof method !== 'function') return
      glassEasel.safeCallback(name, method as (detail: unknown) => unknown, caller, [detail], component)
    },
    triggerEvent: (name, detail, options) => {
      node.triggerEvent(name, detail ?? {}, options)
    },
    requestAnimationFrame: (callback) => {
      window.requestAnimationFrame(callback)
    },
    getComputedStyle: (names) => {
      const style = dom === null ? undefined : window.getComputedStyle(dom)
      return Object.fromEntries(names.map((name) => [name, String(Reflect.get(style ?? {}, name) ?? '')]))
    },
    getBoundingClientRect: () => {
      const { left, top, right, bottom, width, height } = (
        dom ?? document.createElement('i')
      ).getBoundingClientRect()
      return { left, top, right, bottom, width, height }
    },
  }
  return descriptor
}

const styleText = (style: string | Record<string, string | number>): string =>
  typeof style === 'string'
    ? style
    : Object.entries(style)
        .map(
          ([name, value]) =>
            `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${String(value)}`,
        )
        .join(';')
