import { reflect, registerControl, type Behaviour, type Node } from './builtin'
import { toPhoneUnits } from './units'

/** What input and textarea have in common. */
export interface FieldProperties {
  readonly name: string
  readonly value: string
  readonly placeholder: string
  readonly placeholderStyle: string
  readonly placeholderClass: string
  readonly disabled: boolean
  readonly maxlength: number
  readonly focus: boolean
  readonly autoFocus: boolean
  readonly cursor: number
  readonly selectionStart: number
  readonly selectionEnd: number
  readonly cursorSpacing: number
  readonly cursorColor: string
  readonly adjustPosition: boolean
  readonly holdKeyboard: boolean
  readonly confirmType: string
  readonly confirmHold: boolean
  readonly alwaysEmbed: boolean
}

export const fieldProperties: FieldProperties = {
  name: '',
  value: '',
  placeholder: '',
  placeholderStyle: '',
  placeholderClass: 'input-placeholder',
  disabled: false,
  maxlength: 140,
  focus: false,
  autoFocus: false,
  cursor: -1,
  selectionStart: -1,
  selectionEnd: -1,
  cursorSpacing: 0,
  cursorColor: '',
  adjustPosition: true,
  holdKeyboard: false,
  confirmType: 'done',
  confirmHold: false,
  alwaysEmbed: false,
}

type Control = HTMLInputElement | HTMLTextAreaElement

/**
 * Joins a browser's text field to a component: value and events both ways, the placeholder as a text of its own since
 * its class and style are free, and composition, during which no value is written back.
 */
export const joinField = (node: Node<FieldProperties>, field: Control): Behaviour => {
  const { element } = node
  const placeholder = document.createElement('div')
  placeholder.className = 'field-placeholder'
  placeholder.setAttribute('aria-hidden', 'true')
  element.prepend(placeholder, field)
  let written: string | undefined
  let wasFocused = false
  let isComposing = false
  const initial = node.properties.value

  const showPlaceholder = (): void => {
    placeholder.style.visibility = field.value === '' && !isComposing ? '' : 'hidden'
  }
  const tell = (): void => {
    showPlaceholder()
    if (isComposing || field.value === written) return
    written = field.value
    node.set('value', field.value)
    node.emit('input', { value: field.value, cursor: field.selectionEnd ?? field.value.length, keyCode: 0 })
  }
  field.addEventListener('input', tell)
  field.addEventListener('compositionstart', () => {
    isComposing = true
    showPlaceholder()
  })
  field.addEventListener('compositionend', () => {
    isComposing = false
    tell()
  })
  field.addEventListener('focus', () => {
    wasFocused = true
    node.emit('focus', { value: field.value, height: 0 })
  })
  field.addEventListener('blur', () => {
    wasFocused = false
    node.emit('blur', { value: field.value, cursor: field.selectionEnd ?? 0 })
  })
  registerControl(node, {
    value: () => field.value,
    reset: () => {
      field.value = initial
      tell()
    },
    press: () => {
      field.focus()
    },
  })

  const writePlaceholder = (): void => {
    const { placeholder: words, placeholderClass, placeholderStyle } = node.properties
    placeholder.textContent = words
    placeholder.setAttribute('style', toPhoneUnits(placeholderStyle))
    const scope = node.component.ownerShadowRoot?.getHostNode()
    placeholder.className = ['field-placeholder', ...scopedNames(scope, placeholderClass)].join(' ')
    if (!element.hasAttribute('aria-label')) field.setAttribute('aria-label', words)
    showPlaceholder()
  }

  return {
    update: () => {
      const { value, disabled, maxlength, focus, cursorColor } = node.properties
      if (!isComposing && value !== field.value) field.value = value
      written = field.value
      field.disabled = disabled
      reflect(element, 'disabled', disabled)
      if (maxlength >= 0) field.maxLength = maxlength
      else field.removeAttribute('maxlength')
      field.style.caretColor = cursorColor
      const label = element.getAttribute('aria-label')
      if (label !== null) field.setAttribute('aria-label', label)
      writePlaceholder()
      if (focus && !wasFocused) focusSoon(node, field)
      if (!focus && wasFocused && lastFocus.get(field) === true) field.blur()
      lastFocus.set(field, focus)
    },
    attached: () => {
      if (node.properties.autoFocus || node.properties.focus) focusSoon(node, field)
    },
  }
}

const lastFocus = new WeakMap<Control, boolean>()

const focusSoon = (node: Node<FieldProperties>, field: Control): void => {
  // Elements that are attached in the same render come into the document after it.
  requestAnimationFrame(() => {
    field.focus({ preventScroll: false })
    const { cursor, selectionStart, selectionEnd } = node.properties
    if (selectionStart >= 0 && selectionEnd >= 0) field.setSelectionRange(selectionStart, selectionEnd)
    else if (cursor >= 0) field.setSelectionRange(cursor, cursor)
  })
}

type Host =
  NonNullable<Node<object>['component']['ownerShadowRoot']> extends { getHostNode(): infer H } ? H : never

/** Class names as the component that wrote them means them: with its prefix and the shared one. */
const scopedNames = (host: Host | undefined, names: string): string[] => {
  const { styleScope, extraStyleScope } = host?.getComponentOptions() ?? {}
  const manager = host?.getRootBehavior().ownerSpace.styleScopeManager
  const prefixes = [styleScope, extraStyleScope].flatMap((scope) => {
    const prefix = scope === null || scope === undefined ? undefined : manager?.queryName(scope)
    return prefix === undefined || prefix === '' ? [] : [prefix]
  })
  return names
    .split(/\s+/)
    .filter((name) => name !== '')
    .flatMap((name) => [name, ...prefixes.map((prefix) => `${prefix}--${name}`)])
}
