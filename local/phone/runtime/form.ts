import type * as glassEasel from 'glass-easel'
import { controlOf, controlsBelow, registerControl, type Builtin, type Control } from './builtin'

export interface FormControl extends Control {
  submit(): void
  reset(): void
}

/** 表单: on submit tells the values of the named fields inside, builtin ones and components with name and value. */
export const form: Builtin<{ reportSubmit: boolean }> = {
  tag: 'form',
  properties: { reportSubmit: false },
  create: (node) => {
    const control: FormControl = {
      submit: () => {
        node.emit('submit', { value: valuesOf(node.component) })
      },
      reset: () => {
        for (const field of controlsBelow(node.component)) field.reset?.()
        node.emit('reset')
      },
    }
    registerControl(node, control)
    return {}
  },
}

const valuesOf = (root: glassEasel.GeneralComponent): Record<string, unknown> => {
  const values: Record<string, unknown> = {}
  const visit = (element: glassEasel.Element): void => {
    const component = element.asGeneralComponent()
    const control = component === null ? undefined : controlOf(component)
    if (component !== null && control?.value !== undefined) {
      const { name } = component.data as { name?: string }
      if (name !== undefined && name !== '') values[name] = control.value()
      return
    }
    const own = component?.data as { name?: unknown; value?: unknown } | undefined
    if (
      own !== undefined &&
      typeof own.name === 'string' &&
      own.name !== '' &&
      'value' in own &&
      component !== root
    ) {
      values[own.name] = own.value
      return
    }
    element.forEachComposedChild((child) => {
      const next = child.asElement()
      if (next !== null) visit(next)
    })
  }
  visit(root)
  return values
}
