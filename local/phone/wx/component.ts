import { component as adapter } from 'glass-easel-miniprogram-adapter'
import { animateKeyframes, clearAnimation, type Keyframe } from './keyframes'
import { PhoneIntersectionObserver } from './intersection'
import { SelectorQuery, type Caller } from './selector-query'

type Method = (this: Caller, ...values: never[]) => unknown

const methods: Record<string, Method> = {
  createSelectorQuery() {
    return new SelectorQuery(() => this._$.getShadowRoot())
  },
  createIntersectionObserver(options: object = {}) {
    return new PhoneIntersectionObserver(this, options)
  },
  triggerEvent(name: string, detail: unknown = {}, options: object = {}) {
    this._$.triggerEvent(name, detail, options)
  },
  animate(selector: string, keyframes: Keyframe[], duration: number, callback?: () => void) {
    animateKeyframes(this._$.getShadowRoot()?.querySelectorAll(selector) ?? [], keyframes, duration, callback)
  },
  clearAnimation(selector: string, options?: object | (() => void), callback?: () => void) {
    clearAnimation(this._$.getShadowRoot()?.querySelectorAll(selector) ?? [])
    const done = typeof options === 'function' ? (options as () => void) : callback
    done?.()
  },
}

/** Gives every component and page what the adapter leaves out or does over the whole window. */
export const widenComponents = (): void => {
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(adapter.ComponentCaller.prototype, name, {
      value,
      writable: true,
      configurable: true,
    })
}
