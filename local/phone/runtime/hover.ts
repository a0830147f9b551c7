import type { Behaviour, Node } from './builtin'
import { segments } from './segment'

export interface HoverProperties {
  readonly hoverClass: string
  readonly hoverStopPropagation: boolean
  readonly hoverStartTime: number
  readonly hoverStayTime: number
}

const consumed = new WeakSet()

/** Shows `hover-class` while a finger rests on the component, after and for the times that WeChat keeps. */
export const hover = (node: Node<HoverProperties>, isDisabled: () => boolean = () => false): Behaviour => {
  let shown = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const toggle = (isOn: boolean): void => {
    for (const name of shown.split(/\s+/))
      if (name !== '') node.component.classList?.toggle(name, isOn, segments.hover)
  }
  const start = (event: { getOriginalEvent?: () => unknown; extraFields?: unknown }): void => {
    const { hoverClass, hoverStartTime, hoverStopPropagation } = node.properties
    const touch = event.extraFields ?? {}
    if (hoverClass === 'none' || hoverClass === '' || isDisabled() || consumed.has(touch)) return
    if (hoverStopPropagation) consumed.add(touch)
    clearTimeout(timer)
    toggle(false)
    shown = hoverClass
    timer = setTimeout(() => {
      toggle(true)
    }, hoverStartTime)
  }
  const stop = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      toggle(false)
    }, node.properties.hoverStayTime)
  }
  const { component } = node
  component.addListener('touchstart', start)
  for (const end of ['touchend', 'touchcancel']) component.addListener(end, stop)
  let origin = { x: 0, y: 0 }
  component.addListener('touchstart', ((event: { detail: { x: number; y: number } }) => {
    origin = event.detail
  }) as never)
  component.addListener('touchmove', ((event: { detail: { x: number; y: number } }) => {
    if (Math.abs(event.detail.x - origin.x) + Math.abs(event.detail.y - origin.y) > 10) stop()
  }) as never)
  return {
    detached: () => {
      clearTimeout(timer)
    },
  }
}
