import { controlOf, ancestor, reflect, registerControl, type Builtin } from './builtin'
import { hover, type HoverProperties } from './hover'
import type { FormControl } from './form'
import { openType } from './open-type'

interface ButtonProperties extends HoverProperties {
  readonly size: string
  readonly type: string
  readonly plain: boolean
  readonly disabled: boolean
  readonly loading: boolean
  readonly formType: string
  readonly openType: string
  readonly lang: string
  readonly sessionFrom: string
  readonly sendMessageTitle: string
  readonly sendMessagePath: string
  readonly sendMessageImg: string
  readonly showMessageCard: boolean
  readonly appParameter: string
  readonly needShowEntrance: boolean
  readonly entrancePath: string
  readonly activityType: string
  readonly phoneNumberNoQuotaToast: boolean
}

/** 按钮: keyboard reachable, `form-type` submits or resets the form around it, `open-type` asks the shell. */
export const button: Builtin<ButtonProperties> = {
  tag: 'button',
  properties: {
    size: 'default',
    type: 'default',
    plain: false,
    disabled: false,
    loading: false,
    formType: '',
    openType: '',
    hoverClass: 'button-hover',
    hoverStopPropagation: false,
    hoverStartTime: 20,
    hoverStayTime: 70,
    lang: 'en',
    sessionFrom: '',
    sendMessageTitle: '',
    sendMessagePath: '',
    sendMessageImg: '',
    showMessageCard: false,
    appParameter: '',
    needShowEntrance: true,
    entrancePath: '',
    activityType: '',
    phoneNumberNoQuotaToast: true,
  },
  create: (node) => {
    const { element, component } = node
    const press = (): void => {
      const { disabled, formType, openType: kind } = node.properties
      if (disabled) return
      const form = formType === '' ? undefined : ancestor(component, ['form'])
      const control = form === undefined ? undefined : (controlOf(form) as FormControl | undefined)
      if (formType === 'submit') control?.submit()
      if (formType === 'reset') control?.reset()
      if (kind !== '') openType(kind, node)
    }
    component.addListener('tap', press)
    registerControl(node, {
      press: () => {
        node.emit('tap', {}, true)
      },
    })
    element.addEventListener('keydown', (event) => {
      if (event.target !== element || (event.key !== 'Enter' && event.key !== ' ')) return
      event.preventDefault()
      if (!node.properties.disabled) element.click()
    })
    return {
      ...hover(node, () => node.properties.disabled),
      update: () => {
        const { type, size, plain, disabled, loading } = node.properties
        reflect(element, 'type', type)
        reflect(element, 'size', size)
        reflect(element, 'plain', plain)
        reflect(element, 'disabled', disabled)
        reflect(element, 'loading', loading)
        if (!element.hasAttribute('role')) element.setAttribute('role', 'button')
        if (!element.hasAttribute('aria-disabled')) element.setAttribute('aria-disabled', String(disabled))
        element.tabIndex = disabled ? -1 : 0
      },
    }
  },
}
