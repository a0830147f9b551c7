import {
  ancestor,
  controlOf,
  controlsBelow,
  reflect,
  registerControl,
  type Builtin,
  type Control,
} from './builtin'

interface ChoiceProperties {
  readonly value: string
  readonly checked: boolean
  readonly disabled: boolean
  readonly color: string
  readonly name: string
}

interface Member extends Control {
  readonly kind: 'checkbox' | 'radio'
  isChecked(): boolean
  choiceValue(): string
  check(isChecked: boolean): void
}

interface Group extends Control {
  changed(by: Member): void
}

const properties: ChoiceProperties = { value: '', checked: false, disabled: false, color: '', name: '' }

const choice = (kind: 'checkbox' | 'radio'): Builtin<ChoiceProperties> => ({
  tag: kind,
  properties,
  create: (node) => {
    const { element } = node
    const initial = node.properties.checked
    const box = document.createElement('div')
    box.className = `${kind}-box`
    element.prepend(box)
    const member: Member = {
      kind,
      isChecked: () => node.properties.checked,
      choiceValue: () => node.properties.value,
      check: (isChecked) => {
        node.set('checked', isChecked)
      },
      reset: () => {
        node.set('checked', initial)
      },
      press: () => {
        if (node.properties.disabled || (kind === 'radio' && node.properties.checked)) return
        node.set('checked', !node.properties.checked)
        const group = ancestor(node.component, [`${kind}-group`])
        const control = group === undefined ? undefined : (controlOf(group) as Group | undefined)
        control?.changed(member)
      },
    }
    registerControl(node, member)
    node.component.addListener('tap', () => member.press?.())
    return {
      update: () => {
        const { checked, disabled, color } = node.properties
        box.style.setProperty('--choice-color', color === '' ? null : color)
        reflect(element, 'checked', checked)
        reflect(element, 'disabled', disabled)
        element.setAttribute('role', kind)
        element.setAttribute('aria-checked', String(checked))
        element.tabIndex = disabled ? -1 : 0
      },
    }
  },
})

const isMember = (control: Control): control is Member => 'choiceValue' in control

const group = (kind: 'checkbox' | 'radio'): Builtin<{ name: string }> => ({
  tag: `${kind}-group`,
  properties: { name: '' },
  create: (node) => {
    const members = (): Member[] => controlsBelow(node.component).filter(isMember)
    const value = (): string | string[] => {
      const chosen = members()
        .filter((member) => member.isChecked())
        .map((member) => member.choiceValue())
      return kind === 'checkbox' ? chosen : (chosen[0] ?? '')
    }
    const control: Group = {
      value,
      reset: () => {
        for (const member of members()) member.reset?.()
      },
      changed: (by) => {
        if (kind === 'radio')
          for (const other of members()) if (other !== by && other.isChecked()) other.check(false)
        node.emit('change', { value: value() })
      },
    }
    registerControl(node, control)
    if (kind === 'radio') node.element.setAttribute('role', 'radiogroup')
    return {}
  },
})

/** 多选项目 */
export const checkbox = choice('checkbox')
export const checkboxGroup = group('checkbox')
/** 单选项目 */
export const radio = choice('radio')
export const radioGroup = group('radio')
