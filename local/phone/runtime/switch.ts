import { reflect, registerControl, type Builtin } from './builtin'

interface SwitchProperties {
  readonly name: string
  readonly checked: boolean
  readonly disabled: boolean
  readonly type: string
  readonly color: string
}

/** 开关 */
export const switchControl: Builtin<SwitchProperties> = {
  tag: 'switch',
  properties: { name: '', checked: false, disabled: false, type: 'switch', color: '#04BE02' },
  create: (node) => {
    const { element } = node
    const initial = node.properties.checked
    const track = document.createElement('div')
    track.className = 'switch-track'
    element.prepend(track)
    const press = (): void => {
      if (node.properties.disabled) return
      node.set('checked', !node.properties.checked)
      node.emit('change', { value: node.properties.checked })
    }
    node.component.addListener('tap', press)
    registerControl(node, {
      value: () => node.properties.checked,
      reset: () => {
        node.set('checked', initial)
      },
      press,
    })
    return {
      update: () => {
        const { checked, disabled, color, type } = node.properties
        track.style.setProperty('--switch-color', color)
        reflect(element, 'checked', checked)
        reflect(element, 'disabled', disabled)
        reflect(element, 'type', type)
        element.setAttribute('role', 'switch')
        element.setAttribute('aria-checked', String(checked))
        element.tabIndex = disabled ? -1 : 0
      },
    }
  },
}
