import { reflect, type Builtin } from './builtin'
import { fieldProperties, joinField, type FieldProperties } from './field'

interface TextareaProperties extends FieldProperties {
  readonly autoHeight: boolean
  readonly fixed: boolean
  readonly showConfirmBar: boolean
  readonly disableDefaultPadding: boolean
}

/** 多行输入框: 300 × 150 unless styled; with `auto-height` as high as its text, told by `linechange`. */
export const textarea: Builtin<TextareaProperties> = {
  tag: 'textarea',
  properties: {
    ...fieldProperties,
    placeholderClass: 'textarea-placeholder',
    confirmType: 'return',
    autoHeight: false,
    fixed: false,
    showConfirmBar: true,
    disableDefaultPadding: false,
  },
  create: (node) => {
    const field = document.createElement('textarea')
    field.rows = 1
    const joined = joinField(node, field)
    let lines = 0
    const measure = (): void => {
      if (!node.properties.autoHeight) return
      field.style.height = '0'
      const height = field.scrollHeight
      field.style.height = `${String(height)}px`
      const lineHeight = parseFloat(getComputedStyle(field).lineHeight) || 20
      const count = Math.max(1, Math.round(height / lineHeight))
      if (count === lines) return
      lines = count
      node.emit('linechange', { height, heightRpx: (height * 750) / 375, lineCount: count })
    }
    // Made in a panel that is still closed it has no width, and what it measures then is nothing.
    let width = 0
    new ResizeObserver(([seen]) => {
      if (seen === undefined || seen.contentRect.width === width) return
      width = seen.contentRect.width
      // In the next frame: a height that is set while sizes are told makes the browser complain of a loop.
      requestAnimationFrame(measure)
    }).observe(field)
    field.addEventListener('input', measure)
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing || node.properties.confirmType === 'return') return
      event.preventDefault()
      node.emit('confirm', { value: field.value })
      if (!node.properties.confirmHold) field.blur()
    })
    return {
      ...joined,
      update: () => {
        reflect(node.element, 'auto-height', node.properties.autoHeight)
        joined.update?.()
        if (node.properties.autoHeight) requestAnimationFrame(measure)
      },
    }
  },
}
