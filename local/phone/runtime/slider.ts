import { reflect, registerControl, type Builtin } from './builtin'

interface SliderProperties {
  readonly name: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly value: number
  readonly disabled: boolean
  readonly showValue: boolean
  readonly activeColor: string
  readonly backgroundColor: string
  readonly blockSize: number
  readonly blockColor: string
}

/** 滑动选择器 */
export const slider: Builtin<SliderProperties> = {
  tag: 'slider',
  properties: {
    name: '',
    min: 0,
    max: 100,
    step: 1,
    value: 0,
    disabled: false,
    showValue: false,
    activeColor: '#1aad19',
    backgroundColor: '#e9e9e9',
    blockSize: 28,
    blockColor: '#ffffff',
  },
  create: (node) => {
    const range = document.createElement('input')
    range.type = 'range'
    const shown = document.createElement('output')
    node.element.prepend(range, shown)
    const initial = node.properties.value
    range.addEventListener('input', () => {
      node.set('value', Number(range.value))
      node.emit('changing', { value: Number(range.value) })
    })
    range.addEventListener('change', () => {
      node.emit('change', { value: Number(range.value) })
    })
    registerControl(node, {
      value: () => node.properties.value,
      reset: () => {
        node.set('value', initial)
      },
    })
    return {
      update: () => {
        const {
          min,
          max,
          step,
          value,
          disabled,
          showValue,
          activeColor,
          backgroundColor,
          blockColor,
          blockSize,
        } = node.properties
        Object.assign(range, { min: String(min), max: String(max), step: String(step), disabled })
        range.value = String(value)
        shown.textContent = showValue ? String(value) : ''
        const share = max > min ? ((value - min) / (max - min)) * 100 : 0
        const style: Record<string, string> = {
          '--active': activeColor,
          '--background': backgroundColor,
          '--block': blockColor,
          '--size': `${String(Math.min(28, Math.max(12, blockSize)))}px`,
          '--share': `${String(share)}%`,
        }
        for (const [name, setting] of Object.entries(style)) range.style.setProperty(name, setting)
        const label = node.element.getAttribute('aria-label')
        if (label !== null) range.setAttribute('aria-label', label)
        reflect(node.element, 'disabled', disabled)
      },
    }
  },
}
