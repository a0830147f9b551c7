import { controlOf, controlsBelow, type Builtin } from './builtin'
import { nodeOf } from './backend'

/** 标签: a tap on it presses the control that `for` names, or else the first one inside. */
export const label: Builtin<{ for: string }> = {
  tag: 'label',
  properties: { for: '' },
  create: (node) => {
    const { component, element } = node
    component.addListener('tap', (event: { target: { $$?: unknown } }) => {
      const pressed = event.target.$$ as HTMLElement | undefined
      // A tap on the control itself has already done it.
      for (let dom = pressed; dom !== undefined && dom !== element; dom = dom.parentElement ?? undefined)
        if (controlOf(nodeOf(dom) ?? dom) !== undefined) return
      const named = node.properties.for
      const target =
        named === ''
          ? controlsBelow(component)[0]
          : controlOf(component.ownerShadowRoot?.getElementById(named) ?? component)
      target?.press?.()
    })
    return {}
  },
}
