import * as glassEasel from 'glass-easel'
import { createPhoneElement } from './element'

type BackendElement = Parameters<glassEasel.CurrentWindowBackendContext['setListenerStats']>[0]
type Target = glassEasel.Element

/** DOM events that WeChat hands to the mini-program as they are. */
const passedOn = new Set(['transitionend', 'animationstart', 'animationiteration', 'animationend'])

/**
 * The DOM under glass-easel. Touches are told by `watchTouches` and component events by the components themselves, so
 * that only animation events are listened to here.
 */
export class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  override document = {
    createElement: (tag: string) => createPhoneElement(tag) as unknown as BackendElement,
    createTextNode: (content: string) => document.createTextNode(content) as unknown as BackendElement,
    createDocumentFragment: () => document.createDocumentFragment() as unknown as BackendElement,
  }

  private readonly listening = new WeakMap<object, Set<string>>()

  override onEvent(): void {
    // Nothing to start: see above.
  }

  override setListenerStats(element: BackendElement, type: string): void {
    if (!passedOn.has(type)) return
    const known = this.listening.get(element) ?? new Set()
    this.listening.set(element, known)
    if (known.has(type)) return
    known.add(type)
    const dom = element as unknown as HTMLElement
    dom.addEventListener(type, (event) => {
      if (event.target === dom) dispatch(element.__wxElement, type, {}, {})
    })
  }
}

/**
 * Tells a node of the mini-program an event that bubbles through components. Returns whether a listener caught it, so
 * that the browser's own reaction (scrolling) is to be stopped.
 */
export const dispatch = (
  target: Target | undefined,
  type: string,
  detail: unknown,
  extraFields: Record<string, unknown>,
): boolean => {
  if (target === undefined) return false
  const event = new glassEasel.Event(type, detail, {
    bubbles: true,
    composed: true,
    capturePhase: true,
    extraFields,
  })
  glassEasel.Event.dispatchEvent(target, event)
  return event.defaultPrevented()
}

/** The node of the mini-program that a DOM node belongs to. */
export const nodeOf = (dom: EventTarget | null): Target | undefined => {
  for (let at = dom as (Node & { __wxElement?: Target }) | null; at !== null; at = at.parentNode)
    if (at.__wxElement !== undefined) return at.__wxElement
  return undefined
}
