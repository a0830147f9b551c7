import * as glassEasel from 'glass-easel'
import { dispatch, nodeOf } from './backend'

/** A point as WeChat tells it: `client` from the page's visible corner, `page` from that of its whole content. */
interface Point {
  readonly identifier: number
  readonly pageX: number
  readonly pageY: number
  readonly clientX: number
  readonly clientY: number
  readonly force: number
}

interface Gesture {
  readonly dom: EventTarget
  readonly start: Point
  readonly isMouse: boolean
  longPress: ReturnType<typeof setTimeout> | undefined
  isTap: boolean
}

type Finger = Pick<Touch, 'identifier' | 'clientX' | 'clientY' | 'force'>

const tapDistance = 10
const longPressMilliseconds = 350
const mouse = -1

/**
 * Watches a box for touches and mouse, and tells the mini-program touchstart, touchmove, touchend, touchcancel, tap,
 * longpress and longtap. `originOf` gives the page's corner and scroll position under a node.
 */
export const watchTouches = (
  box: HTMLElement,
  originOf: (dom: EventTarget) => { left: number; top: number; scrollTop: number } | undefined,
): void => {
  const gestures = new Map<number, Gesture>()
  let lastTouchAt = -Infinity

  const pointOf = (finger: Finger, dom: EventTarget): Point => {
    const { left, top, scrollTop } = originOf(dom) ?? { left: 0, top: 0, scrollTop: 0 }
    const clientX = finger.clientX - left
    const clientY = finger.clientY - top
    const { identifier, force } = finger
    return {
      identifier: Math.max(identifier, 0),
      force,
      clientX,
      clientY,
      pageX: clientX,
      pageY: clientY + scrollTop,
    }
  }
  const tell = (type: string, dom: EventTarget, changed: Point[], held: Point[]): boolean =>
    dispatch(nodeOf(dom), type, detailOf(changed[0]), { touches: held, changedTouches: changed })
  const stopWaiting = (gesture: Gesture): void => {
    clearTimeout(gesture.longPress)
    gesture.longPress = undefined
  }

  const start = (dom: EventTarget, finger: Finger, held: readonly Finger[]): void => {
    const point = pointOf(finger, dom)
    const gesture: Gesture = {
      dom,
      start: point,
      isTap: true,
      isMouse: finger.identifier === mouse,
      longPress: undefined,
    }
    gesture.longPress = setTimeout(() => {
      // As in WeChat: who listens to longpress gets no tap from the same touch.
      if (listens(dom, 'longpress')) gesture.isTap = false
      tell('longpress', dom, [point], [point])
      tell('longtap', dom, [point], [point])
    }, longPressMilliseconds)
    gestures.set(finger.identifier, gesture)
    tell(
      'touchstart',
      dom,
      [point],
      held.map((other) => pointOf(other, dom)),
    )
  }
  const move = (finger: Finger, held: readonly Finger[]): boolean => {
    const gesture = gestures.get(finger.identifier)
    if (gesture === undefined) return false
    const point = pointOf(finger, gesture.dom)
    const { clientX, clientY } = gesture.start
    if (Math.abs(point.clientX - clientX) > tapDistance || Math.abs(point.clientY - clientY) > tapDistance) {
      stopWaiting(gesture)
      gesture.isTap = false
    }
    return tell(
      'touchmove',
      gesture.dom,
      [point],
      held.map((other) => pointOf(other, gesture.dom)),
    )
  }
  const end = (finger: Finger, held: readonly Finger[], type: 'touchend' | 'touchcancel'): void => {
    const gesture = gestures.get(finger.identifier)
    if (gesture === undefined) return
    gestures.delete(finger.identifier)
    stopWaiting(gesture)
    const point = pointOf(finger, gesture.dom)
    tell(
      type,
      gesture.dom,
      [point],
      held.map((other) => pointOf(other, gesture.dom)),
    )
    if (gesture.isTap && type === 'touchend' && !isDisabled(gesture.dom))
      tell('tap', gesture.dom, [point], [])
  }

  const onTouch = (handle: (event: TouchEvent, finger: Touch, held: Touch[]) => void) => (event: Event) => {
    lastTouchAt = performance.now()
    const touchEvent = event as TouchEvent
    for (const finger of touchEvent.changedTouches) handle(touchEvent, finger, [...touchEvent.touches])
  }
  const active = { passive: false }
  box.addEventListener(
    'touchstart',
    onTouch((event, finger, held) => {
      start(event.target ?? box, finger, held)
    }),
    active,
  )
  box.addEventListener(
    'touchmove',
    onTouch((event, finger, held) => {
      if (move(finger, held) && event.cancelable) event.preventDefault()
    }),
    active,
  )
  box.addEventListener(
    'touchend',
    onTouch((_, finger, held) => {
      end(finger, held, 'touchend')
    }),
  )
  box.addEventListener(
    'touchcancel',
    onTouch((_, finger, held) => {
      end(finger, held, 'touchcancel')
    }),
  )

  // After a touch the browser sends the same as mouse events once more: Chromium says so, elsewhere time tells. On a
  // busy machine they come late, and would press what the touch has just opened.
  const isEcho = (
    event: MouseEvent & { sourceCapabilities?: { firesTouchEvents: boolean } | null },
  ): boolean => event.sourceCapabilities?.firesTouchEvents === true || performance.now() - lastTouchAt < 800
  const fingerOf = (event: MouseEvent): Finger => ({
    identifier: mouse,
    clientX: event.clientX,
    clientY: event.clientY,
    force: 1,
  })
  box.addEventListener('mousedown', (event) => {
    if (event.button === 0 && !isEcho(event)) start(event.target ?? box, fingerOf(event), [fingerOf(event)])
  })
  window.addEventListener('mousemove', (event) => {
    if (gestures.has(mouse)) move(fingerOf(event), [fingerOf(event)])
  })
  window.addEventListener('mouseup', (event) => {
    end(fingerOf(event), [], 'touchend')
  })
  // A click without a pointer: keyboard, screen reader, script.
  box.addEventListener('click', (event) => {
    if (event.detail !== 0 || event.target === null || isEcho(event) || isDisabled(event.target)) return
    const at = pointOf({ ...fingerOf(event) }, event.target)
    tell('tap', event.target, [at], [])
  })
}

/** A disabled button swallows taps, those on its content too. */
const isDisabled = (dom: EventTarget): boolean =>
  dom instanceof Element && dom.closest('wx-button[disabled]') !== null

const detailOf = (point: Point | undefined): object =>
  point === undefined ? {} : { x: point.pageX, y: point.pageY }

const listens = (dom: EventTarget, type: string): boolean => {
  for (let node = nodeOf(dom) ?? null; node !== null; node = parentOf(node))
    if ((node as Heard)._$eventTarget?.listeners[type] !== undefined) return true
  return false
}

type Tree = NonNullable<ReturnType<typeof nodeOf>>
type Heard = Tree & { _$eventTarget?: { listeners: Record<string, unknown> } }
const parentOf = (node: Tree): Tree | null =>
  node.parentNode ?? (glassEasel.ShadowRoot.isShadowRoot(node) ? node.getHostNode() : null)
